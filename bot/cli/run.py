"""`dargah run`: the shop, until it is told to stop."""

import asyncio
import signal
from pathlib import Path

import click

from bot.app import serve
from bot.cli.operator import Talk, config_option
from bot.config import Settings
from bot.trouble import Trouble


@click.command()
@config_option
@click.pass_obj
def run(talk: Talk, config: Path) -> None:
    """Run the shop; SIGTERM or Ctrl-C stops it."""
    settings = talk.settings(config)
    try:
        asyncio.run(_run(settings))
    except Trouble as trouble:
        talk.give_up(trouble)


async def _run(settings: Settings) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await serve(settings, stop)
