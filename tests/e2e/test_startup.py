"""Starting and stopping: what an operator must mend is told in one clear line, and the exit code says so."""

import asyncio
import re
import socket
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from sandbox.stage import TOKEN, Sections, free_port, write_config
from tests.e2e.shop import SETTINGS as USUAL
from tests.e2e.shop import Shop, bot_process, merged

pytestmark = pytest.mark.asyncio(loop_scope="module")

A_LOG_LINE = re.compile(r"\d{4}-\d\d-\d\dT")

Ends = Callable[[Sections], Awaitable[tuple[int, str]]]


@pytest.fixture
def ends(shop: Shop, tmp_path: Path) -> Ends:
    """Start a second bot with other settings; gives its exit code and all that it says beside its log."""
    stage = replace(shop.stage, bot_port=free_port())

    async def start(more: Sections) -> tuple[int, str]:
        config = tmp_path / "config.toml"
        own = stage.sections(f"sqlite:///{tmp_path / 'other.db'}", merged(USUAL, more))
        write_config(config, own)
        async with bot_process(stage, config) as bot:
            await bot.start(wait=False)
            code = await asyncio.wait_for(bot.wait(), 20)
            said = bot.log.read_text(encoding="utf-8")
        assert "Traceback" not in said
        told = [line for line in said.splitlines() if not A_LOG_LINE.match(line)]
        return code, "\n".join(told)

    return start


def one_line(said: str) -> str:
    """Check that it is one."""
    assert "\n" not in said, said
    return said


async def test_a_wrong_token(ends: Ends) -> None:
    code, said = await ends({"telegram": {"token": "7654321098:not-the-right-token"}})
    assert code == 1
    assert one_line(said).startswith("Telegram does not accept the bot's token. Check telegram.token")
    assert "not-the-right-token" not in said


async def test_a_token_that_is_taken_back_later(ends: Ends, shop: Shop) -> None:
    await shop.stop()
    await shop.telegram.breaks("getUpdates", "error", code=401, description="Unauthorized")
    code, said = await ends({})
    assert code == 1
    assert one_line(said).startswith("Telegram does not accept the bot's token")
    await shop.restart()


async def test_another_instance_of_the_same_bot(ends: Ends, shop: Shop) -> None:
    await shop.stop()
    async with _polling_elsewhere(shop.stage.telegram_url):
        code, said = await ends({})
    assert code == 1
    assert one_line(said).startswith(
        "Another instance of this bot is taking its messages from Telegram. Stop that one first"
    )
    await shop.restart()


async def test_a_port_in_use(ends: Ends) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, said = await ends({"web": {"port": port}})
    assert code == 1
    assert said == f"127.0.0.1:{port} is in use by another program. Stop that, or set web.port to another."


async def test_an_address_that_is_not_ours(ends: Ends) -> None:
    code, said = await ends({"web": {"host": "192.0.2.1"}})
    assert code == 1
    assert one_line(said).startswith("I can't listen on 192.0.2.1:")


async def test_a_second_process_on_one_sqlite_file(ends: Ends, shop: Shop) -> None:
    code, said = await ends({"database": {"url": shop.database_url}})
    assert code == 1
    assert one_line(said).startswith(
        f"Another process works on {shop.database_url.removeprefix('sqlite:///')}."
    )


async def test_a_database_of_a_newer_program(ends: Ends, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "newer.db") as newer:
        newer.execute("CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT, applied_at TEXT)")
        newer.execute("INSERT INTO migrations (version, name) VALUES (99, 'from the future')")
    newer.close()
    code, said = await ends({"database": {"url": f"sqlite:///{tmp_path / 'newer.db'}"}})
    assert code == 1
    assert one_line(said).startswith("The database is newer than this program (schema 99, and I know up to ")


async def test_a_file_that_is_no_database(ends: Ends, tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear merchant, this is a letter and no database at all." * 9)
    code, said = await ends({"database": {"url": f"sqlite:///{tmp_path / 'letter.db'}"}})
    assert code == 1
    assert one_line(said).startswith("The database can't be used:")


@pytest.mark.parametrize("place", ["missing", "a-file"])
async def test_a_folder_that_can_not_be_written(ends: Ends, tmp_path: Path, place: str) -> None:
    (tmp_path / "a-file").touch()
    code, said = await ends({"database": {"url": f"sqlite:///{tmp_path / place / 'shop.db'}"}})
    assert code == 1
    assert one_line(said).startswith("The database can't be used:")
    assert "that its folder exists, and that I may write there" in said


async def test_a_postgresql_that_is_not_there(ends: Ends) -> None:
    url = f"postgresql://dargah:a-password@127.0.0.1:{free_port()}/dargah"
    code, said = await ends({"database": {"url": url}})
    assert code == 1
    assert one_line(said).startswith("The database can't be used: PostgreSQL:")
    assert "a-password" not in said


async def test_settings_with_mistakes_end_it_with_code_2(ends: Ends) -> None:
    code, said = await ends({"payments": {"expires_after": "soon"}})
    assert code == 2
    first, mistake = said.splitlines()
    assert first == "The settings have a mistake:"
    assert mistake.strip().startswith("payments.expires_after: must be a duration")


async def test_a_stop_in_order_has_exit_code_0_and_can_be_repeated(shop: Shop) -> None:
    for _ in range(2):
        assert await shop.bot.terminate() == 0
        await shop.restart()


async def test_a_gateway_that_never_answers_does_not_hold_up_the_end(shop: Shop) -> None:
    sara, gateway = await shop.buyer(), await shop.at_gateway()
    await shop.bank.breaks("request", "silent")
    await sara.says("/pay 50000")
    await gateway.comes("request")
    assert await shop.bot.terminate() == 0
    await shop.restart()
    await sara.sees("ink")


@asynccontextmanager
async def _polling_elsewhere(telegram_url: str) -> AsyncIterator[None]:
    async def poll() -> None:
        async with aiohttp.ClientSession() as session:
            while True:
                url = f"{telegram_url}/bot{TOKEN}/getUpdates"
                async with session.post(url, data={"timeout": "50"}) as response:
                    await response.read()

    task = asyncio.create_task(poll())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])
