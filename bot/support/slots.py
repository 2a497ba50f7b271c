"""Where what was said in a talk stands in a chat: the name of its slot in the outbox, by which a reply finds it."""

from bot.support.talk import MessageId, Saying

_PREFIX = "talk"


def slot_of(saying: Saying, chat_id: int) -> str:
    """Name the place of something that was said, in one chat."""
    return f"{_PREFIX}:{saying.id}:{chat_id}"


def said_in(slot: str) -> MessageId | None:
    """Which message a slot is the place of, or of its second part; None where it is none of a talk's."""
    prefix, _, rest = slot.partition(":")
    number = rest.partition(":")[0]
    return MessageId(int(number)) if prefix == _PREFIX and number.isdigit() else None
