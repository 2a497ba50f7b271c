"""A shop's services on a real store, before a pretend gateway: what a test of one of them needs of the others."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from bot.alerts import Alerts
from bot.alerts.telegram_watch import TelegramWatch
from bot.alerts.troubles import Troubles
from bot.backup.backup import Backup
from bot.backup.backup_work import BackupWork
from bot.broadcasts.pace import Pace
from bot.buyers import Buyers
from bot.cancellation import Cancellation
from bot.cart import Cart
from bot.catalog import Kind
from bot.chat_settings.current import Current, Fixed
from bot.chat_settings.keys import Key
from bot.chat_settings.live import LiveSettings
from bot.checkout import Checkout, PayLink
from bot.checkup.checkup import Checkup
from bot.config import BackupSettings, PaymentSettings, ShopSettings
from bot.delivery import DeliveryWorker
from bot.desk import Desk, open_desk
from bot.exports.export_work import ExportWork
from bot.exports.exporter import Exporter
from bot.file_store import Files
from bot.fulfilment import Fulfilment
from bot.gateway_watch import GatewayWatch
from bot.gateways.pal24 import Pal24
from bot.gateways.protocol import Gateway
from bot.goods.by_hand import ByHandGoods
from bot.goods.codes import CodeGoods
from bot.goods.file import FileGoods
from bot.goods.protocol import Goods
from bot.goods.text import TextGoods
from bot.goods_notices import GoodsNotices
from bot.health import Health
from bot.jobs.job import JobKind
from bot.jobs.worker import JobWorker
from bot.messages import Letter, Message
from bot.metrics import Metrics
from bot.money import Rials
from bot.notices import Notices
from bot.order_book import OrderBook
from bot.orders import Event, Order, OrderId, Payment, PaymentId
from bot.purchase import Purchase
from bot.reconciler import Reconciler
from bot.reconciliation.comparison import Comparison
from bot.reconciliation.reconcile_work import ReconcileWork
from bot.schedule import Schedule
from bot.settlement import Settlement
from bot.speech import Speech
from bot.staff.audit_trail import Actor
from bot.staff.rights import Role
from bot.stockroom import Stockroom
from bot.store import Store, events, orders, outbox, payments
from bot.store.buyers import Buyer
from bot.store.chat_settings import Change
from bot.storefront import Storefront
from bot.texts.catalogue import Texts
from bot.texts.languages import Language
from bot.wakeup import Wakeup
from sandbox.bank import Bank
from sandbox.pal24.server import serve
from sandbox.pal24.settings import Pal24Settings

API_KEY = "the-secret-of-this-terminal"
PUBLIC_URL = "https://shop.example"
MERCHANT = 110_000_001
SARA = 5_208_170_001
ALI = 5_208_170_008
AMOUNT = Rials(500_000)
TIMEOUT = timedelta(seconds=5)
# What config.toml says of the shop.
IN_FILE = ShopSettings(name="Sample Shop", language=Language.EN, support="@sample_shop_support")
PATIENCE = 20.0

# The kinds of goods that need no network.
LOCAL_GOODS: Mapping[Kind, Goods] = {
    Kind.TEXT: TextGoods(),
    Kind.FILE: FileGoods(),
    Kind.CODES: CodeGoods(),
    Kind.BY_HAND: ByHandGoods(),
}

# For what the database's kind can't make a difference to.
on_sqlite = pytest.mark.parametrize("store_url", ["sqlite"], indirect=True)


@dataclass(slots=True)
class TestClock:
    """Stands still until a test moves it."""

    __test__ = False

    now: datetime = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        """The same moment, as the sandbox counts."""
        return self.now.timestamp()

    def passes(self, **span: float) -> None:
        """Let time pass: `passes(minutes=30)`."""
        self.now += timedelta(**span)


class Tokens:
    """Return tokens that a test can foresee."""

    def __init__(self, name: str = "token") -> None:
        self._numbers = itertools.count(1)
        self._name = name

    def __call__(self) -> str:
        return f"{self._name}-{next(self._numbers):024}"


@cache
def texts() -> Texts:
    """Every sentence; they take their time to read."""
    return Texts()


def speech(language: Language = Language.EN) -> Speech:
    """An English shop's manner of speaking, which nobody changes."""
    return Speech(texts(), Fixed(Current(ShopSettings(name="Sample Shop", language=language))))


