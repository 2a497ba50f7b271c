"""The demo's table, set: both sandboxes, the bot in its own process, and the board that browsers open."""

import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.audit import Report, audit
from bot.cli.demo_goods import Outside, fill_shelves
from bot.database import open_for_reading
from bot.overview import Overview
from bot.store import Store
from sandbox.answers import Json
from sandbox.board.keeper import BotKeeper
from sandbox.board.server import serve
from sandbox.board.sights import CannotLook
from sandbox.bot_process import BotProcess
from sandbox.channels import Channel
from sandbox.licences import serve_licences
from sandbox.people import Person
from sandbox.stage import MERCHANT_ID, Sections, Stage, free_port, set_stage, write_config

# Impatient, so that nothing that is waited for takes long.
SETTINGS: Sections = {
    "gateway": {"timeout": "1s"},
    "payments": {"first_check_after": "1s", "open_orders": 20, "requests_per_minute": 100},
}
SECRET = "the-secret-between-shop-and-service"


@dataclass
class Table:
    """Everything that stands on it. Tests bring new buyers, and leave no trouble behind."""

    stage: Stage
    keeper: BotKeeper
    merchant: Person
    club: Channel
    store: Store
    language: str
    url: str = ""

    @asynccontextmanager
    async def board(self, port: int = 0) -> AsyncIterator[str]:
        """Serve a board over it while the block runs; gives its address."""
        overview = Overview(self.store)

        async def look() -> Json:
            try:
                return await overview.look()
            except sqlite3.Error as error:
                raise CannotLook(str(error)) from error

        stage = self.stage
        async with serve(
            self.keeper,
            look,
            telegram_url=stage.telegram_url,
            gateway_url=stage.gateway_url,
            username=stage.username,
            port=port,
            language=self.language,
        ) as running:
            yield running.url

    async def mend(self) -> None:
        """Take every trouble back."""
        await self.stage.bank.mends()
        await self.stage.telegram.mends()

    async def invoice(self, link: str) -> dict[str, Json]:
        """What the bank knows of an invoice: the truth."""
        key = link.rpartition("/")[2]
        (found,) = [invoice for invoice in await self.stage.bank.invoices() if invoice["invoice_key"] == key]
        return found

    async def seen(self) -> dict[str, Json]:
        """Give what the board sees of the shop."""
        seen = await Overview(self.store).look()
        assert isinstance(seen, dict)
        return seen

    async def payment(self, person: Person) -> int:
        """Give the number of this person's newest payment."""
        orders = (await self.seen())["orders"]
        assert isinstance(orders, list)
        theirs = [order for order in orders if isinstance(order, dict) and order["name"] == person.name]
        match theirs:
            case [{"payments": [*_, {"id": int(number)}]}, *_]:
                return number
            case _:
                raise AssertionError(f"{person.name} has no payment")

    async def audit(self) -> Report:
        """Go through the bot's books."""
        return await audit(self.store)


@asynccontextmanager
async def set_table(
    folder: Path,
    *,
    language: str = "en",
    shop: str = "Sample Shop",
    merchant: str = "Merchant",
    goods: bool = True,
    more: Sections | None = None,
) -> AsyncIterator[Table]:
    """Keep the table set while the block runs, with a shop and a merchant of these names and this language.

    On the shelves are the demo's goods, unless the shop is to be an empty one.
    """
    url, board_port = f"sqlite:///{folder / 'shop.db'}", free_port()
    async with set_stage(shop=shop) as stage, serve_licences(SECRET) as service:
        owner = await stage.telegram.person(merchant, language, id=MERCHANT_ID)
        await owner.says("/start")
        club = await stage.telegram.channel("Gardening every day")
        if goods:
            await fill_shelves(url, Outside(MERCHANT_ID, club.id, service, SECRET))
        config = folder / "config.toml"
        ours: Sections = {
            "shop": {"language": language, "private_services": True},
            "telegram": {"link_url": f"http://127.0.0.1:{board_port}"},
        }
        write_config(config, stage.sections(url, {**SETTINGS, **ours, **(more or {})}))
        command = [sys.executable, "-m", "bot", "run", "--config", str(config)]
        bot = BotProcess(command, f"{stage.bot_url}/health/ready", folder / "bot.log")
        async with BotKeeper(bot) as keeper:
            store = await open_for_reading(url)
            table = Table(stage, keeper, owner, club, store, language)
            try:
                async with table.board(board_port) as address:
                    table.url = address
                    yield table
            finally:
                await store.close()
