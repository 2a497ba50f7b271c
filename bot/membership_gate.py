"""Whether somebody may order here: a shop may be for the members of its channel."""

import structlog

from bot.chats import ChatError, Chats

log = structlog.get_logger(__name__)


class MembershipGate:
    """Guards new orders, and nothing else. It asks each time: somebody who has just joined must not wait."""

    def __init__(self, chats: Chats, channel: str | None) -> None:
        self._chats = chats
        self.channel = channel

    async def admits(self, user_id: int) -> bool:
        """Whether they may order; where the messenger can't tell, they may: trouble of ours must not cost a sale."""
        if self.channel is None:
            return True
        try:
            return await self._chats.is_member(self.channel, user_id)
        except ChatError as error:
            log.warning("can't tell who is in the required channel", channel=self.channel, reason=str(error))
            return True
