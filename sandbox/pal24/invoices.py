"""What an invoice of the gateway is, and what may become of it."""

import random
import string
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from sandbox.answers import Json
from sandbox.pal24.codes import Code

LEAST_AMOUNT = 1_000
MOST_DIGITS = 15
_KEY_LETTERS = string.ascii_letters + string.digits
_KEY_LENGTH = 20
_BANK_CODE_DIGITS = 14


class InvoiceState(StrEnum):
    """Unpaid and cancelled invoices can still be opened and paid; a paid one stays paid."""

    UNPAID = "unpaid"
    CANCELLED = "cancelled"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class Invoice:
    """One request for money by one terminal: `amount` in rials, `return_url` exactly as it came off the wire.

    `paid_at` is the moment from which a check says "paid"; it may lie ahead. Moments are in seconds since
    the epoch.
    """

    key: str
    api_key: str
    amount: int
    return_url: str
    made_at: float
    state: InvoiceState = InvoiceState.UNPAID
    bank_code: str | None = None
    paid_at: float | None = None

    def as_json(self) -> dict[str, Json]:
        """Show the invoice as the control interface does: all but whose it is."""
        return {
            "invoice_key": self.key,
            "amount": self.amount,
            "return_url": self.return_url,
            "state": self.state.value,
            "bank_code": self.bank_code,
            "made_at": self.made_at,
            "paid_at": self.paid_at,
        }

    def return_host(self) -> str:
        """Name the merchant's site; the whole return address where it has no host."""
        return urlsplit(self.return_url).netloc or self.return_url

    def why_not_paid(self, now: float) -> Code | None:
        """Give the code that a check answers with now; None once it is paid."""
        match self.state:
            case InvoiceState.UNPAID:
                return Code.NOT_PAID
            case InvoiceState.CANCELLED:
                return Code.CANCELLED
            case InvoiceState.PAID:
                return Code.NOT_PAID if self.paid_at is None or now < self.paid_at else None


class AlreadyPaid(Exception):
    """The invoice is paid, and nothing more can become of it."""


class Invoices:
    """All invoices, oldest first."""

    def __init__(self, clock: Callable[[], float], randomness: random.Random) -> None:
        self._clock = clock
        self._randomness = randomness
        self._all: dict[str, Invoice] = {}
        self._bank_codes: set[str] = set()

    def make(self, api_key: str, amount: int, return_url: str, *, numeric_key: bool = False) -> Invoice:
        """Make an unpaid invoice under a key that nobody can guess (a purely numeric one if asked)."""
        key = self._new_key(numeric=numeric_key)
        invoice = Invoice(key, api_key, amount, return_url, self._clock())
        self._all[key] = invoice
        return invoice

    def find(self, key: str) -> Invoice | None:
        """Find the invoice with that key."""
        return self._all.get(key)

    def all(self) -> list[Invoice]:
        """List every invoice."""
        return list(self._all.values())

    def pay(self, key: str, known_after: float = 0.0) -> Invoice:
        """Take the money; checks know of it `known_after` seconds from now. Raises AlreadyPaid."""
        invoice = self._open(key)
        paid_at = self._clock() + known_after
        bank_code = self._new_bank_code()
        return self._keep(replace(invoice, state=InvoiceState.PAID, bank_code=bank_code, paid_at=paid_at))

    def cancel(self, key: str) -> Invoice:
        """Note that the buyer gave up, or that something failed on the way. Raises AlreadyPaid."""
        return self._keep(replace(self._open(key), state=InvoiceState.CANCELLED))

    def _open(self, key: str) -> Invoice:
        invoice = self._all[key]
        if invoice.state is InvoiceState.PAID:
            raise AlreadyPaid(f"invoice {key} is paid already")
        return invoice

    def _keep(self, invoice: Invoice) -> Invoice:
        self._all[invoice.key] = invoice
        return invoice

    def _new_key(self, *, numeric: bool) -> str:
        while True:
            key = (
                self._number() if numeric else "".join(self._randomness.choices(_KEY_LETTERS, k=_KEY_LENGTH))
            )
            if key not in self._all:
                return key

    def _new_bank_code(self) -> str:
        while (code := self._number()) in self._bank_codes:
            continue
        self._bank_codes.add(code)
        return code

    def _number(self) -> str:
        first = 10 ** (_BANK_CODE_DIGITS - 1)
        return str(self._randomness.randrange(first, 10 * first))


def read_amount(text: str | None) -> int | None:
    """Read an amount in rials; None where it is absent, not a whole number, or below the least amount."""
    if text is None or not (text.isascii() and text.isdigit()) or len(text) > MOST_DIGITS:
        return None
    amount = int(text)
    return amount if amount >= LEAST_AMOUNT else None


def is_return_url(text: str) -> bool:
    """Whether a buyer could be sent there: an absolute http(s) address.

    One that was encoded twice passes too: the gateway takes it as it is, and the buyer then lands nowhere.
    """
    return _is_web_address(text) or _is_web_address(unquote(text))


def _is_web_address(text: str) -> bool:
    if any(letter < " " or letter == "\x7f" for letter in text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