@dataclass(slots=True)
class Services:
    """One program's services, as bot/app.py puts them together."""

    store: Store
    gateway: Gateway
    clock: TestClock
    settings: PaymentSettings = field(default_factory=PaymentSettings)
    tokens: Tokens = field(default_factory=Tokens)
    keys: Tokens = field(default_factory=lambda: Tokens("delivery"))
    file: ShopSettings = field(default_factory=lambda: IN_FILE)
    live: LiveSettings = field(init=False)
    speech: Speech = field(init=False)
    metrics: Metrics = field(default_factory=Metrics)
    wakeup: Wakeup = field(default_factory=Wakeup)
    mail: list[Letter] = field(default_factory=list)
    goods: Mapping[Kind, Goods] = field(default_factory=lambda: LOCAL_GOODS)
    alerts: Alerts = field(init=False)
    troubles: Troubles = field(init=False)
    telegram_watch: TelegramWatch = field(init=False)
    goods_notices: GoodsNotices = field(init=False)
    fulfilment: Fulfilment = field(init=False)
    deliveries: DeliveryWorker = field(init=False)
    cart: Cart = field(init=False)
    purchase: Purchase = field(init=False)
    storefront: Storefront = field(init=False)
    stockroom: Stockroom = field(init=False)
    notices: Notices = field(init=False)
    watch: GatewayWatch = field(init=False)
    schedule: Schedule = field(init=False)
    settlement: Settlement = field(init=False)
    checkout: Checkout = field(init=False)
    cancellation: Cancellation = field(init=False)
    reconciler: Reconciler = field(init=False)
    buyers: Buyers = field(init=False)
    order_book: OrderBook = field(init=False)
    files: Files = field(init=False)
    desk: Desk = field(init=False)
    backup: BackupSettings = field(default_factory=BackupSettings)
    jobs: JobWorker = field(init=False)

    def __post_init__(self) -> None:
        self.live = LiveSettings(self.store, self.file)
        self.speech = Speech(texts(), self.live)
        self.alerts, self.notices = Alerts(self.speech), Notices(self.speech)
        self.troubles = Troubles(self.speech)
        self.telegram_watch = TelegramWatch(self.store, self.troubles, self.clock, self.wakeup)
        self.watch = GatewayWatch(self.alerts)
        # A spread of exactly the middle: delays are what the schedule says.
        self.schedule = Schedule(self.settings.first_check_after, lambda: 0.5)
        self.goods_notices = GoodsNotices(self.speech)
        self.fulfilment = Fulfilment(self.goods, self.goods_notices, self.alerts, self.keys)
        self.deliveries = DeliveryWorker(
            self.store, self.goods, self.fulfilment, self.goods_notices, self.clock, self.wakeup, self.wakeup
        )
        self.settlement = Settlement(
            self.store,
            self.gateway,
            self.notices,
            self.alerts,
            self.watch,
            self.schedule,
            self.clock,
            self.metrics,
            self.fulfilment,
            self.wakeup,
            self.wakeup,
        )
        self.checkout = Checkout(
            self.store,
            self.gateway,
            self.watch,
            self.schedule,
            self.settings,
            PUBLIC_URL,
            self.tokens,
            self.clock,
            self.metrics,
        )
        self.cart = Cart(self.store, self.clock)
        self.purchase = Purchase(
            self.store, self.checkout, self.settings, self.speech, self.alerts, self.clock
        )
        self.storefront, self.stockroom = (
            Storefront(self.store, self.clock),
            Stockroom(self.store, self.alerts, self.clock),
        )
        self.cancellation = Cancellation(self.store, self.settlement, self.notices, self.clock)
        self.files = Files(self.store, self.clock)
        health = Health(self.store, self.clock, self.metrics)
        checkup = Checkup(
            self.store,
            health,
            self.watch,
            lambda: True,
            "SQLite, shop.db",
            Path(),
            self.backup,
            self.clock,
        )
        self.desk = open_desk(
            self.store,
            self.live,
            self.speech,
            self.files,
            self.settlement,
            self.cancellation,
            self.fulfilment,
            self.notices,
            self.goods_notices,
            self.clock,
            self.wakeup,
            self.wakeup,
            self.wakeup,
            checkup,
            Pace(20),
            self.wakeup,
        )
        self.reconciler = Reconciler(self.store, self.settlement, TIMEOUT, self.clock)
        self.buyers = Buyers(self.store, self.speech, self.alerts, self.clock)
        self.order_book = OrderBook(self.store, self.clock)
        store, files = self.store, self.files
        comparison = Comparison(store, self.gateway, self.settlement, self.watch, self.clock)
        self.jobs = JobWorker(
            store,
            files,
            self.speech,
            {
                JobKind.EXPORT: ExportWork(Exporter(store, self.speech), files, self.speech),
                JobKind.RECONCILE: ReconcileWork(comparison, files, self.speech),
                JobKind.BACKUP: BackupWork(
                    Backup(store, self.clock), files, self.speech, [MERCHANT, ALI], self.backup
                ),
            },
            self.clock,
            self.wakeup,
            self.wakeup,
        )

    async def meets(self, user_id: int = SARA, name: str = "Sara") -> Buyer:
        """Somebody writes to the bot."""
        return await self.buyers.meet(user_id, name)

    async def sets(self, key: Key, value: str | None, update_id: int = 1) -> Change | None:
        """The merchant changes a setting by chat."""
        by = Actor(await self.meets(MERCHANT, "Mina"), Role.OWNER, update_id)
        return await self.desk.settings.set(by, key, value)

    async def offers(self, buyer: Buyer, amount: Rials = AMOUNT, update_id: int = 1) -> PayLink:
        """Give a pay link, as the whole program does: the pay message is stored with it."""
        offer = await self.checkout.start(buyer, amount, update_id)
        assert isinstance(offer, PayLink), offer
        await self.shows(buyer, offer)
        return offer

    async def shows(self, buyer: Buyer, offer: PayLink) -> None:
        """Store the pay message."""
        now = self.clock()
        letter = self.notices.pay_message(buyer, offer.order, offer.payment, offer.url, now)
        async with self.store.transaction() as tx:
            await outbox.put(tx, [letter], now)

    async def payment(self, payment_id: PaymentId) -> Payment:
        """Read a payment as it is stored."""
        async with self.store.reading() as session:
            return await payments.get(session, payment_id)

    async def order(self, order_id: OrderId) -> Order:
        """Read an order as it is stored."""
        async with self.store.reading() as session:
            order = await orders.find(session, order_id)
        assert order is not None
        return order

    async def payments(self, order_id: OrderId) -> list[Payment]:
        """Read every try at paying for an order."""
        async with self.store.reading() as session:
            return await payments.of_order(session, order_id)

    async def story(self, order_id: OrderId) -> list[Event]:
        """Read every move of an order and its payments."""
        async with self.store.reading() as session:
            return await events.of_order(session, order_id)

    async def moves(self, order_id: OrderId) -> list[tuple[str, str]]:
        """Read every move, as old and new state."""
        return [(event.old, event.new) for event in await self.story(order_id)]

    async def letters(self, chat_id: int) -> list[Message]:
        """Everything that was ever queued for a chat, in order; it counts as sent."""
        async with self.store.transaction() as tx:
            while queued := await outbox.claim_due(tx, self.clock(), self.clock() + timedelta(days=1), 1000):
                for each in queued:
                    await outbox.sent(tx, each.id, 1, self.clock())
                    self.mail.append(each.letter)
        return [letter.message for letter in self.mail if letter.chat_id == chat_id]

    async def works(self) -> None:
        """Do the background work that waits."""
        await self.jobs.begin_due()
        await self.jobs.finish(PATIENCE)

    async def told(self, chat_id: int) -> str:
        """The same as one text."""
        return "\n".join(str(message.html) for message in await self.letters(chat_id))


