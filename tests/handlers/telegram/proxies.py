"""Real proxies on the loopback, as small as their protocols allow; they remember where they were sent."""

from __future__ import annotations

import asyncio
import base64
import ssl
import subprocess
from abc import ABC, abstractmethod
from dataclasses import dataclass
from ipaddress import IPv4Address
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Account:
    user: str
    password: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """A self-signed certificate for localhost: one context to serve it, one to trust it."""

    server: ssl.SSLContext
    client: ssl.SSLContext

    @classmethod
    def made_in(cls, folder: Path) -> Self:
        key, certificate = folder / "key.pem", folder / "certificate.pem"
        made = ["openssl", "req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
        made += ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
        made += ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
        made += ["-keyout", str(key), "-out", str(certificate)]
        subprocess.run(made, check=True, capture_output=True)
        server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.load_cert_chain(certificate, key)
        return cls(server, ssl.create_default_context(cafile=str(certificate)))


class ProxyServer(ABC):
    """`async with` starts and stops it. `targets` are the host:port pairs that it opened a way to."""

    scheme: str

    def __init__(self, account: Account | None = None, tls: ssl.SSLContext | None = None) -> None:
        self.targets: list[str] = []
        self.port = 0
        self._account = account
        self._tls = tls
        self._served: set[asyncio.Task[None]] = set()

    def address(self, account: Account | None = None) -> str:
        named = "" if account is None else f"{account.user}:{account.password}@"
        return f"{self.scheme}://{named}localhost:{self.port}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._served:
            task.cancel()
        await asyncio.gather(*self._served, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._serve(reader, writer))
        self._served.add(task)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self.negotiate(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    @abstractmethod
    async def negotiate(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Speak the protocol on a new connection, until it ends."""

    async def forward(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        target: tuple[str, int],
        first: bytes = b"",
    ) -> None:
        """Carry bytes both ways until one side ends."""
        self.targets.append(f"{target[0]}:{target[1]}")
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", target[1])
        try:
            far_writer.write(first)
            ways = [
                asyncio.ensure_future(_copy(reader, far_writer)),
                asyncio.ensure_future(_copy(far_reader, writer)),
            ]
            try:
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for way in ways:
                    way.cancel()
                await asyncio.gather(*ways, return_exceptions=True)
        finally:
            far_writer.close()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(64 * 1024):
        writer.write(data)
        await writer.drain()


class HttpProxy(ProxyServer):
    """Tunnels CONNECT, and passes on the requests of a connection that begins with a plain one."""

    @property
    def scheme(self) -> str:  # type: ignore[override]  # the address depends on how it is served
        return "http" if self._tls is None else "https"

    async def negotiate(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        request, *headers = head.split("\r\n")
        method, target, version = request.split(" ")
        if self._account is not None and self._credentials() not in headers:
            # A page that repeats the address asked for, as real proxies do.
            page = f"<p>Cannot fetch {target}</p>".encode()
            writer.write(
                b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: %d\r\n\r\n" % len(page)
            )
            writer.write(page)
            await writer.drain()
            return
        if method == "CONNECT":
            host, _, port = target.rpartition(":")
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await self.forward(reader, writer, (host, int(port)))
            return
        url = urlsplit(target)
        assert url.hostname is not None
        assert url.port is not None
        passed = [line for line in headers if not line.lower().startswith("proxy-")]
        first = "\r\n".join([f"{method} {url.path} {version}", *passed]).encode("latin-1")
        await self.forward(reader, writer, (url.hostname, url.port), first)

    def _credentials(self) -> str:
        assert self._account is not None
        pair = f"{self._account.user}:{self._account.password}".encode()
        return f"Proxy-Authorization: Basic {base64.b64encode(pair).decode()}"


class Socks5Proxy(ProxyServer):
    """RFC 1928 with CONNECT, and RFC 1929 where there is an account."""

    scheme = "socks5"

    async def negotiate(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, count = await reader.readexactly(2)
        offered = await reader.readexactly(count)
        chosen = 0 if self._account is None else 2
        if chosen not in offered:
            writer.write(b"\x05\xff")
            return
        writer.write(bytes([5, chosen]))
        if self._account is not None and not await self._authenticated(reader, writer, self._account):
            return
        _, _, _, kind = await reader.readexactly(4)
        if kind == 3:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        else:
            host = str(IPv4Address(await reader.readexactly(4)))
        port = int.from_bytes(await reader.readexactly(2), "big")
        writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
        await self.forward(reader, writer, (host, port))

    @staticmethod
    async def _authenticated(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter, account: Account
    ) -> bool:
        _, length = await reader.readexactly(2)
        user = await reader.readexactly(length)
        password = await reader.readexactly((await reader.readexactly(1))[0])
        right = (user.decode(), password.decode()) == (account.user, account.password)
        writer.write(b"\x01\x00" if right else b"\x01\x01")
        await writer.drain()
        return right
