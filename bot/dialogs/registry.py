"""Every form that the shop has, by which it is found again after a restart: a new one is one module and one line."""

from collections.abc import Sequence

from bot.cart import Cart
from bot.catalog_import import CatalogImport
from bot.category_editing import CategoryEditing
from bot.delivery import DeliveryWorker
from bot.desk import Desk
from bot.dialogs.add_product import add_product
from bot.dialogs.ban import ban
from bot.dialogs.broadcast import broadcast
from bot.dialogs.category_names import add_category, rename_category
from bot.dialogs.codes import code_back, new_codes
from bot.dialogs.delivery_done import delivery_done
from bot.dialogs.discount import edit_discount, new_discount
from bot.dialogs.discount_code import discount_code
from bot.dialogs.edit_product import edit_product
from bot.dialogs.export_dates import export_dates
from bot.dialogs.import_catalog import import_catalog
from bot.dialogs.low_stock import low_stock
from bot.dialogs.pay_link import pay_link
from bot.dialogs.product_fields import ProductDesk
from bot.dialogs.reconcile_day import reconcile_day
from bot.dialogs.refund import refund
from bot.dialogs.setting import setting
from bot.dialogs.stock import stock
from bot.dialogs.write_to_buyer import write_to_buyer
from bot.discount_book import Discounts
from bot.forms.form import Form
from bot.money import Limits
from bot.pay_link_book import PayLinks
from bot.stockroom import Stockroom


def every_form(
    cart: Cart,
    deliveries: DeliveryWorker,
    product_desk: ProductDesk,
    categories: CategoryEditing,
    stockroom: Stockroom,
    pay_links: PayLinks,
    discounts: Discounts,
    tables: CatalogImport,
    limits: Limits,
    desk: Desk,
) -> Sequence[Form]:
    """Build them all; `limits` are what can be paid at once."""
    return (
        discount_code(cart),
        delivery_done(deliveries),
        add_product(product_desk),
        edit_product(product_desk),
        add_category(categories),
        rename_category(categories),
        stock(stockroom),
        new_codes(stockroom),
        code_back(stockroom),
        pay_link(pay_links, limits),
        new_discount(discounts, limits),
        edit_discount(discounts, limits),
        import_catalog(tables),
        refund(desk.decisions),
        low_stock(desk.alerts),
        write_to_buyer(desk.support),
        ban(desk.bans),
        setting(desk.settings),
        export_dates(),
        reconcile_day(),
        broadcast(desk.broadcasts),
    )
