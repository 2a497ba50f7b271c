"""What each kind of goods must know to hand itself over, read from what a merchant has typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bot.catalog import Details, Kind
from bot.goods.service_address import AddressRefused, check_url
from bot.texts.formats import fold_digits

LONGEST_TEXT = 3_000
LONGEST_CAPTION = 900
LONGEST_HINT = 500
LONGEST_INSTRUCTIONS = 500
SHORTEST_SECRET = 16
LONGEST_SECRET = 200
MOST_DAYS = 3_650
# Ids of Telegram's chats have up to 52 bits.
_LARGEST_ID = 2**52


class Why(StrEnum):
    """What is wrong with one of the details."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    NOT_AN_ADDRESS = "not_an_address"


class DetailsError(Exception):
    """A kind of goods can't work with this; `key` names the detail."""

    def __init__(self, key: str, why: Why) -> None:
        super().__init__(f"{key}: {why}")
        self.key = key
        self.why = why


class _Wrong(Exception):
    """What is wrong with a value, wherever it stands."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


Value: TypeAlias = str | int
Read: TypeAlias = Callable[[Value], Value]


@dataclass(frozen=True, slots=True)
class Field:
    """One of a kind's details: how it is read, and whether it must be there."""

    read: Read
    required: bool = True


def _text(longest: int, shortest: int = 1) -> Read:
    def read(value: Value) -> str:
        text = str(value).strip()
        if len(text) < shortest:
            raise _Wrong(Why.TOO_SHORT)
        if len(text) > longest:
            raise _Wrong(Why.TOO_LONG)
        return text

    return read


def _number(smallest: int, largest: int) -> Read:
    def read(value: Value) -> int:
        try:
            # Minus signs that keyboards and word processors put in place of the plain one.
            number = int(fold_digits(str(value)).strip().replace("−", "-").replace("–", "-"))
        except ValueError:
            raise _Wrong(Why.NOT_A_NUMBER) from None
        if not smallest <= number <= largest:
            raise _Wrong(Why.OUT_OF_RANGE)
        return number

    return read


def _address(value: Value) -> str:
    text = str(value).strip()
    try:
        check_url(text, private=True)
    except AddressRefused:
        raise _Wrong(Why.NOT_AN_ADDRESS) from None
    return text


FIELDS: Mapping[Kind, Mapping[str, Field]] = {
    Kind.TEXT: {"text": Field(_text(LONGEST_TEXT))},
    Kind.FILE: {
        "file_id": Field(_number(1, _LARGEST_ID)),
        "caption": Field(_text(LONGEST_CAPTION), required=False),
    },
    Kind.CODES: {"hint": Field(_text(LONGEST_HINT), required=False)},
    Kind.MEMBERSHIP: {
        "chat_id": Field(_number(-_LARGEST_ID, -1)),
        # 0: for ever.
        "days": Field(_number(0, MOST_DAYS)),
    },
    Kind.SERVICE: {"url": Field(_address), "secret": Field(_text(LONGEST_SECRET, SHORTEST_SECRET))},
    Kind.BY_HAND: {"instructions": Field(_text(LONGEST_INSTRUCTIONS), required=False)},
}


def check_details(kind: Kind, given: Mapping[str, Value]) -> Details:
    """Read what was typed for a kind of goods; what is empty counts as not given. Raises DetailsError.

    Whether a service may be inside the server's own network is decided when it is called.
    """
    fields = FIELDS[kind]
    filled = {key: value for key, value in given.items() if str(value).strip()}
    for key in filled:
        if key not in fields:
            raise DetailsError(key, Why.UNKNOWN)
    details: dict[str, Value] = {}
    for key, field in fields.items():
        if key in filled:
            try:
                details[key] = field.read(filled[key])
            except _Wrong as error:
                raise DetailsError(key, error.why) from None
        elif field.required:
            raise DetailsError(key, Why.MISSING)
    return details
