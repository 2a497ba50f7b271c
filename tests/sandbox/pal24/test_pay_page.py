"""The pay page as a buyer reads it."""

import re

import pytest

from sandbox.bank import Bank
from sandbox.pal24.screen import look_at
from tests.sandbox.pal24.merchant import Merchant


async def page(merchant: Merchant, key: str) -> tuple[int, str]:
    async with merchant.session.get(f"{merchant.gateway}/invoice/pay/{key}") as response:
        return response.status, await response.text()


async def press(merchant: Merchant, key: str, **fields: str) -> tuple[int, str]:
    return await merchant.posts_raw(f"/invoice/pay/{key}", **fields)


async def test_it_says_what_is_paid_to_whom_and_that_no_money_moves(merchant: Merchant) -> None:
    key = await merchant.invoice(amount="12345675", return_url="https://shop.example:8443/return/secret")
    status, html = await page(merchant, key)
    text = look_at(html).text
    assert status == 200
    assert "۱۲٬۳۴۵٬۶۷۵ ریال" in text
    assert "۱٬۲۳۴٬۵۶۷٫۵ تومان" in text
    assert "shop.example:8443" in text
    assert "secret" not in html
    assert "این درگاه واقعی نیست" in text


async def test_it_is_persian_fits_a_phone_and_needs_no_script_nor_another_site(merchant: Merchant) -> None:
    _, html = await page(merchant, await merchant.invoice())
    assert '<html lang="fa" dir="rtl">' in html
    assert 'name="viewport"' in html
    assert "prefers-color-scheme: dark" in html
    assert "<script" not in html
    assert not re.search(r"(?:src|href)=", html)


async def test_it_has_a_button_to_pay_one_to_cancel_and_one_to_leave(merchant: Merchant) -> None:
    _, html = await page(merchant, await merchant.invoice())
    assert {name: form.fields for name, form in look_at(html).forms.items()} == {
        "pay": {"action": "pay"},
        "cancel": {"action": "cancel"},
        "leave": {"action": "leave"},
    }


@pytest.mark.parametrize("action", ["pay", "cancel"])
async def test_paying_and_cancelling_send_the_buyer_back_by_get_to_the_very_address(
    merchant: Merchant, action: str
) -> None:
    return_url = f"{merchant.return_url}?a=%41%20b&c=+#part"
    key = await merchant.invoice(return_url=return_url)
    url = f"{merchant.gateway}/invoice/pay/{key}"
    async with merchant.session.post(url, data={"action": action}, allow_redirects=False) as response:
        assert (response.status, response.headers["Location"]) == (303, return_url)


async def test_leaving_shows_that_one_left_and_the_way_to_open_it_again(merchant: Merchant) -> None:
    key = await merchant.invoice()
    status, html = await press(merchant, key, action="leave")
    assert status == 200
    assert "از صفحه پرداخت رفتید" in html
    assert f'href="/invoice/pay/{key}"' in html
    assert "pay" in look_at((await page(merchant, key))[1]).forms


async def test_a_paid_invoice_says_so_with_a_link_back_and_cannot_be_paid_or_cancelled(
    merchant: Merchant, bank: Bank
) -> None:
    key = await merchant.invoice()
    await bank.pays(key)
    checked = await merchant.checks(key)
    status, html = await page(merchant, key)
    assert status == 200
    assert "پیش‌تر پرداخت شده است" in html
    assert str(checked["bank_code"]) in html
    assert f'href="{merchant.return_url}"' in html
    assert look_at(html).forms == {}
    for action in ("pay", "cancel"):
        assert await press(merchant, key, action=action) == (409, html)
    assert await merchant.checks(key) == checked


async def test_a_cancelled_invoice_says_so_and_can_still_be_paid(merchant: Merchant, bank: Bank) -> None:
    key = await merchant.invoice()
    await bank.cancels(key)
    _, html = await page(merchant, key)
    assert "پیش‌تر لغو شده بود" in html
    assert "pay" in look_at(html).forms


async def test_a_shop_may_send_its_buyer_by_post(merchant: Merchant) -> None:
    key = await merchant.invoice()
    assert await press(merchant, key) == await page(merchant, key)


@pytest.mark.parametrize("key", ["wrong", "", "a/b", "%00", "%3Cb%3E"])
async def test_an_unknown_invoice_is_a_page_with_status_404(merchant: Merchant, key: str) -> None:
    for status, html in (await page(merchant, key), await press(merchant, key, action="pay")):
        assert status == 404
        assert "شناسه پرداخت صحیح نیست" in look_at(html).text


async def test_an_action_that_does_not_exist_is_a_page_with_status_400(merchant: Merchant) -> None:
    key = await merchant.invoice()
    status, html = await press(merchant, key, action="steal")
    assert (status, "درخواست نادرست" in html) == (400, True)
    assert (await merchant.checks(key))["errorCode"] == 201


async def test_another_method_is_a_page_with_status_405(merchant: Merchant) -> None:
    async with merchant.session.put(f"{merchant.gateway}/invoice/pay/1") as response:
        assert response.status == 405
        assert "چنین درخواستی را نمی‌پذیرد" in await response.text()


async def test_what_a_merchant_sends_is_escaped(merchant: Merchant, bank: Bank) -> None:
    key = await merchant.invoice(return_url='http://shop.example"><script>alert(1)</script>/')
    assert "<script>" not in (await page(merchant, key))[1]
    await bank.pays(key, comes_back=False)
    assert "<script>" not in (await page(merchant, key))[1]


async def test_it_is_never_shown_from_a_cache(merchant: Merchant) -> None:
    key = await merchant.invoice()
    async with merchant.session.get(f"{merchant.gateway}/invoice/pay/{key}") as response:
        assert response.headers["Cache-Control"] == "no-store"
