"""Goods that are handed over on the spot: a text, codes, a file, the merchant's own hand."""

from collections.abc import Sequence

import pytest

from bot.catalog import Details, Kind
from bot.deliveries import Content, Delivery
from bot.files import FileId
from bot.goods.by_hand import ByHandGoods
from bot.goods.codes import CodeGoods
from bot.goods.file import FileGoods
from bot.goods.protocol import Begun, ByHand, Goods, Impossible, Trouble
from bot.goods.text import TextGoods
from bot.store import Store, catalog, codes, deliveries, files, stock
from tests.bot.goods.paid_for import delivery
from tests.bot.merchandise import MERCHANT, START, Merchandise
from tests.bot.store.ledger import PowerCut

LOCAL: Sequence[tuple[Kind, Goods]] = [
    (Kind.TEXT, TextGoods()),
    (Kind.CODES, CodeGoods()),
    (Kind.FILE, FileGoods()),
    (Kind.BY_HAND, ByHandGoods()),
]


@pytest.fixture
def goods(store: Store) -> Merchandise:
    return Merchandise(store)


async def begin(store: Store, kind: Goods, paid: Delivery) -> Begun:
    async with store.transaction() as tx:
        return await kind.begin(tx, paid, START)


async def test_a_text_is_given_as_it_is(store: Store) -> None:
    begun = await begin(store, TextGoods(), delivery(Kind.TEXT, {"text": "سلام <b>"}))
    assert begun == Content(text="سلام <b>")


@pytest.mark.parametrize(
    ("details", "instructions"), [({"instructions": "پیک ساعت ۵"}, "پیک ساعت ۵"), ({}, "")]
)
async def test_what_the_merchant_hands_over_comes_with_their_instructions(
    store: Store, details: Details, instructions: str
) -> None:
    assert await begin(store, ByHandGoods(), delivery(Kind.BY_HAND, details)) == ByHand(instructions)


@pytest.mark.parametrize(("more", "text"), [({}, ""), ({"caption": "کتاب شما"}, "کتاب شما")])
async def test_a_file_is_given_by_its_number(store: Store, more: Details, text: str) -> None:
    async with store.transaction() as tx:
        file = await files.keep(tx, "book.pdf", "application/pdf", b"bytes", START)
    begun = await begin(store, FileGoods(), delivery(Kind.FILE, {"file_id": file.id, **more}))
    assert begun == Content(text=text, file_id=FileId(file.id))


async def test_a_file_that_is_not_there_can_not_be_given(store: Store) -> None:
    begun = await begin(store, FileGoods(), delivery(Kind.FILE, {"file_id": 5}))
    assert begun == Impossible(Trouble.FILE_GONE)


async def ordered_codes(goods: Merchandise, hint: Details, texts: Sequence[str], quantity: int) -> Delivery:
    """Codes that somebody has ordered and is about to be given."""
    product = await goods.product(kind=Kind.CODES, details=hint)
    async with goods.store.transaction() as tx:
        await codes.insert(tx, product.id, texts, START)
        await stock.change(tx, product.id, quantity, MERCHANT, START)
    line = await goods.ordered(product, quantity)
    assert line is not None
    async with goods.store.transaction() as tx:
        product = await catalog.get(tx, product.id)
        return await deliveries.insert(tx, line, product, f"key-of-line-{line.id:012}", START)


async def test_as_many_codes_are_given_as_were_ordered_and_the_same_ones_again(
    store: Store, goods: Merchandise
) -> None:
    paid = await ordered_codes(goods, {"hint": "در برنامه"}, ["one", "two", "three"], 2)
    expected = Content(text="در برنامه", codes=("one", "two"))
    assert [await begin(store, CodeGoods(), paid) for _ in range(2)] == [expected] * 2
    async with store.reading() as session:
        assert await codes.count_free(session, paid.line.product_id) == 1


async def test_codes_are_given_again_even_where_none_is_left(store: Store, goods: Merchandise) -> None:
    paid = await ordered_codes(goods, {}, ["one"], 1)
    assert [await begin(store, CodeGoods(), paid) for _ in range(2)] == [Content(codes=("one",))] * 2


async def test_where_codes_are_missing_none_is_given(store: Store, goods: Merchandise) -> None:
    paid = await ordered_codes(goods, {}, ["one"], 2)
    assert await begin(store, CodeGoods(), paid) == Impossible(Trouble.NO_CODES)
    async with store.reading() as session:
        assert await codes.count_free(session, paid.line.product_id) == 1


async def test_codes_that_were_taken_in_a_transaction_that_failed_are_free(
    store: Store, goods: Merchandise
) -> None:
    paid = await ordered_codes(goods, {}, ["one"], 1)

    async def begin_and_lose_power() -> None:
        async with store.transaction() as tx:
            await CodeGoods().begin(tx, paid, START)
            raise PowerCut

    with pytest.raises(PowerCut):
        await begin_and_lose_power()
    async with store.reading() as session:
        assert await codes.count_free(session, paid.line.product_id) == 1


@pytest.mark.parametrize(("kind", "local"), LOCAL)
async def test_nobody_may_ask_for_what_is_not_elsewhere(store: Store, kind: Kind, local: Goods) -> None:
    paid = delivery(kind, {})
    with pytest.raises(RuntimeError, match=kind):
        await local.fetch(paid)
    async with store.transaction() as tx:
        with pytest.raises(RuntimeError, match=kind):
            await local.record(tx, paid, Content(text="x"), START)
