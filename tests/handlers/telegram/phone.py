"""Somebody's phone, with the files in the chat: what they look like, what they hold, and sending some."""

import io
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import aiohttp

from bot.files import Shown
from tests.bot.post import PIXEL

__all__ = ["PIXEL", "Phone", "Seen"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A message of the bot: its text or caption, its buttons, and its file, opened."""

    id: int
    text: str
    buttons: tuple[str, ...] = ()
    shown: Shown | None = None
    name: str = ""
    body: bytes = b""


class Phone:
    """A person's view of their chat with the bot; an async context manager."""

    def __init__(self, url: str, person_id: int) -> None:
        self._url = url
        self._person_id = person_id
        self._session = aiohttp.ClientSession()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def chat(self) -> list[Seen]:
        """Everything of the bot that stands in the chat, in order."""
        async with self._session.get(f"{self._url}/control/chats/{self._person_id}") as response:
            messages = (await response.json())["chat"]["messages"]
        return [
            await self._seen(message)
            for message in messages
            if message["sender"] == "bot" and not message["deleted"]
        ]

    async def last(self) -> Seen:
        """The bot's newest message."""
        return (await self.chat())[-1]

    async def sends(self, shown: Shown, name: str, body: bytes, caption: str = "") -> None:
        """Send the bot a file."""
        form = aiohttp.FormData({"from": str(self._person_id), "caption": caption}, quote_fields=False)
        form.add_field("file", io.BytesIO(body), filename=name, content_type="application/octet-stream")
        address = f"{self._url}/control/chats/{self._person_id}/{shown}"
        async with self._session.post(address, data=form) as response:
            assert response.status == 200, await response.text()

    async def _seen(self, message: dict[str, Any]) -> Seen:
        keyboard = (message["reply_markup"] or {}).get("inline_keyboard", [])
        buttons = tuple(button["text"] for row in keyboard for button in row)
        for shown in Shown:
            if (file := message.get(shown)) is not None:
                async with self._session.get(f"{self._url}{file['url']}") as response:
                    body = await response.read()
                return Seen(message["message_id"], message["text"], buttons, shown, file["file_name"], body)
        return Seen(message["message_id"], message["text"], buttons)
