"""The end of work that is under way."""

import asyncio
from collections.abc import Collection
from typing import Any

import structlog

log = structlog.get_logger(__name__)


async def let_end(tasks: Collection[asyncio.Task[Any]], seconds: float, what: str) -> None:
    """Give tasks some time to end, then cancel the rest: the next start takes up what they leave."""
    if not tasks:
        return
    _, late = await asyncio.wait(list(tasks), timeout=seconds)
    for task in late:
        task.cancel()
    if late:
        log.warning("not finished in time, and taken up again at the next start", what=what, number=len(late))
        await asyncio.wait(late)
