"""The merchant fills the shelves: counts, codes line by line, all of them or none."""

import asyncio

import pytest

from bot.alerts import Alerts
from bot.catalog import Kind, Product, ProductId
from bot.code_lines import LONGEST_CODE, MOST_CODES, BadCode, CodesRefused, TooManyCodes, Why
from bot.stockroom import CodesAdded, NotCounted, Stockroom, Withdrawal
from bot.store import Store, codes, stock
from tests.bot.merchandise import MERCHANT, Merchandise
from tests.bot.parts import TestClock, speech

COLLEAGUE = 110_000_002


@pytest.fixture
def goods(store: Store) -> Merchandise:
    return Merchandise(store)


@pytest.fixture
def stockroom(store: Store, clock: TestClock) -> Stockroom:
    return Stockroom(store, Alerts(speech()), clock)


@pytest.fixture
async def card(goods: Merchandise) -> Product:
    return await goods.product(kind=Kind.CODES, details={})


async def refused(stockroom: Stockroom, card: Product, text: str) -> list[tuple[int, str, Why]]:
    with pytest.raises(CodesRefused) as refusal:
        await stockroom.add_codes(card.id, text, MERCHANT)
    return [(bad.line, bad.code, bad.why) for bad in refusal.value.bad]


async def accounted_for(store: Store, product: Product) -> bool:
    async with store.reading() as session:
        return (await Merchandise(store).again(product)).stock == await stock.by_the_book(session, product.id)


async def test_a_stock_is_what_the_merchant_says_and_who_said_it_is_written_down(
    stockroom: Stockroom, goods: Merchandise, store: Store, clock: TestClock
) -> None:
    product = await goods.product(stock=None)
    said = [(await stockroom.set_stock(product.id, number, COLLEAGUE)).stock for number in (5, 2, None, 0)]
    assert said == [5, 2, None, 0]
    async with store.reading() as session:
        told = await stock.changes(session, product.id, 10)
    assert [(change.number, change.by, change.at) for change in told] == [
        (-2, COLLEAGUE, clock.now),
        (-3, COLLEAGUE, clock.now),
        (5, COLLEAGUE, clock.now),
    ]
    assert await accounted_for(store, product)


async def test_what_can_not_be_counted_is_refused(
    stockroom: Stockroom, goods: Merchandise, card: Product
) -> None:
    product = await goods.product(stock=3)
    with pytest.raises(NotCounted):
        await stockroom.set_stock(card.id, 5, MERCHANT)
    with pytest.raises(NotCounted):
        await stockroom.add_codes(product.id, "code", MERCHANT)
    with pytest.raises(NotCounted):
        await stockroom.withdraw_free_code(product.id, "code", MERCHANT)
    with pytest.raises(ValueError, match="-1"):
        await stockroom.set_stock(product.id, -1, MERCHANT)
    for number in (5, None):
        with pytest.raises(LookupError):
            await stockroom.set_stock(ProductId(99), number, MERCHANT)
    assert (await goods.again(product)).stock == 3


async def test_codes_are_added_line_by_line(
    stockroom: Stockroom, store: Store, goods: Merchandise, card: Product, clock: TestClock
) -> None:
    assert await stockroom.add_codes(card.id, "one\ntwo\n", MERCHANT) == CodesAdded(2, 2)
    text = "\ufeff  three \r\nuser name:گذرواژه 1\r\n\r\n\n"
    assert await stockroom.add_codes(card.id, text, COLLEAGUE) == CodesAdded(2, 4)
    assert await stockroom.free_codes(card.id) == 4
    async with store.reading() as session:
        told = await stock.changes(session, card.id, 10)
    assert [(change.number, change.by, change.at) for change in told] == [
        (2, COLLEAGUE, clock.now),
        (2, MERCHANT, clock.now),
    ]
    line = await goods.ordered(card, 4)
    assert line is not None
    assert await goods.takes_codes(line) == ["one", "two", "three", "user name:گذرواژه 1"]


async def test_every_bad_line_is_told_with_what_is_wrong_and_none_is_added(
    stockroom: Stockroom, goods: Merchandise, card: Product
) -> None:
    await stockroom.add_codes(card.id, "given\nfree", MERCHANT)
    line = await goods.ordered(card)
    assert line is not None
    await goods.takes_codes(line)
    long = "x" * (LONGEST_CODE + 1)
    text = f"new\n\nfree\n{long}\ngiven\na\tb\nnew\nnewer\nfree\nhalf\ud800"
    assert await refused(stockroom, card, text) == [
        (2, "", Why.EMPTY),
        (3, "free", Why.ALREADY_THERE),
        (4, long, Why.TOO_LONG),
        (5, "given", Why.ALREADY_THERE),
        (6, "a\tb", Why.CONTROL),
        (7, "new", Why.TWICE),
        (9, "free", Why.TWICE),
        (10, "half\ud800", Why.CONTROL),
    ]
    assert await stockroom.free_codes(card.id) == 1
    assert (await goods.again(card)).stock == 1


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff"])
async def test_nothing_at_all_is_no_code(stockroom: Stockroom, card: Product, text: str) -> None:
    assert await refused(stockroom, card, text) == [(1, "", Why.EMPTY)]


