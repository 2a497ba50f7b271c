"""The kinds of trouble that the pretend gateway can be ordered to make, and which calls each can befall."""

from enum import StrEnum

from sandbox.answers import BadControl, Json
from sandbox.faults import EVERY_CALL, Fault, Faults
from sandbox.pal24.codes import Code

REQUEST, CHECK, PAY = "request", "check", "pay"
CALLS = frozenset({REQUEST, CHECK, PAY})


class Kind(StrEnum):
    """One kind of trouble."""

    ERROR_100 = "error_100"
    ERROR_101 = "error_101"
    ERROR_102 = "error_102"
    ERROR_103 = "error_103"
    ERROR_200 = "error_200"
    ERROR_201 = "error_201"
    ERROR_202 = "error_202"
    ERROR_301 = "error_301"
    SLOW = "slow"
    SILENT = "silent"
    DROP = "drop"
    LOST = "lost"
    HTML = "html"
    HTTP_500 = "http_500"
    EMPTY = "empty"
    REDIRECT = "redirect"
    HUGE = "huge"
    STRINGS = "strings"
    NUMBERS = "numbers"
    BOOLEAN_STATUS = "boolean_status"
    TRUNCATED = "truncated"
    LIST = "list"
    WRONG_AMOUNT = "wrong_amount"
    FRACTIONAL_AMOUNT = "fractional_amount"
    PAID_LATER = "paid_later"
    RETURN_BY_POST = "return_by_post"
    RETURN_RUBBISH = "return_rubbish"
    NO_RETURN = "no_return"

    @property
    def code(self) -> Code | None:
        """The gateway's code that this trouble answers with, if it is one of those."""
        _, error, number = self.value.partition("error_")
        return Code(int(number)) if error else None

    @property
    def calls(self) -> frozenset[str]:
        """Which calls it can befall."""
        return _NARROW.get(self, CALLS)

    @property
    def meaning(self) -> str:
        """What happens, for people to read."""
        return _MEANINGS.get(self) or f"nothing done, refused with code {self.value.removeprefix('error_')}"


def kind_of(fault: Fault | None) -> Kind | None:
    """Give the kind of a fault, where there is one."""
    return None if fault is None else Kind(fault.kind)


def order(faults: Faults, wanted: dict[str, Json]) -> Fault:
    """Put a fault in force; raises BadControl where it can't befall that call or its options are nonsense."""
    kind, call = wanted.get("kind"), wanted.get("call", EVERY_CALL)
    if isinstance(kind, str) and kind in set(Kind) and isinstance(call, str):
        befalls = Kind(kind).calls
        if call in CALLS - befalls or (call == EVERY_CALL and befalls != CALLS):
            raise BadControl(
                f"{kind} can only befall {' or '.join(sorted(befalls))}, so call must be one of these"
            )
    amount, location = wanted.get("amount", 0), wanted.get("location", "")
    if isinstance(amount, bool) or not isinstance(amount, int):
        raise BadControl(f"amount must be a whole number of rials, not {amount!r}")
    if not isinstance(location, str) or not location.isprintable():
        raise BadControl(f"location must be an address, not {location!r}")
    return faults.order(wanted)


def describe() -> dict[str, Json]:
    """Every kind with its calls and its meaning."""
    return {kind.value: {"calls": [*sorted(kind.calls)], "meaning": kind.meaning} for kind in Kind}


NOTHING_DONE = frozenset({Kind.SILENT, Kind.DROP, Kind.HTML, Kind.HTTP_500, Kind.EMPTY, Kind.REDIRECT})
_GATEWAY = frozenset({REQUEST, CHECK})
_NARROW = {
    Kind.HUGE: _GATEWAY,
    Kind.STRINGS: _GATEWAY,
    Kind.NUMBERS: _GATEWAY,
    Kind.BOOLEAN_STATUS: _GATEWAY,
    Kind.TRUNCATED: _GATEWAY,
    Kind.LIST: _GATEWAY,
    Kind.WRONG_AMOUNT: frozenset({CHECK}),
    Kind.FRACTIONAL_AMOUNT: frozenset({CHECK}),
    Kind.PAID_LATER: frozenset({PAY}),
    Kind.RETURN_BY_POST: frozenset({PAY}),
    Kind.RETURN_RUBBISH: frozenset({PAY}),
    Kind.NO_RETURN: frozenset({PAY}),
}
_MEANINGS = {
    Kind.ERROR_202: "nothing done, refused with code 202; a payment fails at the bank, and the buyer goes back",
    Kind.SLOW: "done at once, answered rightly after `seconds` (1)",
    Kind.SILENT: "nothing done, no answer for `seconds` (3600) or until the caller goes",
    Kind.DROP: "nothing done, the connection closed",
    Kind.LOST: "done, then the connection closed without an answer",
    Kind.HTML: "nothing done, an HTML page with status 200",
    Kind.HTTP_500: "nothing done, status 500",
    Kind.EMPTY: "nothing done, status 200 without a body",
    Kind.REDIRECT: "nothing done, status 302 to `location` (/elsewhere)",
    Kind.HUGE: "done, answered rightly but padded to over 64 KiB",
    Kind.STRINGS: "done, every number in the answer as a string of digits",
    Kind.NUMBERS: "done, invoice_key or bank_code as a number (a request then makes a numeric invoice_key)",
    Kind.BOOLEAN_STATUS: "done, status as true or false",
    Kind.TRUNCATED: "done, the JSON of the answer cut short",
    Kind.LIST: "done, the answer inside a JSON list",
    Kind.WRONG_AMOUNT: "the amount `amount` (1,000 rials more than was paid)",
    Kind.FRACTIONAL_AMOUNT: "the amount with half a rial more",
    Kind.PAID_LATER: "paid, but a check answers 201 for `seconds` (60)",
    Kind.RETURN_BY_POST: "paid, the buyer sent back by POST with fields that say nothing true",
    Kind.RETURN_RUBBISH: "paid, the buyer sent back by GET with fields that say nothing true",
    Kind.NO_RETURN: "paid, but the buyer sees a broken page and is not sent back",
}
