import gzip
import json
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest
import structlog

from bot.catalog import Kind
from bot.deliveries import Content, Delivery
from bot.goods.protocol import Elsewhere, Impossible, Later, Trouble
from bot.goods.service import LARGEST_ANSWER, LONGEST_TEXT, ServiceGoods
from bot.store import Store
from sandbox.stage import free_port
from tests.bot.goods.merchant import Merchant, documented_check, goods, merchant_service
from tests.bot.goods.paid_for import KEY, START, delivery
from tests.bot.parts import on_sqlite

SECRET = "the-secret-of-this-service"
NOW = START.timestamp()


@pytest.fixture
async def merchant() -> AsyncIterator[Merchant]:
    async with merchant_service() as service:
        yield service


def bought(url: str, quantity: int = 1) -> Delivery:
    return delivery(Kind.SERVICE, {"url": url, "secret": SECRET}, quantity=quantity)


@on_sqlite
async def test_it_is_fetched_once_the_payment_is_written_and_handed_over_as_it_came(store: Store) -> None:
    paid, content = bought("https://goods.example.com"), Content("LICENCE-1")
    async with store.transaction() as tx:
        assert await goods().begin(tx, paid, START) == Elsewhere()
        assert await goods().record(tx, paid, content, START) == content


async def test_the_service_is_told_what_was_bought(merchant: Merchant) -> None:
    assert await goods().fetch(bought(merchant.url, quantity=3)) == Content("LICENCE-1")
    ((headers, body),) = merchant.requests
    assert json.loads(body) == {
        "key": KEY,
        "time": int(NOW),
        "order_id": 17,
        "line_id": 1,
        "product_id": 5,
        "title": "اشتراک یک‌ساله",
        "quantity": 3,
        "unit_price": 500_000,
        "buyer_id": 5_208_170_001,
    }
    assert headers["Content-Type"] == "application/json"
    assert headers["Idempotency-Key"] == KEY
    assert headers["X-Dargah-Time"] == str(int(NOW))


async def test_a_request_passes_the_check_that_the_document_shows(merchant: Merchant) -> None:
    await goods().fetch(bought(merchant.url))
    ((headers, body),) = merchant.requests
    at, signature = headers["X-Dargah-Time"], headers["X-Dargah-Signature"]
    check = documented_check(NOW + 299)
    assert check(SECRET, at, signature, body)
    assert not check("another-secret", at, signature, body)
    assert not check(SECRET, str(int(at) + 1), signature, body)
    assert not check(SECRET, at, signature, body + b" ")
    assert not check(SECRET, at, "", body)
    assert not check(SECRET, "", signature, body)
    assert not documented_check(NOW + 301)(SECRET, at, signature, body)
    assert not documented_check(NOW - 301)(SECRET, at, signature, body)


async def test_a_repetition_has_the_same_key_and_a_new_signature(merchant: Merchant) -> None:
    await goods().fetch(bought(merchant.url))
    await ServiceGoods(lambda: START + timedelta(hours=1), private=True).fetch(bought(merchant.url))
    (first, _), (second, again) = merchant.requests
    assert first["Idempotency-Key"] == second["Idempotency-Key"]
    assert first["X-Dargah-Signature"] != second["X-Dargah-Signature"]
    assert documented_check(NOW + 3600)(SECRET, second["X-Dargah-Time"], second["X-Dargah-Signature"], again)


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        (b"LICENCE-1", "text/plain", "LICENCE-1"),
        ("سلام‌ها\nخط دوم".encode(), "text/plain; charset=utf-8", "سلام‌ها\nخط دوم"),
        ("سلام".encode(), "Text/Plain", "سلام"),
        ("é".encode("latin-1"), "text/plain; charset=ISO-8859-1", "é"),
        (b"\r\n  a\r\nb\tc \n", "text/plain", "a\nb\tc"),
        (b'{"text": "\\u0633 <b>"}', "application/json", "س <b>"),
        (b'{"text": "a", "more": [1]}', "application/json; charset=utf-8", "a"),
        (b"x" * LONGEST_TEXT, "text/plain", "x" * LONGEST_TEXT),
        ("🎁".encode() * (LONGEST_TEXT // 2), "text/plain", "🎁" * (LONGEST_TEXT // 2)),
    ],
)
async def test_a_text_is_what_the_buyer_gets(
    merchant: Merchant, body: bytes, content_type: str, text: str
) -> None:
    merchant.says(body, content_type)
    assert await goods().fetch(bought(merchant.url)) == Content(text)
    merchant.says(body, content_type, 201)
    assert await goods().fetch(bought(merchant.url)) == Content(text)


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"", "text/plain", 200),
        (b" \n ", "text/plain", 200),
        (b"x" * (LONGEST_TEXT + 1), "text/plain", 200),
        ("🎁".encode() * (LONGEST_TEXT // 2 + 1), "text/plain", 200),
        (b" " * (LARGEST_ANSWER + 1), "text/plain", 200),
        (b"<html>Welcome</html>", "text/html", 200),
        (b"LICENCE-1", "application/octet-stream", 200),
        (b"LICENCE-1", "nonsense", 200),
        (b"LICENCE-1", "", 200),
        (b"\xff\xfe", "text/plain", 200),
        (b"LICENCE-1", "text/plain; charset=klingon", 200),
        (b"a\x00b", "text/plain", 200),
        (b"a\x1b[1mb", "text/plain", 200),
        (gzip.compress(b"LICENCE-1", mtime=0), "text/plain", 200),
        (b'{"text": "\\ud800"}', "application/json", 200),
        (b'{"text": ""}', "application/json", 200),
        (b'{"text": 7}', "application/json", 200),
        (b'{"text": ["a"]}', "application/json", 200),
        (b"{}", "application/json", 200),
        (b'"LICENCE-1"', "application/json", 200),
        (b"[" * 50_000, "application/json", 200),
        (b"LICENCE-1", "application/json", 200),
        (b"", "text/plain", 204),
        (b"LICENCE-1", "text/plain", 206),
    ],
)
async def test_an_answer_without_a_text_proves_nothing_and_is_asked_for_again(
    merchant: Merchant, body: bytes, content_type: str, status: int
) -> None:
    merchant.says(body, content_type, status)
    answer = await goods().fetch(bought(merchant.url))
    assert isinstance(answer, Later)
    assert answer.trouble is Trouble.NONSENSE
    assert "LICENCE" not in answer.detail


