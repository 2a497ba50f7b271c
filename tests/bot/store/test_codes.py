"""Single-use codes: the oldest go first, each to one line, ever."""

import asyncio

import pytest

from bot.catalog import Kind, Product
from bot.deliveries import Line
from bot.store import Store, codes, stock
from tests.bot.merchandise import MERCHANT, START, Merchandise


@pytest.fixture
def goods(store: Store) -> Merchandise:
    return Merchandise(store)


async def gift_card(goods: Merchandise, *texts: str) -> Product:
    product = await goods.product(kind=Kind.CODES, details={})
    async with goods.store.transaction() as tx:
        assert await codes.insert(tx, product.id, texts, START) == len(texts)
        await stock.change(tx, product.id, len(texts), MERCHANT, START)
    return product


async def line_of(goods: Merchandise, product: Product, quantity: int = 1) -> Line:
    line = await goods.ordered(product, quantity)
    assert line is not None
    return line


async def test_codes_are_known_whether_free_or_given(store: Store, goods: Merchandise) -> None:
    card = await gift_card(goods, "one", "two", "سه")
    other = await gift_card(goods, "four")
    await goods.takes_codes(await line_of(goods, card))
    async with store.reading() as session:
        assert await codes.already_there(session, card.id, ["سه", "one", "four"]) == {"سه", "one"}
        assert await codes.already_there(session, other.id, ["one", "four"]) == {"four"}
        assert await codes.count_free(session, card.id) == 2


async def test_the_oldest_codes_are_given_first(store: Store, goods: Merchandise) -> None:
    texts = [f"code-{each}" for each in (5, 3, 9, 1, 7)]
    card = await gift_card(goods, *texts)
    first, second = await line_of(goods, card, 2), await line_of(goods, card, 3)
    assert await goods.takes_codes(second) == texts[:3]
    assert await goods.takes_codes(first) == texts[3:]
    async with store.reading() as session:
        assert await codes.of_line(session, second.id) == texts[:3]
        assert await codes.of_line(session, first.id) == texts[3:]
        assert await codes.count_free(session, card.id) == 0


async def test_where_there_are_too_few_none_is_given(store: Store, goods: Merchandise) -> None:
    card = await gift_card(goods, "one", "two")
    await gift_card(goods, "another product's")
    line = await line_of(goods, card, 2)
    async with store.transaction() as tx:
        assert await codes.take(tx, card.id, line.id, 3) == []
        assert await codes.of_line(tx, line.id) == []
        assert await codes.count_free(tx, card.id) == 2


async def test_only_a_free_code_is_forgotten(store: Store, goods: Merchandise) -> None:
    card = await gift_card(goods, "given", "free")
    await goods.takes_codes(await line_of(goods, card))
    async with store.transaction() as tx:
        assert not await codes.drop_free(tx, card.id, "given")
        assert not await codes.drop_free(tx, card.id, "unknown")
        assert [await codes.drop_free(tx, card.id, "free") for _ in range(2)] == [True, False]
        assert await codes.already_there(tx, card.id, ["given", "free"]) == {"given"}


async def test_lines_that_take_at_once_share_no_code(replicas: tuple[Store, Store]) -> None:
    shops = [Merchandise(store) for store in replicas]
    texts = [f"code-{each}" for each in range(40)]
    card = await gift_card(shops[0], *texts)
    lines = [await line_of(shops[0], card, 2) for _ in range(20)]
    given = await asyncio.gather(*(shops[each % 2].takes_codes(line) for each, line in enumerate(lines)))
    assert {len(each) for each in given} == {2}
    assert sorted(code for each in given for code in each) == sorted(texts)


async def test_a_line_need_not_wait_for_another(replicas: tuple[Store, Store]) -> None:
    first, second = (Merchandise(store) for store in replicas)
    card = await gift_card(first, "one", "two")
    lines = [await line_of(first, card) for _ in range(2)]
    async with first.store.transaction() as tx:
        assert await codes.take(tx, card.id, lines[0].id, 1) == ["one"]
        assert await asyncio.wait_for(second.takes_codes(lines[1]), 10) == ["two"]
