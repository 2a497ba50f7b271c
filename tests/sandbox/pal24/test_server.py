"""The gateway as a program: where it serves, what it shows of itself, and how it ends."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from aiohttp import ClientConnectorError, ClientSession

from sandbox.pal24.kinds import Kind
from sandbox.pal24.server import serve
from sandbox.pal24.settings import Pal24Settings
from tests.sandbox.pal24.listener import listening


async def test_the_root_leads_to_a_page_that_lists_what_is_here(gateway: str) -> None:
    async with ClientSession() as session, session.get(gateway) as response:
        assert response.status == 200
        assert str(response.url) == f"{gateway}/control/"
        text = await response.text()
    assert "/invoice/request" in text
    assert all(f"<code>{kind}</code>" in text for kind in Kind)


@pytest.mark.parametrize("path", ["/nowhere", "/invoice", "/elsewhere", "/http%3A%2F%2Fshop.example%2F"])
async def test_an_unknown_address_is_a_page_that_says_so(gateway: str, path: str) -> None:
    async with ClientSession() as session, session.get(gateway + path) as response:
        assert response.status == 404
        assert "چنین صفحه‌ای در این سرور وجود ندارد" in await response.text()


async def test_nothing_answers_once_it_has_ended() -> None:
    async with serve("127.0.0.1", 0, Pal24Settings()) as running:
        pass
    async with ClientSession() as session:
        with pytest.raises(ClientConnectorError):
            await session.get(running.url)


async def test_two_gateways_share_nothing() -> None:
    async with (
        serve("127.0.0.1", 0, Pal24Settings(api_key="first")) as one,
        serve("127.0.0.1", 0, Pal24Settings(api_key="second")) as other,
        ClientSession() as session,
    ):
        assert one.url != other.url
        fields = {"api_key": "first", "amount": "1000", "return_url": "http://shop.example/"}
        async with session.post(f"{one.url}/invoice/request", data=fields) as response:
            assert (await response.json())["status"] == 1
        async with session.post(f"{other.url}/invoice/request", data=fields) as response:
            assert (await response.json())["errorCode"] == 101


async def test_a_listener_is_kept_alive() -> None:
    async with (
        serve("127.0.0.1", 0, Pal24Settings(keep_alive_seconds=0.01)) as running,
        listening(running.url) as listener,
    ):
        assert [await listener.line() for _ in range(4)] == ["\n", ": still here\n", "\n", ": still here\n"]


async def test_a_listener_is_let_go_by_the_shutdown() -> None:
    async with asyncio.timeout(30), AsyncExitStack() as outlives:
        async with serve("127.0.0.1", 0, Pal24Settings()) as running:
            listener = await outlives.enter_async_context(listening(running.url))
        assert await listener.rest() == "\n"
