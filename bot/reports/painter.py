"""Draws charts beside the program's other work, one at a time."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from bot.reports.chart import Chart


class Painter:
    """Has one thread, which the library that draws needs: it is not made for several."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="charts")

    async def png(self, chart: Chart) -> bytes:
        """Draw a chart; who asks while another is being drawn waits for it."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, _png, chart)


def _png(chart: Chart) -> bytes:
    # Loaded by the first chart: it would take a second of every start, and a third of a small server's memory.
    from bot.reports.drawing import draw  # noqa: PLC0415

    return draw(chart)
