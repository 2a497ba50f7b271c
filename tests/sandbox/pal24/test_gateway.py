"""The guide, rule by rule."""

import pytest

from sandbox.answers import Json
from sandbox.bank import Bank
from tests.sandbox.pal24.merchant import Merchant

NO_INVOICE = "ThereIsNoSuchInvoice"


def refusal(code: int, description: str) -> dict[str, Json]:
    return {"status": 0, "errorCode": code, "errorDescription": description}


async def test_an_invoice_is_made_and_can_be_paid_and_checked(merchant: Merchant, bank: Bank) -> None:
    said = await merchant.asks()
    assert said.keys() == {"status", "invoice_key"}
    key = str(said["invoice_key"])
    await bank.pays(key)
    checked = await merchant.checks(key)
    assert checked.keys() == {"status", "amount", "bank_code"}
    assert (checked["status"], checked["amount"]) == (1, 50000)
    bank_code = str(checked["bank_code"])
    assert bank_code.isdigit()
    assert len(bank_code) >= 12


async def test_a_check_may_be_repeated_and_answers_the_same(merchant: Merchant, bank: Bank) -> None:
    key = await merchant.invoice()
    await bank.pays(key)
    assert await merchant.checks(key) == await merchant.checks(key)


async def test_every_request_makes_another_invoice_and_every_payment_another_bank_code(
    merchant: Merchant, bank: Bank
) -> None:
    keys = [await merchant.invoice() for _ in range(5)]
    for key in keys:
        await bank.pays(key)
    codes = [(await merchant.checks(key))["bank_code"] for key in keys]
    assert len({*keys}) == len({str(code) for code in codes}) == 5


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/invoice/request", f"/invoice/check/{NO_INVOICE}"])
async def test_code_100_for_whatever_is_not_a_post(merchant: Merchant, method: str, path: str) -> None:
    fields = {"api_key": merchant.api_key, "amount": "50000", "return_url": merchant.return_url}
    async with merchant.session.request(method, merchant.gateway + path, data=fields) as response:
        assert response.status == 200
        assert await response.json() == refusal(100, "نوع درخواست باید POST باشد")


@pytest.mark.parametrize("api_key", [None, "", "of-nobody"])
async def test_code_101_for_a_missing_or_wrong_api_key(merchant: Merchant, api_key: str | None) -> None:
    wanted = refusal(101, "api_key ارسال نشده است یا صحیح نیست")
    assert await merchant.asks(api_key=api_key) == wanted
    assert await merchant.checks(NO_INVOICE, api_key=api_key) == wanted


@pytest.mark.parametrize(
    "amount",
    [
        None,
        "",
        "999",
        "0",
        "-5000",
        "5000.0",
        "5,000",
        "5e5",
        "۵۰۰۰۰",
        " 50000",
        "many",
        "9" * 16,
        "9" * 9999,
    ],
)
async def test_code_102_for_a_missing_small_or_unreadable_amount(
    merchant: Merchant, amount: str | None
) -> None:
    assert await merchant.asks(amount=amount) == refusal(102, "مبلغ ارسال نشده است یا کمتر از ۱۰۰۰ ریال است")


async def test_a_thousand_rials_are_enough(merchant: Merchant) -> None:
    assert (await merchant.asks(amount="1000"))["status"] == 1


@pytest.mark.parametrize(
    "return_url", [None, "", "shop", "/return/1", "//shop.example/1", "javascript:alert(1)", "ftp://shop.example/1",
                   "http://", "http://[broken/1", "http://shop.example/\r\nSet-Cookie: a=b"]
)  # fmt: skip
async def test_code_103_for_a_missing_or_useless_return_address(
    merchant: Merchant, return_url: str | None
) -> None:
    assert await merchant.asks(return_url=return_url) == refusal(103, "آدرس بازگشت ارسال نشده است")


async def test_the_first_rule_that_is_broken_decides_the_code(merchant: Merchant) -> None:
    assert (await merchant.asks(api_key="of-nobody", amount="1", return_url=None))["errorCode"] == 101
    assert (await merchant.asks(amount="1", return_url=None))["errorCode"] == 102


async def test_a_return_address_is_decoded_once_and_kept_untouched(merchant: Merchant, bank: Bank) -> None:
    urls = [
        "https://shop.example/r?a=1&b=%20%DB%B1#x",
        "http://shop.example/بازگشت",
        "http%3A%2F%2Fshop.example%2Fr",
    ]
    for url in urls:
        await merchant.invoice(return_url=url)
    assert [invoice["return_url"] for invoice in await bank.invoices()] == urls


@pytest.mark.parametrize(
    "path", ["/invoice/check", "/invoice/check/", f"/invoice/check/{NO_INVOICE}", "/invoice/check/a/b"]
)
async def test_code_200_for_a_wrong_invoice_key(merchant: Merchant, path: str) -> None:
    assert await merchant.posts(path, api_key=merchant.api_key) == refusal(200, "شناسه پرداخت صحیح نیست")


async def test_code_200_for_an_invoice_of_another_terminal(merchant: Merchant, bank: Bank) -> None:
    key = await merchant.invoice()
    await bank.pays(key)
    await merchant.controls("POST", "terminals", {"api_key": "another-terminal"})
    assert (await merchant.checks(key, api_key="another-terminal"))["errorCode"] == 200
    assert (await merchant.asks(api_key="another-terminal"))["status"] == 1


async def test_code_201_until_it_is_paid(merchant: Merchant, bank: Bank) -> None:
    key = await merchant.invoice()
    assert await merchant.checks(key) == refusal(201, "پرداخت انجام نشده است")
    await bank.walks_away(key)
    assert (await merchant.checks(key))["errorCode"] == 201


async def test_code_202_after_it_was_cancelled_until_it_is_paid_after_all(
    merchant: Merchant, bank: Bank
) -> None:
    key = await merchant.invoice()
    await bank.cancels(key)
    wanted = refusal(202, "پرداخت کنسل شده است یا خطایی در مراحل پرداخت رخ داده است")
    assert await merchant.checks(key) == wanted
    await bank.walks_away(key)
    assert await merchant.checks(key) == wanted
    await bank.pays(key)
    assert (await merchant.checks(key))["status"] == 1


async def test_a_body_that_is_not_a_form_has_no_fields(merchant: Merchant) -> None:
    fields = {"api_key": merchant.api_key, "amount": "50000", "return_url": merchant.return_url}
    async with merchant.session.post(f"{merchant.gateway}/invoice/request", json=fields) as response:
        assert (await response.json())["errorCode"] == 101


@pytest.mark.parametrize("body", [b"\xff\xfe=\x00&&&===&%zz=%", b"api_key=%ff%fe", b"&" * 60_000])
async def test_a_garbled_form_is_answered_like_an_empty_one(merchant: Merchant, body: bytes) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    async with merchant.session.post(
        f"{merchant.gateway}/invoice/request", data=body, headers=headers
    ) as response:
        assert (await response.json())["errorCode"] == 101


async def test_a_body_that_is_too_large_is_refused_with_a_page(merchant: Merchant) -> None:
    status, text = await merchant.posts_raw("/invoice/request", amount="1" * 100_000)
    assert status == 413
    assert "درخواست بیش از اندازه بزرگ است" in text
