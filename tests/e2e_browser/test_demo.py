"""The demo, as a stranger runs it."""

import asyncio
import os
import re
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.e2e_browser.visitor import NARROW, visit

pytestmark = pytest.mark.asyncio(loop_scope="session")

PATIENCE = 60.0
QUICKLY = 10.0
BOARD = re.compile(r"http://127\.0\.0\.1:\d+")


@asynccontextmanager
async def demo(folder: Path, *options: str, language: str = "C.UTF-8") -> AsyncIterator[Process]:
    """Run `dargah demo` while the block runs; its temporary files are in the folder."""
    environment = {**os.environ, "LC_ALL": language, "TMPDIR": str(folder), "PYTHONUNBUFFERED": "1"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", *options, stdout=PIPE, stderr=PIPE, env=environment
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def told(process: Process, mark: str) -> list[str]:
    """Read what it tells, up to the line with the mark."""
    assert process.stdout is not None
    lines: list[str] = []
    async with asyncio.timeout(PATIENCE):
        while not lines or mark not in lines[-1]:
            line = (await process.stdout.readline()).decode()
            assert line, "".join(lines)
            lines.append(line)
    return lines


def running_in(folder: Path) -> list[str]:
    """Find the programs that were started with a file of this folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = entry.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(folder) in command:
            found.append(command)
    return found


async def test_it_tells_a_purchase_gives_the_board_and_leaves_nothing_behind(
    browser: Browser, tmp_path: Path
) -> None:
    async with demo(tmp_path, "--any-port") as process:
        story = "".join(await told(process, "➜"))
        assert "The bank's code is on the page and in the chat" in story
        (address,) = BOARD.findall(story.splitlines()[-1])
        async with visit(browser, address) as visitor:
            await expect(visitor.phone.locator(".head-title")).to_have_text("Sample Shop")
            # The buyer and the merchant are there, and the bot has written to both.
            await visitor.sees("Payment received")
            await visitor.sees("Hello \u2068Merchant", visitor.merchants_phone)
            await visitor.says("/pay 60000")
            await visitor.sees("60,000")
            code = await (await visitor.opens_bank()).pays()
            assert "Payment received" in await visitor.sees(code)
            await ends(process, signal.SIGINT)
    assert (running_in(tmp_path), list(tmp_path.iterdir())) == ([], [])


async def test_a_closed_terminal_ends_it_like_ctrl_c(tmp_path: Path) -> None:
    async with demo(tmp_path, "--any-port") as process:
        await told(process, "➜")
        assert len(running_in(tmp_path)) == 1
        await ends(process, signal.SIGHUP)
    assert (running_in(tmp_path), list(tmp_path.iterdir())) == ([], [])


async def ends(process: Process, number: signal.Signals) -> None:
    """Send it a signal; it must end soon, and well."""
    process.send_signal(number)
    async with asyncio.timeout(QUICKLY):
        assert await process.wait() == 0


async def test_it_speaks_persian_where_the_terminal_does(browser: Browser, tmp_path: Path) -> None:
    async with demo(tmp_path, "--any-port", language="fa_IR.UTF-8") as process:
        (address,) = BOARD.findall((await told(process, "➜"))[-1])
        async with visit(browser, address, language="", size=NARROW) as visitor:
            assert await visitor.tab.evaluate("document.documentElement.dir") == "rtl"
            await expect(visitor.phone.locator(".head-title")).to_have_text("فروشگاه نمونه")
            # Another amount than the story's, whose pay message may still be there.
            await visitor.says("۶۰ هزار تومان")
            await visitor.sees("۶۰٬۰۰۰")
            code = await (await visitor.opens_bank("پرداخت")).pays()
            assert "پرداخت شما رسید" in await visitor.sees(code)


@pytest.mark.parametrize("port", [8000, 8080])
async def test_it_says_which_port_is_taken(tmp_path: Path, port: int) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(("127.0.0.1", port))
            taken.listen()
        except OSError:
            pass  # another program has it, which is as good
        async with demo(tmp_path) as process:
            out, err = await process.communicate()
    assert process.returncode == 1
    assert out == b""
    assert re.search(r"Port \d+ is in use.*dargah demo --any-port", err.decode())
    assert list(tmp_path.iterdir()) == []


async def test_once_ends_by_itself_without_a_board(tmp_path: Path) -> None:
    async with demo(tmp_path, "--once") as process:
        out, err = await process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert "The bank's code is on the page and in the chat" in out.decode()
    assert "➜" not in out.decode()
    assert list(tmp_path.iterdir()) == []
