"""`dargah demo`: one whole purchase against the sandbox, told as it happens; then a board to try everything by hand."""

import asyncio
import signal
import sys
import tempfile
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from pathlib import Path

import click

from bot.cli.demo_parts import ANY_PORTS, Ports, PortTaken, board, goods, make_bot
from bot.cli.demo_story import people, tell_purchase
from bot.cli.operator import EXIT_TROUBLE, Talk
from sandbox.board.keeper import BotKeeper
from sandbox.bot_process import BotDied
from sandbox.stage import free_port, set_stage

LOG_SHOWN = 4_000


@click.command()
@click.option("--once", is_flag=True, help="End after the story; exit code 0 only if the bank code arrived.")
@click.option("--any-port", is_flag=True, help="Take any free ports in place of 8000, 8024, 8025 and 8080.")
@click.pass_obj
def demo(talk: Talk, once: bool, any_port: bool) -> None:
    """Run the bot against a pretend Telegram and a pretend 24pal: no token, no account, no network."""
    ports = ANY_PORTS if any_port or once else Ports()
    try:
        ports.must_be_free()
        arrived = asyncio.run(_demo(talk, ports, once=once))
    except PortTaken as taken:
        talk.warn("demo-port-taken", port=str(taken.port))
        sys.exit(EXIT_TROUBLE)
    except BotDied as error:
        click.echo(str(error), err=True)
        talk.warn("demo-bot-died")
        sys.exit(EXIT_TROUBLE)
    sys.exit(0 if arrived else EXIT_TROUBLE)


async def _demo(talk: Talk, ports: Ports, *, once: bool) -> bool:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    # A terminal that is closed must not leave the bot behind either.
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        loop.add_signal_handler(number, stop.set)
    async with AsyncExitStack() as open_parts:
        folder = Path(open_parts.enter_context(tempfile.TemporaryDirectory(prefix="dargah-demo-")))
        stage = await open_parts.enter_async_context(
            set_stage(
                telegram_port=ports.telegram,
                gateway_port=ports.gateway,
                bot_port=ports.bot,
                shop=talk.text("demo-shop"),
            )
        )
        buyer = await people(talk, stage)
        await open_parts.enter_async_context(goods(talk, stage, folder))
        board_port = ports.board or free_port()
        keeper = await open_parts.enter_async_context(BotKeeper(make_bot(talk, stage, folder, board_port)))
        if once:
            return await _arrives(talk, keeper, tell_purchase(talk, stage, buyer), stop)
        served = await open_parts.enter_async_context(board(talk, stage, keeper, folder, board_port))
        arrived = await _arrives(talk, keeper, tell_purchase(talk, stage, buyer), stop)
        if not stop.is_set():
            talk.say("demo-stays", board=served.url, bot=stage.bot_url, log=str(keeper.log))
            await stop.wait()
            talk.say("demo-stopping")
        return arrived


async def _arrives(
    talk: Talk, keeper: BotKeeper, told: Coroutine[None, None, bool], stop: asyncio.Event
) -> bool:
    """Wait for the story's end (or for being told to stop), and tell how it ended."""
    story, stopped = asyncio.create_task(told), asyncio.create_task(stop.wait())
    await asyncio.wait([story, stopped], return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if not story.done():
        story.cancel()
        return False
    error = story.exception()
    if error is None and story.result():
        talk.say("demo-arrived")
        return True
    click.echo(str(error or ""), err=True)
    click.echo(keeper.log.read_text(encoding="utf-8", errors="replace")[-LOG_SHOWN:], err=True)
    talk.warn("demo-not-arrived")
    return False
