"""Which handler answers what: one line for each thing that a buyer or a merchant can ask."""

from collections.abc import Mapping
from typing import TypeVar

from bot.actions import Action, Verb
from bot.chat_settings import maintenance
from bot.chat_settings.maintenance import WhileClosed
from bot.staff.rights import Right, Role, may
from handlers.admin import (
    alerts,
    audit,
    backup,
    bans,
    broadcasts,
    catalog_csv,
    categories,
    decisions,
    discounts,
    exports,
    find,
    health,
    held,
    links,
    order_card,
    product_changes,
    products,
    reconcile,
    sales,
    settings,
    staff,
    staff_group,
    stats,
    stock,
    threads,
)
from handlers.admin.deliveries import done, redeliver, restocked
from handlers.admin.duty import Duty
from handlers.buyer import cart
from handlers.buyer.cancel import cancel
from handlers.buyer.check import check
from handlers.buyer.checkout import again, buy, checkout
from handlers.buyer.closed import while_open
from handlers.buyer.discount import discount
from handlers.buyer.gate import joined
from handlers.buyer.goods import goods
from handlers.buyer.help import help_with
from handlers.buyer.language import language
from handlers.buyer.news import news, no_news
from handlers.buyer.order import order
from handlers.buyer.orders import orders
from handlers.buyer.pay import pay
from handlers.buyer.product import product, put
from handlers.buyer.shop import search, shelves
from handlers.buyer.start import start
from handlers.buyer.talk import close_talk, done_talking, steps_aside, support
from handlers.buyer.terms import terms
from handlers.buyer.text import old_button
from handlers.form import cancels_form, form_button, passes_form
from handlers.telegram.ask import Respond

_Asked = TypeVar("_Asked", str, Verb)


def _passing_forms(
    answers: Mapping[_Asked, Respond], closed: Mapping[_Asked, WhileClosed]
) -> Mapping[_Asked, Respond]:
    return {
        asked: passes_form(
            steps_aside(while_open(respond) if closed[asked] is WhileClosed.WAITS else respond)
        )
        for asked, respond in answers.items()
    }


def _sees(right: Right, respond: Respond) -> Duty:
    return Duty(right, respond)


def _does(right: Right, respond: Respond) -> Duty:
    return Duty(right, respond, recorded=True)


# For the staff alone, each for those who have the right; to anybody else they are commands that do not exist.
ADMIN_COMMANDS: Mapping[str, Duty] = {
    "products": _sees(Right.CATALOGUE, products.products),
    "product": _sees(Right.CATALOGUE, products.product),
    "addproduct": _sees(Right.CATALOGUE, product_changes.add),
    "categories": _sees(Right.CATALOGUE, categories.categories),
    "stock": _sees(Right.CATALOGUE, stock.stock),
    "discounts": _sees(Right.CATALOGUE, discounts.discounts),
    "link": _sees(Right.CATALOGUE, links.links),
    "staff": _sees(Right.STAFF, staff.staff),
    "audit": _sees(Right.AUDIT, audit.audit),
    "sales": _sees(Right.SEE_SALES, sales.sales),
    "find": _does(Right.SEE_SALES, find.find),
    "held": _sees(Right.SEE_SALES, held.held),
    "alerts": _sees(Right.ALERTS, alerts.alerts),
    "threads": _sees(Right.TALK, threads.threads),
    "staffgroup": _sees(Right.SETTINGS, staff_group.staff_group),
    "ban": _sees(Right.BAN, bans.ban),
    "unban": _sees(Right.BAN, bans.unban),
    "bans": _sees(Right.BAN, bans.bans),
    "settings": _sees(Right.SETTINGS, settings.settings),
    "export": _sees(Right.EXPORT, exports.export),
    "reconcile": _sees(Right.EXPORT, reconcile.reconcile),
    "health": _sees(Right.HEALTH, health.health),
    "backup": _sees(Right.BACKUP, backup.backup),
    "stats": _sees(Right.SEE_SALES, stats.stats),
    "broadcast": _sees(Right.BROADCAST, broadcasts.broadcasts),
}


def commands_of(role: Role) -> list[str]:
    """Name the commands that somebody of this role may use, beside everybody's."""
    return [name for name, duty in ADMIN_COMMANDS.items() if may(role, duty.right)]


show_help = help_with(commands_of)

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
    "terms": terms,
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
    Verb.TALK_DONE: done_talking,
    Verb.TALK_CLOSE: close_talk,
    Verb.TERMS: terms,
    Verb.NO_NEWS: no_news,
    Verb.NEWS: news,
}

# Forms have buttons of their own, and a command that closes every one.
COMMANDS: Mapping[str, Respond] = {
    **_passing_forms(_CALLED, maintenance.COMMANDS),
    "cancel": cancels_form(cancel),
}
BUTTONS: Mapping[Verb, Respond] = {**_passing_forms(_TAPPED, maintenance.VERBS), Verb.FORM: form_button}

