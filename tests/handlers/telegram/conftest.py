from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import system_clock
from bot.file_store import Files
from bot.store.sqlite import SqliteStore
from handlers.telegram.messenger import TelegramMessenger
from sandbox.people import Person, Telegram
from tests.bot.parts import SARA
from tests.bot.post import Line, acquainted, pretend_line
from tests.handlers.telegram.phone import Phone


@pytest.fixture
async def files(tmp_path: Path) -> AsyncIterator[Files]:
    store = await SqliteStore.open(tmp_path / "files.db")
    try:
        await store.migrate()
        yield Files(store, system_clock)
    finally:
        await store.close()


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    async with pretend_line() as opened:
        yield opened


@pytest.fixture
def telegram(line: Line) -> Telegram:
    return line.telegram


@pytest.fixture
def messenger(line: Line, files: Files) -> TelegramMessenger:
    return TelegramMessenger(line.bot, files)


@pytest.fixture
async def sara(telegram: Telegram) -> Person:
    return await acquainted(telegram, SARA, "Sara")


@pytest.fixture
async def phone(line: Line, sara: Person) -> AsyncIterator[Phone]:
    """Sara's, with the files in it."""
    async with Phone(line.url, sara.id) as opened:
        yield opened
