"""Taking updates in by asking for them; Telegram forgets one only once the next question says that we have it."""

import asyncio
import time

import structlog
from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.alerts.telegram_watch import TelegramWatch
from bot.inbox import Inbox
from bot.store.updates import Received
from bot.trouble import Trouble
from handlers.telegram.client import LONG_POLL_SECONDS, Bot
from handlers.telegram.rate_limit import seconds_asked

log = structlog.get_logger(__name__)

ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "inline_query",
)
LONGEST_PAUSE = 30.0
# Another instance that is seen this soon was there first: it goes on, we don't.
NEWCOMER_SECONDS = 60.0


class Polling:
    """Asks Telegram for updates and stores them."""

    def __init__(self, bot: Bot, inbox: Inbox, watch: TelegramWatch) -> None:
        self._bot = bot
        self._inbox = inbox
        self._watch = watch
        self._offset: int | None = None
        self._began = time.monotonic()
        # It has just told us who we are.
        self.answered_at = self._began

    async def run(self) -> None:
        """Go on for ever; raises Trouble where another instance is polling already, or the token is refused."""
        pause = 1.0
        while True:
            try:
                updates = await self._bot.get_updates(
                    offset=self._offset,
                    timeout=LONG_POLL_SECONDS,
                    allowed_updates=ALLOWED_UPDATES,
                )
            except Conflict:
                if time.monotonic() - self._began < NEWCOMER_SECONDS:
                    raise Trouble("trouble-another-instance") from None
                log.error("another instance of this bot is polling too")  # noqa: TRY400  # it has no more to tell
                await asyncio.sleep(LONGEST_PAUSE)
            except InvalidToken:
                raise Trouble("trouble-wrong-token") from None
            except RetryAfter as error:
                await asyncio.sleep(seconds_asked(error))
            except TelegramError as error:
                log.warning("Telegram gives no updates", reason=error.message, pause=pause)
                self._watch.failed()
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                pause = 1.0
                self.answered_at = time.monotonic()
                await self._watch.answered()
                if updates:
                    # Stored before the next question acknowledges them.
                    await self._inbox.receive([received(update) for update in updates])
                    self._offset = updates[-1].update_id + 1


def received(update: Update) -> Received:
    """Take an update as it is stored; its order is kept within its chat, or that of who asks outside of any.

    Raises ValueError, TypeError for nonsense.
    """
    chat = update.effective_chat or update.effective_user
    number = int(update.update_id)  # the library takes whatever stands there
    return Received(number, chat.id if chat is not None else 0, update.to_json())