@pytest.mark.parametrize("status", [202, 408, 425, 429, 500, 502, 503, 504, 599])
async def test_a_service_that_is_not_ready_is_asked_again(merchant: Merchant, status: int) -> None:
    merchant.says(b"LICENCE-1", status=status)
    assert await goods().fetch(bought(merchant.url)) == Later(Trouble.NO_ANSWER, f"HTTP {status}")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 410, 422, 451])
async def test_a_service_that_refuses_is_not_asked_again(merchant: Merchant, status: int) -> None:
    merchant.says(b"no such product", status=status)
    assert await goods().fetch(bought(merchant.url)) == Impossible(Trouble.SERVICE_REFUSES, f"HTTP {status}")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_named_and_not_followed(merchant: Merchant, status: int) -> None:
    merchant.says(b"", status=status)
    merchant.headers["Location"] = merchant.url
    answer = await goods().fetch(bought(merchant.url))
    assert isinstance(answer, Impossible)
    assert answer.trouble is Trouble.SERVICE_REFUSES
    assert "redirect" in answer.detail
    assert len(merchant.requests) == 1


async def test_a_service_that_never_answers_is_given_up_for_now(merchant: Merchant) -> None:
    merchant.deaf = True
    impatient = ServiceGoods(lambda: START, private=True, timeout=aiohttp.ClientTimeout(total=0.3))
    answer = await impatient.fetch(bought(merchant.url))
    assert answer == Later(Trouble.NO_ANSWER, "no answer in time")
    assert len(merchant.requests) == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "no-such-host.invalid", "a" * 64])
async def test_a_service_that_is_not_there_is_asked_again(host: str) -> None:
    answer = await goods().fetch(bought(f"http://{host}:{free_port()}/"))
    assert isinstance(answer, Later)
    assert answer.trouble is Trouble.NO_ANSWER


async def test_a_service_that_speaks_no_tls_is_asked_again(merchant: Merchant) -> None:
    answer = await goods().fetch(bought(merchant.url.replace("http://", "https://")))
    assert isinstance(answer, Later)
    assert answer.trouble is Trouble.NO_ANSWER


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0",
        "[::1]",
        "[::ffff:7f00:1]",
    ],
)
async def test_whatever_name_leads_inside_nothing_is_connected_to(merchant: Merchant, host: str) -> None:
    port = merchant.url.split(":")[-1]
    answer = await goods(private=False).fetch(bought(f"https://{host}:{port}"))
    assert isinstance(answer, Impossible)
    assert answer.trouble is Trouble.ADDRESS_REFUSED


async def test_plain_http_is_refused_on_the_internet() -> None:
    answer = await goods(private=False).fetch(bought("http://goods.example.com/"))
    assert answer == Impossible(Trouble.ADDRESS_REFUSED, "not an https address")


async def test_a_product_without_an_address_or_a_secret_is_for_a_person_to_mend(merchant: Merchant) -> None:
    for details in ({}, {"secret": SECRET}, {"url": merchant.url}, {"url": merchant.url, "secret": ""}):
        answer = await goods().fetch(delivery(Kind.SERVICE, details))
        assert isinstance(answer, Impossible)
        assert answer.trouble is Trouble.ADDRESS_REFUSED
    assert merchant.requests == []


@pytest.mark.parametrize("status", [200, 302, 404, 500])
async def test_the_secret_leaves_in_no_form(
    merchant: Merchant, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    merchant.says(b"LICENCE-1", status=status)
    paid = bought(merchant.url)
    with structlog.testing.capture_logs() as logged:
        answers = [await goods().fetch(paid), await goods(private=False).fetch(paid)]
    assert SECRET not in repr(answers) + repr(paid) + repr(logged) + caplog.text
    ((headers, body),) = merchant.requests
    assert SECRET not in repr(headers)
    assert SECRET.encode() not in body
