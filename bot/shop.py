"""The services that handlers call, as one value."""

from dataclasses import dataclass

from bot.buyers import Buyers
from bot.cancellation import Cancellation
from bot.cart import Cart
from bot.catalog_editing import CatalogEditing
from bot.catalog_import import CatalogImport
from bot.category_editing import CategoryEditing
from bot.chat_settings.live import LiveSettings
from bot.checkout import Checkout
from bot.clock import Clock
from bot.config import Settings
from bot.delivery import DeliveryWorker
from bot.desk import Desk
from bot.dialogs.product_fields import ProductDesk
from bot.discount_book import Discounts
from bot.file_store import Files
from bot.forms.service import Forms
from bot.goods_notices import GoodsNotices
from bot.membership_gate import MembershipGate
from bot.memberships import Memberships
from bot.menus import Menus
from bot.notices import Notices
from bot.order_book import OrderBook
from bot.pay_link_book import PayLinks
from bot.purchase import Purchase
from bot.settlement import Settlement
from bot.speech import Speech
from bot.stockroom import Stockroom
from bot.storefront import Storefront
from bot.uploads import Uploads


@dataclass(frozen=True, slots=True)
class Shop:
    """One running shop; `settings` is what config.toml says, `live` what is set by chat over it."""

    settings: Settings
    live: LiveSettings
    speech: Speech
    notices: Notices
    buyers: Buyers
    order_book: OrderBook
    checkout: Checkout
    settlement: Settlement
    cancellation: Cancellation
    storefront: Storefront
    cart: Cart
    purchase: Purchase
    gate: MembershipGate
    goods_notices: GoodsNotices
    deliveries: DeliveryWorker
    memberships: Memberships
    stockroom: Stockroom
    pay_links: PayLinks
    discounts: Discounts
    tables: CatalogImport
    editing: CatalogEditing
    categories: CategoryEditing
    product_desk: ProductDesk
    files: Files
    uploads: Uploads
    forms: Forms
    desk: Desk
    menus: Menus
    clock: Clock
