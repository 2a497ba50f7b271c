"""Delivery of updates to the bot's own address: in order, one at a time, again until it is taken."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import aiohttp

from sandbox.answers import Json
from sandbox.telegram.params import Params
from sandbox.telegram.updates import UpdateQueue
from sandbox.telegram.webhook_answer import read_answer

ANSWER_WITHIN = aiohttp.ClientTimeout(total=60)
LONGEST_PAUSE = 60.0
_SUCCESS = range(200, 300)

Reply = Callable[[str, Params], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Hook:
    """Where updates go, and the secret that says they come from Telegram."""

    url: str
    secret_token: str = ""
    max_connections: int = 40


class _NotTaken(Exception):
    """An update was not taken; its text says why, `retry_after` when the bot's server wants it again."""

    def __init__(self, reason: str, retry_after: float = 0.0) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class Webhook:
    """The bot's webhook.

    An update that is not taken is delivered again at once, then after `retry_seconds`, doubled each time
    up to a minute, or when the bot's server says so itself (Retry-After).
    """

    def __init__(
        self, queue: UpdateQueue, is_down: Callable[[], bool], now: Callable[[], int], retry_seconds: float
    ) -> None:
        self._queue = queue
        self._is_down = is_down
        self._now = now
        self._retry_seconds = retry_seconds
        self._wake = asyncio.Event()
        self._changed = asyncio.Event()
        self.hook: Hook | None = None
        self.last_error: tuple[int, str] | None = None
        queue.tell(self._wake.set)

    def point_to(self, hook: Hook | None) -> None:
        """Deliver there from now on; None ends delivery."""
        self.hook = hook
        self.last_error = None
        self.try_now()

    def try_now(self) -> None:
        """Stop waiting and look again whether something is to be delivered."""
        self._wake.set()
        self._changed.set()

    async def run(self, session: aiohttp.ClientSession, reply: Reply) -> None:
        """Deliver until cancelled; `reply` carries out a method that the bot's server answers with."""
        failures = 0
        while True:
            hook, update = self.hook, self._queue.first()
            if hook is None or update is None or self._is_down():
                self._wake.clear()
                await self._wake.wait()
                continue
            number, content = update
            self._changed.clear()
            try:
                method, params = await _deliver(session, hook, content)
            except _NotTaken as error:
                self.last_error = (self._now(), str(error))
                await self._pause(error.retry_after or self._delay(failures))
                failures += 1
                continue
            failures = 0
            self._queue.acknowledge_below(number + 1)
            if method:
                await reply(method, params)  # as Telegram does; its result is nobody's to know

    def _delay(self, failures: int) -> float:
        return min(self._retry_seconds * 2 ** (failures - 1), LONGEST_PAUSE) if failures else 0.0

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._changed.wait()
        except TimeoutError:
            pass


async def _deliver(session: aiohttp.ClientSession, hook: Hook, update: dict[str, Json]) -> tuple[str, Params]:
    headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret_token} if hook.secret_token else {}
    try:
        async with session.post(hook.url, json=update, headers=headers, timeout=ANSWER_WITHIN) as response:
            if response.status not in _SUCCESS:
                reason = f"Wrong response from the webhook: {response.status} {response.reason}"
                after = response.headers.get("Retry-After", "")
                raise _NotTaken(reason, min(float(after), LONGEST_PAUSE) if after.isdecimal() else 0.0)
            return await read_answer(response)
    except TimeoutError as error:
        raise _NotTaken("Read timeout expired") from error
    except aiohttp.ClientConnectorError as error:
        raise _NotTaken("Connection refused") from error
    except aiohttp.ClientError as error:
        raise _NotTaken("Webhook connection closed") from error
