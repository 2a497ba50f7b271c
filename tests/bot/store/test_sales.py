"""Orders as those who run the shop look for them: each question gives what it says."""

from datetime import timedelta

from bot.catalog import Kind, ProductId
from bot.orders import OrderState
from bot.store import Store, codes, sales
from tests.bot.merchandise import Merchandise
from tests.bot.store.ledger import AMOUNT, REZA, SARA, START, Ledger

FROM_THE_NEWEST = 1_000


async def test_orders_are_listed_by_what_they_are(store: Store, ledger: Ledger) -> None:
    goods = Merchandise(store)
    product = await goods.product(kind=Kind.CODES, details={}, stock=0)
    async with store.transaction() as tx:
        await codes.insert(tx, product.id, ["WXYZ-1234"], START)
        await tx.run("change_stocks", stocks=f'[{{"sku": "{product.sku}", "stock": 1}}]')
    line = await goods.ordered(product, buyer_id=REZA)
    assert line is not None
    await goods.takes_codes(line)
    paid = await ledger.paid()
    held = await ledger.held()
    async with store.reading() as session:
        newest = await sales.newest(session, FROM_THE_NEWEST, 2)
        assert [sale.order.id for sale in newest] == [held.order_id, paid.order_id]
        assert [s.order.id for s in await sales.newest(session, paid.order_id, 2)] == [line.order_id]

        async def only(found: list[sales.Sale], order_id: int) -> None:
            assert [sale.order.id for sale in found] == [order_id]

        await only(await sales.of_state(session, OrderState.PAID, FROM_THE_NEWEST, 9), paid.order_id)
        await only(await sales.of_product(session, product.id, FROM_THE_NEWEST, 9), line.order_id)
        assert await sales.of_product(session, ProductId(99), FROM_THE_NEWEST, 9) == []
        await only(await sales.of_buyer(session, REZA, FROM_THE_NEWEST, 9), line.order_id)
        await only(await sales.of_invoice(session, paid.invoice_key or "", 9), paid.order_id)
        await only(await sales.of_code(session, "WXYZ", 9), line.order_id)
        await only(await sales.of_code(session, "-1234", 9), line.order_id)
        code = paid.bank_code or ""
        await only(await sales.of_bank_code(session, code, 9), paid.order_id)
        assert paid.order_id in [s.order.id for s in await sales.of_bank_code(session, code[-4:], 9)]
        amounts = [sale.order.id for sale in await sales.of_amount(session, AMOUNT, 9)]
        assert amounts == [held.order_id, paid.order_id, line.order_id]
        assert held.paid_amount is not None
        await only(await sales.of_amount(session, held.paid_amount, 9), held.order_id)
        day = await sales.of_day(session, START, START + timedelta(days=1), FROM_THE_NEWEST, 9)
        assert len(day) == 3
        assert await sales.of_day(session, START - timedelta(days=1), START, FROM_THE_NEWEST, 9) == []
        (waiting,) = await sales.undecided(session, 0, 9)
        assert (waiting.sale.order.id, waiting.money, waiting.goods, waiting.task) == (
            held.order_id,
            True,
            False,
            False,
        )
        assert await sales.find(session, 99) is None
        assert (await sales.get(session, paid.order_id)).buyer_name == "Sara"
        assert await sales.buyers_called(session, "sar", 9) == [SARA, REZA]
        assert await sales.buyers_with_username(session, "sar", 9) == []
