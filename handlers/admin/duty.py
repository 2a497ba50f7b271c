"""What only the staff may ask: the right that it needs, and whether it is recorded."""

from dataclasses import dataclass

from bot.messages import Answer
from bot.shop import Shop
from bot.staff.audit_trail import Actor
from bot.staff.rights import Right, may
from handlers.buyer.replies import says, toast
from handlers.buyer.text import old_button, unknown
from handlers.telegram.ask import Ask, Respond


@dataclass(frozen=True, slots=True)
class Duty:
    """A command or button of the staff's.

    To buyers it does not exist. What is `recorded` is written to the audit trail before it is tried: the verb or
    command, and what stood behind it.
    """

    right: Right
    respond: Respond
    recorded: bool = False

    async def __call__(self, ask: Ask, shop: Shop) -> Answer:
        """Answer somebody who has the right, and nobody else."""
        if ask.role is None:
            return await (unknown if ask.action is None else old_button)(ask, shop)
        if not may(ask.role, self.right):
            return _no_right(ask, shop)
        if self.recorded:
            verb = ask.command if ask.action is None else ask.action.verb.value
            subject = ask.text if ask.action is None else ask.action.argument
            await shop.desk.trail.note(actor(ask), verb, subject)
        return await self.respond(ask, shop)


def actor(ask: Ask) -> Actor:
    """Say who asks, for what is recorded; raises PermissionError for a buyer."""
    if ask.role is None:
        raise PermissionError("a buyer does nothing that is recorded")
    return Actor(ask.buyer, ask.role, ask.update_id)


def _no_right(ask: Ask, shop: Shop) -> Answer:
    say = shop.speech.voice(ask.buyer.language)
    role = "" if ask.role is None else ask.role.value
    if ask.action is not None:
        return toast(say.plain("staff-no-right", role=role), alert=True)
    return says(ask, say.html("staff-no-right", role=role))
