"""The person at the bank: what they do on the pay page, and what they tell when they can't."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession

from sandbox.bank import Bank, ControlRefused, NotPossible, Unreachable
from sandbox.pal24.server import serve
from sandbox.pal24.settings import Pal24Settings
from tests.sandbox.pal24.merchant import API_KEY, Merchant, Visit, open_shop


@pytest.fixture
async def merchant() -> AsyncIterator[Merchant]:
    async with (
        serve("127.0.0.1", 0, Pal24Settings(api_key=API_KEY)) as running,
        open_shop(running.url) as shop,
    ):
        yield shop


@pytest.fixture
async def bank(merchant: Merchant) -> AsyncIterator[Bank]:
    async with Bank(merchant.gateway) as person:
        yield person


async def test_paying_ends_on_the_merchants_return_page(merchant: Merchant, bank: Bank) -> None:
    returned = await bank.pays(f"{merchant.gateway}/invoice/pay/{await merchant.invoice()}")
    assert returned is not None
    assert (returned.status, returned.url, returned.text) == (200, merchant.return_url, "welcome back")
    assert returned.headers["X-Shop"] == "open"
    assert merchant.visits == [Visit("GET", "/return/token-1", {})]


async def test_cancelling_ends_there_too(merchant: Merchant, bank: Bank) -> None:
    returned = await bank.cancels(await merchant.invoice())
    assert returned is not None
    assert returned.text == "welcome back"
    assert [invoice["state"] for invoice in await bank.invoices()] == ["cancelled"]


async def test_who_does_not_come_back_has_paid_all_the_same(merchant: Merchant, bank: Bank) -> None:
    assert await bank.pays(await merchant.invoice(), comes_back=False) is None
    assert merchant.visits == []
    assert [invoice["state"] for invoice in await bank.invoices()] == ["paid"]


async def test_who_is_sent_back_by_post_may_stay_away_as_well(merchant: Merchant, bank: Bank) -> None:
    await bank.breaks("pay", "return_by_post")
    assert await bank.pays(await merchant.invoice(), comes_back=False) is None
    assert merchant.visits == []


async def test_walking_away_leaves_the_invoice_as_it_was(merchant: Merchant, bank: Bank) -> None:
    await bank.walks_away(await merchant.invoice())
    assert merchant.visits == []
    assert [invoice["state"] for invoice in await bank.invoices()] == ["unpaid"]


async def test_a_return_address_that_was_encoded_twice_leads_nowhere(merchant: Merchant, bank: Bank) -> None:
    returned = await bank.pays(
        await merchant.invoice(return_url=merchant.return_url.replace(":", "%3A").replace("/", "%2F"))
    )
    assert returned is not None
    assert returned.status == 404
    assert returned.url.startswith(merchant.gateway)
    assert merchant.visits == []


async def test_a_return_address_arrives_as_the_merchant_wrote_it(merchant: Merchant, bank: Bank) -> None:
    await bank.pays(
        await merchant.invoice(return_url=f"{merchant.return_url}?name=%D8%B9%D9%84%DB%8C&city=یزد&x=a%2Bb")
    )
    assert merchant.visits[0].fields == {"name": "علی", "city": "یزد", "x": "a+b"}


async def test_an_invoice_that_does_not_exist_cannot_be_paid(bank: Bank) -> None:
    with pytest.raises(NotPossible, match=r"said 404: .*شناسه پرداخت صحیح نیست"):
        await bank.pays("wrong")


async def test_an_invoice_that_is_paid_can_be_neither_paid_nor_cancelled_nor_left(
    merchant: Merchant, bank: Bank
) -> None:
    key = await merchant.invoice()
    await bank.pays(key)
    for act in (bank.pays, bank.cancels, bank.walks_away):
        with pytest.raises(NotPossible, match="پیش‌تر پرداخت شده است"):
            await act(key)


async def test_a_merchants_site_that_is_down_is_told_as_unreachable(merchant: Merchant, bank: Bank) -> None:
    async with serve("127.0.0.1", 0, Pal24Settings()) as gone:
        pass
    key = await merchant.invoice(return_url=f"{gone.url}/return")
    with pytest.raises(Unreachable, match=f"{gone.url}/return"):
        await bank.pays(key)


async def test_a_gateway_that_is_down_is_told_as_unreachable() -> None:
    async with serve("127.0.0.1", 0, Pal24Settings()) as gone:
        pass
    async with Bank(gone.url) as bank:
        with pytest.raises(Unreachable):
            await bank.pays("any")
        with pytest.raises(Unreachable):
            await bank.calls()


async def test_an_order_of_nonsense_raises_with_the_gateways_reason(bank: Bank) -> None:
    with pytest.raises(ControlRefused, match="no such fault: 'storm'"):
        await bank.breaks("check", "storm")
    with pytest.raises(ControlRefused, match="no fault has the number 7"):
        await bank.mends(7)


async def test_trouble_is_taken_back_by_number_or_all_at_once(merchant: Merchant, bank: Bank) -> None:
    first = await bank.breaks("request", "error_301", times=None)
    await bank.breaks("request", "error_201", times=None)
    await bank.mends(first)
    assert (await merchant.asks())["errorCode"] == 201
    await bank.mends()
    assert (await merchant.asks())["status"] == 1


async def test_a_session_that_was_given_is_used_and_left_open(merchant: Merchant) -> None:
    async with ClientSession() as session:
        async with Bank(merchant.gateway, session) as bank:
            await bank.pays(await merchant.invoice())
        assert not session.closed
        assert len(await Bank(merchant.gateway, session).invoices()) == 1


async def test_a_bank_without_a_session_says_how_it_is_used() -> None:
    with pytest.raises(RuntimeError, match="async with"):
        await Bank("http://127.0.0.1:1").invoices()
