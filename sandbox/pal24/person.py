"""What the person at the pay page can do, and how they are sent back to the merchant."""

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlencode

from sandbox.answers import Json
from sandbox.faults import Fault
from sandbox.pal24.codes import Code, Refused
from sandbox.pal24.invoices import Invoice, Invoices
from sandbox.pal24.kinds import Kind, kind_of

PAID_LATER_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class WayBack:
    """How the buyer's browser goes back: `url` in full, `fields` only for a POST."""

    url: str
    method: Literal["GET", "POST"] = "GET"
    fields: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Json]:
        """Show it as the control interface does."""
        return {"method": self.method, "url": self.url, "fields": {**self.fields}}


def pay(invoices: Invoices, invoice: Invoice, fault: Fault | None) -> WayBack | None:
    """Pay, and say how the buyer goes back (None: not at all). Raises AlreadyPaid, Refused.

    Code 202 is a payment that fails at the bank: the buyer goes back as after a cancelled one.
    """
    kind = kind_of(fault)
    code = None if kind is None else kind.code
    if code is Code.CANCELLED:
        return cancel(invoices, invoice)
    if code is not None:
        raise Refused(code)
    late = fault.seconds(PAID_LATER_SECONDS) if fault is not None and kind is Kind.PAID_LATER else 0.0
    invoices.pay(invoice.key, known_after=late)
    match kind:
        case Kind.NO_RETURN:
            return None
        case Kind.RETURN_BY_POST:
            return WayBack(invoice.return_url, "POST", _rubbish(invoice))
        case Kind.RETURN_RUBBISH:
            return WayBack(_with_query(invoice.return_url, _rubbish(invoice)))
        case _:
            return WayBack(invoice.return_url)


def cancel(invoices: Invoices, invoice: Invoice) -> WayBack:
    """Give up, and go back. Raises AlreadyPaid."""
    invoices.cancel(invoice.key)
    return WayBack(invoice.return_url)


def _rubbish(invoice: Invoice) -> dict[str, str]:
    """Fields that a merchant who believed them would lose by."""
    return {
        "status": "0",
        "amount": "1",
        "errorCode": str(Code.CANCELLED.value),
        "invoice_key": invoice.key[::-1],
        "bank_code": "000000000000",
        "token": "<b>'\"&نادرست</b>",
    }


def _with_query(url: str, fields: dict[str, str]) -> str:
    address, mark, fragment = url.partition("#")
    return f"{address}{'&' if '?' in address else '?'}{urlencode(fields)}{mark}{fragment}"
