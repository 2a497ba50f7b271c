"""What the demo runs: both sandboxes, the bot as a process of its own, and the board on top of them."""

import secrets
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import astuple, dataclass
from pathlib import Path

from bot.cli.demo_goods import Outside, fill_shelves
from bot.cli.operator import Talk
from bot.database import open_for_reading
from bot.overview import Overview
from sandbox.answers import Json
from sandbox.board.keeper import BotKeeper
from sandbox.board.server import serve as serve_board
from sandbox.board.sights import CannotLook
from sandbox.bot_process import BotProcess
from sandbox.licences import serve_licences
from sandbox.pal24.server import Running
from sandbox.stage import MERCHANT_ID, Sections, Stage, write_config

# Impatient, so that what takes minutes in a shop is seen at once; and nobody is told to slow down.
SETTINGS: Sections = {
    "gateway": {"timeout": "8s"},
    "payments": {"first_check_after": "5s", "open_orders": 20, "requests_per_minute": 60},
}


class PortTaken(Exception):
    """Another program listens on a port that the demo needs."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.port = port


@dataclass(frozen=True, slots=True)
class Ports:
    """Where everything listens; 0 is any free one."""

    board: int = 8000
    gateway: int = 8024
    telegram: int = 8025
    bot: int = 8080

    def must_be_free(self) -> None:
        """Raise PortTaken for the first that is not."""
        for port in astuple(self):
            with socket.socket() as probe:
                # As servers do: what a connection of before has left behind is no hindrance.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", port))
                except OSError as error:
                    raise PortTaken(port) from error


ANY_PORTS = Ports(0, 0, 0, 0)


def database_url(folder: Path) -> str:
    """Say where the demo's bot keeps its orders."""
    return f"sqlite:///{folder / 'demo.db'}"


@asynccontextmanager
async def goods(talk: Talk, stage: Stage, folder: Path) -> AsyncIterator[None]:
    """Fill the shop's shelves, and serve what its goods lead to while the block runs; the bot is not started yet."""
    secret = secrets.token_urlsafe(24)
    channel = await stage.telegram.channel(talk.text("demo-channel"))
    async with serve_licences(secret) as service_url:
        outside = Outside(MERCHANT_ID, channel.id, service_url, secret)
        await fill_shelves(database_url(folder), outside)
        yield


def make_bot(talk: Talk, stage: Stage, folder: Path, board_port: int) -> BotProcess:
    """Write the bot's settings, whose links lead to the board, and make its process; it is not started yet."""
    config = folder / "config.toml"
    shop = {"language": talk.language.value, "private_services": True}
    telegram = {"link_url": f"http://127.0.0.1:{board_port}"}
    sections = stage.sections(database_url(folder), {"shop": shop, "telegram": telegram, **SETTINGS})
    write_config(config, sections)
    command = [sys.executable, "-m", "bot", "run", "--config", str(config)]
    return BotProcess(command, f"{stage.bot_url}/health/ready", folder / "bot.log")


@asynccontextmanager
async def board(
    talk: Talk, stage: Stage, keeper: BotKeeper, folder: Path, port: int
) -> AsyncIterator[Running]:
    """Serve the board while the block runs; the bot must have made its database."""
    store = await open_for_reading(database_url(folder))
    overview = Overview(store)

    async def look() -> Json:
        try:
            return await overview.look()
        except sqlite3.Error as error:
            raise CannotLook(str(error)) from error

    try:
        async with serve_board(
            keeper,
            look,
            telegram_url=stage.telegram_url,
            gateway_url=stage.gateway_url,
            username=stage.username,
            port=port,
            language=talk.language.value,
        ) as running:
            yield running
    finally:
        await store.close()
