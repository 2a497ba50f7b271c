"""A channel or group that people come to and leave."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from sandbox.answers import Json
from sandbox.control import Control
from sandbox.telegram.seen import Message, read_message, read_object, read_objects, read_whole

PATIENCE = 20.0
LOOK_EVERY = 0.03


class Somebody(Protocol):
    """A person."""

    @property
    def id(self) -> int:
        """Their user id."""

    @property
    def name(self) -> str:
        """Their first name."""


class Channel:
    """A channel or group, as its founder has it on the phone."""

    def __init__(self, telegram: Control, id: int, title: str, founder_id: int) -> None:
        self._telegram = telegram
        self._founder_id = founder_id
        self.id = id
        self.title = title

    async def members(self) -> list[int]:
        """List the ids of the people inside, the founder's among them."""
        members = (await self._shown())["members"]
        return [read_whole(member) for member in members] if isinstance(members, list) else []

    async def messages(self) -> list[Message]:
        """Give everything said in it, deleted messages marked."""
        return [read_message(item) for item in read_objects((await self._shown())["messages"])]

    async def links(self) -> list[dict[str, Json]]:
        """List the invite links that the bot made: ChatInviteLink objects, and how often each was `used`."""
        return read_objects((await self._telegram.ask("GET", f"chats/{self.id}/links"))["links"])

    async def invites(self, person: Somebody) -> None:
        """Add the person by hand; raises Refused for one who is inside or banned."""
        await self._telegram.ask("POST", f"chats/{self.id}/join", {"from": person.id})

    async def sets_bot(self, role: str, rights: Sequence[str] | None = None) -> None:
        """Let the founder give the bot another place: administrator (with rights), member, left, kicked."""
        wanted: dict[str, Json] = {"from": self._founder_id, "role": role}
        wanted["rights"] = None if rights is None else [*rights]
        await self._telegram.ask("POST", f"chats/{self.id}/bot", wanted)

    async def upgrades(self) -> "Channel":
        """Let the founder make a group a supergroup; gives that."""
        wanted: dict[str, Json] = {"from": self._founder_id}
        made = read_object((await self._telegram.ask("POST", f"chats/{self.id}/upgrade", wanted))["chat"])
        return Channel(self._telegram, read_whole(made["id"]), self.title, self._founder_id)

    async def gains(self, person: Somebody, timeout: float = PATIENCE) -> None:
        """Wait until the person is inside; raises AssertionError."""
        await self._wait(person, timeout, inside=True)

    async def loses(self, person: Somebody, timeout: float = PATIENCE) -> None:
        """Wait until the person is not inside; raises AssertionError."""
        await self._wait(person, timeout, inside=False)

    async def _wait(self, person: Somebody, timeout: float, *, inside: bool) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while (person.id in (members := await self.members())) is not inside:
            if loop.time() >= deadline:
                what = "be let into" if inside else "be put out of"
                raise AssertionError(
                    f"waited {timeout:g} s for {person.name} to {what} {self.title}; inside are {members}"
                )
            await asyncio.sleep(LOOK_EVERY)

    async def _shown(self) -> dict[str, Json]:
        return read_object((await self._telegram.ask("GET", f"chats/{self.id}"))["chat"])
