"""People with a Telegram, for tests and demonstrations: they write, tap and read as sentences say it.

    async with Telegram(sandbox_url) as telegram:
        sara = await telegram.person("سارا")
        await sara.says("/start")
        await sara.sees("خوش آمدید")
        await sara.taps("فروشگاه")

It speaks to the sandbox's control interface alone, and knows nothing of the bot.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self, TypeVar

import aiohttp

from sandbox.answers import Json
from sandbox.telegram.seen import (
    Button,
    Call,
    Message,
    Refused,
    read_call,
    read_message,
    read_object,
    read_objects,
    read_whole,
)

__all__ = ["Button", "Call", "Message", "Person", "Refused", "Telegram"]

PATIENCE = 20.0
LOOK_EVERY = 0.03

Found = TypeVar("Found")


class Telegram:
    """The sandbox, from outside the bot; an async context manager."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def person(
        self, name: str, language_code: str | None = "fa", id: int | None = None, username: str | None = None
    ) -> "Person":
        """Let somebody new have a Telegram account."""
        wanted: dict[str, Json] = {
            "first_name": name,
            "language_code": language_code,
            "id": id,
            "username": username,
        }
        made = read_object((await self.ask("POST", "people", wanted))["person"])
        return Person(self, read_whole(made["id"]), name)

    async def breaks(self, call: str, kind: str, times: int | None = 1, **options: Json) -> None:
        """Order trouble for the next `times` calls of that method ("*": of any); None is until `mends`.

        "down" befalls everything until `mends`, however often it is told.
        """
        wanted: dict[str, Json] = {"call": call, "kind": kind, **options}
        if kind != "down":
            wanted["times"] = times
        await self.ask("POST", "faults", wanted)

    async def mends(self) -> None:
        """Take every trouble back."""
        await self.ask("DELETE", "faults")

    async def limits(self, **limits: int | None) -> None:
        """Put flood limits in force: per_chat_per_second, per_group_per_minute, overall_per_second; others are off."""
        await self.ask("PUT", "limits", dict(limits))

    async def calls(self, after: int = 0) -> list[Call]:
        """List the calls of the Bot API after the one with that number."""
        return [
            read_call(item) for item in read_objects((await self.ask("GET", f"calls?after={after}"))["calls"])
        ]

    async def pending_updates(self) -> list[dict[str, Json]]:
        """List the updates that the bot has not acknowledged."""
        return read_objects((await self.ask("GET", "updates"))["updates"])

    async def reset(self) -> None:
        """Have everybody and everything said forgotten."""
        await self.ask("POST", "reset")

    async def ask(self, method: str, path: str, body: dict[str, Json] | None = None) -> dict[str, Json]:
        """Make one call of the control interface; raises Refused."""
        if self._session is None:
            raise RuntimeError("use `async with Telegram(...)`")
        async with self._session.request(method, f"{self._url}/control/{path}", json=body) as response:
            answer: Json = json.loads(await response.text())
        answered = read_object(answer)
        if answered.get("ok") is not True:
            raise Refused(f"{method} {path}: {answered.get('error')}")
        return answered


