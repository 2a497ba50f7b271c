"""A running shop whose Telegram and gateway answer at once: what is left of a tap is the shop's own work."""

import itertools
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from telegram import Update

from bot.alerts import Alerts
from bot.alerts.telegram_watch import TelegramWatch
from bot.alerts.troubles import Troubles
from bot.app import App
from bot.chat_settings.current import Current, Fixed
from bot.clock import system_clock
from bot.config import Settings
from bot.gateways.protocol import CheckAnswer, Issued, NotPaid, NotPaidBecause, RequestAnswer
from bot.health import Health
from bot.inbox import AT_ONCE, Inbox
from bot.messages import Letter, Message
from bot.metrics import Metrics
from bot.money import Rials
from bot.outbox import Outbox
from bot.reconciler import KEPT_FORMS, KEPT_MESSAGES, KEPT_UPDATES
from bot.speech import Speech
from bot.store import Store, forms, outbox, updates
from bot.store.updates import Received
from bot.supervisor import Supervisor
from bot.texts.catalogue import Texts
from bot.wakeup import Wakeup
from handlers.telegram.client import App as Application
from handlers.telegram.client import build_application
from handlers.telegram.router import Router

ANSWERED_WITHIN = timedelta(seconds=10)


@dataclass(slots=True)
class InstantGateway:
    """See Gateway; gives an invoice to whoever asks, and has seen no money."""

    terminal: str = "bench"
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def pay_link(self, invoice_key: str) -> str:
        return f"http://gateway.invalid/invoice/pay/{invoice_key}"

    async def request(self, amount: Rials, return_url: str) -> RequestAnswer:
        return Issued(f"of-the-bench-{next(self._numbers)}")

    async def check(self, invoice_key: str) -> CheckAnswer:
        return NotPaid(NotPaidBecause.NOT_YET)


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody was told first, and when: seconds."""

    at: float
    message: Message

    def since(self, began: float) -> "Answered":
        return Answered(self.at - began, self.message)


@dataclass(slots=True)
class InstantMessenger:
    """See Messenger; keeps what each chat was told first."""

    first: dict[int, Answered] = field(default_factory=dict)
    arrived: Wakeup = field(default_factory=Wakeup)

    async def send(self, chat_id: int, message: Message) -> int:
        self._note(chat_id, message)
        return 1

    async def edit(self, chat_id: int, message_id: int, message: Message) -> int | None:
        self._note(chat_id, message)
        return None

    def _note(self, chat_id: int, message: Message) -> None:
        self.first.setdefault(chat_id, Answered(time.perf_counter(), message))
        self.arrived.wake()


class Desk:
    """See Handler in bot/inbox.py: the router's own answers, without a word to Telegram about the tap itself."""

    def __init__(self, application: Application, router: Router) -> None:
        self._application = application
        self._router = router

    async def handle(self, update: Received) -> Sequence[Letter]:
        answer = await self._router.answer(Update.de_json(json.loads(update.body), self._application.bot))
        return answer.letters

    async def apologise(self, update: Received) -> Sequence[Letter]:
        raise RuntimeError(f"update {update.id} could not be handled: {update.body}")


class Program:
    """A shop as bot/app.py puts it together, with its inbox and outbox at work."""

    def __init__(self, settings: Settings, store: Store) -> None:
        metrics, speech = Metrics(), Speech(Texts(), Fixed(Current(settings.shop)))
        # The very parts of the program, not others put together alike: they have no public name there.
        app = App(settings, store, InstantGateway(), metrics)
        self.store = store
        # Another application than that one's, in which its own router would answer first.
        self._application = build_application(settings.telegram)
        self._reconciler, self._deliveries = app._reconciler, app._deliveries
        self._memberships, self._live = app._memberships, app._live
        self._staff, self._owners = app._desk.staff, settings.telegram.admins
        self._messenger, wakeup = InstantMessenger(), Wakeup()
        watch = TelegramWatch(store, Troubles(speech), system_clock, wakeup)
        self._outbox = Outbox(store, self._messenger, Alerts(speech), system_clock, metrics, wakeup, watch)
        desk = Desk(self._application, Router(self._application, app._shop))
        self._inbox = Inbox(store, desk, system_clock, metrics, wakeup)
        self._health = Health(store, system_clock, metrics)

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """Answer updates while the block runs."""
        await self._staff.own(self._owners)
        async with self._application, Supervisor() as work:
            work.keep("inbox", self._inbox.run)
            work.keep("outbox", self._outbox.run)
            yield

    async def answer(self, received: Sequence[Received]) -> list[Answered]:
        """Take updates in, each of another chat, and wait until each has had its answer and nothing is under way."""
        self._messenger.first.clear()
        began = time.perf_counter()
        await self._inbox.receive(received)
        while not {update.chat_id for update in received} <= self._messenger.first.keys():
            await self._messenger.arrived.wait(ANSWERED_WITHIN)
            if time.perf_counter() - began > ANSWERED_WITHIN.total_seconds():
                raise TimeoutError(f"not every one of these was answered: {received}")
        await self._outbox.finish(ANSWERED_WITHIN.total_seconds())
        return [self._messenger.first[update.chat_id].since(began) for update in received]

    def idle_rounds(self) -> Mapping[str, Callable[[], Awaitable[object]]]:
        """What the program does again and again while nobody wants anything."""
        return {
            "the inbox looks for updates": self._look_for_updates,
            "the outbox looks for messages": self._look_for_messages,
            "the deliveries look for what is due": self._deliveries.work_once,
            "the memberships look for what is due": self._memberships.work_once,
            "the reconciler looks for what is due": self._reconciler.work_once,
            "the settings are read anew": self._live.refresh,
            "health and metrics look at the database": self._health.look,
            "what is old is forgotten (once an hour)": self._tidy,
        }

    async def _look_for_updates(self) -> None:
        async with self.store.reading() as session:
            await updates.waiting(session, system_clock(), AT_ONCE * 2)

    async def _look_for_messages(self) -> None:
        now = system_clock()
        await self._outbox.send_due()
        async with self.store.reading() as session:
            await outbox.next_due(session, now)

    async def _tidy(self) -> None:
        now = system_clock()
        async with self.store.transaction() as tx:
            await updates.forget(tx, now - KEPT_UPDATES)
            await outbox.forget(tx, now - KEPT_MESSAGES)
            await forms.forget(tx, now - KEPT_FORMS)
