"""Calls of a bot's webhook, as Telegram makes them or somebody who pretends to be it."""

from collections.abc import Mapping

import aiohttp

from sandbox.answers import Json
from sandbox.people import Person
from tests.e2e.shop import WEBHOOK_SECRET

PATH = "/telegram/webhook"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
TELEGRAMS: Mapping[str, str] = {HEADER: WEBHOOK_SECRET}


def command(buyer: Person, update_id: int, text: str) -> dict[str, Json]:
    """Write an update as Telegram does."""
    sender: dict[str, Json] = {"id": buyer.id, "is_bot": False, "first_name": buyer.name}
    length = len(text.split(maxsplit=1)[0])
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "date": 1_700_000_000,
            "chat": {"id": buyer.id, "type": "private", "first_name": buyer.name},
            "from": sender,
            "text": text,
            "entities": [{"type": "bot_command", "offset": 0, "length": length}],
        },
    }


async def calls(bot_url: str, update: Json, headers: Mapping[str, str] = TELEGRAMS) -> int:
    """Call the webhook; gives the status."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{bot_url}{PATH}", json=update, headers=headers) as response,
    ):
        assert WEBHOOK_SECRET not in await response.text()
        return response.status


async def brought(bot_url: str, buyer: Person, update_id: int, text: str) -> None:
    """Bring a command as Telegram does; it must be taken."""
    assert await calls(bot_url, command(buyer, update_id, text)) == 200
