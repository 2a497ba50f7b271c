"""What a page that is open wants to know again and again: what is new with the bot, the shop and both sandboxes."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

import aiohttp

from sandbox.answers import Json
from sandbox.board.keeper import BotKeeper

CALLS_AT_FIRST = 150
PATIENCE = aiohttp.ClientTimeout(total=5)

Look: TypeAlias = Callable[[], Awaitable[Json]]
News: TypeAlias = tuple[str, Json]


class CannotLook(Exception):
    """The shop can't be seen at the moment; the text says why."""


class Sights:
    """Everything that can be looked at; `sandboxes` are addresses by name."""

    def __init__(
        self, keeper: BotKeeper, look: Look, session: aiohttp.ClientSession, sandboxes: Mapping[str, str]
    ) -> None:
        self.keeper = keeper
        self.sandboxes = sandboxes
        self._look = look
        self._session = session

    async def shop(self) -> Json:
        """Give the shop's orders and outbox; raises CannotLook."""
        return await self._look()

    async def listed(self, sandbox: str, what: str, after: int = 0) -> list[Json]:
        """Give a list of a sandbox's control interface; an empty one where it can't be reached."""
        address = f"{self.sandboxes[sandbox]}/control/{what}?after={after}"
        try:
            async with self._session.get(address, timeout=PATIENCE) as response:
                said: Json = await response.json()
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return []
        found = said.get(what) if isinstance(said, dict) else None
        return found if isinstance(found, list) else []


class Watcher:
    """One listener's eyes: remembers what it has told."""

    def __init__(self, sights: Sights) -> None:
        self._sights = sights
        self._told: dict[str, Json] = {}
        self._heard = dict.fromkeys(sights.sandboxes, 0)

    async def news(self) -> list[News]:
        """Look once, and tell what is new since the last time: all of it at first.

        `bot`, `shop` and `faults` come as they stand now; `calls` are those that came in, by sandbox.
        """
        stands: dict[str, Json] = {
            "bot": self._sights.keeper.as_json(),
            "shop": await self._shop(),
            "faults": {name: await self._sights.listed(name, "faults") for name in self._sights.sandboxes},
        }
        news = [(name, value) for name, value in stands.items() if self._told.get(name) != value]
        self._told = stands
        calls: dict[str, Json] = {name: await self._calls(name) for name in self._sights.sandboxes}
        return [*news, ("calls", calls)] if any(calls.values()) else news

    async def _shop(self) -> Json:
        try:
            return await self._sights.shop()
        except CannotLook as error:
            return {"error": str(error)}

    async def _calls(self, sandbox: str) -> Json:
        calls = await self._sights.listed(sandbox, "calls", self._heard[sandbox])
        match calls:
            case [*_, {"number": int(last)}]:
                self._heard[sandbox] = last
            case _:  # nobody called
                pass
        return calls[-CALLS_AT_FIRST:]
