"""What goes over the wire between us and 24pal, and what must not."""

import asyncio
import gzip
import json
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import quote_plus

import pytest
import structlog
from aiohttp import web

from bot.gateways.pal24 import LARGEST_ANSWER, Pal24
from bot.gateways.protocol import Issued, NoAnswer, NotPaid, Paid, RequestAnswer, Unknown
from bot.metrics import Metrics
from bot.money import Rials
from sandbox.bank import Bank
from tests.bot.gateways.conformance import TROUBLES, invoice
from tests.bot.gateways.scripted import answering, sending
from tests.bot.parts import API_KEY, TestClock, client, pretend_gateway

AMOUNT = Rials(50_000)
RETURN_URL = "https://shop.example/return/token"
PAID = json.dumps({"status": 1, "amount": AMOUNT, "bank_code": "74018223310592"})
WAS_PAID = Paid(AMOUNT, "74018223310592")
SOON = timedelta(seconds=0.3)


@pytest.mark.parametrize(
    "return_url",
    [
        RETURN_URL,
        "https://shop.example/بازگشت/یک?نام=سارا",
        "https://shop.example/r?a=1&b=50%25&c=x+y&d=%D8%A8 z",
        "https://shop.example/r?next=https%3A%2F%2Fother.example%2F%3Fa%3D1",
    ],
)
async def test_the_way_back_is_encoded_once_on_the_wire(
    gateway_url: str, bank: Bank, return_url: str
) -> None:
    async with client(gateway_url) as gateway:
        await gateway.request(AMOUNT, return_url)
    (call,) = await bank.calls()
    assert call["raw_body"] == f"api_key=***&amount=50000&return_url={quote_plus(return_url)}"
    assert (await bank.invoices())[0]["return_url"] == return_url


async def test_calls_are_posts_with_the_key_in_the_form_alone(gateway_url: str, bank: Bank) -> None:
    async with client(gateway_url) as gateway:
        key = await invoice(gateway)
        await gateway.check(key)
    request, check = await bank.calls()
    assert (request["method"], request["path"]) == ("POST", "/invoice/request")
    assert (check["method"], check["path"], check["raw_body"]) == (
        "POST",
        f"/invoice/check/{key}",
        "api_key=***",
    )


async def test_the_pay_link_is_the_guides(gateway_url: str) -> None:
    async with client(gateway_url) as gateway:
        assert gateway.pay_link("Key1") == f"{gateway_url}/invoice/pay/Key1"


async def test_two_terminals_are_told_apart_and_one_is_the_same_after_a_restart() -> None:
    names = [Pal24("http://127.0.0.1", key, SOON, Metrics()).terminal for key in ("one", "two", "one")]
    assert names[0] == names[2] != names[1]


@pytest.mark.parametrize("kind", ["strings", "numbers"])
async def test_numbers_and_digits_are_read_alike(gateway_url: str, bank: Bank, kind: str) -> None:
    async with client(gateway_url) as gateway:
        await bank.breaks("request", kind)
        key = await invoice(gateway, AMOUNT)
        await bank.pays(key, comes_back=False)
        await bank.breaks("check", kind)
        code = str((await bank.invoices())[0]["bank_code"])
        assert await gateway.check(key) == Paid(AMOUNT, code)


async def test_a_fraction_of_a_rial_is_nonsense(gateway_url: str, bank: Bank) -> None:
    async with client(gateway_url) as gateway:
        key = await invoice(gateway, AMOUNT)
        await bank.pays(key, comes_back=False)
        await bank.breaks("check", "fractional_amount")
        assert why(await gateway.check(key)) is NoAnswer.NONSENSE


