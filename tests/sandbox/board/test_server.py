import asyncio
from contextlib import suppress
from typing import Any

import aiohttp
import pytest

from sandbox.board.keeper import BotKeeper
from sandbox.board.server import serve
from sandbox.stage import MERCHANT_ID, Stage
from tests.sandbox.board.conftest import PretendShop
from tests.sandbox.board.streams import comes, events


async def ask(page: aiohttp.ClientSession, method: str, path: str, **more: Any) -> tuple[int, dict[str, Any]]:
    async with page.request(method, path, **more) as response:
        return response.status, await response.json()


async def test_the_page_and_every_script_come_under_a_strict_policy(page: aiohttp.ClientSession) -> None:
    for path, kind in (("/", "text/html"), ("/page/board.js", "javascript"), ("/page/board.css", "text/css")):
        async with page.get(path) as response:
            assert response.status == 200
            assert kind in response.headers["Content-Type"]
            policy = response.headers["Content-Security-Policy"]
            assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
            assert "unsafe" not in policy
            assert response.headers["Cache-Control"] == "no-cache"


async def test_the_page_knows_its_language_and_who_the_merchant_is(page: aiohttp.ClientSession) -> None:
    async with page.get("/") as response:
        assert f'<html lang="en" dir="ltr" data-merchant="{MERCHANT_ID}">' in await response.text()


async def test_links_to_the_bot_lead_here(page: aiohttp.ClientSession) -> None:
    for link, leads in (("/sandbox_bot", "/"), ("/sandbox_bot?start=pay_77", "/?start=pay_77")):
        async with page.get(link, allow_redirects=False) as response:
            assert (response.status, response.headers["Location"]) == (303, leads)


@pytest.mark.parametrize("path", ["/page/../keeper.py", "/page/%2e%2e/keeper.py", "/page/", "/nothing"])
async def test_nothing_else_is_served(page: aiohttp.ClientSession, path: str) -> None:
    status, said = await ask(page, "GET", path)
    assert status in {403, 404}
    assert said["ok"] is False


async def test_the_bot_is_shown_with_its_log(page: aiohttp.ClientSession) -> None:
    status, said = await ask(page, "GET", "/board/bot")
    assert status == 200
    assert said["bot"].keys() == {"state", "running", "pid", "started_at", "uptime", "log"}
    assert (said["bot"]["state"], said["bot"]["log"]) == ("running", ["ready"])


async def test_the_bot_is_killed_and_started_again(page: aiohttp.ClientSession) -> None:
    _, before = await ask(page, "GET", "/board/bot")
    assert (await ask(page, "POST", "/board/bot/kill"))[1]["bot"]["state"] == "killed"
    status, said = await ask(page, "POST", "/board/bot/kill")
    assert (status, said) == (409, {"ok": False, "error": "the bot does not run"})
    status, said = await ask(page, "POST", "/board/bot/start")
    assert (status, said["bot"]["state"]) == (200, "running")
    assert said["bot"]["pid"] != before["bot"]["pid"]
    assert (await ask(page, "POST", "/board/bot/stop"))[1]["bot"]["state"] == "stopped"


async def test_only_what_exists_can_be_done_to_the_bot(page: aiohttp.ClientSession) -> None:
    assert (await ask(page, "POST", "/board/bot/tickle"))[0] == 404
    assert (await ask(page, "GET", "/board/bot/kill"))[0] == 405


async def test_another_sites_page_can_do_nothing(page: aiohttp.ClientSession) -> None:
    for path in ("/board/bot/kill", "/bank/control/reset"):
        status, said = await ask(page, "POST", path, headers={"Origin": "http://elsewhere.example"})
        assert (status, said["ok"]) == (403, False)
    assert (await ask(page, "GET", "/board/bot"))[1]["bot"]["running"] is True


async def test_the_shop_is_shown_and_its_trouble_told(page: aiohttp.ClientSession, shop: PretendShop) -> None:
    shop.seen = {"orders": [{"id": 1}], "outbox": []}
    assert (await ask(page, "GET", "/board/shop"))[1] == {"ok": True, "shop": shop.seen}
    shop.trouble = "the database is locked"
    assert await ask(page, "GET", "/board/shop") == (503, {"ok": False, "error": "the database is locked"})


async def test_a_listener_is_told_how_everything_stands_and_then_what_changes(
    page: aiohttp.ClientSession, shop: PretendShop, keeper: BotKeeper, stage: Stage
) -> None:
    number = await stage.bank.breaks("check", "slow")
    await stage.telegram.ask("POST", "faults", {"call": "sendMessage", "kind": "lost"})
    async with page.get("/board/events") as response:
        assert response.headers["Content-Type"].startswith("text/event-stream")
        news = events(response)
        bot: Any = await comes(news, "bot")
        assert bot["state"] == "running"
        assert await comes(news, "shop") == shop.seen
        faults: Any = await comes(news, "faults")
        assert [fault["id"] for fault in faults["bank"]] == [number]
        assert [fault["kind"] for fault in faults["telegram"]] == ["lost"]
        await keeper.kill()
        killed: Any = await comes(news, "bot")
        assert killed["state"] == "killed"
        shop.trouble = "gone"
        assert await comes(news, "shop") == {"error": "gone"}
        await stage.bank.mends()
        mended: Any = await comes(news, "faults")
        assert mended["bank"] == []


async def test_a_listener_hears_of_every_call_once(page: aiohttp.ClientSession, stage: Stage) -> None:
    async with aiohttp.ClientSession() as somebody:
        await (await somebody.post(f"{stage.gateway_url}/invoice/request")).read()
        async with page.get("/board/events") as response:
            news = events(response)
            first: Any = await comes(news, "calls")
            assert [call["call"] for call in first["bank"]] == ["request"]
            await (await somebody.post(f"{stage.gateway_url}/invoice/check/1")).read()
            second: Any = await comes(news, "calls")
    assert [call["call"] for call in second["bank"]] == ["check"]
    assert second["telegram"] == []


async def test_the_board_ends_at_once_though_somebody_listens(
    stage: Stage, keeper: BotKeeper, shop: PretendShop
) -> None:
    async with aiohttp.ClientSession() as session:
        async with serve(
            keeper,
            shop.look,
            telegram_url=stage.telegram_url,
            gateway_url=stage.gateway_url,
            username=stage.username,
        ) as board:
            listening = [
                await session.get(f"{board.url}{path}")
                for path in ("/board/events", "/telegram/control/events", "/bank/control/events")
            ]
        for response in listening:
            async with asyncio.timeout(5):
                # Broken off in the middle of a stream is as good an end.
                with suppress(aiohttp.ClientPayloadError):
                    await response.read()
            response.close()


async def test_a_taken_port_is_told(stage: Stage, keeper: BotKeeper, shop: PretendShop) -> None:
    async with serve(
        keeper,
        shop.look,
        telegram_url=stage.telegram_url,
        gateway_url=stage.gateway_url,
        username=stage.username,
    ) as board:
        port = int(board.url.rpartition(":")[2])
        with pytest.raises(OSError, match="address already in use"):
            async with serve(
                keeper,
                shop.look,
                telegram_url=stage.telegram_url,
                gateway_url=stage.gateway_url,
                username=stage.username,
                port=port,
            ):
                pytest.fail("both can't have it")
