"""`dargah sandbox 24pal | telegram`: either pretend outside, alone."""

import asyncio
import signal
from contextlib import AbstractAsyncContextManager
from typing import Protocol

import click

from bot.cli.operator import Talk
from sandbox.pal24.server import serve as serve_24pal
from sandbox.pal24.settings import Pal24Settings
from sandbox.telegram.server import Settings as TelegramSettings
from sandbox.telegram.server import serve as serve_telegram


class _Running(Protocol):
    @property
    def url(self) -> str: ...


@click.group()
def sandbox() -> None:
    """Run a pretend 24pal or a pretend Telegram, for tests and demos."""


@sandbox.command("24pal")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8024, show_default=True, type=click.IntRange(0, 65535))
@click.option("--api-key", default="sandbox-terminal", show_default=True, help="The terminal's key.")
@click.pass_obj
def pal24(talk: Talk, host: str, port: int, api_key: str) -> None:
    """Run a pretend 24pal."""
    asyncio.run(_until_stopped(talk, "24pal", serve_24pal(host, port, Pal24Settings(api_key=api_key))))


@sandbox.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8025, show_default=True, type=click.IntRange(0, 65535))
@click.option("--token", default="1234567890:SANDBOX", show_default=True, help="The bot's token.")
@click.pass_obj
def telegram(talk: Talk, host: str, port: int, token: str) -> None:
    """Run a pretend Telegram."""
    settings = TelegramSettings(tokens=(token,), host=host, port=port)
    asyncio.run(_until_stopped(talk, "Telegram", serve_telegram(settings)))


async def _until_stopped(talk: Talk, name: str, serving: AbstractAsyncContextManager[_Running]) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with serving as running:
        talk.say("sandbox-serving", name=name, url=running.url)
        await stop.wait()
