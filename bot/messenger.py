"""How the bot reaches people, whatever carries the messages."""

from typing import Protocol

from bot.messages import Message


class MessengerError(Exception):
    """A message was not taken."""


class Unreachable(MessengerError):
    """Hopeless: the person blocked the bot, left, or never wrote to it."""


class SlowDown(MessengerError):
    """Too many messages; `seconds` must pass first."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"retry after {seconds:g} s")
        self.seconds = seconds


class Refused(MessengerError):
    """The message itself can't be sent like this, now or later: a defect of ours, or its file is gone."""


class Unavailable(MessengerError):
    """No answer, or one that says nothing: try again."""


class AnswerLost(Unavailable):
    """It may have been taken all the same: it was on its way, and no answer came that says so or says not."""


class TokenRefused(MessengerError):
    """The bot's own token is not accepted."""


class Messenger(Protocol):
    """Carries messages; every method may raise any MessengerError."""

    async def send(self, chat_id: int, message: Message) -> int:
        """Put a message in a chat and give its number there.

        Where its text is too long to stand under its file, the text follows on its own: the number is that one's.
        """
        ...

    async def edit(self, chat_id: int, message_id: int, message: Message) -> int | None:
        """Change a message; nothing happens where it says this already, or is gone.

        Gives the number of a new message where one had to take its place, as where it showed a file and is to show
        none.
        """
        ...
