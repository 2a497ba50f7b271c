"""The pages that a buyer sees in the browser: what became of a payment, and what to do when nothing is found.

A page is one response that loads nothing further, works with scripts off, and names its state in words and by
a shape.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from http import HTTPStatus
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.chat_settings.current import Source
from bot.config import ShopSettings
from bot.money import Rials
from bot.orders import HeldReason
from bot.texts.catalogue import Texts, without_isolates
from bot.texts.formats import amount_in_digits, amount_in_words, in_digits_of, moment
from bot.texts.languages import Language
from handlers.web.headers import content_security_policy

TEMPLATES = Path(__file__).parent / "templates"

# Slow enough to read the page, fast enough that a buyer waits for it.
CHECKING_REFRESH = 5


class ReturnKind(StrEnum):
    """What a buyer is told on coming back from the bank."""

    PAID = "paid"
    NOT_PAID = "not_paid"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    CHECKING = "checking"
    HELD = "held"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ReturnView:
    """What is known of a payment when its buyer comes back; None is not known, or not to be shown.

    `title` says what the order is for, and is empty for a bare amount. `amount` is what was to be paid and
    `paid_amount` what came in; `pay_link` is given while it can still be paid; a bank code is shown wherever there
    is one. Held without a reason of its own, the money is in order, but the goods wait for the shop.
    """

    kind: ReturnKind
    order_number: int | None = None
    amount: Rials | None = None
    bank_code: str | None = None
    paid_at: datetime | None = None
    pay_link: str | None = None
    held_reason: HeldReason | None = None
    paid_amount: Rials | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to answer with; it asks to be loaded again after `refresh_after` seconds, by itself."""

    html: str
    status: int
    refresh_after: int | None
    content_security_policy: str


class Pages:
    """Writes the pages of one shop, each as the shop is set up at that moment."""

    def __init__(self, texts: Texts, source: Source) -> None:
        self._texts = texts
        self._source = source
        self._style = _read("styles.css")
        self._script = _read("copy.js")
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(style=self._style)
        self._templates.filters["without_isolates"] = without_isolates

    @property
    def language(self) -> Language:
        """The language for those of whom nothing is known."""
        return self._shop.language

    @property
    def _shop(self) -> ShopSettings:
        return self._source.current.shop

    def render(self, view: ReturnView, language: Language, bot_link: str | None) -> Page:
        """Tell a buyer what became of the payment; `bot_link` leads back to the chat."""
        if view.kind is ReturnKind.UNKNOWN:
            return self.error(HTTPStatus.NOT_FOUND, language, bot_link)
        refresh_after = CHECKING_REFRESH if view.kind is ReturnKind.CHECKING else None
        return self._page(
            f"return/{view.kind}.html",
            language,
            HTTPStatus.OK,
            refresh_after=refresh_after,
            script=self._script if view.bank_code is not None else None,
            bot_link=bot_link,
            view=view,
            shown=self._shown(view, language),
        )

    def error(self, status: HTTPStatus, language: Language, bot_link: str | None) -> Page:
        """Say that there is no page to show: none is there (404), the request is refused (4xx), or we failed (5xx)."""
        if status is HTTPStatus.NOT_FOUND:
            template = "error/not_found.html"
        elif status < HTTPStatus.INTERNAL_SERVER_ERROR:
            template = "error/refused.html"
        else:
            template = "error/failed.html"
        return self._page(template, language, status, refresh_after=None, script=None, bot_link=bot_link)

    def _page(
        self,
        template: str,
        language: Language,
        status: HTTPStatus,
        *,
        refresh_after: int | None,
        script: Markup | None,
        **values: object,
    ) -> Page:
        html = self._templates.get_template(template).render(
            voice=self._texts.to(language),
            language=language,
            refresh_after=refresh_after,
            script=script,
            shop=self._shop.name,
            support=self._shop.support,
            **values,
        )
        return Page(html, status.value, refresh_after, content_security_policy(self._style, script))

    def _shown(self, view: ReturnView, language: Language) -> dict[str, str | None]:
        """Write the figures as the language does, under the names of the view's fields."""
        return {
            "order_number": None
            if view.order_number is None
            else in_digits_of(language, f"{view.order_number}"),
            "amount": self._digits(view.amount, language),
            "amount_in_words": None
            if view.amount is None
            else amount_in_words(view.amount, self._shop.currency, language),
            "paid_amount": self._digits(view.paid_amount, language),
            "paid_at": None if view.paid_at is None else moment(view.paid_at, language, self._shop.timezone),
        }

    def _digits(self, amount: Rials | None, language: Language) -> str | None:
        return None if amount is None else amount_in_digits(amount, self._shop.currency, language)


def _read(name: str) -> Markup:
    """Take a file of ours into the page as it stands, so that its hash is the one in the policy."""
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704  # a file of the program itself
