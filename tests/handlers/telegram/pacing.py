"""For the rate limiter: a loop in which waiting takes no time, and Telegram behind the guard."""

from __future__ import annotations

import asyncio
import selectors
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from telegram.error import RetryAfter, TelegramError

from handlers.telegram.rate_limit import FloodGuard, seconds_asked

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine


class InstantSelector(selectors.SelectSelector):
    """Lets the time that a loop would wait pass at once."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        # No real clock stands still, and the limiter's arithmetic may need the last bit.
        self.now += max(timeout or 0.0, 1e-9)
        return super().select(0)


class InstantLoop(asyncio.SelectorEventLoop):
    """A loop whose clock only moves while everybody waits."""

    def __init__(self) -> None:
        self._instant = InstantSelector()
        super().__init__(self._instant)

    def time(self) -> float:
        return self._instant.now


class Outside:
    """The guard with Telegram behind it: notes each call that gets through, and refuses where told to."""

    def __init__(self, overall: int = 30) -> None:
        self.clock = asyncio.get_running_loop().time
        self.guard = FloodGuard(overall, clock=self.clock)
        self.times: dict[object, list[float]] = {}
        self.refusing: dict[object, TelegramError] = {}

    async def send(self, chat: int | str, *, urgency: int | None = None) -> None:
        await self.call("sendMessage", {"chat_id": chat}, urgency)

    async def call(
        self, method: str, data: dict[str, object] | None = None, urgency: int | None = None
    ) -> None:
        data = {} if data is None else data
        who = data.get("chat_id", method)

        async def reach(endpoint: str, *, read_timeout: float) -> bool:
            assert (endpoint, read_timeout) == (method, 5)
            self.times.setdefault(who, []).append(self.clock())
            if who in self.refusing:
                raise self.refusing[who]
            return True

        assert await self.guard.process_request(reach, (method,), {"read_timeout": 5}, method, data, urgency)

    async def refused(self, chat: int | str, seconds: float) -> None:
        """Have Telegram refuse the next call into the chat."""
        self.refusing[chat] = RetryAfter(timedelta(seconds=seconds))
        with pytest.raises(RetryAfter) as caught:
            await self.send(chat)
        assert caught.value is self.refusing.pop(chat)

    async def held(self, chat: int | str) -> float:
        """Tell the seconds for which the chat is held, having seen that no call got through."""
        before = len(self.times.get(chat, []))
        with pytest.raises(RetryAfter) as caught:
            await self.send(chat)
        assert len(self.times.get(chat, [])) == before
        return seconds_asked(caught.value)

    @property
    def all_times(self) -> list[float]:
        return sorted(time for times in self.times.values() for time in times)


def told(story: Callable[[], Coroutine[None, None, None]]) -> None:
    with asyncio.Runner(loop_factory=InstantLoop) as runner:
        runner.run(story())


def busiest(times: list[float], seconds: float) -> int:
    """Count the calls of the fullest period of this length."""
    return max(sum(start <= time <= start + seconds + 1e-6 for time in times) for start in times)
