"""How fast a broadcast to ten thousand goes out, what it costs, and who still waits for an answer meanwhile?

`python -m bench.broadcast` runs the real program before the pretend Telegram: once undisturbed, and once with a flood
limit and two power cuts in the middle. It writes bench/results/broadcast.md, and takes about three minutes.
"""

import asyncio
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from bot.broadcasts.broadcast import Counts
from bot.broadcasts.worker import AT_ONCE
from handlers.telegram.rate_limit import BULK_SHARE
from sandbox.people import Person
from sandbox.stage import Stage
from tests.e2e.crowd import gathers, sends, slowed_down, stands, until_over, until_sent
from tests.e2e.shop import Shop, open_shop

PEOPLE = 10_000
PER_SECOND = 1_000
ALLOWED = 400
TEXT = "News of the shop: <b>20%</b> off & more, until the end of the week"
PATIENCE = 600.0
RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True)
class Run:
    """What was seen; times in seconds, `heard` is how many people got it how often."""

    took: float
    processor: float
    counts: Counts
    heard: dict[int, int]
    refused: float
    answers: list[float]


async def run(kills: tuple[float, ...], allowed: int | None) -> Run:
    """Send one broadcast in a shop of its own."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'shop.db'}"

        async def fill(stage: Stage) -> None:
            await gathers(stage, url, PEOPLE, TEXT)

        settings = {"telegram": {"messages_per_second": PER_SECOND}}
        async with open_shop(Path(folder), settings, url, fill) as shop:
            merchant, sara = await shop.merchant(), await shop.buyer()
            await sara.says("/start")
            await sara.sees("Hello")
            if allowed is not None:
                await shop.telegram.limits(overall_per_second=allowed)
            return await _sent(shop, merchant, sara, kills)


async def _sent(shop: Shop, merchant: Person, sara: Person, kills: tuple[float, ...]) -> Run:
    await shop.store()
    await sends(merchant)
    began, processor, refused, answers = time.monotonic(), _processor(shop), 0.0, list[float]()
    asking = None if kills else asyncio.create_task(_asks(shop, sara, answers))
    for part in kills:
        await until_sent(shop, int(PEOPLE * part), PATIENCE)
        refused += await slowed_down(shop)
        await shop.kill()
        await shop.restart()
    counts = await until_over(shop, PATIENCE)
    took, processor = time.monotonic() - began, _processor(shop) - processor
    if asking is not None:
        asking.cancel()
        await asyncio.wait([asking])
    refused += await slowed_down(shop)
    heard = await shop.telegram.heard(TEXT)
    # The merchant has seen it before it went out, too.
    often = sum(m.text == TEXT and m.sender == "bot" for m in await merchant.chat())
    for change, times in ((-1, often), (1, often - 1)):
        heard[times] = heard.get(times, 0) + change
    return Run(took, processor, counts, heard, refused, answers)


async def _asks(shop: Shop, sara: Person, answers: list[float]) -> None:
    """Have somebody ask now and then, and note how long each answer takes."""
    while (await stands(shop))[1].left:
        began = time.monotonic()
        await sara.says("/help")
        await sara.sees("/orders")
        answers.append(time.monotonic() - began)
        await asyncio.sleep(1)


def _processor(shop: Shop) -> float:
    """Give the processor time that the bot has taken so far."""
    if shop.bot.pid is None:
        return 0.0
    fields = Path(f"/proc/{shop.bot.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def report(calm: Run, cut: Run) -> str:
    """Write down what was seen."""
    everybody, ceiling = calm.counts.total, PER_SECOND * BULK_SHARE
    slow = quantiles(calm.answers, n=20)[-1] if len(calm.answers) > 1 else max(calm.answers)
    shares = ", ".join(
        f"{people:,} got it {often} times" for often, people in sorted(cut.heard.items()) if people
    )
    return f"""# A broadcast to {PEOPLE:,} people

The real program (SQLite) before the pretend Telegram, in two processes on one machine. The bot is set to
{PER_SECOND:,} messages a second, of which a broadcast may take two thirds ({ceiling:.0f}). Telegram itself allows
a bot about 30: there, {PEOPLE:,} people take {PEOPLE / (30 * BULK_SHARE) / 60:.0f} minutes, whatever the machine.

| | undisturbed | {ALLOWED} a second allowed, killed twice |
|---|---|---|
| sent, of {everybody:,} | {calm.counts.sent:,} | {cut.counts.sent:,} |
| seconds from "send" to the last | {calm.took:.1f} | {cut.took:.1f}, with two starts of the program |
| people a second | {everybody / calm.took:.0f} | {everybody / cut.took:.0f} |
| the bot's processor time for each, ms | {calm.processor * 1000 / everybody:.2f} | |
| times that Telegram said "slow down" | {calm.refused:.0f} | at least {cut.refused:.0f} |
| people who never got it | {calm.heard.get(0, 0)} | {cut.heard.get(0, 0)} |
| people who got it more than once | {_more(calm)} | {_more(cut)}, of {AT_ONCE} at most for each kill |

After the kills: {shares}.
Somebody who asked for /help every second meanwhile (undisturbed) was answered within
{median(calm.answers) * 1000:.0f} ms (median), {slow * 1000:.0f} ms (19 of 20); they looked every 30 ms.

Measured with {os.cpu_count()} cores and a load of {os.getloadavg()[1]:.1f} over the last five minutes.
`python -m bench.broadcast` measures again.
"""


def _more(seen: Run) -> int:
    return sum(people for often, people in seen.heard.items() if often > 1)


async def main() -> None:
    """Measure both, and write it down."""
    calm = await run((), None)
    cut = await run((0.3, 0.6), ALLOWED)
    text = report(calm, cut)
    (RESULTS / "broadcast.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    asyncio.run(main())
