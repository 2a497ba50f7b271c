"""Which handler answers what: one line for each thing that a buyer or a merchant can ask."""

from collections.abc import Mapping
from typing import TypeVar

from bot.actions import Verb
from handlers.admin import catalog_csv, categories, discounts, links, product_changes, products, stock
from handlers.admin.deliveries import done, redeliver, restocked
from handlers.buyer import cart
from handlers.buyer.cancel import cancel
from handlers.buyer.check import check
from handlers.buyer.checkout import again, buy, checkout
from handlers.buyer.discount import discount
from handlers.buyer.gate import joined
from handlers.buyer.goods import goods
from handlers.buyer.help import help_with, support
from handlers.buyer.language import language
from handlers.buyer.order import order
from handlers.buyer.orders import orders
from handlers.buyer.pay import pay
from handlers.buyer.product import product, put
from handlers.buyer.shop import search, shelves
from handlers.buyer.start import start
from handlers.form import cancels_form, form_button, passes_form
from handlers.telegram.ask import Respond

_Asked = TypeVar("_Asked", str, Verb)


def _passing_forms(answers: Mapping[_Asked, Respond]) -> Mapping[_Asked, Respond]:
    return {asked: passes_form(respond) for asked, respond in answers.items()}


# For the shop's owners alone; to anybody else they are commands and buttons that do not exist.
ADMIN_COMMANDS: Mapping[str, Respond] = {
    "products": products.products,
    "product": products.product,
    "addproduct": product_changes.add,
    "categories": categories.categories,
    "stock": stock.stock,
    "discounts": discounts.discounts,
    "link": links.links,
}
show_help = help_with(ADMIN_COMMANDS)

_CALLED: Mapping[str, Respond] = {
    "start": start,
    "shop": shelves,
    "search": search,
    "cart": cart.cart,
    "pay": pay,
    "orders": orders,
    "order": order,
    "support": support,
    "lang": language,
    "help": show_help,
}
_TAPPED: Mapping[Verb, Respond] = {
    Verb.CHECK: check,
    Verb.CANCEL: cancel,
    Verb.AGAIN: again,
    Verb.ORDER: order,
    Verb.ORDERS: orders,
    Verb.PAY: pay,
    Verb.LANGUAGE: language,
    Verb.CHOOSE_LANGUAGE: language,
    Verb.HELP: show_help,
    Verb.SUPPORT: support,
    Verb.SHOP: shelves,
    Verb.SEARCH: search,
    Verb.PRODUCT: product,
    Verb.CART: cart.cart,
    Verb.PUT: put,
    Verb.CHANGE_CART: cart.change,
    Verb.FIT_CART: cart.fit,
    Verb.EMPTY_CART: cart.empty,
    Verb.BUY: buy,
    Verb.RENEW: buy,
    Verb.CHECKOUT: checkout,
    Verb.DISCOUNT: discount,
    Verb.NO_DISCOUNT: cart.drop_code,
    Verb.JOINED: joined,
    Verb.GOODS: goods,
}

# Forms have buttons of their own, and a command that closes every one.
COMMANDS: Mapping[str, Respond] = {**_passing_forms(_CALLED), "cancel": cancels_form(cancel)}
BUTTONS: Mapping[Verb, Respond] = {**_passing_forms(_TAPPED), Verb.FORM: form_button}

ADMIN_BUTTONS: Mapping[Verb, Respond] = {
    Verb.REDELIVER: redeliver,
    Verb.DONE: done,
    Verb.RESTOCKED: restocked,
    Verb.PRODUCTS: products.products,
    Verb.ARCHIVED_PRODUCTS: products.archived,
    Verb.PRODUCT_CARD: products.product,
    Verb.PRODUCT_FIELDS: product_changes.fields,
    Verb.EDIT_PRODUCT: product_changes.edit,
    Verb.ADD_PRODUCT: product_changes.add,
    Verb.HIDE_PRODUCT: product_changes.hide,
    Verb.SHOW_PRODUCT: product_changes.show,
    Verb.ARCHIVE_PRODUCT: product_changes.archive,
    Verb.RESTORE_PRODUCT: product_changes.restore,
    Verb.MOVE_PRODUCT: product_changes.move,
    Verb.PREVIEW_PRODUCT: product_changes.preview,
    Verb.CATEGORIES: categories.categories,
    Verb.ARCHIVED_CATEGORIES: categories.archived,
    Verb.CATEGORY_CARD: categories.category,
    Verb.ADD_CATEGORY: categories.add,
    Verb.RENAME_CATEGORY: categories.rename,
    Verb.PUT_CATEGORY: categories.put,
    Verb.ARCHIVE_CATEGORY: categories.archive,
    Verb.RESTORE_CATEGORY: categories.restore,
    Verb.MOVE_CATEGORY: categories.move,
    Verb.STOCK: stock.stock,
    Verb.SET_STOCK: stock.set_stock,
    Verb.ADD_STOCK: stock.add_stock,
    Verb.UNLIMITED: stock.unlimited,
    Verb.ADD_CODES: stock.add_codes,
    Verb.CODE_BACK: stock.code_back,
    Verb.LINKS: links.links,
    Verb.LINK_CARD: links.link,
    Verb.NEW_LINK: links.new_link,
    Verb.CLOSE_LINK: links.close_link,
    Verb.DISCOUNTS: discounts.discounts,
    Verb.DISCOUNT_CARD: discounts.discount,
    Verb.NEW_DISCOUNT: discounts.new_discount,
    Verb.EDIT_DISCOUNT: discounts.edit_discount,
    Verb.ARCHIVE_DISCOUNT: discounts.archive_discount,
    Verb.RESTORE_DISCOUNT: discounts.restore_discount,
    Verb.CSV_OUT: catalog_csv.export_catalog,
    Verb.CSV_IN: catalog_csv.import_catalog,
}
