"""What may stand in an answer of 24pal, field by field."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gateways.pal24_answers import Nonsense, read_check, read_fields, read_request
from bot.gateways.protocol import (
    Issued,
    NoAnswer,
    NotPaid,
    NotPaidBecause,
    OurMistake,
    Paid,
    Refused,
    Unknown,
)
from bot.money import Rials

PAID = {"status": 1, "amount": 50_000, "bank_code": "74018223310592"}
NONSENSE_NUMBERS: list[object] = [
    True,
    None,
    50_000.0,
    50_000.5,
    -1,
    10**15,
    "",
    " 1",
    "1.0",
    "+1",
    "1e3",
    "۱",
    "²",
    [1],
    {},
]
NONSENSE_NAMES: list[object] = [
    True,
    None,
    1.5,
    -1,
    "",
    " ",
    "a b",
    "a/b",
    "a?b",
    "a\n",
    "ک",
    "<b>",
    "x" * 129,
    ["x"],
    {},
]


def refusal(code: object) -> dict[str, object]:
    return {"status": 0, "errorCode": code, "errorDescription": "..."}


@pytest.mark.parametrize("status", [1, "1", "01"])
@pytest.mark.parametrize("amount", [50_000, "50000"])
@pytest.mark.parametrize("bank_code", ["74018223310592", 74018223310592])
def test_money_is_read_from_numbers_and_from_digits(
    status: object, amount: object, bank_code: object
) -> None:
    fields = {"status": status, "amount": amount, "bank_code": bank_code, "more": "is passed over"}
    assert read_check(fields) == Paid(Rials(50_000), "74018223310592")


def test_zeros_before_a_bank_code_are_kept() -> None:
    assert read_check(PAID | {"bank_code": "000123"}) == Paid(Rials(50_000), "000123")


@pytest.mark.parametrize("key", ["aB3-x_9.~", 1234567890, "x" * 128])
def test_an_invoice_key_is_read_as_a_text(key: object) -> None:
    assert read_request({"status": 1, "invoice_key": key}) == Issued(str(key))


MISTAKES = [
    (100, OurMistake.METHOD),
    (101, OurMistake.API_KEY),
    (102, OurMistake.AMOUNT),
    (103, OurMistake.RETURN_URL),
]


@pytest.mark.parametrize(("code", "mistake"), MISTAKES)
@pytest.mark.parametrize("written", [int, str])
def test_our_mistakes_have_codes(code: int, mistake: OurMistake, written: type) -> None:
    for read in (read_request, read_check):
        answer = read(refusal(written(code)))
        assert isinstance(answer, Refused)
        assert answer.mistake is mistake


@pytest.mark.parametrize(
    ("code", "because"),
    [
        (200, NotPaidBecause.NO_SUCH_INVOICE),
        (201, NotPaidBecause.NOT_YET),
        (202, NotPaidBecause.CANCELLED),
    ],
)
@pytest.mark.parametrize("written", [int, str])
def test_reasons_for_no_payment_have_codes(code: int, because: NotPaidBecause, written: type) -> None:
    assert read_check(refusal(written(code))) == NotPaid(because)
    with pytest.raises(Nonsense):
        read_request(refusal(written(code)))


def test_an_unreachable_bank_proves_nothing() -> None:
    for read in (read_request, read_check):
        answer = read(refusal(301))
        assert isinstance(answer, Unknown)
        assert answer.why is NoAnswer.BANK_UNREACHABLE


@pytest.mark.parametrize("code", [0, 1, 99, 104, 203, 300, 302, *NONSENSE_NUMBERS])
def test_other_codes_are_nonsense(code: object) -> None:
    for read in (read_request, read_check):
        with pytest.raises(Nonsense):
            read(refusal(code))


@pytest.mark.parametrize("status", [2, "ok", *NONSENSE_NUMBERS])
def test_another_status_is_nonsense(status: object) -> None:
    with pytest.raises(Nonsense):
        read_check(PAID | {"status": status})
    with pytest.raises(Nonsense):
        read_request({"status": status, "invoice_key": "key"})


@pytest.mark.parametrize("amount", NONSENSE_NUMBERS)
def test_an_amount_that_is_no_whole_number_is_nonsense(amount: object) -> None:
    with pytest.raises(Nonsense):
        read_check(PAID | {"amount": amount})


@pytest.mark.parametrize("name", NONSENSE_NAMES)
def test_a_key_or_bank_code_that_is_no_plain_name_is_nonsense(name: object) -> None:
    with pytest.raises(Nonsense):
        read_check(PAID | {"bank_code": name})
    with pytest.raises(Nonsense):
        read_request({"status": 1, "invoice_key": name})


@pytest.mark.parametrize("missing", ["status", "amount", "bank_code"])
def test_an_absent_field_is_nonsense(missing: str) -> None:
    with pytest.raises(Nonsense):
        read_check({name: value for name, value in PAID.items() if name != missing})


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"null",
        b"1",
        b'"status"',
        b"[]",
        b'[{"status":1}]',
        b"{",
        b'{"status":1',
        b"<!doctype html>",
        b"status=1&amount=50000",
        b"\xff\xfe\x00",
        b"[" * 50_000,
        b'{"status":' + b"9" * 5_000 + b"}",
    ],
)
def test_a_body_that_is_no_json_object_is_nonsense(body: bytes) -> None:
    with pytest.raises(Nonsense):
        read_fields(body)


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_fields(b"\xef\xbb\xbf" + json.dumps(PAID).encode()) == PAID


SECRET = "the-secret-that-came-back"


@pytest.mark.parametrize("field", PAID)
def test_what_was_not_understood_is_not_quoted(field: str) -> None:
    with pytest.raises(Nonsense) as nonsense:
        read_check(PAID | {field: f"{SECRET} {SECRET}"})
    assert SECRET not in str(nonsense.value)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
fields = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from([0, 1, "0", "1"]) | anything,
        "amount": st.integers() | anything,
        "bank_code": st.text(max_size=30) | anything,
        "invoice_key": st.text(max_size=30) | anything,
        "errorCode": st.sampled_from([100, 101, 102, 103, 200, 201, 202, 301]) | anything,
    },
)


@given(fields)
def test_whatever_comes_is_an_answer_or_nonsense_and_nothing_else(said: dict[str, Any]) -> None:
    for read in (read_request, read_check):
        try:
            answer = read(said)
        except Nonsense:
            continue
        match answer:
            case Paid(amount, bank_code):
                assert type(said["amount"]) in {int, str}
                assert int(said["amount"]) == amount
                assert str(said["bank_code"]) == bank_code
            case Issued(key):
                assert str(said["invoice_key"]) == key
            case _:
                assert int(said["status"]) == 0
