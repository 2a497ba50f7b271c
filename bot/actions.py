"""What a tapped button asks for: a short word and sometimes a number, as `check:17`.

Telegram keeps old buttons for ever: a word that was once used must stay understood, or be answered politely.
"""

from dataclasses import dataclass
from enum import StrEnum

MOST_DIGITS = 15


class Verb(StrEnum):
    """Everything that a button can ask for."""

    CHECK = "check"
    CANCEL = "cancel"
    AGAIN = "again"
    ORDER = "order"
    ORDERS = "orders"
    PAY = "pay"
    LANGUAGE = "lang"
    CHOOSE_LANGUAGE = "setlang"
    HELP = "help"
    SUPPORT = "support"
    SHOP = "shop"
    SEARCH = "search"
    PRODUCT = "product"
    CART = "cart"
    PUT = "put"
    CHANGE_CART = "change"
    FIT_CART = "fit"
    EMPTY_CART = "empty"
    BUY = "buy"
    CHECKOUT = "checkout"
    DISCOUNT = "discount"
    NO_DISCOUNT = "nodiscount"
    JOINED = "joined"
    GOODS = "goods"
    REDELIVER = "redeliver"
    DONE = "done"
    RESTOCKED = "restocked"
    FORM = "form"
    RENEW = "renew"
    STOCK = "stock"
    SET_STOCK = "setstock"
    ADD_STOCK = "addstock"
    UNLIMITED = "unlimited"
    ADD_CODES = "addcodes"
    CODE_BACK = "codeback"
    LINKS = "links"
    LINK_CARD = "link"
    NEW_LINK = "newlink"
    CLOSE_LINK = "closelink"
    DISCOUNTS = "discounts"
    DISCOUNT_CARD = "dcard"
    NEW_DISCOUNT = "dnew"
    EDIT_DISCOUNT = "dedit"
    ARCHIVE_DISCOUNT = "darchive"
    RESTORE_DISCOUNT = "drestore"
    CSV_OUT = "csvout"
    CSV_IN = "csvin"
    PRODUCTS = "products"
    ARCHIVED_PRODUCTS = "parchived"
    PRODUCT_CARD = "pcard"
    PRODUCT_FIELDS = "pfields"
    EDIT_PRODUCT = "pedit"
    ADD_PRODUCT = "padd"
    HIDE_PRODUCT = "phide"
    SHOW_PRODUCT = "pshow"
    ARCHIVE_PRODUCT = "parchive"
    RESTORE_PRODUCT = "prestore"
    MOVE_PRODUCT = "pmove"
    PREVIEW_PRODUCT = "ppreview"
    CATEGORIES = "cats"
    ARCHIVED_CATEGORIES = "carchived"
    CATEGORY_CARD = "ccard"
    ADD_CATEGORY = "cadd"
    RENAME_CATEGORY = "cname"
    PUT_CATEGORY = "cput"
    ARCHIVE_CATEGORY = "carchive"
    RESTORE_CATEGORY = "crestore"
    MOVE_CATEGORY = "cmove"
    STAFF = "staff"
    STAFF_CARD = "scard"
    STAFF_INVITE = "sinvite"
    STAFF_WITHDRAW = "swithdraw"
    STAFF_ROLE = "srole"
    STAFF_REMOVE = "sremove"
    AUDIT = "audit"
    SALES = "sales"
    SALES_STATES = "salesstates"
    SALES_PRODUCTS = "salesproducts"
    HELD = "held"
    ORDER_CARD = "ocard"
    ORDER_STORY = "ostory"
    ORDER_CHECK = "ocheck"
    ORDER_RESEND = "oresend"
    ORDER_RESEND_YES = "oresendyes"
    ORDER_ACCEPT = "oaccept"
    ORDER_ACCEPT_YES = "oacceptyes"
    ORDER_REFUND = "orefund"
    ORDER_CANCEL = "ocancel"
    ORDER_CANCEL_YES = "ocancelyes"
    ORDER_WRITE = "owrite"
    ALERTS = "alerts"
    ALERT_WISH = "alert"
    LOW_STOCK = "lowstock"
    TALK_DONE = "tdone"
    TALK_CLOSE = "tclose"
    THREADS = "threads"
    THREAD_CARD = "thread"
    THREAD_ANSWER = "tanswer"
    THREAD_END = "tend"
    THREAD_FILE = "tfile"
    STAFF_GROUP_OFF = "groupoff"
    BAN = "ban"
    BANS = "bans"
    UNBAN = "unban"
    TERMS = "terms"
    SETTINGS = "settings"
    SETTING = "setting"
    CHANGE_SETTING = "setnew"
    SETTING_AS_FILE = "setfile"
    UNDO_SETTING = "setundo"
    MAINTENANCE = "closed"
    EXPORT = "export"
    EXPORT_DATES = "exdates"
    RECONCILE = "recon"
    RECONCILE_DATE = "recondate"
    STOP_JOB = "stopjob"
    HEALTH = "health"
    STATS = "stats"
    STATS_DATES = "statsdates"
    BROADCASTS = "bcasts"
    BROADCAST_CARD = "bcard"
    NEW_BROADCAST = "bnew"
    EDIT_BROADCAST = "bedit"
    TEST_BROADCAST = "btest"
    SEND_BROADCAST = "bsend"
    DISCARD_BROADCAST = "bdiscard"
    PAUSE_BROADCAST = "bpause"
    CONTINUE_BROADCAST = "bgoon"
    STOP_BROADCAST = "bstop"
    NO_NEWS = "nonews"
    NEWS = "news"


@dataclass(frozen=True, slots=True)
class Action:
    """A verb and its object: an order's number, a page, a language."""

    verb: Verb
    argument: str = ""

    def __str__(self) -> str:
        return f"{self.verb}:{self.argument}" if self.argument else str(self.verb)

    @property
    def number(self) -> int | None:
        """The object as a number, where it is one."""
        valid = self.argument.isascii() and self.argument.isdigit() and len(self.argument) <= MOST_DIGITS
        return int(self.argument) if valid else None


def read_action(data: str) -> Action | None:
    """Read a button's data; None where it is none of ours."""
    verb, _, argument = data.partition(":")
    try:
        return Action(Verb(verb), argument)
    except ValueError:
        return None
