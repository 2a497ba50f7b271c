"""500 whole purchases, 50 at a time, from /pay to the receipt: what they cost the bot's process.

`python -m bench.purchases` writes bench/results/purchases.md and, beside it, where the processor time went. The
sandboxes and the buyers run in this process, the bot in its own; the floor (bench/floor.py) does the same calls and
commits with nothing around them, in the same run.
"""

import asyncio
import os
import pstats
import sys
import tempfile
import time
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from bench.floor import FLOOR, cpu_seconds
from sandbox.bot_process import BotProcess
from sandbox.stage import MERCHANT_ID, Stage, set_stage, write_config

PURCHASES = 500
AT_ONCE = 50
PAY, TRACKING = "پرداخت", "کد پیگیری"
RESULTS = Path(__file__).parent / "results"
# Telegram's own limit of 30 messages a second would be all that the time shows.
NO_LIMIT: dict[str, dict[str, object]] = {
    "telegram": {"messages_per_second": 1000},
    "log": {"level": "warning"},
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost the bot's process."""

    wall: float
    processor: float
    peak_mib: float


async def run(folder: Path, command: list[str]) -> Cost:
    """Run every purchase against a bot that `command` starts."""
    async with set_stage() as stage:
        config = folder / "config.toml"
        write_config(config, stage.sections(f"sqlite:///{folder / 'bench.db'}", NO_LIMIT))
        bot = BotProcess(
            [*command, "run", "--config", str(config)], f"{stage.bot_url}/health/ready", folder / "log"
        )
        async with bot:
            merchant = await stage.telegram.person("Merchant", id=MERCHANT_ID)
            await merchant.says("/start")
            pid = bot.pid
            if pid is None:
                raise RuntimeError("the bot is not running")
            before, began = _processor_seconds(pid), time.perf_counter()
            gate = asyncio.Semaphore(AT_ONCE)
            await asyncio.gather(*(_purchase(stage, number, gate) for number in range(PURCHASES)))
            return Cost(time.perf_counter() - began, _processor_seconds(pid) - before, _peak_kib(pid) / 1024)


async def _purchase(stage: Stage, number: int, gate: asyncio.Semaphore) -> None:
    async with gate:
        buyer = await stage.telegram.person(f"Buyer {number}")
        await buyer.says(f"/pay {50_000 + number}")
        link = await buyer.link(PAY, timeout=120)
        returned = await stage.bank.pays(link)
        if returned is None or returned.status != 200:
            raise RuntimeError(f"purchase {number}: the return page answered {returned}")
        await buyer.sees(TRACKING, timeout=120)


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak_kib(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def _profile(path: Path) -> str:
    text = StringIO()
    stats = pstats.Stats(str(path), stream=text)
    stats.strip_dirs().sort_stats("tottime").print_stats(40)
    return text.getvalue()


async def main() -> None:
    """Measure, profile, and write both down."""
    bot = [sys.executable, "-m", "bot"]
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        cost = await run(Path(one), bot)
        floor = await asyncio.to_thread(cpu_seconds, PURCHASES)
        profile = Path(two) / "profile"
        await run(Path(two), [sys.executable, "-m", "cProfile", "-o", str(profile), "-m", "bot"])
        (RESULTS / "purchases.profile.txt").write_text(_profile(profile), encoding="utf-8")
    table = f"""# {PURCHASES} purchases, {AT_ONCE} at a time

From `/pay` to the receipt, durable (WAL, synchronous FULL), the bot as its own process. Absolute figures are of one
machine;
the ratio to the floor is of one run.

| | |
|---|---|
| processor time of the bot for each purchase | {cost.processor / PURCHASES * 1000:.1f} ms |
| the floor: {FLOOR} | {floor / PURCHASES * 1000:.1f} ms |
| ratio | {cost.processor / floor:.1f} |
| purchases a second (with the sandbox and the buyers on the same two cores) | {PURCHASES / cost.wall:.0f} |
| most memory of the bot | {cost.peak_mib:.0f} MiB |

Where the processor time went: [purchases.profile.txt](purchases.profile.txt).
"""
    (RESULTS / "purchases.md").write_text(table, encoding="utf-8")
    print(table)


if __name__ == "__main__":
    asyncio.run(main())
