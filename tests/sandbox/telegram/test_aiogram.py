"""aiogram, unmodified and in a process of its own, on the sandbox: by long polling, and by its own webhook server."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from sandbox.bot_process import BotProcess
from sandbox.people import Person, Telegram
from sandbox.stage import free_port
from sandbox.telegram.server import Settings, serve
from tests.sandbox.telegram.clients import PIXEL, TOKEN, ControlClient

pytestmark = pytest.mark.asyncio(loop_scope="session")

PROGRAM = Path(__file__).parent / "aiogram" / "bot.py"
# aiogram can't be installed beside what the project runs on.
ENVIRONMENT = Path(__file__).parents[3] / ".venv-aiogram"
SECRET = "a-secret_1"
STARTS_WITHIN = 60.0


@dataclass(frozen=True, slots=True)
class Stage:
    """A sandbox of its own with the bot on it; `hook` is where the bot gets its updates, None where it polls."""

    telegram: Telegram
    session: aiohttp.ClientSession
    control: ControlClient
    bot: BotProcess
    hook: str | None

    async def is_ready(self) -> None:
        """Wait until the bot has set its commands, the last that it does before it takes updates in."""
        async with asyncio.timeout(STARTS_WITHIN):
            while not await self.called("setMyCommands"):
                assert self.bot.running, self.bot.log.read_text(encoding="utf-8")
                await asyncio.sleep(0.05)

    async def called(self, method: str) -> list[dict[str, Any]]:
        """Give the parameters of every call of the method that was carried out."""
        return [c.params for c in await self.telegram.calls() if (c.method, c.code) == (method, 200)]

    async def last(self, chat: int) -> Any:
        """Give the newest message of the chat with all that is known of it."""
        return (await self.control.messages(chat))[-1]

    async def sends(self, person: Person, kind: str, file: aiohttp.FormData) -> int:
        """Let the person send a photo or a document; gives the message's number."""
        file.add_field("from", str(person.id))
        address = f"{self.control.url}/control/chats/{person.id}/{kind}"
        async with self.session.post(address, data=file) as response:
            return int((await response.json())["message"]["message_id"])

    async def opens(self, file: Any) -> bytes:
        """Give what a person who opens the file of a message gets."""
        async with self.session.get(self.control.url + file["url"]) as response:
            return await response.read()


