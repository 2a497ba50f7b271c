from typing import Any

import aiohttp
import pytest

from sandbox.board.proxy import Proxy
from sandbox.pal24.server import serving
from sandbox.stage import Stage, free_port
from tests.sandbox.board.streams import comes, events


async def ask(page: aiohttp.ClientSession, method: str, path: str, **more: Any) -> tuple[int, dict[str, Any]]:
    async with page.request(method, path, **more) as response:
        return response.status, await response.json()


async def test_people_live_at_the_boards_own_address(page: aiohttp.ClientSession, stage: Stage) -> None:
    status, said = await ask(page, "POST", "/telegram/control/people", json={"first_name": "سارا"})
    assert (status, said["person"]["first_name"]) == (200, "سارا")
    sara = said["person"]["id"]
    await ask(page, "POST", f"/telegram/control/chats/{sara}/say", json={"from": sara, "text": "سلام"})
    updates = await stage.telegram.pending_updates()
    assert [update["message"]["text"] for update in updates if isinstance(update["message"], dict)] == [
        "سلام"
    ]


async def test_trouble_is_ordered_and_mended_at_the_boards_own_address(
    page: aiohttp.ClientSession, stage: Stage
) -> None:
    status, said = await ask(page, "POST", "/bank/control/faults", json={"call": "check", "kind": "lost"})
    assert status == 201
    assert (await ask(page, "GET", "/bank/control/faults"))[1]["faults"] == [said["fault"]]
    assert (await ask(page, "DELETE", f"/bank/control/faults/{said['fault']['id']}"))[1] == {"ok": True}
    assert (await ask(page, "GET", "/bank/control/faults"))[1]["faults"] == []


async def test_refusals_come_as_the_sandbox_says_them(page: aiohttp.ClientSession) -> None:
    status, said = await ask(page, "POST", "/bank/control/faults", json={"call": "check", "kind": "rain"})
    assert (status, said["ok"]) == (400, False)
    assert "rain" in said["error"]
    assert (await ask(page, "GET", "/telegram/control/nothing"))[0] == 404


async def test_only_the_control_interfaces_are_handed_on(page: aiohttp.ClientSession) -> None:
    for path in ("/bank/invoice/request", "/telegram/bot1:abc/getMe", "/bank", "/elsewhere/control/faults"):
        assert (await ask(page, "POST", path))[0] == 404


async def test_what_is_asked_after_a_question_mark_arrives(page: aiohttp.ClientSession, stage: Stage) -> None:
    async with aiohttp.ClientSession() as somebody:
        for _ in range(2):
            await (await somebody.post(f"{stage.gateway_url}/invoice/request")).read()
    first, second = (await ask(page, "GET", "/bank/control/calls"))[1]["calls"]
    assert (await ask(page, "GET", f"/bank/control/calls?after={first['number']}"))[1]["calls"] == [second]


async def test_a_file_goes_up_and_comes_back(page: aiohttp.ClientSession, stage: Stage) -> None:
    sara = await stage.telegram.person("سارا")
    form = aiohttp.FormData({"from": str(sara.id), "caption": "x"})
    content = bytes(range(256)) * 4_000
    form.add_field("file", content, filename="a.bin", content_type="application/octet-stream")
    status, said = await ask(page, "POST", f"/telegram/control/chats/{sara.id}/document", data=form)
    assert status == 200
    async with page.get(f"/telegram{said['message']['document']['url']}") as response:
        assert await response.read() == content


@pytest.mark.parametrize("name", ["telegram", "bank"])
async def test_live_events_come_through_as_they_happen(
    page: aiohttp.ClientSession, stage: Stage, name: str
) -> None:
    async with page.get(f"/{name}/control/events") as response:
        assert response.headers["Content-Type"].startswith("text/event-stream")
        stream = events(response)
        if name == "telegram":
            sara = await stage.telegram.person("سارا")
            await sara.says("سلام")
            message: Any = await comes(stream, "message")
            assert message["chat_id"] == sara.id
        else:
            await stage.bank.breaks("check", "lost")
            fault: Any = await comes(stream, "fault")
            assert fault["kind"] == "lost"


async def test_a_sandbox_that_is_gone_is_told() -> None:
    async with aiohttp.ClientSession() as session:
        app = aiohttp.web.Application()
        app.add_routes(Proxy(session, {"bank": f"http://127.0.0.1:{free_port()}"}).routes())
        async with serving(app, "127.0.0.1", 0) as running:
            status, said = await ask(session, "GET", f"{running.url}/bank/control/faults")
    assert (status, said["ok"]) == (502, False)
    assert said["error"].startswith("bank can't be reached")
