"""Programs of these tests that run as processes of their own, to be killed."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parents[3]


@asynccontextmanager
async def running(module: str, *arguments: str) -> AsyncIterator[Process]:
    """Run `python -m module arguments` while the block does; killed at its end if it still runs."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *arguments, cwd=ROOT, stdin=PIPE, stdout=PIPE
    )
    try:
        yield process
    finally:
        await kill(process)


async def kill(process: Process) -> bytes:
    """End it as a power cut would, and give what it still had said."""
    if process.returncode is None:
        process.kill()
    said, _ = await process.communicate()
    return said