async def test_the_longest_code_is_taken_and_another_product_may_have_it_too(
    stockroom: Stockroom, goods: Merchandise, card: Product
) -> None:
    other = await goods.product(kind=Kind.CODES, details={})
    longest = "ک" * LONGEST_CODE
    assert await stockroom.add_codes(card.id, longest, MERCHANT) == CodesAdded(1, 1)
    assert await stockroom.add_codes(other.id, longest, MERCHANT) == CodesAdded(1, 1)


async def test_the_most_codes_that_are_taken_at_once_are_taken_soon(
    stockroom: Stockroom, goods: Merchandise, card: Product, store: Store
) -> None:
    lines = [f"{each:08}-ABCDEFGH-IJKLMNOP" for each in range(MOST_CODES + 1)]
    with pytest.raises(TooManyCodes):
        await stockroom.add_codes(card.id, "\n".join(lines), MERCHANT)
    added = await asyncio.wait_for(stockroom.add_codes(card.id, "\n".join(lines[1:]), MERCHANT), 60)
    assert added == CodesAdded(MOST_CODES, MOST_CODES)
    last = lines[-1]
    assert await refused(stockroom, card, f"new\n{last}") == [(2, last, Why.ALREADY_THERE)]
    line = await goods.ordered(card, 3)
    assert line is not None
    assert await goods.takes_codes(line) == lines[1:4]
    assert await accounted_for(store, card)


async def test_the_same_codes_sent_twice_at_once_are_added_once(
    stockroom: Stockroom, goods: Merchandise, card: Product
) -> None:
    ended = await asyncio.gather(
        *(stockroom.add_codes(card.id, "one\ntwo", MERCHANT) for _ in range(4)), return_exceptions=True
    )
    assert [each for each in ended if isinstance(each, CodesAdded)] == [CodesAdded(2, 2)]
    refusals = [each for each in ended if isinstance(each, CodesRefused)]
    there = (BadCode(1, "one", Why.ALREADY_THERE), BadCode(2, "two", Why.ALREADY_THERE))
    assert [refusal.bad for refusal in refusals] == [there] * 3
    assert (await goods.again(card)).stock == 2


async def test_a_code_is_withdrawn_only_while_no_order_needs_it(
    stockroom: Stockroom, goods: Merchandise, card: Product, store: Store
) -> None:
    async def withdraw(code: str) -> Withdrawal:
        return await stockroom.withdraw_free_code(card.id, code, COLLEAGUE)

    await stockroom.add_codes(card.id, "one\ntwo\nthree", MERCHANT)
    line = await goods.ordered(card)
    assert line is not None
    assert await withdraw("four") is Withdrawal.NOT_FREE
    assert await withdraw(" two ") is Withdrawal.DONE
    assert await withdraw("two") is Withdrawal.NOT_FREE
    assert await goods.takes_codes(line) == ["one"]
    assert await withdraw("one") is Withdrawal.NOT_FREE
    assert (await goods.again(card)).stock == 1
    held = await goods.ordered(card)
    assert held is not None
    assert await withdraw("three") is Withdrawal.ALL_ORDERED
    assert await goods.takes_codes(held) == ["three"]
    assert await accounted_for(store, card)
    async with store.reading() as session:
        assert [change.number for change in await stock.changes(session, card.id, 10)] == [-1, 3]
        assert await codes.already_there(session, card.id, ["one", "two", "three"]) == {"one", "three"}


async def test_the_last_code_goes_to_an_order_or_back_to_the_merchant(
    stockroom: Stockroom, goods: Merchandise, card: Product, store: Store
) -> None:
    async def order() -> list[str]:
        line = await goods.ordered(card)
        return [] if line is None else await goods.takes_codes(line)

    for number in range(5):
        code = f"code-{number}"
        await stockroom.add_codes(card.id, code, MERCHANT)
        withdrawn, given = await asyncio.gather(
            stockroom.withdraw_free_code(card.id, code, MERCHANT), order()
        )
        assert (withdrawn is Withdrawal.DONE) == (given == [])
        assert await accounted_for(store, card)
