"""The command line as its operator uses it: a process of its own, its words and its exit code."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Nothing of this machine's settings or language decides a test.
QUIET = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("DARGAH_", "LC_", "LANG")) and name != "COLUMNS"
}
ENGLISH = {"LANG": "en_US.UTF-8"}
PERSIAN = {"LANG": "fa_IR.UTF-8"}


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int | None
    out: str
    err: str

    @property
    def said(self) -> str:
        """All that was on the terminal."""
        return self.out + self.err


async def dargah(*arguments: str | Path, environment: Mapping[str, str] = ENGLISH) -> Ended:
    """Run `dargah ...` to its end."""
    return await run_python("-m", "bot", *arguments, environment=environment)


async def run_python(*arguments: str | Path, environment: Mapping[str, str] = ENGLISH) -> Ended:
    """Run the interpreter of these tests to its end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *map(str, arguments),
        cwd=ROOT,
        env={**QUIET, "PYTHONIOENCODING": "utf-8", **environment},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=PIPE,
        stderr=PIPE,
    )
    out, err = await process.communicate()
    return Ended(process.returncode, out.decode(), err.decode())
