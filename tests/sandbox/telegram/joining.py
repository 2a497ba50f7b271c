"""What the tests of members and of invite links share."""

from dataclasses import dataclass
from typing import Any

from sandbox.channels import Channel
from sandbox.people import Person
from tests.sandbox.telegram.clients import BotClient

DAY = 24 * 60 * 60


@dataclass
class Calendar:
    """A time of day that the tests move."""

    now: int = 1_800_000_000

    def __call__(self) -> float:
        return self.now


async def link_to(bot: BotClient, chat: Channel, **wanted: Any) -> str:
    return str((await bot.result("createChatInviteLink", chat_id=chat.id, **wanted))["invite_link"])


async def status(bot: BotClient, chat: Channel, person: Person) -> str:
    return str((await bot.result("getChatMember", chat_id=chat.id, user_id=person.id))["status"])
