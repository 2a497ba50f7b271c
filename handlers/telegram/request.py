from __future__ import annotations

import io
import json
import math
from typing import IO, TYPE_CHECKING

from aiohttp import (
    ClientConnectorError,
    ClientHttpProxyError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
)
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest

from handlers.telegram.proxy import Proxy, ProxyKind, connector_to

if TYPE_CHECKING:
    from ssl import SSLContext

    from aiohttp import ClientResponse
    from telegram._utils.types import ODVInput
    from telegram.request import RequestData

# The longest answer is a full batch of updates: a hundred, of some kilobytes each.
LONGEST_ANSWER = 16 * 1024 * 1024


class NeverSent(NetworkError):
    """There was no connection to Telegram, so that it was asked nothing."""

    __slots__ = ()


class _NeverConnected(TimedOut, NeverSent):
    __slots__ = ()


class AiohttpRequest(BaseRequest):
    """Speaks HTTP with Telegram through aiohttp, and through a proxy when one is given.

    Seconds throughout; None means no limit. `write_timeout` is for the whole body, `media_write_timeout`
    takes its place where files are sent. `tls` says which certificates to trust, the system's when None.
    The environment's proxy settings are ignored. A bad `proxy` raises ValueError.

    The bot token is part of every address, so nothing that this class raises holds an address: neither its
    text, nor its cause, nor its context. Use one instance for calls and another for long polling.
    """

    __slots__ = (
        "_connect_timeout",
        "_connections",
        "_media_write_timeout",
        "_pool_timeout",
        "_proxy",
        "_read_timeout",
        "_session",
        "_tls",
        "_write_timeout",
    )

    def __init__(
        self,
        connection_pool_size: int = 64,
        *,
        proxy: str | None = None,
        read_timeout: float | None = 20.0,
        write_timeout: float | None = 20.0,
        media_write_timeout: float | None = 120.0,
        connect_timeout: float | None = 10.0,
        pool_timeout: float | None = 10.0,
        tls: SSLContext | None = None,
    ) -> None:
        self._connections = connection_pool_size
        self._proxy = None if proxy is None else Proxy.parse(proxy)
        self._read_timeout = read_timeout
        self._write_timeout = write_timeout
        self._media_write_timeout = media_write_timeout
        self._connect_timeout = connect_timeout
        self._pool_timeout = pool_timeout
        self._tls = tls
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """The seconds to wait for an answer where a call does not say."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the session in the running loop; does nothing when it is open."""
        if self._session is None:
            by_request = self._proxy is not None and self._proxy.kind is not ProxyKind.SOCKS5
            self._session = ClientSession(
                connector=connector_to(self._proxy, connections=self._connections, tls=self._tls),
                cookie_jar=DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                proxy=self._proxy.url if self._proxy is not None and by_request else None,
            )

    async def shutdown(self) -> None:
        """Close the session and every connection; does nothing when it is closed. May be opened again."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send one request and return the answer's status and body.

        Raises TimedOut, and NetworkError for every other failure of the network or the proxy and for an
        answer that is not the Bot API's. Either may mean that Telegram did what was asked all the same, but
        for NeverSent, which is one of them.
        """
        session = self._session
        if session is None:
            raise RuntimeError("the request class is not initialized")
        uploads = request_data is not None and request_data.contains_files
        called = method == "POST"
        longest = LONGEST_ANSWER if called else math.inf
        timeout = _timeout(
            read=_chosen(read_timeout, self._read_timeout),
            write=_chosen(write_timeout, self._media_write_timeout if uploads else self._write_timeout),
            connect=_chosen(connect_timeout, self._connect_timeout),
            pool=_chosen(pool_timeout, self._pool_timeout),
            whole=called,
        )
        try:
            async with session.request(
                method,
                url,
                data=None if request_data is None else _body(request_data),
                timeout=timeout,
                allow_redirects=False,
            ) as response:
                status, payload = response.status, await _read(response, longest)
        except Exception as error:
            # Every one: the base class would put the repr of what is left, address and all, into its message.
            failure = _failure(error)
        else:
            if called or not _succeeded(status):
                _check_understood(status, payload)
            return status, payload
        # Raised out here, the new error has no context that could carry the address along.
        raise failure


def _chosen(given: ODVInput[float], default: float | None) -> float | None:
    return default if isinstance(given, DefaultValue) else given


def _timeout(
    *, read: float | None, write: float | None, connect: float | None, pool: float | None, whole: bool
) -> ClientTimeout:
    # A call as a whole may take what its steps may; a download may go on for as long as bytes arrive.
    return ClientTimeout(
        total=_sum(pool, connect, write, read) if whole else None,
        connect=_sum(pool, connect),
        sock_connect=connect,
        sock_read=read,
    )


def _sum(*seconds: float | None) -> float | None:
    known = [second for second in seconds if second is not None]
    return sum(known) if len(known) == len(seconds) else None


def _body(request_data: RequestData) -> FormData | dict[str, str]:
    if not request_data.contains_files:
        return request_data.json_parameters
    # Telegram reads a file's name as it stands: percent signs of a quoted one would be shown to people.
    form = FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mimetype) in request_data.multipart_data.items():
        form.add_field(name, _stream(content), filename=filename, content_type=mimetype)
    return form


def _stream(content: bytes | IO[bytes]) -> io.IOBase:
    if isinstance(content, io.IOBase):
        return content
    return io.BytesIO(content if isinstance(content, bytes) else content.read())


async def _read(response: ClientResponse, longest: float) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > longest:
            # Cut off, it is no longer JSON, and so is refused as not understood.
            break
    return bytes(body)


def _succeeded(status: int) -> bool:
    return 200 <= status < 300  # noqa: PLR2004 - the class of HTTP's successes


def _check_understood(status: int, payload: bytes) -> None:
    """Raise NetworkError unless this is an answer of the Bot API.

    A proxy's or a filter's own page, with whatever status, must not pass for Telegram saying that a buyer
    blocked the bot or that the token is wrong; and the library would log the page, address and all.
    """
    try:
        answer = json.loads(payload.decode("utf-8", "replace"))
    except ValueError:
        answer = None
    if isinstance(answer, dict) and ("result" in answer if _succeeded(status) else answer.get("ok") is False):
        return
    raise NetworkError(f"An answer that is not the Bot API's (HTTP {status})")


def _failure(error: Exception) -> NetworkError:
    match error:
        case ConnectionTimeoutError() | ProxyTimeoutError():
            return _NeverConnected("Timed out before there was a connection; nothing was sent")
        case TimeoutError():
            return TimedOut()
        case ClientHttpProxyError():
            return NeverSent(f"The proxy answered with HTTP {error.status}")
        case ProxyConnectionError() | ProxyError():
            return NeverSent(f"{type(error).__name__}: {error}")
        case OSError(strerror=str(reason)):
            kind = NeverSent if isinstance(error, ClientConnectorError) else NetworkError
            return kind(f"{type(error).__name__}: {reason}")
        case _:
            return NetworkError(type(error).__name__)