ADMIN_BUTTONS: Mapping[Verb, Duty] = {
    Verb.REDELIVER: _does(Right.HAND_OVER, redeliver),
    Verb.DONE: _sees(Right.HAND_OVER, done),
    Verb.RESTOCKED: _does(Right.DECIDE, restocked),
    Verb.PRODUCTS: _sees(Right.CATALOGUE, products.products),
    Verb.ARCHIVED_PRODUCTS: _sees(Right.CATALOGUE, products.archived),
    Verb.PRODUCT_CARD: _sees(Right.CATALOGUE, products.product),
    Verb.PRODUCT_FIELDS: _sees(Right.CATALOGUE, product_changes.fields),
    Verb.EDIT_PRODUCT: _sees(Right.CATALOGUE, product_changes.edit),
    Verb.ADD_PRODUCT: _sees(Right.CATALOGUE, product_changes.add),
    Verb.HIDE_PRODUCT: _does(Right.CATALOGUE, product_changes.hide),
    Verb.SHOW_PRODUCT: _does(Right.CATALOGUE, product_changes.show),
    Verb.ARCHIVE_PRODUCT: _does(Right.CATALOGUE, product_changes.archive),
    Verb.RESTORE_PRODUCT: _does(Right.CATALOGUE, product_changes.restore),
    Verb.MOVE_PRODUCT: _does(Right.CATALOGUE, product_changes.move),
    Verb.PREVIEW_PRODUCT: _sees(Right.CATALOGUE, product_changes.preview),
    Verb.CATEGORIES: _sees(Right.CATALOGUE, categories.categories),
    Verb.ARCHIVED_CATEGORIES: _sees(Right.CATALOGUE, categories.archived),
    Verb.CATEGORY_CARD: _sees(Right.CATALOGUE, categories.category),
    Verb.ADD_CATEGORY: _sees(Right.CATALOGUE, categories.add),
    Verb.RENAME_CATEGORY: _sees(Right.CATALOGUE, categories.rename),
    Verb.PUT_CATEGORY: _sees(Right.CATALOGUE, categories.put),
    Verb.ARCHIVE_CATEGORY: _does(Right.CATALOGUE, categories.archive),
    Verb.RESTORE_CATEGORY: _does(Right.CATALOGUE, categories.restore),
    Verb.MOVE_CATEGORY: _does(Right.CATALOGUE, categories.move),
    Verb.STOCK: _sees(Right.CATALOGUE, stock.stock),
    Verb.SET_STOCK: _sees(Right.CATALOGUE, stock.set_stock),
    Verb.ADD_STOCK: _sees(Right.CATALOGUE, stock.add_stock),
    Verb.UNLIMITED: _does(Right.CATALOGUE, stock.unlimited),
    Verb.ADD_CODES: _sees(Right.CATALOGUE, stock.add_codes),
    Verb.CODE_BACK: _sees(Right.CATALOGUE, stock.code_back),
    Verb.LINKS: _sees(Right.CATALOGUE, links.links),
    Verb.LINK_CARD: _sees(Right.CATALOGUE, links.link),
    Verb.NEW_LINK: _sees(Right.CATALOGUE, links.new_link),
    Verb.CLOSE_LINK: _does(Right.CATALOGUE, links.close_link),
    Verb.DISCOUNTS: _sees(Right.CATALOGUE, discounts.discounts),
    Verb.DISCOUNT_CARD: _sees(Right.CATALOGUE, discounts.discount),
    Verb.NEW_DISCOUNT: _sees(Right.CATALOGUE, discounts.new_discount),
    Verb.EDIT_DISCOUNT: _sees(Right.CATALOGUE, discounts.edit_discount),
    Verb.ARCHIVE_DISCOUNT: _does(Right.CATALOGUE, discounts.archive_discount),
    Verb.RESTORE_DISCOUNT: _does(Right.CATALOGUE, discounts.restore_discount),
    Verb.CSV_OUT: _does(Right.CATALOGUE, catalog_csv.export_catalog),
    Verb.CSV_IN: _sees(Right.CATALOGUE, catalog_csv.import_catalog),
    Verb.STAFF: _sees(Right.STAFF, staff.staff),
    Verb.STAFF_CARD: _sees(Right.STAFF, staff.member),
    Verb.STAFF_INVITE: _sees(Right.STAFF, staff.invite),
    Verb.STAFF_WITHDRAW: _sees(Right.STAFF, staff.withdraw),
    Verb.STAFF_ROLE: _sees(Right.STAFF, staff.change),
    Verb.STAFF_REMOVE: _sees(Right.STAFF, staff.remove),
    Verb.AUDIT: _sees(Right.AUDIT, audit.audit),
    Verb.SALES: _sees(Right.SEE_SALES, sales.sales),
    Verb.SALES_STATES: _sees(Right.SEE_SALES, sales.states),
    Verb.SALES_PRODUCTS: _sees(Right.SEE_SALES, sales.products),
    Verb.HELD: _sees(Right.SEE_SALES, held.held),
    Verb.ORDER_CARD: _sees(Right.SEE_SALES, order_card.card),
    Verb.ORDER_STORY: _sees(Right.SEE_SALES, order_card.story),
    Verb.ORDER_CHECK: _does(Right.HAND_OVER, decisions.check),
    Verb.ORDER_RESEND: _sees(Right.HAND_OVER, decisions.resend),
    Verb.ORDER_RESEND_YES: _does(Right.HAND_OVER, decisions.resend_yes),
    Verb.ORDER_ACCEPT: _sees(Right.DECIDE, decisions.accept),
    Verb.ORDER_ACCEPT_YES: _sees(Right.DECIDE, decisions.accept_yes),
    Verb.ORDER_REFUND: _sees(Right.DECIDE, decisions.refund),
    Verb.ORDER_CANCEL: _sees(Right.DECIDE, decisions.cancel),
    Verb.ORDER_CANCEL_YES: _does(Right.DECIDE, decisions.cancel_yes),
    Verb.ORDER_WRITE: _sees(Right.TALK, decisions.write),
    Verb.ALERTS: _sees(Right.ALERTS, alerts.alerts),
    Verb.ALERT_WISH: _sees(Right.ALERTS, alerts.choose),
    Verb.LOW_STOCK: _sees(Right.CATALOGUE, alerts.low_stock),
    Verb.THREADS: _sees(Right.TALK, threads.threads),
    Verb.THREAD_CARD: _sees(Right.TALK, threads.thread),
    Verb.THREAD_ANSWER: _sees(Right.TALK, threads.answer),
    Verb.THREAD_END: _sees(Right.TALK, threads.end),
    Verb.THREAD_FILE: _sees(Right.TALK, threads.file),
    Verb.STAFF_GROUP_OFF: _sees(Right.SETTINGS, staff_group.leave_group),
    Verb.BAN: _sees(Right.BAN, bans.ban),
    Verb.BANS: _sees(Right.BAN, bans.bans),
    Verb.UNBAN: _sees(Right.BAN, bans.unban),
    Verb.SETTINGS: _sees(Right.SETTINGS, settings.settings),
    Verb.SETTING: _sees(Right.SETTINGS, settings.setting),
    Verb.CHANGE_SETTING: _sees(Right.SETTINGS, settings.change),
    Verb.SETTING_AS_FILE: _sees(Right.SETTINGS, settings.as_file),
    Verb.UNDO_SETTING: _sees(Right.SETTINGS, settings.undo),
    Verb.MAINTENANCE: _sees(Right.SETTINGS, settings.maintenance),
    Verb.EXPORT: _sees(Right.EXPORT, exports.export),
    Verb.EXPORT_DATES: _sees(Right.EXPORT, exports.dates),
    Verb.RECONCILE: _sees(Right.EXPORT, reconcile.reconcile),
    Verb.RECONCILE_DATE: _sees(Right.EXPORT, reconcile.other_day),
    # Everybody stops their own work only, whatever it needed to begin.
    Verb.STOP_JOB: _sees(Right.HEALTH, exports.stop),
    Verb.HEALTH: _sees(Right.HEALTH, health.health),
    Verb.STATS: _sees(Right.SEE_SALES, stats.stats),
    Verb.STATS_DATES: _sees(Right.SEE_SALES, stats.other_dates),
    Verb.BROADCASTS: _sees(Right.BROADCAST, broadcasts.broadcasts),
    Verb.BROADCAST_CARD: _sees(Right.BROADCAST, broadcasts.broadcast),
    Verb.NEW_BROADCAST: _sees(Right.BROADCAST, broadcasts.new_broadcast),
    Verb.EDIT_BROADCAST: _sees(Right.BROADCAST, broadcasts.edit_broadcast),
    Verb.TEST_BROADCAST: _sees(Right.BROADCAST, broadcasts.test_broadcast),
    Verb.SEND_BROADCAST: _sees(Right.BROADCAST, broadcasts.send_broadcast),
    Verb.DISCARD_BROADCAST: _sees(Right.BROADCAST, broadcasts.discard_broadcast),
    Verb.PAUSE_BROADCAST: _sees(Right.BROADCAST, broadcasts.pause_broadcast),
    Verb.CONTINUE_BROADCAST: _sees(Right.BROADCAST, broadcasts.continue_broadcast),
    Verb.STOP_BROADCAST: _sees(Right.BROADCAST, broadcasts.stop_broadcast),
}

EVERY_COMMAND: Mapping[str, Respond] = {**ADMIN_COMMANDS, **COMMANDS}


def button(action: Action | None) -> Respond:
    """Give the handler of a tapped button; None is one that is none of ours."""
    if action is None:
        return old_button
    return ADMIN_BUTTONS.get(action.verb) or BUTTONS.get(action.verb, old_button)
