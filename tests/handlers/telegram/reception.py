"""A shop at a pretend Telegram in which updates are handled and letters are sent as soon as a test says so."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.staff.audit_trail import Actor
from bot.staff.members import Joined
from bot.staff.rights import Role
from handlers.telegram.messenger import TelegramMessenger
from sandbox.channels import Channel
from sandbox.people import Message, Person, Telegram
from tests.bot.parts import MERCHANT, Services
from tests.bot.post import PostOffice, acquainted
from tests.handlers.telegram.counter import Counter, open_counter


@dataclass(slots=True)
class Reception:
    """A shop, and its mail."""

    counter: Counter
    post: PostOffice

    @property
    def services(self) -> Services:
        return self.counter.stall.services

    @property
    def telegram(self) -> Telegram:
        return self.counter.telegram

    async def serves(self, times: int = 1) -> None:
        """Handle every update that is there, as often as that, and send every letter."""
        await self.post.takes(*await self.counter.serves(wait=0, times=times))
        await self.post.works()

    async def person(self, user_id: int, name: str) -> Person:
        """Somebody whom the bot knows."""
        person = await acquainted(self.telegram, user_id, name)
        await self.serves()
        return person

    async def hired(self, user_id: int, name: str, role: Role) -> Person:
        """Somebody who joins the staff."""
        person, staff = await self.person(user_id, name), self.services.desk.staff
        boss = Actor(await self.services.meets(MERCHANT, "Mina"), Role.OWNER, user_id)
        code = await staff.invite(boss, role)
        joined = await staff.join(await self.services.meets(user_id, name), code, user_id)
        assert isinstance(joined, Joined)
        return person

    async def group(self, *people: Person, title: str = "Staff", kind: str = "group") -> Channel:
        """A group with these people and the bot in it."""
        group = await self.telegram.channel(title, bot="member", kind=kind)
        for person in people:
            await group.invites(person)
        await self.serves()
        return group

    async def last_in(self, group: Channel, text: str) -> Message:
        """The newest message of the bot in a group with this in it."""
        found = [m for m in await group.messages() if m.sender == "bot" and text in m.shown]
        assert found, [m.shown for m in await group.messages()]
        return found[-1]


@asynccontextmanager
async def open_reception(folder: Path) -> AsyncIterator[Reception]:
    """Open it; the merchant has written to the bot."""
    async with open_counter(folder) as counter:
        services = counter.stall.services
        messenger = TelegramMessenger(counter.line.bot, services.files)
        yield Reception(counter, PostOffice(services, messenger))
