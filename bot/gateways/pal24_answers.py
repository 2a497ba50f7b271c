"""What 24pal's answers mean. What the guide does not describe is nonsense, and proves nothing."""

import json
import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from bot.gateways.protocol import (
    CheckAnswer,
    Issued,
    NoAnswer,
    NotPaid,
    NotPaidBecause,
    OurMistake,
    Paid,
    Refused,
    RequestAnswer,
    Unknown,
)
from bot.money import Rials

Fields: TypeAlias = Mapping[str, Any]

# The guide's table of errors, sorted by what each means for us.
MISTAKES = {
    100: OurMistake.METHOD,
    101: OurMistake.API_KEY,
    102: OurMistake.AMOUNT,
    103: OurMistake.RETURN_URL,
}
BANK_UNREACHABLE = 301
NOT_PAID = {
    200: NotPaidBecause.NO_SUCH_INVOICE,
    201: NotPaidBecause.NOT_YET,
    202: NotPaidBecause.CANCELLED,
}

MOST_DIGITS = 15
_KEY = re.compile(r"[A-Za-z0-9_.~-]{1,128}")
_BANK_CODE = re.compile(r"[A-Za-z0-9-]{1,64}")
_DIGITS = re.compile(rf"[0-9]{{1,{MOST_DIGITS}}}")


class Nonsense(Exception):
    """The answer is none that the guide describes; the text says how, and quotes nothing."""


def read_fields(body: bytes) -> Fields:
    """Read a JSON object from an answer's body; raises Nonsense."""
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        raise Nonsense(f"not JSON ({len(body)} bytes)") from None
    if not isinstance(fields, dict):
        raise Nonsense(f"JSON, but no object: {type(fields).__name__}")
    return fields


def read_request(fields: Fields) -> RequestAnswer:
    """Answer to invoice/request; raises Nonsense."""
    if _well(fields):
        return Issued(_name(fields, "invoice_key", _KEY))
    error = _number(fields, "errorCode")
    if error in MISTAKES:
        return Refused(MISTAKES[error], f"error {error}")
    if error == BANK_UNREACHABLE:
        return Unknown(NoAnswer.BANK_UNREACHABLE, f"error {error}")
    raise Nonsense(f"error {error} makes no sense for a request")


def read_check(fields: Fields) -> CheckAnswer:
    """Answer to invoice/check; raises Nonsense."""
    if _well(fields):
        return Paid(Rials(_number(fields, "amount")), _name(fields, "bank_code", _BANK_CODE))
    error = _number(fields, "errorCode")
    if error in NOT_PAID:
        return NotPaid(NOT_PAID[error])
    if error in MISTAKES:
        return Refused(MISTAKES[error], f"error {error}")
    if error == BANK_UNREACHABLE:
        return Unknown(NoAnswer.BANK_UNREACHABLE, f"error {error}")
    raise Nonsense(f"error {error} is not in the guide")


def _well(fields: Fields) -> bool:
    status = _number(fields, "status")
    if status not in {0, 1}:
        raise Nonsense(f"status {status}")
    return status == 1


def _number(fields: Fields, name: str) -> int:
    value = fields.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**MOST_DIGITS:
        return value
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        return int(value)
    raise Nonsense(f"{name} is no whole number: {type(value).__name__}")


def _name(fields: Fields, name: str, form: re.Pattern[str]) -> str:
    value = fields.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        value = str(value)
    if not isinstance(value, str) or not form.fullmatch(value):
        raise Nonsense(f"{name} is no plain name: {type(value).__name__}")
    return value