class Person:
    """Somebody in the private chat with the bot.

    What they say and the bot's buttons they tap move a mark: `sees` looks at what the bot wrote or edited behind it.
    Opening a link, blocking and editing leave the mark where it is.
    """

    def __init__(self, telegram: Telegram, id: int, name: str) -> None:
        self._telegram = telegram
        self._mark = 0
        self.id = id
        self.name = name

    async def says(self, text: str) -> Message:
        """Write to the bot."""
        answered = await self._telegram.ask("POST", f"chats/{self.id}/say", {"from": self.id, "text": text})
        said = read_message(read_object(answered["message"]))
        self._mark = said.changed
        return said

    async def edits(self, message: Message, text: str) -> None:
        """Change an own message."""
        wanted: dict[str, Json] = {"from": self.id, "message_id": message.id, "text": text}
        await self._telegram.ask("POST", f"chats/{self.id}/edit", wanted)

    async def taps(self, button_text: str, message: Message | None = None, timeout: float = PATIENCE) -> str:
        """Tap the newest button whose text contains this, waiting for one to appear.

        Gives the link that it opens; or else waits for the bot's answer to the tap and gives its text ("" for a plain
        answer, and where the button only says its text). Raises AssertionError where button or answer does not come.
        """
        found, button = await self._button(button_text, message, timeout)
        wanted: dict[str, Json] = {
            "from": self.id,
            "message_id": found.id,
            "row": button.row,
            "column": button.column,
        }
        tapped = await self._telegram.ask("POST", f"chats/{self.id}/tap", wanted)
        if isinstance(url := tapped.get("url"), str):
            return url
        if "number" in tapped:
            self._mark = read_whole(tapped["number"])
        if "callback_query_id" not in tapped:
            return ""
        callback = f"callbacks/{tapped['callback_query_id']}"

        async def answered() -> dict[str, Json] | None:
            answer = (await self._telegram.ask("GET", callback))["answer"]
            return None if answer is None else read_object(answer)

        answer = await self._wait(answered, timeout, f"the bot to answer the tap on {button.text!r}")
        return str(answer.get("text") or "")

    async def link(self, button_text: str, timeout: float = PATIENCE) -> str:
        """Give the link of the newest such button without opening it; raises AssertionError where there is none."""
        _, button = await self._button(button_text, None, timeout, linked=True)
        return button.url or ""

    async def sees(self, text: str, timeout: float = PATIENCE, *, ever: bool = False) -> Message:
        """Wait for a message of the bot that contains the text, written or edited since the person's last say or tap.

        With `ever`, any message that stands in the chat will do. Gives the newest; raises AssertionError with the whole
        chat in it.
        """

        async def found() -> Message | None:
            seen = [m for m in await self._from_bot() if text in m.shown and (ever or m.changed > self._mark)]
            return seen[-1] if seen else None

        return await self._wait(found, timeout, f"a message with {text!r}")

    async def never_sees(self, text: str) -> None:
        """Check at once that no message of the bot that stands in the chat contains the text; raises AssertionError."""
        if await self.count(text):
            raise AssertionError(f"{self.name} sees {text!r}\n{await self._readable()}")

    async def count(self, text: str) -> int:
        """Count the bot's messages in the chat that contain the text."""
        return sum(text in message.shown for message in await self._from_bot())

    async def chat(self) -> list[Message]:
        """Give the whole chat, deleted messages marked."""
        page = read_object((await self._telegram.ask("GET", f"chats/{self.id}"))["chat"])
        return [read_message(item) for item in read_objects(page["messages"])]

    async def blocks(self) -> None:
        """Block the bot."""
        await self._telegram.ask("POST", f"people/{self.id}/block")

    async def unblocks(self) -> None:
        """Let the bot write again."""
        await self._telegram.ask("POST", f"people/{self.id}/unblock")

    async def _from_bot(self) -> list[Message]:
        return [m for m in await self.chat() if m.sender == "bot" and not m.deleted]

    async def _button(
        self, text: str, message: Message | None, timeout: float, *, linked: bool = False
    ) -> tuple[Message, Button]:
        async def found() -> tuple[Message, Button] | None:
            for candidate in reversed(await self._from_bot()):
                if message is None or candidate.id == message.id:
                    for button in candidate.buttons:
                        if text in button.shown and (button.url or not linked):
                            return candidate, button
            return None

        return await self._wait(found, timeout, f"a button {text!r}")

    async def _wait(self, look: Callable[[], Awaitable[Found | None]], timeout: float, what: str) -> Found:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while True:
            found = await look()
            if found is not None:
                return found
            if loop.time() >= deadline:
                raise AssertionError(f"{self.name} waited {timeout:g} s for {what}\n{await self._readable()}")
            await asyncio.sleep(LOOK_EVERY)

    async def _readable(self) -> str:
        return "\n".join(["the chat:", *(_line(message) for message in await self.chat())])


def _line(message: Message) -> str:
    marks = "".join([" (edited)" if message.edited else "", " (deleted)" if message.deleted else ""])
    buttons = "".join(f" [{button.text}]" for button in message.buttons)
    return f"  {message.id} {message.sender}{marks}: {message.text}{buttons}"
