"""People with a Telegram, for tests and demonstrations: they write, tap and read as sentences say it.

    async with Telegram(sandbox_url) as telegram:
        sara = await telegram.person("سارا")
        await sara.says("/start")
        await sara.sees("خوش آمدید")
        await sara.taps("فروشگاه")

It speaks to the sandbox's control interface alone, and knows nothing of the bot.
"""

from collections.abc import Sequence
from urllib.parse import quote

from sandbox.answers import Json
from sandbox.channels import Channel
from sandbox.control import Control
from sandbox.person import Person
from sandbox.telegram.seen import (
    Button,
    Call,
    InlineResult,
    Message,
    Refused,
    read_call,
    read_object,
    read_objects,
    read_whole,
)

__all__ = ["Button", "Call", "Channel", "InlineResult", "Message", "Person", "Refused", "Telegram"]


class Telegram(Control):
    """The sandbox, from outside the bot; an async context manager."""

    async def person(
        self, name: str, language_code: str | None = "fa", id: int | None = None, username: str | None = None
    ) -> Person:
        """Let somebody new have a Telegram account."""
        wanted: dict[str, Json] = {
            "first_name": name,
            "language_code": language_code,
            "id": id,
            "username": username,
        }
        made = read_object((await self.ask("POST", "people", wanted))["person"])
        return Person(self, read_whole(made["id"]), name)

    async def channel(
        self,
        title: str,
        username: str | None = None,
        bot: str = "administrator",
        rights: Sequence[str] | None = None,
        *,
        kind: str = "channel",
    ) -> Channel:
        """Let somebody found a channel (or, as `kind` says, a group or supergroup) and give the bot its place there.

        An administrator has the usual rights unless they are named ("can_invite_users", ...).
        """
        founder = await self.person("صاحب کانال")
        wanted: dict[str, Json] = {
            "type": kind,
            "title": title,
            "username": username,
            "members": [founder.id],
            "bot": bot,
            "rights": None if rights is None else [*rights],
        }
        made = read_object((await self.ask("POST", "chats", wanted))["chat"])
        return Channel(self, read_whole(made["id"]), title, founder.id)

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

    async def crowd(self, count: int, first_id: int) -> None:
        """Let so many people at once have an account, with ids from this one on; they wrote to the bot long ago."""
        await self.ask("POST", "crowd", {"count": count, "first_id": first_id})

    async def heard(self, text: str) -> dict[int, int]:
        """Tell how many people the bot sent this text to how often: `{0: 5, 1: 9990, 2: 10}`."""
        heard = read_object((await self.ask("GET", f"crowd?text={quote(text)}"))["heard"])
        return {int(often): read_whole(people) for often, people in heard.items()}

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
