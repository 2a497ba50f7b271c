"""What a fault does to an answer on its way out."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from aiohttp import web

from sandbox.faults import Fault
from sandbox.pal24.kinds import NOTHING_DONE, Kind

SLOW_SECONDS = 1.0
SILENT_SECONDS = 3600.0
ELSEWHERE = "/elsewhere"
_BROKEN = (
    "<!doctype html><title>Service unavailable</title><h1>Service unavailable</h1><p>Try again later.</p>"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a call: `told` says it in words; `after` seconds `response` goes out (None: hang up)."""

    response: web.Response | None
    told: str
    after: float = 0.0


class Closing:
    """Set once the sandbox shuts down, so that nothing that waits holds it up."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    async def begin(self, _: web.Application) -> None:
        """Let everything that waits go."""
        self._event.set()

    async def within(self, seconds: float) -> bool:
        """Wait so long; tell early, with True, if the sandbox shuts down meanwhile."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._event.wait()
        return self._event.is_set()


def outcome_under(fault: Fault | None, do: Callable[[], Outcome]) -> Outcome:
    """Do it or not, and answer or not, as the fault will have it; other faults are `do`'s own business."""
    if fault is None:
        return do()
    match Kind(fault.kind):
        case kind if kind in NOTHING_DONE:
            return _undone(kind, fault)
        case Kind.LOST:
            return replace(do(), response=None)
        case Kind.SLOW:
            return replace(do(), after=fault.seconds(SLOW_SECONDS))
        case _:
            return do()


def _undone(kind: Kind, fault: Fault) -> Outcome:
    response, after = None, 0.0
    match kind:
        case Kind.SILENT:
            after = fault.seconds(SILENT_SECONDS)
        case Kind.HTML:
            response = web.Response(text=_BROKEN, content_type="text/html")
        case Kind.HTTP_500:
            response = web.Response(text=_BROKEN, content_type="text/html", status=500)
        case Kind.EMPTY:
            response = web.Response()
        case Kind.REDIRECT:
            location = str(fault.options.get("location", ELSEWHERE))
            response = web.Response(status=302, headers={"Location": location})
        case _:  # the others hang up at once
            pass
    return Outcome(response, "nothing done", after)


async def carry_out(outcome: Outcome, request: web.Request, closing: Closing) -> web.StreamResponse:
    """Answer in due time, or hang up."""
    if outcome.after:
        await closing.within(outcome.after)
    if outcome.response is not None:
        return outcome.response
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
