"""Server-sent events, read one by one."""

import asyncio
import json
from collections.abc import AsyncIterator

import aiohttp

from sandbox.answers import Json

PATIENCE = 20.0


async def events(response: aiohttp.ClientResponse) -> AsyncIterator[tuple[str, Json]]:
    """Yield each event's name and value."""
    name = ""
    async for raw in response.content:
        line = raw.decode().rstrip("\n")
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


async def comes(stream: AsyncIterator[tuple[str, Json]], wanted: str) -> Json:
    """Wait for the next event of that name."""
    async with asyncio.timeout(PATIENCE):
        async for name, value in stream:
            if name == wanted:
                return value
    raise AssertionError(f"the stream ended without {wanted}")
