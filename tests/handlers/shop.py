"""A shop as handlers see it: the services of tests/bot/parts.py with settings around them."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.catalog_csv.writing import Manner
from bot.catalog_editing import CatalogEditing
from bot.catalog_import import CatalogImport
from bot.category_editing import CategoryEditing
from bot.config import Settings
from bot.dialogs.goods_questions import GoodsQuestions
from bot.dialogs.product_fields import ProductDesk
from bot.dialogs.registry import every_form
from bot.discount_book import Discounts
from bot.forms import Form
from bot.forms.service import Forms
from bot.forms.uploaded import Received
from bot.membership_gate import MembershipGate
from bot.membership_notices import MembershipNotices
from bot.memberships import Memberships
from bot.pay_link_book import PayLinks
from bot.shop import Shop
from bot.store import Store
from bot.store.sqlite import SqliteStore
from bot.tokens import random_word
from bot.uploads import Uploads
from handlers.telegram.chats import TelegramChats
from handlers.telegram.client import build_application
from handlers.telegram.command_menu import CommandMenu
from handlers.telegram.uploads import TelegramUploads
from sandbox.bank import Bank
from tests.bot.parts import API_KEY, MERCHANT, PUBLIC_URL, Services, TestClock, open_services, pretend_gateway


@dataclass(frozen=True, slots=True)
class Stall:
    """A shop, its services, and the bank's side."""

    shop: Shop
    services: Services
    bank: Bank
    clock: TestClock


@asynccontextmanager
async def open_stall(
    folder: Path, forms: Iterable[Form] = (), telegram_url: str = "http://nowhere.invalid"
) -> AsyncIterator[Stall]:
    """Open a shop on a new file; who needs a Telegram gives the address of a pretend one."""
    clock, store = TestClock(), await SqliteStore.open(folder / "shop.db")
    try:
        await store.migrate()
        async with open_stall_on(store, clock, forms, telegram_url) as stall:
            yield stall
    finally:
        await store.close()


@asynccontextmanager
async def open_stall_on(
    store: Store,
    clock: TestClock,
    forms: Iterable[Form] = (),
    telegram_url: str = "http://nowhere.invalid",
    uploads: Uploads | None = None,
) -> AsyncIterator[Stall]:
    """Do the same on a store that is open; `uploads` may stand in for what Telegram keeps."""
    async with pretend_gateway(clock) as url, Bank(url) as bank, open_services(store, url, clock) as made:
        yield Stall(_shop(made, url, forms, telegram_url, uploads), made, bank, clock)


def _shop(
    services: Services,
    gateway_url: str,
    forms: Iterable[Form],
    telegram_url: str,
    uploads: Uploads | None = None,
) -> Shop:
    settings = Settings.model_validate(
        {
            "shop": {"name": "Sample Shop", "language": "en", "support": "@sample_shop_support"},
            "telegram": {
                "token": "7000000001:AAF-of-the-tests",
                "admins": [MERCHANT],
                "api_url": telegram_url,
            },
            "gateway": {"api_key": API_KEY, "base_url": gateway_url},
            "web": {"public_url": PUBLIC_URL},
        }
    )
    bot = build_application(settings.telegram).bot
    uploads, chats = uploads or TelegramUploads(bot), TelegramChats(bot, services.clock)
    editing = CatalogEditing(services.store, services.clock, settings.payments.limits.largest)
    categories = CategoryEditing(services.store, services.clock)
    product_desk = ProductDesk(editing, GoodsQuestions(chats, private=False), services.tokens)
    pay_links = PayLinks(services.store, services.files, services.tokens, services.clock)
    discounts = Discounts(services.store, random_word, services.clock)
    tables = CatalogImport(
        services.store,
        services.files,
        Manner(settings.shop.currency, settings.shop.language, settings.shop.timezone),
        settings.payments.limits.largest,
        services.tokens,
        services.clock,
    )
    dialogs = every_form(
        services.cart,
        services.deliveries,
        product_desk,
        categories,
        services.stockroom,
        pay_links,
        discounts,
        tables,
        settings.payments.limits,
        services.desk.broadcasts,
    )
    return Shop(
        settings=settings,
        speech=services.speech,
        notices=services.notices,
        buyers=services.buyers,
        order_book=services.order_book,
        checkout=services.checkout,
        settlement=services.settlement,
        cancellation=services.cancellation,
        storefront=services.storefront,
        cart=services.cart,
        purchase=services.purchase,
        gate=MembershipGate(chats, channel=None),
        goods_notices=services.goods_notices,
        deliveries=services.deliveries,
        memberships=Memberships(
            services.store,
            chats,
            MembershipNotices(services.speech),
            services.alerts,
            services.clock,
            services.wakeup,
        ),
        stockroom=services.stockroom,
        pay_links=pay_links,
        discounts=discounts,
        tables=tables,
        editing=editing,
        categories=categories,
        product_desk=product_desk,
        files=services.files,
        uploads=uploads,
        forms=Forms(
            services.store,
            services.speech,
            Received(services.files, uploads),
            [*dialogs, *forms],
            services.desk.trail,
            services.clock,
        ),
        desk=services.desk,
        menus=CommandMenu(bot, settings, services.speech, services.desk.staff),
        clock=services.clock,
    )
