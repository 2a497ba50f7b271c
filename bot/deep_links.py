"""Links that open the chat with something to say: what stands behind `?start=`, and how it is read back.

It comes back from anybody who cares to type it, so it names things that everybody may see, or a secret of its own.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

LONGEST_PAYLOAD = 64
PRODUCT = "p_"
PAY_LINK = "pay_"
STAFF = "staff_"

# The letters that Telegram lets through in a start parameter.
_WORD = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class ProductLink:
    """Show the product with this SKU."""

    sku: str


@dataclass(frozen=True, slots=True)
class PayLinkCode:
    """Offer what the payment link with this code asks for."""

    code: str


@dataclass(frozen=True, slots=True)
class StaffCode:
    """Make whoever opens it a member of the staff, once."""

    code: str


DeepLink: TypeAlias = ProductLink | PayLinkCode | StaffCode


def read_deep_link(payload: str) -> DeepLink | None:
    """Read what came with /start; None where it is nothing that this module could have made."""
    if not _WORD.fullmatch(payload) or len(payload) > LONGEST_PAYLOAD:
        return None
    if sku := _behind(PRODUCT, payload):
        return ProductLink(sku)
    if code := _behind(PAY_LINK, payload):
        return PayLinkCode(code)
    if code := _behind(STAFF, payload):
        return StaffCode(code)
    return None


def product_link(bot_link: str, sku: str) -> str:
    """Give the address that opens a product; raises ValueError for a SKU that no address can carry.

    `bot_link` is where a browser finds the bot (`https://t.me/<name>`).
    """
    return _address(bot_link, PRODUCT, sku)


def pay_link(bot_link: str, code: str) -> str:
    """Give the address that opens a payment link; raises ValueError for a code that no address can carry."""
    return _address(bot_link, PAY_LINK, code)


def staff_link(bot_link: str, code: str) -> str:
    """Give the address by which somebody joins the staff; raises ValueError for a code that no address can carry."""
    return _address(bot_link, STAFF, code)


def _address(bot_link: str, prefix: str, word: str) -> str:
    payload = prefix + word
    if not _WORD.fullmatch(word) or len(payload) > LONGEST_PAYLOAD:
        longest = LONGEST_PAYLOAD - len(prefix)
        raise ValueError(f"{word!r} is not 1 to {longest} Latin letters, digits, _ and -")
    return f"{bot_link}?start={payload}"


def _behind(prefix: str, payload: str) -> str:
    return payload.removeprefix(prefix) if payload.startswith(prefix) else ""
