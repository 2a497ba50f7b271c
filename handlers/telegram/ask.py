"""What a person asks, read out of an update."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.actions import Action
from bot.files import Upload
from bot.messages import Answer
from bot.shop import Shop
from bot.staff.rights import Role
from bot.store.buyers import Buyer


@dataclass(frozen=True, slots=True)
class Ask:
    """One command, text or tap.

    `text` is what stands after the command, or the whole text where there is none, or what stands under the photo
    or document that is `upload`. `message_id` is the message whose button was tapped; `update_id` is what makes a
    repeated ask the same one. `bot_link` is where a browser finds the bot. `role` is None for a buyer; `command` is
    the command's word, empty for anything else. `reply_to` is the message that it is a reply to, `group` the group in
    which it was written, None in private.
    """

    update_id: int
    buyer: Buyer
    text: str = ""
    action: Action | None = None
    message_id: int | None = None
    upload: Upload | None = None
    bot_link: str = ""
    role: Role | None = None
    command: str = ""
    reply_to: int | None = None
    group: int | None = None

    @property
    def number(self) -> int:
        """The number that the tapped button carries, 0 where it carries none."""
        number = self.action.number if self.action is not None else None
        return number or 0


Respond: TypeAlias = Callable[[Ask, Shop], Awaitable[Answer]]
