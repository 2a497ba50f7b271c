"""The rules of invoices, without a wire."""

import random

import pytest

from sandbox.pal24.codes import Code
from sandbox.pal24.invoices import AlreadyPaid, Invoices, InvoiceState, is_return_url, read_amount
from tests.sandbox.pal24.clock import Clock


@pytest.fixture
def invoices(clock: Clock) -> Invoices:
    return Invoices(clock, random.Random(24))


@pytest.mark.parametrize(("text", "amount"), [("1000", 1000), ("0001000", 1000), ("9" * 15, 10**15 - 1)])
def test_an_amount_is_a_whole_number_of_a_thousand_rials_or_more(text: str, amount: int) -> None:
    assert read_amount(text) == amount


@pytest.mark.parametrize("text", [None, "", "999", "1000.0", "+1000", "۱۰۰۰", "²²²²", "1_000", "9" * 16])
def test_anything_else_is_no_amount(text: str | None) -> None:
    assert read_amount(text) is None


@pytest.mark.parametrize(
    "url", ["http://a/", "https://a.example:1/b?c#d", "HTTP://A/", "https%3A%2F%2Fa.example%2Fb"]
)
def test_a_web_address_is_a_return_address_even_if_it_was_encoded_twice(url: str) -> None:
    assert is_return_url(url)


@pytest.mark.parametrize(
    "url", ["", "a.example", "//a/", "mailto:a@a", "https%253A%252F%252Fa", "http://a/\n", "http://[/"]
)
def test_nothing_else_is_a_return_address(url: str) -> None:
    assert not is_return_url(url)


def test_an_invoice_may_be_cancelled_and_then_paid_but_a_paid_one_stays_paid(invoices: Invoices) -> None:
    key = invoices.make("terminal", 5000, "http://a/").key
    assert invoices.cancel(key).state is InvoiceState.CANCELLED
    assert invoices.cancel(key).state is InvoiceState.CANCELLED
    paid = invoices.pay(key)
    assert paid.state is InvoiceState.PAID
    for act in (invoices.pay, invoices.cancel):
        with pytest.raises(AlreadyPaid):
            act(key)
    assert invoices.find(key) == paid


def test_a_payment_may_be_known_later_than_it_was_made(invoices: Invoices, clock: Clock) -> None:
    invoice = invoices.pay(invoices.make("terminal", 5000, "http://a/").key, known_after=10)
    assert invoice.why_not_paid(clock.now) is Code.NOT_PAID
    assert invoice.why_not_paid(clock.now + 10) is None


def test_keys_are_letters_and_digits_or_digits_alone_if_asked(invoices: Invoices) -> None:
    keys = [invoices.make("terminal", 5000, "http://a/").key for _ in range(50)]
    assert all(key.isalnum() and key.isascii() and len(key) == 20 for key in keys)
    assert len({*keys}) == 50
    assert invoices.make("terminal", 5000, "http://a/", numeric_key=True).key.isdigit()


def test_a_key_or_a_bank_code_that_exists_is_not_given_again(clock: Clock) -> None:
    class Stuck(random.Random):
        """Gives every number twice before the next one."""

        def __init__(self) -> None:
            super().__init__(0)
            self.given = 0

        def randrange(self, start: int, stop: int | None = None, step: int = 1) -> int:
            self.given += 1
            return start + self.given // 2

    invoices = Invoices(clock, Stuck())
    keys = [invoices.make("terminal", 5000, "http://a/", numeric_key=True).key for _ in range(3)]
    codes = [invoices.pay(key).bank_code for key in keys]
    assert len({*keys}) == len({*codes}) == 3
