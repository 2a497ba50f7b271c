from __future__ import annotations

import os
import traceback
from typing import TYPE_CHECKING

import pytest
from telegram.error import NetworkError

from handlers.telegram.proxy import Proxy, ProxyKind
from handlers.telegram.request import AiohttpRequest
from tests.handlers.telegram.proxies import Account, Certificate, HttpProxy, ProxyServer, Socks5Proxy
from tests.handlers.telegram.servers import TOKEN, Telegram, message, succeeded

if TYPE_CHECKING:
    from collections.abc import Callable

ACCOUNT = Account("merchant", "pa55-word")
KINDS = ["http", "https", "socks5"]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return Certificate.made_in(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def make_proxy(certificate: Certificate) -> Callable[[str, Account | None], ProxyServer]:
    def make(kind: str, account: Account | None) -> ProxyServer:
        match kind:
            case "http":
                return HttpProxy(account)
            case "https":
                return HttpProxy(account, certificate.server)
            case _:
                return Socks5Proxy(account)

    return make


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("account", [None, ACCOUNT], ids=["open", "account"])
@pytest.mark.parametrize("kind", KINDS)
async def test_files_pass_through_each_kind_of_proxy_unchanged_both_ways(
    *,
    kind: str,
    account: Account | None,
    secure: bool,
    certificate: Certificate,
    make_proxy: Callable[[str, Account | None], ProxyServer],
) -> None:
    content = os.urandom(300_000)
    telegram = Telegram(certificate.server if secure else None)
    telegram.answer("sendDocument", succeeded(message()))
    telegram.answer("getFile", succeeded({"file_id": "f", "file_unique_id": "u", "file_path": "documents/1"}))
    telegram.downloads["documents/1"] = content
    async with telegram, make_proxy(kind, account) as proxy:
        request = AiohttpRequest(proxy=proxy.address(account), tls=certificate.client)
        async with telegram.bot(request) as bot:
            await bot.send_document(42, content, caption="رسید", filename="receipt.pdf")
            downloaded = await (await bot.get_file("f")).download_as_bytearray()

        (call,) = telegram.calls_of("sendDocument")
        assert call.files["document"].content == content
        assert call.fields["caption"] == "رسید"
        assert bytes(downloaded) == content
        # By name: it is the proxy that looks it up.
        assert set(proxy.targets) == {f"localhost:{telegram.port}"}


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("account", [None, Account("merchant", "wr0ng")], ids=["nobody", "wrong-password"])
@pytest.mark.parametrize("kind", KINDS)
async def test_a_proxy_that_refuses_is_a_network_error_without_any_secret(
    *,
    kind: str,
    account: Account | None,
    secure: bool,
    certificate: Certificate,
    make_proxy: Callable[[str, Account | None], ProxyServer],
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with (
        Telegram(certificate.server if secure else None) as telegram,
        make_proxy(kind, ACCOUNT) as proxy,
    ):
        async with AiohttpRequest(proxy=proxy.address(account), tls=certificate.client) as request:
            with pytest.raises(NetworkError) as caught:
                await telegram.bot(request).get_me()
        assert proxy.targets == []
        assert telegram.calls == []
    told = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert TOKEN not in told
    assert "wr0ng" not in told
    assert caught.value.__cause__ is caught.value.__context__ is None


@pytest.mark.parametrize("kind", KINDS)
async def test_a_proxy_that_is_down_is_a_network_error(
    kind: str, certificate: Certificate, make_proxy: Callable[[str, Account | None], ProxyServer]
) -> None:
    async with make_proxy(kind, None) as proxy:
        address = proxy.address()
    async with Telegram() as telegram, AiohttpRequest(proxy=address, tls=certificate.client) as request:
        with pytest.raises(NetworkError) as caught:
            await telegram.bot(request).get_me()
        assert telegram.calls == []
    assert caught.value.__cause__ is caught.value.__context__ is None


async def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Certificate) -> None:
    async with Telegram(certificate.server) as telegram, AiohttpRequest() as request:
        with pytest.raises(NetworkError, match="Certificate"):
            await telegram.bot(request).get_me()
        assert telegram.calls == []


@pytest.mark.parametrize(
    ("address", "proxy"),
    [
        ("http://10.0.0.1:3128", Proxy(ProxyKind.HTTP, "10.0.0.1", 3128)),
        ("https://proxy.example:443/", Proxy(ProxyKind.HTTPS, "proxy.example", 443)),
        ("SOCKS5://[::1]:1080", Proxy(ProxyKind.SOCKS5, "::1", 1080)),
        ("socks5://ali:p%40ss%3A@h:1", Proxy(ProxyKind.SOCKS5, "h", 1, "ali", "p@ss:")),
    ],
)
def test_an_address_is_read_into_its_parts(address: str, proxy: Proxy) -> None:
    assert Proxy.parse(address) == proxy


@pytest.mark.parametrize(
    "address",
    [
        "",
        "10.0.0.1:3128",
        "socks4://u:pa55@h:1080",
        "ftp://u:pa55@h:1",
        "http://u:pa55@h",
        "http://u:pa55@:3128",
        "http://u:pa55@h:port",
        "http://u:pa55@h:99999",
        "http://u:pa55@h:0",
        "http://u:pa55@h:1/path",
        "http://u:pa55@h:1?query",
        "http://u:pa55@[::1:1080",
    ],
)
def test_a_wrong_address_is_refused_at_once_and_not_repeated(address: str) -> None:
    with pytest.raises(ValueError, match="a proxy address") as caught:
        AiohttpRequest(proxy=address)
    assert "pa55" not in "".join(traceback.format_exception(caught.value))


def test_the_password_shows_in_no_repr() -> None:
    address = "socks5://merchant:pa55-word@h:1080"
    assert "pa55" not in repr(Proxy.parse(address)) + repr(AiohttpRequest(proxy=address))
