"""What each kind of goods must know, read from what a merchant has typed."""

from collections.abc import Mapping
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import Details, Kind
from bot.goods.details import FIELDS, MOST_DAYS, DetailsError, Why, check_details

SECRET = "0123456789abcdef"
CHAT = -1_001_234_567_890
SERVICE = {"url": "https://service.example/orders", "secret": SECRET}

TAKEN: list[tuple[Kind, Mapping[str, str | int], Details]] = [
    (Kind.TEXT, {"text": " سلام\nخوش آمدید "}, {"text": "سلام\nخوش آمدید"}),
    (Kind.TEXT, {"text": "x" * 3_000}, {"text": "x" * 3_000}),
    (Kind.FILE, {"file_id": 7}, {"file_id": 7}),
    (Kind.FILE, {"file_id": "۷", "caption": "کتاب"}, {"file_id": 7, "caption": "کتاب"}),
    (Kind.CODES, {}, {}),
    (Kind.CODES, {"hint": ""}, {}),
    (Kind.CODES, {"hint": "در وب‌سایت وارد کنید"}, {"hint": "در وب‌سایت وارد کنید"}),
    (Kind.MEMBERSHIP, {"chat_id": str(CHAT), "days": "۳۰"}, {"chat_id": CHAT, "days": 30}),
    (Kind.MEMBERSHIP, {"chat_id": "−5", "days": 0}, {"chat_id": -5, "days": 0}),
    (Kind.MEMBERSHIP, {"chat_id": CHAT, "days": MOST_DAYS}, {"chat_id": CHAT, "days": MOST_DAYS}),
    (Kind.SERVICE, SERVICE, SERVICE),
    (Kind.BY_HAND, {}, {}),
    (Kind.BY_HAND, {"instructions": "بسته‌بندی"}, {"instructions": "بسته‌بندی"}),
]

REFUSED: list[tuple[Kind, Mapping[str, str | int], str, Why]] = [
    (Kind.TEXT, {}, "text", Why.MISSING),
    (Kind.TEXT, {"text": "  "}, "text", Why.MISSING),
    (Kind.TEXT, {"text": "x" * 3_001}, "text", Why.TOO_LONG),
    (Kind.TEXT, {"text": "x", "file_id": 1}, "file_id", Why.UNKNOWN),
    (Kind.FILE, {"caption": "کتاب"}, "file_id", Why.MISSING),
    (Kind.FILE, {"file_id": "book.pdf"}, "file_id", Why.NOT_A_NUMBER),
    (Kind.FILE, {"file_id": 0}, "file_id", Why.OUT_OF_RANGE),
    (Kind.FILE, {"file_id": "9" * 5_000}, "file_id", Why.NOT_A_NUMBER),
    (Kind.CODES, {"codes": "a"}, "codes", Why.UNKNOWN),
    (Kind.CODES, {"hint": "x" * 501}, "hint", Why.TOO_LONG),
    (Kind.MEMBERSHIP, {"chat_id": CHAT}, "days", Why.MISSING),
    (Kind.MEMBERSHIP, {"chat_id": 5, "days": 1}, "chat_id", Why.OUT_OF_RANGE),
    (Kind.MEMBERSHIP, {"chat_id": "@channel", "days": 1}, "chat_id", Why.NOT_A_NUMBER),
    (Kind.MEMBERSHIP, {"chat_id": CHAT, "days": -1}, "days", Why.OUT_OF_RANGE),
    (Kind.MEMBERSHIP, {"chat_id": CHAT, "days": MOST_DAYS + 1}, "days", Why.OUT_OF_RANGE),
    (Kind.MEMBERSHIP, {"chat_id": CHAT, "days": "1.5"}, "days", Why.NOT_A_NUMBER),
    (Kind.SERVICE, {"secret": SECRET}, "url", Why.MISSING),
    (Kind.SERVICE, SERVICE | {"secret": "short"}, "secret", Why.TOO_SHORT),
    (Kind.SERVICE, SERVICE | {"url": "service"}, "url", Why.NOT_AN_ADDRESS),
    (Kind.SERVICE, SERVICE | {"url": "ftp://service.example"}, "url", Why.NOT_AN_ADDRESS),
    (Kind.SERVICE, SERVICE | {"url": "https://a:b@service.example"}, "url", Why.NOT_AN_ADDRESS),
    (Kind.BY_HAND, {"instructions": "x" * 501}, "instructions", Why.TOO_LONG),
]


@pytest.mark.parametrize(("kind", "typed", "details"), TAKEN)
def test_what_a_kind_needs_is_read(kind: Kind, typed: Mapping[str, str | int], details: Details) -> None:
    assert check_details(kind, typed) == details


@pytest.mark.parametrize(("kind", "typed", "key", "why"), REFUSED)
def test_what_a_kind_can_not_work_with_is_refused_by_name(
    kind: Kind, typed: Mapping[str, str | int], key: str, why: Why
) -> None:
    with pytest.raises(DetailsError) as refusal:
        check_details(kind, typed)
    assert (refusal.value.key, refusal.value.why) == (key, why)


def test_an_error_quotes_nothing_that_was_typed() -> None:
    with pytest.raises(DetailsError) as refusal:
        check_details(Kind.SERVICE, SERVICE | {"secret": "hunter2"})
    assert "hunter2" not in str(refusal.value)


VALUES = st.one_of(st.text(max_size=20), st.integers(-(10**6), 10**6), st.text("0123456789-۰۱۲ ", max_size=8))


@given(st.data())
def test_what_was_read_is_read_again_as_the_same(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(Kind))
    typed = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS[kind], VALUES)))
    with suppress(DetailsError):
        details = check_details(kind, typed)
        assert details.keys() <= typed.keys()
        assert check_details(kind, details) == details
