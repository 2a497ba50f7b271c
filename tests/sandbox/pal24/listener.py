"""A listener of the gateway's live journal."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import ClientResponse, ClientSession

from sandbox.answers import Json


@dataclass(frozen=True, slots=True)
class Listener:
    _stream: ClientResponse

    async def hears(self) -> dict[str, Json]:
        """Wait for the next entry."""
        while True:
            line = await self.line()
            if line.startswith("data: "):
                entry: Json = json.loads(line.removeprefix("data: "))
                assert isinstance(entry, dict)
                return entry

    async def line(self) -> str:
        """Wait for the next line; empty once the stream has ended."""
        return (await self._stream.content.readline()).decode()

    async def rest(self) -> str:
        """Wait for the end of the stream."""
        return (await self._stream.content.read()).decode()


@asynccontextmanager
async def listening(gateway: str) -> AsyncIterator[Listener]:
    """Listen, from the first comment on."""
    async with ClientSession() as session, session.get(f"{gateway}/control/events") as stream:
        assert stream.content_type == "text/event-stream"
        assert await stream.content.readline() == b": listening\n"
        yield Listener(stream)