@asynccontextmanager
async def pretend_gateway(clock: TestClock) -> AsyncIterator[str]:
    """Serve a 24pal that lives in the test's time; gives its address."""
    async with serve("127.0.0.1", 0, Pal24Settings(api_key=API_KEY, clock=clock.seconds)) as running:
        yield running.url


def client(url: str, timeout: timedelta = TIMEOUT, metrics: Metrics | None = None) -> Pal24:
    """The real client of that gateway; to be opened by `async with`."""
    return Pal24(url, API_KEY, timeout, metrics or Metrics())


@asynccontextmanager
async def open_services(
    store: Store, gateway_url: str, clock: TestClock, name: str = "token"
) -> AsyncIterator[Services]:
    """Put a program together; called twice on one database, with different names, these are two replicas."""
    async with client(gateway_url) as gateway:
        services = Services(store, gateway, clock, tokens=Tokens(name), keys=Tokens(f"{name}-delivery"))
        await services.desk.staff.own([MERCHANT])
        yield services


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    """Wait until something has happened that nothing announces; raises TimeoutError."""
    async with asyncio.timeout(PATIENCE):
        while not await condition():  # noqa: ASYNC110  # what is waited for is in other programs
            await asyncio.sleep(0.005)


async def calls(bank: Bank, call: str) -> int:
    """Count how often the gateway was asked."""
    return len([entry for entry in await bank.calls() if entry["call"] == call])


async def asked(bank: Bank, call: str, times: int = 1) -> None:
    """Wait until the gateway has been asked that often."""

    async def enough() -> bool:
        return await calls(bank, call) >= times

    await until(enough)
