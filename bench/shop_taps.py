"""Is a tap in /shop as fast among a million orders and ten thousand products as among ten and ten?

`python -m bench.shop_taps` builds both shops, has people tap through them in turn, and writes
bench/results/shop_taps.md; it takes about three minutes, and 2.5 GB of the temporary folder.
"""

import asyncio
import logging
import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from statistics import median

import structlog

from bench.program import Program
from bench.shop_visits import Costs, Customers
from bench.shops import LARGE, SMALL, Size, fill_sqlite
from bot.config import Settings
from bot.store import open_store
from sandbox.stage import set_stage

ROUNDS = 15
VISITS = 5
CROWDS = 2
# What the larger shop may cost, beside the smaller.
MOST = 1.2
RESULTS = Path(__file__).parent / "results"


@dataclass(slots=True)
class Race:
    """The same taps in a small and in a large shop, in turn; every round is compared with itself."""

    shops: tuple[Customers, Customers]
    rounds: list[tuple[Costs, Costs]] = field(default_factory=list)

    async def run(self) -> None:
        # The first round reads texts and warms caches.
        for number in range(ROUNDS + 1):
            for shop in self.shops:
                shop.costs = defaultdict(list)
            for shop in self.shops if number % 2 else reversed(self.shops):
                await _round(shop)
            if number:
                self.rounds.append((self.shops[0].costs, self.shops[1].costs))

    def names(self) -> list[str]:
        return list(self.rounds[0][0])

    def cost(self, name: str, of: str) -> tuple[float, float, float]:
        """Give the medians of both shops in milliseconds, and that of the rounds' ratios."""
        value = attrgetter(of)
        pairs = [(median(map(value, a[name])), median(map(value, b[name]))) for a, b in self.rounds]
        ratio = median(large / small for small, large in pairs)
        return median(a for a, _ in pairs) * 1000, median(b for _, b in pairs) * 1000, ratio


async def _round(shop: Customers) -> None:
    await shop.idle()
    for _ in range(VISITS):
        await shop.visit()
        await shop.look_back()
        await shop.look_up()
    for _ in range(CROWDS):
        await shop.crowd()


@asynccontextmanager
async def open_customers(
    url: str, size: Size, sections: dict[str, dict[str, object]]
) -> AsyncIterator[Customers]:
    """Open a shop that was built, with its customers before the door."""
    store = await open_store(url)
    try:
        program = Program(Settings.model_validate(sections), store)
        async with program.at_work():
            yield Customers(program, size, defaultdict(list))
    finally:
        await store.close()


async def race(urls: Sequence[str]) -> Race:
    """Open the small and the large shop, and have them tapped through."""
    # Nothing falls due meanwhile: an idle round is one.
    calm: dict[str, dict[str, object]] = {
        "shop": {"language": "en"},
        "payments": {"first_check_after": "20m"},
    }
    async with set_stage() as stage, AsyncExitStack() as opened:
        small, large = [
            await opened.enter_async_context(open_customers(url, size, stage.sections(url, calm)))
            for url, size in zip(urls, (SMALL, LARGE), strict=True)
        ]
        found = Race((small, large))
        await found.run()
        return found


async def on_sqlite() -> Race:
    """Build both shops as files, and compare them."""
    with tempfile.TemporaryDirectory() as folder:
        urls = []
        for size in (SMALL, LARGE):
            path = Path(folder) / f"{size.orders}.db"
            urls.append(f"sqlite:///{path}")
            await _migrate(urls[-1])
            await asyncio.to_thread(fill_sqlite, path, size)
        return await race(urls)


async def _migrate(url: str) -> None:
    store = await open_store(url)
    try:
        await store.migrate()
    finally:
        await store.close()


def table(found: Race) -> str:
    """Show every tap in both shops, in milliseconds."""
    lines = [
        "| | processor, small | large | ratio | clock, small | large | ratio |",
        "|---|---|---|---|---|---|---|",
    ]
    for name in found.names():
        cells = [name]
        for of in ("processor", "clock"):
            small, large, ratio = found.cost(name, of)
            cells += [f"{small:.2f}", f"{large:.2f}", f"**{ratio:.2f}**" if ratio > MOST else f"{ratio:.2f}"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def report(found: Race) -> str:
    """Say what was measured, and show it."""
    return f"""# Taps in a small and in a large shop

A small shop has {SMALL.products} products and {SMALL.orders} orders. A large one has {LARGE.products:,} products in
{LARGE.categories} categories, two deep, and {LARGE.orders:,} orders of {LARGE.buyers:,} buyers, with all that
belongs to them: lines, payments, events, messages, deliveries, carts, memberships. A tap shows as much in both; only
what lies behind it differs (a search finds more where there is more).

A tap is an update from its arrival to its answer: stored, handled by the program's own router and services, the answer
stored and sent. Telegram and the gateway answer at once, in the same process, so nothing of theirs is in it. Search is
typed, and one that finds nothing looks at every product. The first rows are what the program does by itself.

Median milliseconds of {ROUNDS} rounds that alternate between the shops; a ratio is the median of the rounds' own.
Processor time is that of the program, which the database is part of; the clock's has waiting for the disk and for
other work on the machine too. Ratios above {MOST} are bold.

## SQLite {sqlite3.sqlite_version}

{table(found)}

Measured with {os.cpu_count()} cores and a load of {os.getloadavg()[1]:.1f} over the last five minutes; this alone makes
about one. `python -m bench.shop_taps` measures again.
"""


async def main() -> None:
    """Build, measure, and write it down."""
    # What goes wrong is still said.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    text = report(await on_sqlite())
    (RESULTS / "shop_taps.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    asyncio.run(main())
