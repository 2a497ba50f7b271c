"""The queue of updates that wait for the bot, and the one getUpdates call that may wait for it."""

import asyncio
from collections import deque
from collections.abc import Callable

from sandbox.answers import Json
from sandbox.telegram.errors import Conflict

ALL_KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
)
# What a bot does not get unless it names it.
ONLY_ON_REQUEST = frozenset({"chat_member"})
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"


class UpdateQueue:
    """Updates in order, each kept until the bot acknowledges it.

    The first update has the number `first_id`; one taken from the clock lets numbers grow over restarts of the sandbox.
    `acknowledged` is told how many updates wait no longer.
    """

    def __init__(self, first_id: int, acknowledged: Callable[[int], None]) -> None:
        self._next_id = first_id
        self._acknowledged = acknowledged
        self._pending: deque[tuple[int, dict[str, Json]]] = deque()
        self._waiting: asyncio.Future[None] | None = None
        self._listener: Callable[[], None] = _nobody
        self.allowed: list[str] = []

    def __len__(self) -> int:
        return len(self._pending)

    @property
    def is_awaited(self) -> bool:
        """Tell whether a poll waits for the next update."""
        return self._waiting is not None

    def tell(self, listener: Callable[[], None]) -> None:
        """Have the listener called after every new update."""
        self._listener = listener

    def wants(self, kind: str) -> bool:
        """Tell whether the bot asked for this kind of update (all but chat_member where it asked for none)."""
        return kind in self.allowed if self.allowed else kind not in ONLY_ON_REQUEST

    def allow(self, kinds: Json) -> None:
        """Keep which kinds the bot asked for; anything but a list changes nothing, unknown kinds are passed over."""
        if isinstance(kinds, list):
            self.allowed = [kind for kind in ALL_KINDS if kind in kinds]

    def add(self, kind: str, content: dict[str, Json]) -> None:
        """Queue an update, if the bot asked for its kind."""
        if not self.wants(kind):
            return
        self._pending.append((self._next_id, {"update_id": self._next_id, kind: content}))
        self._next_id += 1
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)
        self._listener()

    def pending(self) -> list[Json]:
        """List what is not acknowledged yet."""
        return [update for _, update in self._pending]

    def first(self) -> tuple[int, dict[str, Json]] | None:
        """Give the oldest update that is not acknowledged, with its number."""
        return self._pending[0] if self._pending else None

    def acknowledge_below(self, update_id: int) -> None:
        """Forget every update with a smaller number."""
        count = 0
        while self._pending and self._pending[0][0] < update_id:
            self._pending.popleft()
            count += 1
        if count:
            self._acknowledged(count)

    def clear(self) -> None:
        """Forget every update."""
        if self._pending:
            self._acknowledged(len(self._pending))
        self._pending.clear()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:
        """Acknowledge below the offset (a negative one counts from the end) and give what waits.

        With nothing there it waits up to `timeout` seconds; raises Conflict if another poll or a webhook comes.
        """
        self.interrupt(Conflict(OTHER_POLL))
        if offset < 0:
            offset += self._next_id
        self.acknowledge_below(offset)
        if not self._pending and timeout:
            await self._wait(timeout)
        return self.pending()[:limit]

    def interrupt(self, error: Exception) -> None:
        """End the poll that waits, if one does, with this error."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(error)

    async def _wait(self, timeout: float) -> None:
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(timeout):
                await waiting
        except TimeoutError:
            pass
        finally:
            if self._waiting is waiting:
                self._waiting = None


def _nobody() -> None:
    pass
