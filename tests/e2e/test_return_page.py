"""The page to which the bank sends buyers back: for its holder alone, small, and true."""

import pytest

from sandbox.bank import Returned
from tests.e2e.buying import (
    CANCELLED,
    CHECKING,
    HELD,
    NOT_PAID,
    PAID,
    Offer,
    asks_to_pay,
    cancels,
    heading,
    pays,
    return_page,
)
from tests.e2e.chatting import newcomer
from tests.e2e.shop import Shop
from tests.handlers.web.reading import read

pytestmark = pytest.mark.asyncio(loop_scope="module")

LARGEST = 20 * 1024
UNKNOWN = "/return/" + "x" * 24


async def comes_back(shop: Shop, offer: Offer, how: str) -> Returned:
    """Come back from the bank with one of the things that can have happened there."""
    match how:
        case "paid":
            return await pays(shop, offer.link)
        case "cancelled":
            return await cancels(shop, offer.link)
        case "held":
            await shop.bank.breaks("check", "wrong_amount")
            return await pays(shop, offer.link)
        case "checking":
            await shop.bank.breaks("check", "error_301")
            return await pays(shop, offer.link)
        case _:
            return await shop.visits(await return_page(shop, offer))


HEADINGS = {
    "paid": (PAID, "پرداخت شما با موفقیت انجام شد"),
    "not paid": (NOT_PAID, "پرداخت انجام نشد"),
    "cancelled": (CANCELLED, "پرداخت لغو شد"),
    "held": (HELD, "پول شما رسیده و در حال رسیدگی است"),
    "checking": (CHECKING, "پرداخت شما در حال بررسی است"),
}


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("how", HEADINGS)
async def test_each_end_of_a_payment_in_the_buyers_language(shop: Shop, how: str, language: str) -> None:
    await shop.merchant()
    sara = await newcomer(shop, language)
    await sara.says("/pay 50000")
    offer = Offer(
        0,
        await sara.link("Pay" if language == "en" else "پرداخت"),
        await sara.sees("50,000" if language == "en" else "۵۰٬۰۰۰"),
    )
    page = await comes_back(shop, offer, how)
    assert heading(page) == HEADINGS[how][language == "fa"]
    assert f'<html lang="{language}"' in page.text
    assert len(page.text.encode()) < LARGEST
    assert_kept_by_nobody(page)


def assert_kept_by_nobody(page: Returned) -> None:
    """Check that no cache, search engine, frame or referrer carries it on, and that it loads nothing."""
    headers = page.headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy


@pytest.mark.parametrize(
    "address", [UNKNOWN, "/return/", "/return/" + "x" * 5000, "/return/%00%ff", "/", "/admin"]
)
async def test_an_address_that_is_nobodys(shop: Shop, address: str) -> None:
    for method in ("GET", "POST"):
        page = await shop.visits(address, method)
        assert page.status == 404
        assert heading(page) == "There's nothing at this address"
        assert "If you've paid, your payment isn't lost" in read(page.text).text
        assert_kept_by_nobody(page)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_other_methods_do_nothing(shop: Shop, method: str) -> None:
    sara, gateway = await shop.buyer(), await shop.at_gateway()
    offer = await asks_to_pay(sara)
    page = await shop.visits(await return_page(shop, offer), method)
    assert page.status == 405
    assert set(page.headers["Allow"].split(",")) == {"GET", "HEAD", "POST"}
    assert heading(page) == "This can't be done here"
    assert not await gateway.calls("check")


async def test_the_page_tells_only_what_its_holder_knows(shop: Shop) -> None:
    sara = await shop.buyer("Sara Moghaddam")
    offer = await asks_to_pay(sara)
    page = await pays(shop, offer.link)
    for private in ("Sara", "Moghaddam", str(sara.id)):
        assert private not in page.text
    assert f'href="{shop.stage.telegram_url}/{shop.stage.username}"' in page.text
    assert "VPN" in page.text


async def test_a_return_is_answered_however_often_and_whatever_is_sent_along(shop: Shop) -> None:
    sara = await shop.buyer()
    offer = await asks_to_pay(sara)
    address = await return_page(shop, offer)
    await pays(shop, offer.link)
    for page in (
        await shop.visits(address, "POST", amount="1", status="0", bank_code="9" * 14),
        await shop.visits(address, "POST", junk="x" * 500_000),
        await shop.visits(f"{address}?status=0&token=other"),
        await shop.visits(address, "HEAD"),
        await shop.visits(address),
    ):
        assert page.status == 200
    assert heading(page) == PAID