def why(answer: object) -> NoAnswer:
    assert isinstance(answer, Unknown), answer
    return answer.why


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("slow", NoAnswer.TIMEOUT),
        ("silent", NoAnswer.TIMEOUT),
        ("drop", NoAnswer.CONNECTION),
        ("lost", NoAnswer.CONNECTION),
        ("error_301", NoAnswer.BANK_UNREACHABLE),
        *[(nonsense, NoAnswer.NONSENSE) for nonsense in ("html", "http_500", "empty", "redirect", "huge")],
        *[(nonsense, NoAnswer.NONSENSE) for nonsense in ("boolean_status", "truncated", "list")],
    ],
)
async def test_what_went_wrong_is_told_apart(
    gateway_url: str, bank: Bank, fault: str, reason: NoAnswer
) -> None:
    async with client(gateway_url, SOON) as gateway:
        key = await invoice(gateway)
        await bank.breaks("request", fault)
        await bank.breaks("check", fault)
        assert why(await gateway.request(AMOUNT, RETURN_URL)) is reason
        assert why(await gateway.check(key)) is reason


async def test_a_redirect_is_not_followed(gateway_url: str, bank: Bank) -> None:
    async with client(gateway_url) as gateway:
        key = await invoice(gateway)
        await bank.breaks("check", "redirect", location=f"{gateway_url}/invoice/check/{key}")
        assert why(await gateway.check(key)) is NoAnswer.NONSENSE
    assert len([call for call in await bank.calls() if call["call"] == "check"]) == 1


async def test_a_gateway_that_is_not_there_is_no_answer() -> None:
    async with pretend_gateway(TestClock()) as url:
        pass
    async with client(url) as gateway:
        assert why(await gateway.request(AMOUNT, RETURN_URL)) is NoAnswer.CONNECTION
        assert why(await gateway.check("key")) is NoAnswer.CONNECTION


async def test_a_host_that_takes_no_connection_is_given_up_in_time() -> None:
    with full_backlog() as url:
        async with client(url, SOON) as gateway:
            assert why(await gateway.check("key")) is NoAnswer.TIMEOUT


