"""A shop that writes to many: its people, its worker, and what came of it, as tests say it."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.broadcasts.book import NotStarted
from bot.broadcasts.broadcast import Audience, BroadcastId, BroadcastState, Counts, Report, To
from bot.broadcasts.content import Content
from bot.broadcasts.line import Line
from bot.broadcasts.progress import Progress
from bot.broadcasts.worker import BroadcastWorker
from bot.messages import Message
from bot.messenger import Messenger, MessengerError
from bot.staff.audit_trail import Actor
from bot.staff.rights import Role
from bot.store import buyers
from bot.texts.languages import Language
from tests.bot.parts import MERCHANT, Services

FIRST = 6_000_000_001
NEWS = Content("News & <more>")
EVERYBODY = To(Audience.EVERYBODY)
MANY_ROUNDS = 200
MOVING = {BroadcastState.RUNNING, BroadcastState.WAITING, BroadcastState.STOPPING}


@dataclass(slots=True)
class Courier:
    """Carries messages to where a test can count them, or says no as it is told."""

    carried: list[tuple[int, Message]] = field(default_factory=list)
    says: dict[int, list[MessengerError]] = field(default_factory=dict)
    open: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.open.set()

    async def send(self, chat_id: int, message: Message) -> int:
        await self.open.wait()
        if self.says.get(chat_id):
            raise self.says[chat_id].pop(0)
        self.carried.append((chat_id, message))
        return len(self.carried)

    async def edit(self, chat_id: int, message_id: int, message: Message) -> int | None:
        raise AssertionError("a broadcast edits nothing")

    def times(self, chat_id: int) -> int:
        """How often somebody got it."""
        return sum(to == chat_id for to, _ in self.carried)


@dataclass(slots=True)
class Newsroom:
    """One program's broadcasts."""

    shop: Services
    courier: Messenger
    updates: int = 1_000

    async def people(self, number: int, language: Language = Language.FA, first: int = FIRST) -> list[int]:
        """So many have written to the bot."""
        ids = list(range(first, first + number))
        async with self.shop.store.transaction() as tx:
            for each in ids:
                await buyers.meet(tx, each, f"Person {each}", language, self.shop.clock())
        return ids

    async def drafts(self, content: Content = NEWS, to: To = EVERYBODY) -> BroadcastId:
        async with self.shop.store.transaction() as tx:
            return await self.shop.desk.broadcasts.draft(tx, content, to, MERCHANT)

    async def starts(self, content: Content = NEWS, to: To = EVERYBODY) -> BroadcastId:
        """Write one and send it off."""
        number = await self.drafts(content, to)
        assert not isinstance(await self.shop.desk.broadcasts.start(await self.mina(), number), NotStarted)
        return number

    async def mina(self) -> Actor:
        """The merchant, by an update of her own; she is a buyer like any other, so who meets her is counted."""
        self.updates += 1
        known = await self.shop.buyers.recognise(MERCHANT, "Mina")
        return Actor(replace(known, name="Mina"), Role.OWNER, self.updates)

    def worker(self) -> BroadcastWorker:
        """Start a program's worker."""
        shop = self.shop
        progress = Progress(shop.speech, shop.desk.broadcasts.pace, shop.clock)
        line = Line(shop.store, progress, shop.wakeup, shop.clock)
        return BroadcastWorker(
            shop.store,
            self.courier,
            line,
            shop.alerts,
            shop.speech,
            shop.metrics,
            shop.wakeup,
            shop.clock,
        )

    async def works(self, worker: BroadcastWorker | None = None, seconds: float = 0) -> None:
        """Work until nothing moves any more; with some time between the rounds, until nothing is left to do."""
        worker = worker or self.worker()
        before = None
        for _ in range(MANY_ROUNDS):
            await worker.work_once()
            await worker.settle()
            self.shop.clock.now += timedelta(seconds=seconds)
            now = await self.everything()
            moving = {state for state, _ in now} & MOVING
            if not moving or (now == before and not seconds):
                return
            before = now

    async def everything(self) -> list[tuple[BroadcastState, Counts]]:
        page = await self.shop.desk.broadcasts.page()
        return [(each.broadcast.state, each.counts) for each in page.reports]

    async def report(self, number: int) -> Report:
        found = await self.shop.desk.broadcasts.find(number)
        assert found is not None
        return found

    async def counts(self, number: int) -> Counts:
        return (await self.report(number)).counts

    async def state(self, number: int) -> BroadcastState:
        return (await self.report(number)).broadcast.state
