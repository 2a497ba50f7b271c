"""A whole shop: both sandboxes in this process, the bot in its own, and what tests look up about them."""

import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote, quote_plus

from aiohttp import ClientSession, ClientTimeout

from bot.audit import audit
from bot.database import open_for_reading
from bot.orders import Event, Order, OrderId, Payment
from bot.store import Store, events, orders, outbox, payments, updates
from sandbox.answers import Json
from sandbox.bank import Bank, Returned
from sandbox.bot_process import BotProcess
from sandbox.people import Person, Telegram
from sandbox.stage import MERCHANT_ID, TOKEN, Sections, Stage, set_stage, write_config
from tests.e2e.waiting import Watch, until

# Every sign that some encoding would change stands in it, so that an encoded leak is not overlooked.
API_KEY = "e2e api/key+of=nobody&%"
WEBHOOK_SECRET = "the-webhook_secret-of-nobody"
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error::ResourceWarning"}

# The reconciler keeps out of the way unless a test asks for it.
SETTINGS: Sections = {
    "shop": {"name": "Sample Shop", "language": "en", "support": "@sample_shop_support"},
    "gateway": {"api_key": API_KEY, "timeout": "2s"},
    "payments": {"first_check_after": "10m"},
}


class Shop:
    """One shop. Tests bring new buyers and leave the merchant as they found them."""

    def __init__(self, stage: Stage, bot: BotProcess, config: Path, database_url: str) -> None:
        self.stage = stage
        self.bot = bot
        self.config = config
        self.database_url = database_url
        self.may_fail = False
        """Whether a test makes the bot fail: without, no error may be in the log."""
        self._store: Store | None = None
        self._browser = ClientSession(timeout=ClientTimeout(total=30))
        self._merchant: Person | None = None

    @property
    def telegram(self) -> Telegram:
        """The pretend Telegram."""
        return self.stage.telegram

    @property
    def bank(self) -> Bank:
        """The person at the pretend gateway's pay page."""
        return self.stage.bank

    @property
    def log(self) -> str:
        """All that the bot has written down so far."""
        return self.bot.log.read_text(encoding="utf-8")

    async def buyer(self, name: str = "Sara", language: str = "en") -> Person:
        """Let somebody new find the shop; they have not written to it yet."""
        return await self.telegram.person(name, language)

    async def merchant(self) -> Person:
        """Give the merchant, who has written to the bot."""
        if self._merchant is None:
            self._merchant = await self.telegram.person("Merchant", "en", id=MERCHANT_ID)
            await self._merchant.says("/start")
            await self._merchant.sees("Hello")
        return self._merchant

    async def restart(self) -> None:
        """Start the bot again, after `kill` or `stop`."""
        await self.bot.start()

    async def kill(self) -> None:
        """Cut the bot's power."""
        await self.bot.kill()

    async def stop(self) -> None:
        """Stop the bot in order."""
        assert await self.bot.terminate() == 0, self.log[-2000:]

    async def visits(self, url: str, method: str = "GET", **fields: str) -> Returned:
        """Open an address of the shop (or a path of it) in a browser."""
        address = url if "://" in url else f"{self.stage.bot_url}{url}"
        async with self._browser.request(method, address, data=fields or None) as response:
            return Returned(response.status, str(response.url), await response.text(), response.headers)

    async def at_gateway(self) -> Watch:
        """Watch the calls to the gateway from now on; a call's name is request, check, pay, ..."""

        async def calls() -> list[tuple[int, str, Mapping[str, Json]]]:
            entries = await self.bank.calls()
            return [(n, str(e["call"]), e) for e in entries if isinstance(n := e["number"], int)]

        return await Watch.from_now_on(calls, "the gateway")

    async def at_telegram(self) -> Watch:
        """Watch the calls of the Bot API from now on."""

        async def calls() -> list[tuple[int, str, Mapping[str, Json]]]:
            return [(c.number, c.method, c.params) for c in await self.telegram.calls()]

        return await Watch.from_now_on(calls, "Telegram")

    async def order(self, number: int) -> Order:
        """Read an order."""
        async with (await self.store()).reading() as session:
            found = await orders.find(session, number)
        assert found is not None
        return found

    async def payments(self, number: int) -> list[Payment]:
        """Read an order's payments, oldest first."""
        async with (await self.store()).reading() as session:
            return await payments.of_order(session, OrderId(number))

    async def events(self, number: int) -> list[Event]:
        """Read what happened to an order and its payments."""
        async with (await self.store()).reading() as session:
            return await events.of_order(session, OrderId(number))

    async def store(self) -> Store:
        """Give the database, to read."""
        if self._store is None:
            self._store = await open_for_reading(self.database_url)
        return self._store

    async def all_said(self) -> None:
        """Wait until every update is handled and every letter is out."""

        async def quiet() -> bool | None:
            async with (await self.store()).reading() as session:
                waiting = await updates.count_waiting(session)
                letters, _ = await outbox.depth(session)
            return (waiting, letters) == (0, 0) or None

        await until(quiet, "the bot to have said everything")

    async def mend(self) -> None:
        """Take every ordered trouble back."""
        await self.telegram.mends()
        await self.telegram.limits()
        await self.bank.mends()

    async def check(self) -> None:
        """Whatever happened: every rial is accounted for, and no secret has come out."""
        report = await audit(await self.store())
        assert not report.faults
        assert report.clean, report
        assert self.may_fail or "Traceback" not in self.log
        told = [self.log, *(repr(call.params) for call in await self.telegram.calls())]
        for secret in (TOKEN, API_KEY, WEBHOOK_SECRET):
            forms = {secret, quote(secret), quote(secret, safe=""), quote_plus(secret)}
            assert not [text for text in told for form in forms if form in text]

    async def close(self) -> None:
        """Let go of everything but the sandboxes and the bot."""
        await self._browser.close()
        if self._store is not None:
            await self._store.close()


@asynccontextmanager
async def open_shop(
    folder: Path,
    more: Sections | None = None,
    database_url: str | None = None,
    before_start: Callable[[Stage], Awaitable[None]] | None = None,
) -> AsyncIterator[Shop]:
    """Run a shop while the block runs; `more` is laid over the settings."""
    async with set_stage() as stage:
        await _knows_our_terminal(stage)
        url = database_url or f"sqlite:///{folder / 'shop.db'}"
        config = folder / "config.toml"
        write_config(config, stage.sections(url, merged(SETTINGS, more or {})))
        if before_start is not None:
            await before_start(stage)
        async with bot_process(stage, config) as bot:
            shop = Shop(stage, bot, config, url)
            try:
                await bot.start()
                yield shop
                await shop.check()
            finally:
                await shop.close()


@asynccontextmanager
async def bot_process(stage: Stage, config: Path) -> AsyncIterator[BotProcess]:
    """Make a bot that is not started yet; stopped at the end, in order if it can be."""
    command = [sys.executable, "-m", "bot", "run", "--config", str(config)]
    bot = BotProcess(
        command, f"http://127.0.0.1:{stage.bot_port}/health/ready", config.with_suffix(".log"), ENVIRONMENT
    )
    try:
        yield bot
    finally:
        await bot.terminate()


def merged(sections: Sections, more: Sections) -> dict[str, dict[str, object]]:
    """Lay settings over others, section by section."""
    return {name: {**sections.get(name, {}), **more.get(name, {})} for name in {*sections, *more}}


async def _knows_our_terminal(stage: Stage) -> None:
    async with (
        ClientSession() as session,
        session.post(f"{stage.gateway_url}/control/terminals", json={"api_key": API_KEY}) as response,
    ):
        assert response.ok