@contextmanager
def full_backlog() -> Iterator[str]:
    """A port that lets connections wait for ever."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        address = listener.getsockname()
        waiting = [socket.socket() for _ in range(4)]
        try:
            for each in waiting:
                each.setblocking(False)
                each.connect_ex(address)
            yield f"http://127.0.0.1:{address[1]}"
        finally:
            for each in waiting:
                each.close()


async def test_an_answer_that_drips_in_is_given_up_in_time() -> None:
    ended = asyncio.Event()

    async def drip(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n")
        while not writer.is_closing():
            writer.write(b" ")
            await asyncio.sleep(0.02)
        ended.set()

    server = await asyncio.start_server(drip, "127.0.0.1", 0)
    async with server, client(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", SOON) as gateway:
        assert why(await gateway.check("key")) is NoAnswer.TIMEOUT
        await ended.wait()


async def test_no_proxy_is_taken_from_the_environment(
    gateway_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
        monkeypatch.setenv(name.upper(), "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    async with client(gateway_url) as gateway:
        assert isinstance(await gateway.request(AMOUNT, RETURN_URL), Issued)


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json",
        "text/html; charset=utf-8",
        "text/plain",
        "application/octet-stream",
        "text/html; charset=no-such-charset",
        "nonsense",
    ],
)
@pytest.mark.parametrize("status", [200, 202, 404, 500])
async def test_an_answer_is_read_whatever_it_is_said_to_be(content_type: str, status: int) -> None:
    def answer(_: web.Request) -> web.Response:
        return web.Response(body=PAID.encode(), status=status, headers={"Content-Type": content_type})

    async with answering(answer) as url, client(url) as gateway:
        assert await gateway.check("key") == WAS_PAID


@pytest.mark.parametrize(("size", "understood"), [(LARGEST_ANSWER, True), (LARGEST_ANSWER + 1, False)])
@pytest.mark.parametrize("zipped", [False, True])
async def test_an_answer_of_over_64_kib_is_refused(size: int, understood: bool, zipped: bool) -> None:
    body = PAID.encode().ljust(size)

    def answer(_: web.Request) -> web.Response:
        if zipped:
            return web.Response(body=gzip.compress(body), headers={"Content-Encoding": "gzip"})
        return web.Response(body=body)

    async with answering(answer) as url, client(url) as gateway:
        checked = await gateway.check("key")
        assert checked == WAS_PAID if understood else why(checked) is NoAnswer.NONSENSE


HEAD = b"HTTP/1.1 200 OK\r\n"
RUBBISH = {
    "nothing": b"",
    "no http": b"220 mail.example ESMTP\r\n",
    "zeros": bytes(1000),
    "half a head": HEAD,
    "an endless header": HEAD + b"X-Long: " + b"x" * 100_000 + b"\r\n\r\n{}",
    "a header without a colon": HEAD + b"nonsense\r\n\r\n{}",
    "no number for a length": HEAD + b"Content-Length: many\r\n\r\n{}",
    "less than promised": HEAD + b'Content-Length: 100\r\n\r\n{"status":1',
    "two lengths": HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    "broken chunks": HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}",
    "no gzip": HEAD + b"Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
    "an unknown coding": HEAD + b"Content-Encoding: br\r\nContent-Length: 2\r\n\r\n{}",
    "a redirect to nowhere": b"HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n",
    "another protocol": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
    "a cookie of rubbish": HEAD + b"Set-Cookie: \xff\xfe;=;\r\nContent-Length: 2\r\n\r\n{}",
}


@pytest.mark.parametrize("rubbish", RUBBISH)
async def test_rubbish_on_the_wire_is_no_answer_and_no_exception(rubbish: str) -> None:
    async with sending(RUBBISH[rubbish]) as url, client(url, SOON) as gateway:
        assert isinstance(await gateway.check("key"), Unknown)
        assert isinstance(await gateway.request(AMOUNT, RETURN_URL), Unknown)


async def test_the_key_is_in_no_log_no_answer_and_no_name(
    gateway_url: str, bank: Bank, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answers: list[object] = []
    with structlog.testing.capture_logs() as logs:
        async with client(gateway_url, SOON) as gateway:
            key = await invoice(gateway)
            for trouble in (*TROUBLES, "error_101", "silent", "fractional_amount"):
                if trouble != "fractional_amount":
                    await bank.breaks("request", trouble)
                    answers.append(await gateway.request(AMOUNT, RETURN_URL))
                await bank.breaks("check", trouble)
                answers.append(await gateway.check(key))
            answers.append(gateway)
    # What the gateway itself repeats of us in an error is not repeated by us either.
    async with (
        answering(lambda _: web.Response(text=f'{{"status": "{API_KEY}"}}')) as url,
        client(url) as gateway,
    ):
        answers.append(await gateway.check("key"))
    async with sending(b"HTTP/1.1 " + API_KEY.encode() + b"\r\n\r\n") as url, client(url) as gateway:
        answers.append(await gateway.check("key"))
    assert len(answers) > 2 * len(TROUBLES)
    for place in (repr(answers), repr(logs), caplog.text):
        assert API_KEY not in place


async def test_calls_are_counted_by_their_outcome(gateway_url: str, bank: Bank) -> None:
    metrics = Metrics()
    async with client(gateway_url, metrics=metrics) as gateway:
        answer: RequestAnswer = await gateway.request(AMOUNT, RETURN_URL)
        assert isinstance(answer, Issued)
        assert isinstance(await gateway.check(answer.invoice_key), NotPaid)
        await bank.breaks("check", "html")
        await gateway.check(answer.invoice_key)
    lines = metrics.text().decode()
    for call, outcome in (("request", "issued"), ("check", "not_yet"), ("check", "unknown_nonsense")):
        assert f'dargah_gateway_calls_total{{call="{call}",outcome="{outcome}"}} 1.0' in lines


async def test_a_gateway_that_was_not_opened_says_so() -> None:
    with pytest.raises(RuntimeError, match="not open"):
        await Pal24("http://127.0.0.1", API_KEY, SOON, Metrics()).check("key")
