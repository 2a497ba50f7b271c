"""A shop's pages, one of each that a buyer may come to see, by name."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from http import HTTPStatus

from bot.chat_settings.current import Current, Fixed
from bot.config import ShopSettings
from bot.money import Rials
from bot.orders import HeldReason
from bot.texts.catalogue import Texts
from bot.texts.languages import Language
from handlers.web.pages import Page, Pages, ReturnKind, ReturnView

BOT_LINK = "https://t.me/sample_shop_bot"
PAY_LINK = "https://gateway.example/invoice/pay/f3a9c1d27b"
BANK_CODE = "140509037218456093"
SUPPORT = "@sample_shop_support"
SHOP = {Language.FA: "فروشگاه نمونه", Language.EN: "Sample Shop"}
PAID_AT = datetime(2026, 11, 24, 12, 54, tzinfo=UTC)


@dataclass(frozen=True)
class Example:
    """A page of the sample shop, in either language."""

    name: str
    shows: ReturnView | HTTPStatus

    def render(self, language: Language) -> Page:
        pages = sample_pages(language)
        if isinstance(self.shows, HTTPStatus):
            return pages.error(self.shows, language, BOT_LINK)
        return pages.render(self.shows, language, BOT_LINK)


@cache
def sample_pages(language: Language = Language.FA, support: str = SUPPORT) -> Pages:
    return pages_of(ShopSettings(name=SHOP[language], support=support))


def pages_of(shop: ShopSettings) -> Pages:
    """The pages of a shop that nobody changes."""
    return Pages(Texts(), Fixed(Current(shop)))


TITLE = "دفتر چرمی دست‌دوز × ۲ و ۱ قلم دیگر"
_NUMBER, _AMOUNT = 1042, Rials(12_500_000)
_PAID = ReturnView(ReturnKind.PAID, _NUMBER, _AMOUNT, BANK_CODE, PAID_AT, paid_amount=_AMOUNT)
_ASKED = ReturnView(ReturnKind.CHECKING, _NUMBER, _AMOUNT)


def _held(reason: HeldReason) -> ReturnView:
    differing = reason is HeldReason.AMOUNT_DIFFERS
    return replace(
        _PAID,
        kind=ReturnKind.HELD,
        held_reason=reason,
        paid_amount=Rials(1_250_000) if differing else _AMOUNT,
    )


EXAMPLES = (
    Example("paid", _PAID),
    Example("paid-for-goods", replace(_PAID, title=TITLE)),
    Example("not-paid", replace(_ASKED, kind=ReturnKind.NOT_PAID, pay_link=PAY_LINK)),
    Example("cancelled-at-the-bank", replace(_ASKED, kind=ReturnKind.CANCELLED, pay_link=PAY_LINK)),
    Example("cancelled-in-the-chat", replace(_ASKED, kind=ReturnKind.CANCELLED)),
    Example("expired", replace(_ASKED, kind=ReturnKind.EXPIRED)),
    Example("checking", _ASKED),
    *(Example(f"held-{reason.value.replace('_', '-')}", _held(reason)) for reason in HeldReason),
    Example("held-goods", replace(_PAID, kind=ReturnKind.HELD, title=TITLE)),
    Example("unknown", ReturnView(ReturnKind.UNKNOWN)),
    Example("refused", HTTPStatus.METHOD_NOT_ALLOWED),
    Example("failed", HTTPStatus.INTERNAL_SERVER_ERROR),
)


def example(name: str) -> Example:
    return next(example for example in EXAMPLES if example.name == name)
