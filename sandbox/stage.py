"""Everything around a bot: a pretend 24pal, a pretend Telegram, and the settings that lead to them."""

import json
import random
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sandbox.bank import Bank
from sandbox.pal24.server import serve as serve_24pal
from sandbox.pal24.settings import Pal24Settings
from sandbox.people import Telegram
from sandbox.telegram.server import Settings as TelegramSettings
from sandbox.telegram.server import serve as serve_telegram

TOKEN = "7654321098:SANDBOX-token-of-nobody"  # noqa: S105  # opens nothing but the sandbox
API_KEY = "sandbox-api-key-of-nobody"
MERCHANT_ID = 110_000_001
SHOP = "فروشگاه نمونه"

PORTS = (18_000, 32_000)

Sections = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the sandboxes are, the people's side of both, and where the bot is to be, with its names."""

    shop: str
    username: str
    telegram_url: str
    gateway_url: str
    bot_url: str
    bot_port: int
    telegram: Telegram
    bank: Bank

    def sections(self, database_url: str, more: Sections | None = None) -> dict[str, dict[str, object]]:
        """Give a bot's settings; `more` is laid over them, section by section."""
        settings: dict[str, dict[str, object]] = {
            "shop": {"name": self.shop, "language": "fa", "support": "@sample_shop_support"},
            "telegram": {
                "token": TOKEN,
                "admins": [MERCHANT_ID],
                "api_url": self.telegram_url,
                "link_url": self.telegram_url,
            },
            "gateway": {"api_key": API_KEY, "base_url": self.gateway_url},
            "web": {"host": "127.0.0.1", "port": self.bot_port, "public_url": self.bot_url},
            "database": {"url": database_url},
        }
        for section, keys in (more or {}).items():
            settings.setdefault(section, {}).update(keys)
        return settings


@asynccontextmanager
async def set_stage(
    *,
    telegram_port: int = 0,
    gateway_port: int = 0,
    bot_port: int = 0,
    shop: str = SHOP,
    username: str = "sandbox_bot",
) -> AsyncIterator[Stage]:
    """Serve both sandboxes while the block runs; a port of 0 takes any free one.

    The bot is named after the `shop`, and found under its `username`.
    """
    bot_port = bot_port or free_port()
    async with (
        serve_24pal("127.0.0.1", gateway_port, Pal24Settings(api_key=API_KEY)) as gateway,
        serve_telegram(
            TelegramSettings(tokens=(TOKEN,), username=username, first_name=shop, port=telegram_port)
        ) as telegram_server,
        Telegram(telegram_server.url) as telegram,
        Bank(gateway.url) as bank,
    ):
        bot_url = f"http://127.0.0.1:{bot_port}"
        yield Stage(shop, username, telegram_server.url, gateway.url, bot_url, bot_port, telegram, bank)


def write_config(path: Path, sections: Sections) -> None:
    """Write settings as the bot reads them."""
    lines = []
    for section, keys in sections.items():
        lines.append(f"[{section}]")
        # JSON's strings, numbers and lists are TOML's too.
        lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items()]
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")


def free_port() -> int:
    """Find a port that nobody listens on.

    It lies below those that systems give to whoever asks for any, so that nobody else is given it meanwhile.
    """
    while True:
        port = random.randrange(*PORTS)  # noqa: S311  # nothing secret
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
