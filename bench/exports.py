"""Does an export of ten times as many orders take ten times the memory?

`python -m bench.exports` writes a small and a large shop, takes their orders out in processes of their own, as both
kinds of file, and writes bench/results/exports.md; it takes about two minutes.
"""

import asyncio
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.shops import Size, fill_sqlite
from bot.chat_settings.current import Current, Fixed
from bot.config import ShopSettings
from bot.exports.exporter import Exporter
from bot.exports.wanted import Days, Export, Format, Records
from bot.speech import Speech
from bot.store import open_store
from bot.texts.catalogue import Texts
from bot.texts.languages import Language

SMALL, LARGE = 10_000, 100_000
RESULTS = Path(__file__).parent / "results"
# How often the loop is looked at for whether it still runs.
TICK = 0.005


@dataclass(frozen=True, slots=True)
class Cost:
    """What one export cost: memory above what the program had before, the longest time the loop stood still."""

    kind: str
    orders: int
    grown_mb: float
    seconds: float
    stall_ms: float
    file_mb: float
    files: int


async def export(path: Path, kind: Format) -> Cost:
    """Take all orders out, in this process."""
    store = await open_store(f"sqlite:///{path}")
    stall = [0.0]
    try:
        exporter = Exporter(store, Speech(Texts(), Fixed(Current(ShopSettings(name="Sample Shop")))))
        await _first_use(exporter, kind)
        before, began, beats = _peak_mb(), time.monotonic(), [0]
        watching = asyncio.create_task(_watch(stall))

        async def beat(done: int, total: int) -> None:
            beats[0] = total

        with tempfile.TemporaryDirectory() as folder:
            written = await exporter.write(
                Export(Records.ORDERS, Days(), kind), Language.FA, Path(folder), beat
            )
            size = sum(part.stat().st_size for part in written.parts)
        watching.cancel()
        return Cost(
            kind.value,
            written.rows,
            _peak_mb() - before,
            time.monotonic() - began,
            stall[0] * 1000,
            size / 1024**2,
            len(written.parts),
        )
    finally:
        await store.close()


async def _first_use(exporter: Exporter, kind: Format) -> None:
    """Have texts and libraries read before it counts."""

    async def nobody(done: int, total: int) -> None:
        """Nobody watches."""

    with tempfile.TemporaryDirectory() as folder:
        await exporter.write(Export(Records.AUDIT, Days(), kind), Language.FA, Path(folder), nobody)


async def _watch(longest: list[float]) -> None:
    while True:
        began = time.monotonic()
        await asyncio.sleep(TICK)
        longest[0] = max(longest[0], time.monotonic() - began - TICK)


def _peak_mb() -> float:
    """The largest resident memory of this program; getrusage would count what started it too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


async def in_a_process(path: Path, kind: Format) -> Cost:
    """Do it where nothing else has used memory before."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.exports", str(path), kind.value, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    name, *figures = out.decode().split()
    orders, grown, seconds, stall, size, files = figures
    return Cost(name, int(orders), float(grown), float(seconds), float(stall), float(size), int(files))


async def measure() -> list[Cost]:
    """Build both shops, and take both out as both kinds."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for orders in (SMALL, LARGE):
            path = Path(folder) / f"{orders}.db"
            store = await open_store(f"sqlite:///{path}")
            await store.migrate()
            await store.close()
            size = Size(orders=orders, buyers=orders // 10, products=100, categories=11, open_orders=10)
            await asyncio.to_thread(fill_sqlite, path, size)
            found += [await in_a_process(path, kind) for kind in Format]
    return found


def report(costs: list[Cost]) -> str:
    """Say what was measured, and show it."""
    rows = "\n".join(
        f"| {cost.kind} | {cost.orders:,} | {cost.grown_mb:.1f} | {cost.seconds:.1f} | {cost.stall_ms:.0f} |"
        f" {cost.file_mb:.1f} in {cost.files} |"
        for cost in sorted(costs, key=lambda cost: (cost.kind, cost.orders))
    )
    return f"""# Taking orders out

All orders of a shop as one export in Persian (12 columns), from SQLite to a file on disk, in a process of its own.
Memory is by how much the process's peak (VmHWM) grew over what it was before the export began, with texts and libraries
loaded. A standstill is the longest time for which the program's loop did not run, so that buyers would have waited.

| file | orders | memory, MB | seconds | longest standstill, ms | size, MB |
|---|---|---|---|---|---|
{rows}

Measured with {os.cpu_count()} cores and a load of {os.getloadavg()[1]:.1f} over the last five minutes; this alone makes
about one. `python -m bench.exports` measures again.
"""


async def main() -> None:
    """Measure, and write it down."""
    text = report(await measure())
    (RESULTS / "exports.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        cost = asyncio.run(export(Path(sys.argv[1]), Format(sys.argv[2])))
        print(cost.kind, cost.orders, cost.grown_mb, cost.seconds, cost.stall_ms, cost.file_mb, cost.files)
    else:
        asyncio.run(main())
