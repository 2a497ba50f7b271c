"""A merchant's shop as the gateway sees one: a program that calls it, and a site that buyers are sent back to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from aiohttp import ClientSession, web

from sandbox.answers import Json
from sandbox.pal24.server import serving

API_KEY = "a-terminal-of-the-tests"


@dataclass(frozen=True, slots=True)
class Visit:
    """One arrival of a buyer at the return address."""

    method: str
    path: str
    fields: dict[str, str]


@dataclass(slots=True)
class Merchant:
    """Asks and checks at the gateway; `visits` are the buyers who came back."""

    gateway: str
    site: str
    session: ClientSession
    api_key: str = API_KEY
    visits: list[Visit] = field(default_factory=list)

    @property
    def return_url(self) -> str:
        return f"{self.site}/return/token-1"

    async def asks(self, **changes: str | None) -> dict[str, Json]:
        """Ask for an invoice; a field changed to None is not sent."""
        fields = {"api_key": self.api_key, "amount": "50000", "return_url": self.return_url} | changes
        return await self.posts("/invoice/request", **fields)

    async def invoice(self, **changes: str | None) -> str:
        """Ask for an invoice and get one; gives its key."""
        match await self.asks(**changes):
            case {"status": 1, "invoice_key": str(key)}:
                return key
            case other:
                raise AssertionError(f"no invoice: {other}")

    async def checks(self, key: str, **changes: str | None) -> dict[str, Json]:
        return await self.posts(f"/invoice/check/{key}", **({"api_key": self.api_key} | changes))

    async def posts(self, path: str, **fields: str | None) -> dict[str, Json]:
        sent = {name: value for name, value in fields.items() if value is not None}
        async with self.session.post(self.gateway + path, data=sent) as response:
            assert response.status == 200
            said: Json = await response.json()
        assert isinstance(said, dict)
        return said

    async def posts_raw(self, path: str, **fields: str | None) -> tuple[int, str]:
        """The status and the body of an answer, whatever it is."""
        sent = {name: value for name, value in fields.items() if value is not None}
        body = urlencode(sent)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        async with self.session.post(
            self.gateway + path, data=body, headers=headers, allow_redirects=False
        ) as response:
            return response.status, await response.text()

    async def controls(self, method: str, path: str, json: Json = None) -> tuple[int, dict[str, Json]]:
        """Call the control interface; gives the status and what it said."""
        async with self.session.request(method, f"{self.gateway}/control/{path}", json=json) as response:
            said: Json = await response.json()
        assert isinstance(said, dict)
        return response.status, said


@asynccontextmanager
async def open_shop(gateway: str) -> AsyncIterator[Merchant]:
    """Open a shop of that gateway, with its site on the loopback."""
    visits: list[Visit] = []

    async def receive(request: web.Request) -> web.StreamResponse:
        form = await request.post()
        fields = {**request.query, **{name: value for name, value in form.items() if isinstance(value, str)}}
        visits.append(Visit(request.method, request.path, fields))
        return web.Response(text="welcome back", headers={"X-Shop": "open"})

    site = web.Application()
    site.add_routes([web.get("/return/{token}", receive), web.post("/return/{token}", receive)])
    async with serving(site, "127.0.0.1", 0) as running, ClientSession() as session:
        yield Merchant(gateway, running.url, session, visits=visits)
