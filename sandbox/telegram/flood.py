"""Telegram's flood limits, in force only when they are ordered."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.telegram.errors import TooManyRequests
from sandbox.telegram.model import Chat, ChatKind

SECOND = 1.0
MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How many messages the bot may send; None is without end."""

    per_chat_per_second: int | None = None
    per_group_per_minute: int | None = None
    overall_per_second: int | None = None


class Flood:
    """Counts sent messages against the limits, over windows that slide."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._sent: dict[int | None, deque[float]] = {}
        self.limits = Limits()

    def order(self, limits: Limits) -> None:
        """Put other limits in force and start counting anew."""
        self.limits = limits
        self._sent.clear()

    def check(self, chat: Chat) -> None:
        """Count a message to this chat; raises TooManyRequests, and counts nothing, where it is one too many."""
        now = self._clock()
        wait = max(
            self._wait(chat.id, now, self.limits.per_chat_per_second, SECOND),
            self._wait(None, now, self.limits.overall_per_second, SECOND),
            self._wait(chat.id, now, self._per_minute(chat), MINUTE),
        )
        if wait > 0:
            raise TooManyRequests(math.ceil(wait))
        for key in (chat.id, None):
            self._sent.setdefault(key, deque()).append(now)

    def _per_minute(self, chat: Chat) -> int | None:
        return self.limits.per_group_per_minute if chat.kind is not ChatKind.PRIVATE else None

    def _wait(self, key: int | None, now: float, most: int | None, window: float) -> float:
        sent = self._sent.get(key)
        if most is None or sent is None:
            return 0.0
        while sent and sent[0] <= now - MINUTE:
            sent.popleft()
        return max(sent[-most] + window - now, 0.0) if len(sent) >= most else 0.0
