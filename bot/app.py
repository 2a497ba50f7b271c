"""Builds every part once, starts and stops them in order; the one place that sees everything."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from functools import partial
from typing import TypeAlias

import structlog

from bot.alerts import Alerts
from bot.alerts.backlog_watch import BacklogWatch
from bot.alerts.kept_back import KeptBackTeller
from bot.alerts.telegram_watch import TelegramWatch
from bot.alerts.troubles import Troubles
from bot.backup.backup import Backup
from bot.backup.backup_clock import BackupClock
from bot.backup.backup_work import BackupWork
from bot.broadcasts.line import Line
from bot.broadcasts.pace import Pace
from bot.broadcasts.progress import Progress
from bot.broadcasts.worker import BroadcastWorker
from bot.buyers import Buyers
from bot.cancellation import Cancellation
from bot.cart import Cart
from bot.catalog_editing import CatalogEditing
from bot.catalog_import import CatalogImport
from bot.category_editing import CategoryEditing
from bot.chat_settings.live import LiveSettings
from bot.chat_settings.reminder import MaintenanceReminder
from bot.checkout import Checkout
from bot.checkup.checkup import Checkup, database_place
from bot.clock import system_clock
from bot.config import Settings
from bot.database import open_database
from bot.delivery import DeliveryWorker
from bot.desk import open_desk
from bot.dialogs.goods_questions import GoodsQuestions
from bot.dialogs.product_fields import ProductDesk
from bot.dialogs.registry import every_form
from bot.discount_book import Discounts
from bot.exports.export_work import ExportWork
from bot.exports.exporter import Exporter
from bot.file_store import Files
from bot.forms.service import Forms
from bot.forms.uploaded import Received
from bot.fulfilment import Fulfilment
from bot.gateway_watch import GatewayWatch
from bot.gateways.protocol import Gateway
from bot.gateways.registry import open_gateway
from bot.goods.registry import every_kind
from bot.goods_notices import GoodsNotices
from bot.health import Health
from bot.inbox import Inbox
from bot.jobs.job import JobKind
from bot.jobs.worker import JobWorker
from bot.membership_gate import MembershipGate
from bot.membership_notices import MembershipNotices
from bot.memberships import Memberships
from bot.metrics import Metrics
from bot.notices import Notices
from bot.order_book import OrderBook
from bot.outbox import Outbox
from bot.pay_link_book import PayLinks
from bot.purchase import Purchase
from bot.reconciler import Reconciler
from bot.reconciliation.comparison import Comparison
from bot.reconciliation.reconcile_work import ReconcileWork
from bot.reports.digest import Digest, set_by_chat, subscribers
from bot.schedule import Schedule
from bot.settlement import Settlement
from bot.shop import Shop
from bot.speech import Speech
from bot.stockroom import Stockroom
from bot.store import Store
from bot.storefront import Storefront
from bot.supervisor import Supervisor
from bot.texts.catalogue import Texts
from bot.tokens import random_secret, random_token, random_word
from bot.wakeup import Wakeup
from handlers.telegram.chats import TelegramChats
from handlers.telegram.client import build_application
from handlers.telegram.line import TelegramLine
from handlers.telegram.messenger import TelegramMessenger
from handlers.telegram.rate_limit import BULK_SHARE
from handlers.telegram.uploads import TelegramUploads
from handlers.web.health import HealthEndpoints
from handlers.web.pages import Pages
from handlers.web.return_endpoint import ReturnEndpoint
from handlers.web.server import build_web_app, error_pages, serving

log = structlog.get_logger(__name__)

# What is not finished by then is taken up again at the next start: nothing depends on a clean end.
LET_FINISH_SECONDS = 8.0

Work: TypeAlias = Callable[[], Awaitable[None]]


class App:
    """One running shop."""

    def __init__(self, settings: Settings, store: Store, gateway: Gateway, metrics: Metrics) -> None:
        clock, texts = system_clock, Texts()
        self._settings = settings
        live = self._live = LiveSettings(store, settings.shop)
        speech = Speech(texts, live)
        alerts, notices = Alerts(speech), Notices(speech)
        watch, files = GatewayWatch(alerts), Files(store, clock)
        schedule = Schedule(settings.payments.first_check_after, random.random)
        after_commit, to_deliver, to_work, to_broadcast = Wakeup(), Wakeup(), Wakeup(), Wakeup()
        pace = Pace(settings.telegram.messages_per_second * BULK_SHARE)
        troubles = Troubles(speech)
        self._backlogs = BacklogWatch(store, troubles, clock, after_commit)
        self._kept_back = KeptBackTeller(store, troubles, clock, after_commit)
        telegram_watch = TelegramWatch(store, troubles, clock, after_commit)
        self._application = build_application(settings.telegram)
        self._line = TelegramLine(self._application, settings, telegram_watch)
        uploads, chats = TelegramUploads(self._application.bot), TelegramChats(self._application.bot, clock)
        goods = every_kind(store, chats, clock, private_services=settings.shop.private_services)
        goods_notices = GoodsNotices(speech)
        fulfilment = Fulfilment(goods, goods_notices, alerts, random_token)
        self._deliveries = DeliveryWorker(
            store, goods, fulfilment, goods_notices, clock, to_deliver, after_commit
        )
        cart = Cart(store, clock)
        editing = CatalogEditing(store, clock, settings.payments.limits.largest)
        categories = CategoryEditing(store, clock)
        product_desk = ProductDesk(
            editing, GoodsQuestions(chats, settings.shop.private_services), random_secret
        )
        stockroom, pay_links = Stockroom(store, alerts, clock), PayLinks(store, files, random_token, clock)
        discounts = Discounts(store, random_word, clock)
        tables = CatalogImport(
            store, files, speech, settings.payments.limits.largest, random_secret, alerts, clock
        )
        self._memberships = Memberships(store, chats, MembershipNotices(speech), alerts, clock, after_commit)
        self._settlement = Settlement(
            store,
            gateway,
            notices,
            alerts,
            watch,
            schedule,
            clock,
            metrics,
            fulfilment,
            after_commit,
            to_deliver,
        )
        health = Health(store, clock, metrics)
        checkup = Checkup(
            store,
            health,
            watch,
            lambda: self._line.well,
            *database_place(settings.database.url),
            settings.backup,
            clock,
        )
        checkout = Checkout(
            store,
            gateway,
            watch,
            schedule,
            settings.payments,
            settings.web.public_url,
            random_token,
            clock,
            metrics,
        )
        cancellation = Cancellation(store, self._settlement, notices, clock)
        self._desk = open_desk(
            store,
            live,
            speech,
            files,
            self._settlement,
            cancellation,
            fulfilment,
            notices,
            goods_notices,
            clock,
            after_commit,
            to_deliver,
            to_work,
            checkup,
            pace,
            to_broadcast,
        )
        self._jobs = JobWorker(
            store,
            files,
            speech,
            {
                JobKind.EXPORT: ExportWork(Exporter(store, speech), files, speech),
                JobKind.RECONCILE: ReconcileWork(
                    Comparison(store, gateway, self._settlement, watch, clock), files, speech
                ),
                JobKind.BACKUP: BackupWork(
                    Backup(store, clock), files, speech, settings.telegram.admins, settings.backup
                ),
            },
            clock,
            to_work,
            after_commit,
        )
        self._backups = BackupClock(self._desk.jobs, settings.backup, settings.shop.language, clock)
        dialogs = every_form(
            cart,
            self._deliveries,
            product_desk,
            categories,
            stockroom,
            pay_links,
            discounts,
            tables,
            settings.payments.limits,
            self._desk,
        )
        self._shop = Shop(
            settings=settings,
            live=live,
            speech=speech,
            notices=notices,
            buyers=Buyers(store, speech, alerts, clock),
            order_book=OrderBook(store, clock),
            checkout=checkout,
            settlement=self._settlement,
            cancellation=cancellation,
            storefront=Storefront(store, clock),
            cart=cart,
            purchase=Purchase(store, checkout, settings.payments, speech, alerts, clock),
            gate=MembershipGate(chats, settings.shop.required_channel),
            goods_notices=goods_notices,
            deliveries=self._deliveries,
            memberships=self._memberships,
            stockroom=stockroom,
            pay_links=pay_links,
            discounts=discounts,
            tables=tables,
            editing=editing,
            categories=categories,
            product_desk=product_desk,
            files=files,
            uploads=uploads,
            forms=Forms(store, speech, Received(files, uploads), dialogs, self._desk.trail, clock),
            desk=self._desk,
            menus=self._line.menus(speech, self._desk.staff),
            clock=clock,
        )
        self._outbox = Outbox(
            store,
            TelegramMessenger(self._application.bot, files),
            alerts,
            clock,
            metrics,
            after_commit,
            telegram_watch,
            self._desk.staff_room.lost,
        )
        self._broadcasts = BroadcastWorker(
            store,
            TelegramMessenger(self._application.bot, files, bulk=True),
            Line(store, Progress(speech, pace, clock), after_commit, clock),
            alerts,
            speech,
            metrics,
            to_broadcast,
            clock,
        )
        self._inbox = Inbox(
            store,
            self._line.dispatcher(self._shop),
            clock,
            metrics,
            after_commit,
            settings.gateway.timeout * 3,
        )
        self._reminder = MaintenanceReminder(store, live, troubles, clock, after_commit)
        self._reconciler = Reconciler(store, self._settlement, settings.gateway.timeout, clock)
        self._digest = Digest(
            store,
            self._desk.reports,
            speech,
            clock,
            set_by_chat(live),
            subscribers,
            after_commit,
        )
        self._health = HealthEndpoints(health, metrics, lambda: self._line.well)
        self._pages = Pages(texts, live)

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until told to stop; raises Trouble for what an operator must mend."""
        line = self._line
        await self._desk.staff.own(self._settings.telegram.admins)
        await self._live.refresh()
        web = build_web_app(
            ReturnEndpoint(self._shop, self._pages, lambda: line.bot_link),
            self._health,
            line.webhook(self._inbox),
            error_pages(self._pages, lambda: line.bot_link),
        )
        async with AsyncExitStack() as open_parts:
            open_parts.push_async_callback(line.close)
            open_parts.push_async_callback(self._finish)
            await open_parts.enter_async_context(serving(web, self._settings.web))
            work = await open_parts.enter_async_context(Supervisor())
            work.keep("telegram", partial(line.run, self._inbox))
            work.keep("inbox", self._when_connected(self._inbox.run))
            work.keep("outbox", self._when_connected(self._outbox.run))
            work.keep("deliveries", self._when_connected(self._deliveries.run))
            work.keep("broadcasts", self._when_connected(self._broadcasts.run))
            work.keep("memberships", self._when_connected(self._memberships.run))
            work.keep("reconciler", self._reconciler.run)
            work.keep("backlogs", self._backlogs.run)
            work.keep("kept back alerts", self._kept_back.run)
            work.keep("settings", self._live.run)
            work.keep("reminder", self._reminder.run)
            work.keep("jobs", self._jobs.run)
            work.keep("backups", self._backups.run)
            work.keep("digest", self._digest.run)
            await _until_stopped(stop, work)
            log.info("stopping")

    def _when_connected(self, work: Work) -> Work:
        async def wait_then_work() -> None:
            await self._line.connected()
            await work()

        return wait_then_work

    async def _finish(self) -> None:
        """Nothing new comes in any more: let what is under way end, in the order in which it feeds the next."""
        parts = (self._inbox, self._settlement, self._deliveries, self._broadcasts, self._outbox)
        for part in parts:
            await part.finish(LET_FINISH_SECONDS / len(parts))


async def serve(settings: Settings, stop: asyncio.Event) -> None:
    """Open the database and the gateway, and run the shop; raises Trouble."""
    metrics = Metrics()
    async with AsyncExitStack() as open_parts:
        store, steps = await open_database(settings.database.url)
        open_parts.push_async_callback(store.close)
        if steps:
            log.info("migrated the database", steps=steps)
        gateway = await open_parts.enter_async_context(open_gateway(settings.gateway, metrics))
        await App(settings, store, gateway, metrics).run(stop)


async def _until_stopped(stop: asyncio.Event, work: Supervisor) -> None:
    stopped, trouble = asyncio.create_task(stop.wait()), asyncio.create_task(work.trouble())
    try:
        await asyncio.wait([stopped, trouble], return_when=asyncio.FIRST_COMPLETED)
        if trouble.done():
            raise trouble.result()
    finally:
        stopped.cancel()
        trouble.cancel()
