"""What is on its way to somebody, read without a messenger."""

from datetime import timedelta

from bot.store import Store, outbox
from bot.texts.catalogue import without_isolates
from tests.bot.parts import TestClock


async def said_to(store: Store, clock: TestClock, chat_id: int) -> list[str]:
    """Take everything that is queued, and give what is for this chat."""
    said: list[str] = []
    async with store.transaction() as tx:
        while queued := await outbox.claim_due(tx, clock(), clock() + timedelta(days=1), 1000):
            for each in queued:
                await outbox.sent(tx, each.id, 1, clock())
                if each.letter.chat_id == chat_id:
                    said.append(without_isolates(str(each.letter.message.html)))
    return said
