import math
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, Final

from aiolimiter import AsyncLimiter
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

Chat = int | str
Answer = bool | dict[str, Any] | list[dict[str, Any]]

BULK: Final = 1
"""The `rate_limit_args` of a message that nobody is waiting for, such as one of a broadcast."""

BULK_SHARE: Final = 2 / 3
"""How much of what the bot may send goes to such messages at most: the rest is for people's answers."""

# Whoever buys a membership, or must be in a channel to buy, would wait for a group's twenty messages a minute.
_SAYING_NOTHING: Final = frozenset(
    {
        "answerCallbackQuery",
        "getChat",
        "getChatMember",
        "createChatInviteLink",
        "revokeChatInviteLink",
        "banChatMember",
        "unbanChatMember",
    }
)


def seconds_asked(refusal: RetryAfter) -> float:
    """Tell how long Telegram wants to be left alone, whichever type the library gives the time in."""
    asked = refusal.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)


class FloodGuard(BaseRateLimiter[int]):
    """Keeps the bot's calls within Telegram's limits, and keeps away from where Telegram refused one.

    A call into a chat waits for its turn: one a second in a private chat (three at once after a pause), no
    more than 20 in any minute in a group or channel, no more than `overall` in any second altogether. Those
    marked BULK leave a third of that to people's answers. Calls that name no chat, or say nothing in it, pass freely.

    A refused call raises RetryAfter to its caller, who decides when to try again. Until the time given there
    is over, its chat is held: a call into it raises RetryAfter with what is left, without reaching Telegram.
    Two chats held at once mean that the whole bot is too fast, and then every call is held, but for
    getUpdates. A refused call that passed freely holds its own method alone.
    """

    def __init__(self, overall: int = 30, *, clock: Callable[[], float] = time.monotonic) -> None:
        if overall < 2:  # noqa: PLR2004 - one at once and one more within the second is the least there is
            raise ValueError("the overall limit is at least 2 calls a second")
        at_once = max(1, overall // 6)
        self._everyone = _at_most(overall, seconds=1, at_once=at_once)
        self._bulk = _at_most(overall * BULK_SHARE, seconds=1, at_once=max(1, at_once // 2))
        self._chats: dict[Chat, AsyncLimiter] = {}
        self._holds = _Holds(clock)

    @property
    def remembered(self) -> int:
        """How many chats it keeps in mind: those written to within the last seconds, no more."""
        return len(self._chats)

    async def initialize(self) -> None:
        """Nothing is needed before the first call."""

    async def shutdown(self) -> None:
        """Nothing is left after the last call."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: tuple[object, ...],
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Answer:
        """Make the call when its turn comes, at most once.

        Raises RetryAfter where Telegram refused it or its chat or the whole bot is held; what else the call
        raises passes through.
        """
        if endpoint == "getUpdates":
            return await callback(*args, **kwargs)
        chat = None if endpoint in _SAYING_NOTHING else _chat(data.get("chat_id"))
        self._holds.check(chat, endpoint)
        if chat is not None:
            await self._turn(chat, bulk=rate_limit_args == BULK)
            # What happened while it waited may have closed the way.
            self._holds.check(chat, endpoint)
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as refusal:
            self._holds.add(chat, endpoint, seconds_asked(refusal))
            raise

    async def _turn(self, chat: Chat, *, bulk: bool) -> None:
        if bulk:
            await self._bulk.acquire()
        await self._limiter(chat).acquire()
        await self._everyone.acquire()

    def _limiter(self, chat: Chat) -> AsyncLimiter:
        # In order of last use, so that those at the front are the ones that have filled up again.
        limiter = self._chats.pop(chat, None) or _limiter_for(chat)
        while self._chats:
            oldest = next(iter(self._chats))
            if not self._chats[oldest].has_capacity(self._chats[oldest].max_rate):
                break
            del self._chats[oldest]
        self._chats[chat] = limiter
        return limiter


class _Holds:
    """Who may not be called until when, by the clock given."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._chats: dict[Chat, float] = {}
        self._methods: dict[str, float] = {}
        self._everyone = -math.inf

    def check(self, chat: Chat | None, method: str) -> None:
        """Raise RetryAfter with the time left while the call is held."""
        own = self._methods.get(method, -math.inf) if chat is None else self._chats.get(chat, -math.inf)
        left = max(own, self._everyone, now := self._clock()) - now
        # As a timedelta, since what is left of less than a microsecond is nothing.
        if wait := timedelta(seconds=left):
            raise RetryAfter(wait)

    def add(self, chat: Chat | None, method: str, seconds: float) -> None:
        now = self._clock()
        if chat is None:
            self._methods[method] = max(now + seconds, self._methods.get(method, now))
            return
        self._chats = {each: deadline for each, deadline in self._chats.items() if deadline > now}
        self._chats[chat] = max(now + seconds, self._chats.get(chat, now))
        if len(self._chats) > 1:
            self._everyone = max(self._chats.values())


def _chat(chat_id: object) -> Chat | None:
    match chat_id:
        case int():
            return chat_id
        case str() if chat_id.removeprefix("-").isdecimal():
            return int(chat_id)
        case str():
            return chat_id.lower()
        case _:
            return None


def _limiter_for(chat: Chat) -> AsyncLimiter:
    if isinstance(chat, str) or chat < 0:
        return _at_most(20, seconds=60, at_once=5)
    return AsyncLimiter(max_rate=3, time_period=3)


def _at_most(number: float, *, seconds: float, at_once: int) -> AsyncLimiter:
    """Make a limiter that lets no more than the number through in any such period.

    A leaky bucket of that size would let twice as many through after a pause: all at once, and then as many
    as leak meanwhile. So a burst is part of the number, and the rest is spread over the period.
    """
    return AsyncLimiter(max_rate=at_once, time_period=at_once * seconds / (number - at_once))