@asynccontextmanager
async def staged(folder: Path, port: int | None) -> AsyncIterator[Stage]:
    """Serve a sandbox and start the bot on it: with a webhook on the port, or polling where there is none."""
    settings = Settings((TOKEN,), username="shop_bot", webhook_retry=0.01)
    async with (
        serve(settings) as server,
        Telegram(server.url) as telegram,
        aiohttp.ClientSession() as session,
    ):
        command = [str(ENVIRONMENT / "bin" / "python"), str(PROGRAM), server.url]
        command += [] if port is None else [str(port)]
        secrets = {"BOT_TOKEN": TOKEN, "WEBHOOK_SECRET": SECRET}
        bot = BotProcess(command, server.url, folder / f"{port or 'polling'}.log", secrets)
        hook = None if port is None else f"http://127.0.0.1:{port}/hook"
        await bot.start(wait=False)
        try:
            yield Stage(telegram, session, ControlClient(session, server.url), bot, hook)
        finally:
            code = await bot.terminate()
        assert (code, await telegram.pending_updates()) == (0, []), bot.log.read_text(encoding="utf-8")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def stages(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[dict[str, Stage]]:
    """Both at once: starting takes aiogram some seconds."""
    if not (ENVIRONMENT / ".ready").exists():
        pytest.fail("aiogram is not here; `make test` prepares it, in .venv-aiogram", pytrace=False)
    folder = tmp_path_factory.mktemp("aiogram")
    async with staged(folder, None) as polling, staged(folder, free_port()) as webhook:
        await asyncio.gather(polling.is_ready(), webhook.is_ready())
        yield {"polling": polling, "webhook": webhook}


@pytest.fixture(params=["polling", "webhook"])
def stage(stages: dict[str, Stage], request: pytest.FixtureRequest) -> Stage:
    return stages[str(request.param)]


@pytest_asyncio.fixture(loop_scope="session")
async def sara(stage: Stage) -> Person:
    return await stage.telegram.person("سارا")


async def test_buttons_are_tapped_and_messages_changed_and_deleted(stage: Stage, sara: Person) -> None:
    await sara.says("/start")
    welcome = await sara.sees("خوش آمدید سارا 🎉 140309271854")
    assert [entity["type"] for entity in (await stage.last(sara.id))["entities"]] == ["bold", "code"]
    assert await sara.taps("بررسی") == "پرداخت شد"
    assert (await sara.sees("تمام")).id == welcome.id
    assert [entity["type"] for entity in (await stage.last(sara.id))["entities"]] == ["bold"]
    assert await sara.taps("حذف") == "حذف شد"
    assert [message.id for message in await sara.chat() if message.deleted] == [welcome.id]


async def test_a_question_is_answered_by_a_reply(stage: Stage, sara: Person) -> None:
    await sara.says("/ask")
    question = await sara.sees("نام شما؟")
    assert (await stage.last(sara.id))["reply_markup"] == {
        "force_reply": True,
        "input_field_placeholder": "نام",
    }
    reply = await stage.control.say(sara.id, "<سارا>", reply_to=question.id)
    await sara.sees("سلام <سارا>")
    assert (await stage.last(sara.id))["reply_to"] == reply["message_id"]


async def test_what_is_said_and_edited_is_understood(stage: Stage, sara: Person) -> None:
    said = await sara.says("@shop_bot https://example.com/ & <سلام>")
    await sara.sees("«@shop_bot https://example.com/ & <سلام>»")
    assert (await stage.last(sara.id))["reply_to"] == said.id
    await sara.edits(said, "درود #۱")
    await sara.sees("«درود #۱»")


@pytest.mark.parametrize(
    "html",
    [
        "<b>پرداخت <i>شد</i></b> 🎉 <code>140309271854</code>",
        '<a href="https://example.com/">لینک</a> <u>a</u> <s>b</s> <tg-spoiler>c</tg-spoiler>',
        "<pre>x = 1</pre>",
        "<blockquote>a &lt; b</blockquote><blockquote expandable>c</blockquote>",
    ],
)
async def test_html_comes_back_as_it_was_sent(stage: Stage, sara: Person, html: str) -> None:
    await sara.says(f"/html {html}")
    await sara.sees(html)


async def test_a_photo_is_downloaded_and_sent_back(stage: Stage, sara: Person) -> None:
    file = aiohttp.FormData({"caption": "رسید"})
    file.add_field("file", PIXEL, filename="receipt.png", content_type="image/png")
    sent = await stage.sends(sara, "photo", file)
    await sara.sees("3x2 رسید")
    photo = await stage.last(sara.id)
    assert (photo["reply_to"], photo["edited"], photo["entities"][0]["type"]) == (sent, True, "bold")
    assert await stage.opens(photo["photo"]) == PIXEL
    assert {"chat_id": str(sara.id), "action": "upload_photo"} in await stage.called("sendChatAction")


async def test_a_document_is_downloaded_and_sent_back(stage: Stage, sara: Person) -> None:
    content = "کد".encode() * 100_000
    file = aiohttp.FormData(quote_fields=False)
    file.add_field("file", content, filename="کدها.txt", content_type="text/plain")
    await stage.sends(sara, "document", file)
    await sara.sees(f"{len(content)} text/plain")
    document = (await stage.last(sara.id))["document"]
    assert document["file_name"] == "again-کدها.txt"
    assert await stage.opens(document) == content
    assert {"chat_id": str(sara.id), "action": "upload_document"} in await stage.called("sendChatAction")


async def test_the_bot_knows_itself_its_menu_and_the_person(stage: Stage, sara: Person) -> None:
    await sara.says("/about")
    await sara.sees("@shop_bot: private سارا member /start /about")
    shown = (await stage.control.get(f"commands?chat={sara.id}"))["commands"]
    assert [command["description"] for command in shown] == ["شروع", "درباره"]


async def test_refusals_become_bad_requests(stage: Stage, sara: Person) -> None:
    refused = "TelegramBadRequest: Telegram server says - Bad Request: "
    await sara.says("/html <b>باز")
    await sara.sees(
        f"{refused}can't parse entities: Can't find end tag corresponding to start tag \"b\"", timeout=60
    )
    await sara.says("/write 1 سلام")
    await sara.sees(f"{refused}chat not found")
    await sara.says("/start")
    for _ in range(2):
        await sara.taps("بررسی")
    await sara.sees(f"{refused}message is not modified: specified new message content and reply markup")


async def test_a_person_who_blocked_the_bot_is_forbidden(stage: Stage, sara: Person) -> None:
    reza = await stage.telegram.person("رضا")
    await sara.says("/start")
    await sara.sees("خوش آمدید")
    await reza.says(f"/write {sara.id} سلام")
    await reza.sees("نوشته شد")
    await sara.blocks()
    await reza.says(f"/write {sara.id} سلام")
    await reza.sees("TelegramForbiddenError: Telegram server says - Forbidden: bot was blocked by the user")
    await sara.unblocks()
    await reza.says(f"/write {sara.id} سلام")
    await reza.sees("نوشته شد")


async def test_a_flood_says_when_to_try_again(stage: Stage, sara: Person) -> None:
    made = await stage.control.post("chats", type="supergroup", title="خریداران", members=[sara.id])
    group = made["chat"]["id"]
    await sara.says("/start")
    await sara.sees("خوش آمدید")
    while [m["text"] for m in await stage.control.messages(group)] != ["سلام خریداران"]:  # noqa: ASYNC110
        await asyncio.sleep(0.03)
    await stage.telegram.limits(per_group_per_minute=1)
    await sara.says(f"/write {group} اول")
    await sara.sees("نوشته شد")
    await sara.says(f"/write {group} دوم")
    told = await sara.sees(
        f"TelegramRetryAfter: Telegram server says - Flood control exceeded on method 'SendMessage' in chat {group}"
    )
    await stage.telegram.limits()
    seconds = [int(number) for number in re.findall(r"(?:Retry in|retry after) (\d+)", told.text)]
    (refused,) = [call for call in await stage.telegram.calls() if call.code == 429]
    assert refused.description == f"Too Many Requests: retry after {seconds[0]}"
    assert seconds == [seconds[0]] * 2
    assert 30 < seconds[0] <= 60


async def test_an_update_without_the_secret_is_not_taken(stages: dict[str, Stage]) -> None:
    stage = stages["webhook"]
    assert stage.hook is not None
    for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}):
        async with stage.session.post(stage.hook, json={"update_id": 1}, headers=headers) as response:
            assert response.status == 401
    (hook,) = await stage.called("setWebhook")
    assert (hook["url"], hook["secret_token"]) == (stage.hook, "<secret>")
