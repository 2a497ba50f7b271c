"""Trouble at the moment of paying, as the buyer, the merchant and the control interface see it."""

import pytest

from sandbox.bank import Bank, NeverSentBack, Unreachable
from tests.sandbox.pal24.clock import Clock
from tests.sandbox.pal24.merchant import Merchant, Visit

NOTHING_DONE = ["drop", "silent", "html", "http_500", "empty", "error_301", "error_100"]
DONE_UNSEEN = ["lost", "no_return"]


async def test_a_payment_that_is_known_later_sends_the_buyer_back_at_once(
    merchant: Merchant, bank: Bank, clock: Clock
) -> None:
    key = await merchant.invoice()
    await bank.breaks("pay", "paid_later", seconds=30)
    assert await bank.pays(key) is not None
    assert (await merchant.checks(key))["errorCode"] == 201
    clock.now += 29
    assert (await merchant.checks(key))["errorCode"] == 201
    clock.now += 1
    assert (await merchant.checks(key))["status"] == 1


async def test_a_return_by_post_brings_fields_that_lie(merchant: Merchant, bank: Bank) -> None:
    key = await merchant.invoice()
    await bank.breaks("pay", "return_by_post")
    returned = await bank.pays(key)
    assert returned is not None
    assert returned.text == "welcome back"
    [visit] = merchant.visits
    assert (visit.method, visit.path) == ("POST", "/return/token-1")
    assert (visit.fields["status"], visit.fields["amount"]) == ("0", "1")
    assert visit.fields["token"] == "<b>'\"&نادرست</b>"
    assert (await merchant.checks(key))["status"] == 1


async def test_a_return_with_rubbish_keeps_the_return_address_and_its_own_query(
    merchant: Merchant, bank: Bank
) -> None:
    key = await merchant.invoice(return_url=f"{merchant.return_url}?order=7#top")
    await bank.breaks("pay", "return_rubbish")
    await bank.pays(key)
    [visit] = merchant.visits
    assert (visit.method, visit.path) == ("GET", "/return/token-1")
    assert (visit.fields["order"], visit.fields["status"], visit.fields["amount"]) == ("7", "0", "1")


async def test_a_buyer_who_paid_may_see_a_broken_page_and_never_come_back(
    merchant: Merchant, bank: Bank
) -> None:
    key = await merchant.invoice()
    await bank.breaks("pay", "no_return")
    with pytest.raises(NeverSentBack, match="headers already sent"):
        await bank.pays(key)
    assert merchant.visits == []
    assert (await merchant.checks(key))["status"] == 1


async def test_a_payment_that_fails_at_the_bank_brings_the_buyer_back_unpaid(
    merchant: Merchant, bank: Bank
) -> None:
    key = await merchant.invoice()
    await bank.breaks("pay", "error_202")
    await bank.pays(key)
    assert merchant.visits == [Visit("GET", "/return/token-1", {})]
    assert (await merchant.checks(key))["errorCode"] == 202


async def test_a_bank_that_cannot_be_reached_shows_so_and_the_buyer_may_try_again(
    merchant: Merchant, bank: Bank
) -> None:
    key = await merchant.invoice()
    await bank.breaks("pay", "error_301")
    with pytest.raises(NeverSentBack, match="خطایی در برقراری با سرور بانک رخ داده است"):
        await bank.pays(key)
    assert (await merchant.checks(key))["errorCode"] == 201
    assert await bank.pays(key) is not None


@pytest.mark.parametrize("kind", NOTHING_DONE)
async def test_trouble_before_paying_leaves_the_invoice_unpaid(
    merchant: Merchant, bank: Bank, kind: str
) -> None:
    key = await merchant.invoice()
    await bank.breaks("pay", kind, seconds=0)
    with pytest.raises((NeverSentBack, Unreachable)):
        await bank.pays(key)
    assert (await merchant.checks(key))["errorCode"] == 201


async def test_a_payment_whose_answer_is_lost_is_paid(merchant: Merchant, bank: Bank) -> None:
    key = await merchant.invoice()
    await bank.breaks("pay", "lost")
    with pytest.raises(Unreachable):
        await bank.pays(key)
    assert (await merchant.checks(key))["status"] == 1


async def test_a_slow_payment_brings_the_buyer_back(merchant: Merchant, bank: Bank) -> None:
    key = await merchant.invoice()
    await bank.breaks("pay", "slow", seconds=0.01)
    assert await bank.pays(key) is not None


@pytest.mark.parametrize("kind", [*NOTHING_DONE, "redirect"])
async def test_paying_by_control_under_trouble_is_answered_though_nothing_is_done(
    merchant: Merchant, bank: Bank, kind: str
) -> None:
    key = await merchant.invoice()
    await bank.breaks("pay", kind)
    status, said = await merchant.controls("POST", f"invoices/{key}/pay")
    assert (status, said["return"]) == (200, None)
    assert (await merchant.checks(key))["errorCode"] == 201


@pytest.mark.parametrize("kind", DONE_UNSEEN)
async def test_paying_by_control_tells_of_no_way_back_where_the_buyer_sees_none(
    merchant: Merchant, bank: Bank, kind: str
) -> None:
    key = await merchant.invoice()
    await bank.breaks("pay", kind)
    status, said = await merchant.controls("POST", f"invoices/{key}/pay")
    assert (status, said["return"]) == (200, None)
    assert (await merchant.checks(key))["status"] == 1


async def test_paying_by_control_tells_the_fields_of_a_return_by_post(merchant: Merchant, bank: Bank) -> None:
    key = await merchant.invoice()
    await bank.breaks("pay", "return_by_post")
    _, said = await merchant.controls("POST", f"invoices/{key}/pay")
    match said["return"]:
        case {"method": "POST", "url": url, "fields": {"status": "0", "amount": "1"}}:
            assert url == merchant.return_url
        case other:
            pytest.fail(f"not a return by POST: {other}")
