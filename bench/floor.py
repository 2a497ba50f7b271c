"""The least that a purchase can cost: its HTTP calls and its durable commits, with nothing around them."""

import asyncio
import multiprocessing
import sqlite3
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

from aiohttp import ClientSession, web

# What the bot does in one purchase: two calls to the gateway and three to Telegram; the commits are those of the
# update, the order, its invoice, the answer, the settlement, and three messages that are each claimed and sent.
CALLS = 5
COMMITS = 11
AT_ONCE = 50
FLOOR = f"{CALLS} bare aiohttp calls and {COMMITS} bare durable commits"


def cpu_seconds(purchases: int) -> float:
    """Measure it in a process of its own, against a server in another."""
    context = multiprocessing.get_context("spawn")
    port_here, port_there = context.Pipe(duplex=False)
    server = context.Process(target=_serve, args=(port_there,), daemon=True)
    server.start()
    result_here, result_there = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(port_here.recv(), purchases, result_there))
    worker.start()
    seconds: float = result_here.recv()
    worker.join()
    server.terminate()
    server.join()
    return seconds


def _serve(tell_port: Connection) -> None:
    async def serve() -> None:
        async def page(_: web.Request) -> web.Response:
            return web.json_response({"ok": True, "result": {"message_id": 1}})

        app = web.Application()
        app.router.add_route("*", "/", page)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        tell_port.send(runner.addresses[0][1])
        await asyncio.Event().wait()

    asyncio.run(serve())


def _work(port: int, purchases: int, tell_result: Connection) -> None:
    began = time.process_time()
    asyncio.run(_purchases(port, purchases))
    tell_result.send(time.process_time() - began)


async def _purchases(port: int, purchases: int) -> None:
    gate = asyncio.Semaphore(AT_ONCE)
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(Path(folder) / "floor.db", isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("CREATE TABLE messages (id INTEGER PRIMARY KEY, body TEXT)")

        async def purchase(session: ClientSession) -> None:
            async with gate:
                for _ in range(CALLS):
                    async with session.post(f"http://127.0.0.1:{port}/", data={"text": "x" * 400}) as answer:
                        await answer.json()
                for _ in range(COMMITS):
                    database.execute("BEGIN IMMEDIATE")
                    database.execute("INSERT INTO messages (body) VALUES (?)", ("x" * 400,))
                    database.execute("COMMIT")

        async with ClientSession() as session:
            await asyncio.gather(*(purchase(session) for _ in range(purchases)))
        database.close()
