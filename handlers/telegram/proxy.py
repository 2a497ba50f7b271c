from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Self

from aiohttp import TCPConnector
from aiohttp_socks import ProxyConnector, ProxyType
from yarl import URL

if TYPE_CHECKING:
    from ssl import SSLContext

DNS_SECONDS = 300
IDLE_SECONDS = 30


class ProxyKind(Enum):
    """How the proxy is spoken to: plain HTTP, HTTP inside TLS, or SOCKS5."""

    HTTP = "http"
    HTTPS = "https"
    SOCKS5 = "socks5"


@dataclass(frozen=True, slots=True)
class Proxy:
    """The proxy that Telegram is reached through; its name and password never show in its repr."""

    kind: ProxyKind
    host: str
    port: int
    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)

    @classmethod
    def parse(cls, address: str) -> Self:
        """Read `http|https|socks5://[user:password@]host:port`.

        Raises ValueError that says what is wrong without repeating the address, which may hold a password.
        """
        scheme = address.partition("://")[0].lower()
        kind = next((kind for kind in ProxyKind if kind.value == scheme), None)
        if kind is None:
            raise ValueError("a proxy address begins with http://, https:// or socks5://")
        try:
            url = URL(address)
        except ValueError:
            url = URL()
        if not url.host or not url.explicit_port:
            raise ValueError("a proxy address is written http|https|socks5://[user:password@]host:port")
        if url.path not in {"", "/"} or url.query_string or url.fragment:
            raise ValueError("a proxy address ends after its port")
        return cls(kind, url.host, url.explicit_port, url.user, url.password)

    @property
    def url(self) -> URL:
        """The whole address, with the password: for the client's eyes only."""
        return URL.build(
            scheme=self.kind.value, host=self.host, port=self.port, user=self.user, password=self.password
        )


def connector_to(proxy: Proxy | None, *, connections: int, tls: SSLContext | None) -> TCPConnector:
    """Make the pool of at most so many connections, which itself passes through a SOCKS5 proxy.

    An HTTP(S) proxy is left to the session: it is part of each request there. Needs a running event loop.
    """
    trust = True if tls is None else tls
    if proxy is not None and proxy.kind is ProxyKind.SOCKS5:
        # Names are resolved by the proxy: where Telegram is filtered, the local DNS answers with lies.
        return ProxyConnector(
            proxy_type=ProxyType.SOCKS5,
            host=proxy.host,
            port=proxy.port,
            username=proxy.user,
            password=proxy.password,
            rdns=True,
            limit=connections,
            keepalive_timeout=IDLE_SECONDS,
            ssl=trust,
        )
    return TCPConnector(
        limit=connections, keepalive_timeout=IDLE_SECONDS, ttl_dns_cache=DNS_SECONDS, ssl=trust
    )
