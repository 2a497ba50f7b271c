"""Somebody with a Telegram: what they do, and what they wait to see."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

from sandbox.answers import Json
from sandbox.channels import Channel
from sandbox.control import Control
from sandbox.telegram.seen import (
    Button,
    InlineResult,
    Message,
    read_inline_result,
    read_message,
    read_object,
    read_objects,
    read_whole,
)

PATIENCE = 40.0
LOOK_EVERY = 0.03
INVITES = ("/+", "/joinchat/")

Found = TypeVar("Found")


class Person:
    """Somebody in the private chat with the bot.

    What they say and the bot's buttons they tap move a mark: `sees` looks at what the bot wrote or edited behind it.
    Opening a link, blocking and editing leave the mark where it is.
    """

    def __init__(self, telegram: Control, id: int, name: str) -> None:
        self._telegram = telegram
        self._mark = 0
        self.id = id
        self.name = name

    async def says(self, text: str) -> Message:
        """Write to the bot."""
        answered = await self._telegram.ask("POST", f"chats/{self.id}/say", {"from": self.id, "text": text})
        return self._said(answered)

    async def replies(self, message: Message, text: str, chat: Channel | None = None) -> Message:
        """Reply to a message: in the private chat with the bot, or in a group."""
        return await self._writes(text, chat, message.id)

    async def says_in(self, chat: Channel, text: str) -> Message:
        """Write in a group."""
        return await self._writes(text, chat)

    async def starts(self, payload: str = "") -> Message:
        """Press the start button, of a link with this payload if one is given."""
        return await self.says(f"/start {payload}".rstrip())

    async def opens_link(self, link: str) -> Message | None:
        """Open a t.me link: start the bot as `?start=` says, or join by an invite link (which gives no message)."""
        parts = urlsplit(link)
        if parts.path.startswith(INVITES):
            await self.joins(link)
            return None
        return await self.starts(parse_qs(parts.query).get("start", [""])[0])

    async def sends_file(
        self, name: str, content: bytes, caption: str = "", reply_to: Message | None = None
    ) -> Message:
        """Send the bot a file as a document."""
        return await self._sends("document", name, content, caption, reply_to)

    async def sends_photo(
        self, content: bytes, caption: str = "", name: str = "photo.png", reply_to: Message | None = None
    ) -> Message:
        """Send the bot a picture (PNG, JPEG, GIF)."""
        return await self._sends("photo", name, content, caption, reply_to)

    async def file_of(self, message: Message) -> bytes:
        """Give the bytes of the photo or document of a message; raises AssertionError where there is none."""
        if message.file is None:
            raise AssertionError(f"message {message.id} has no file\n{await self._readable()}")
        return await self._telegram.download(message.file.path)

    async def joins(self, link: str) -> str:
        """Join by an invite link; gives "joined" or "requested". Raises Refused where the link is of no use to them."""
        answered = await self._telegram.ask("POST", "invites", {"from": self.id, "link": link})
        return str(answered["outcome"])

    async def leaves(self, chat: Channel) -> None:
        """Leave a group or channel."""
        await self._telegram.ask("POST", f"chats/{chat.id}/leave", {"from": self.id})

    async def searches_inline(
        self, query: str, chat: Channel | None = None, timeout: float = PATIENCE
    ) -> list[InlineResult]:
        """Type `@bot query` in a chat (by default the private one) and wait for what the bot finds.

        Raises AssertionError where the bot does not answer.
        """
        wanted: dict[str, Json] = {"from": self.id, "query": query, "timeout": timeout}
        wanted["chat"] = self.id if chat is None else chat.id
        asked = await self._telegram.ask("POST", "inline", wanted)
        if asked["answer"] is None:
            raise AssertionError(
                f"{self.name} waited {timeout:g} s for results of {query!r}\n{await self._readable()}"
            )
        results = read_objects(read_object(asked["answer"])["results"])
        return [read_inline_result(str(asked["id"]), result) for result in results]

    async def chooses(self, result: InlineResult, chat: Channel | None = None) -> Message:
        """Send an inline result into a chat, by default the private one."""
        chat_id = self.id if chat is None else chat.id
        wanted: dict[str, Json] = {"from": self.id, "result": result.id, "chat": chat_id}
        answered = await self._telegram.ask("POST", f"inline/{result.query_id}/choose", wanted)
        return self._said(answered) if chat is None else read_message(read_object(answered["message"]))

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

    def _said(self, answered: dict[str, Json]) -> Message:
        said = read_message(read_object(answered["message"]))
        self._mark = said.changed
        return said

    async def _writes(self, text: str, chat: Channel | None, reply_to: int | None = None) -> Message:
        wanted: dict[str, Json] = {"from": self.id, "text": text, "reply_to": reply_to}
        where = self.id if chat is None else chat.id
        answered = await self._telegram.ask("POST", f"chats/{where}/say", wanted)
        return self._said(answered) if chat is None else read_message(read_object(answered["message"]))

    async def _sends(
        self, kind: str, name: str, content: bytes, caption: str, reply_to: Message | None
    ) -> Message:
        fields = {"from": str(self.id), "caption": caption}
        if reply_to is not None:
            fields["reply_to"] = str(reply_to.id)
        return self._said(await self._telegram.upload(f"chats/{self.id}/{kind}", fields, name, content))

    async def _from_bot(self) -> list[Message]:
        return [m for m in await self.chat() if m.sender == "bot" and not m.deleted]

    async def _button(
        self, text: str, message: Message | None, timeout: float, *, linked: bool = False
    ) -> tuple[Message, Button]:
        async def found() -> tuple[Message, Button] | None:
            for candidate in reversed(await self.chat()):
                if candidate.has_bots_buttons and (message is None or candidate.id == message.id):
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
    file = f" <{message.file.name}>" if message.file else ""
    return f"  {message.id} {message.sender}{marks}:{file} {message.text}{buttons}"
