"""What machines ask: is it alive, does it serve, how much of what."""

import asyncio
import json
import re
import sys

import pytest

from tests.e2e.buying import RECEIPT, asks_to_pay, pays
from tests.e2e.shop import ENVIRONMENT, Shop

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def figure(shop: Shop, name: str) -> float:
    """Read one figure of /metrics; 0 where it was never counted."""
    page = await shop.visits("/metrics")
    assert page.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    found = re.search(rf"^{re.escape(name)} (\S+)$", page.text, re.MULTILINE)
    return float(found[1]) if found else 0.0


async def test_it_lives(shop: Shop) -> None:
    page = await shop.visits("/health/live")
    assert (page.status, json.loads(page.text)) == (200, {"status": "ok"})


async def test_it_serves_and_tells_how_much_waits(shop: Shop) -> None:
    sara = await shop.buyer()
    await sara.says("/start")
    await sara.sees("Hello")
    page = await shop.visits("/health/ready")
    told = json.loads(page.text)
    assert page.status == 200
    assert (told["status"], told["database"], told["telegram"]) == ("ok", "ok", "ok")
    assert set(told["backlog"]) == {
        "messages",
        "oldest_message_seconds",
        "updates",
        "oldest_due_check_seconds",
    }


async def test_a_message_that_waits_is_told(shop: Shop) -> None:
    sara, telegram = await shop.buyer(), await shop.at_telegram()
    await shop.telegram.breaks("sendMessage", "http_502", times=None)
    await sara.says("/help")
    await telegram.comes("sendMessage")
    backlog = json.loads((await shop.visits("/health/ready")).text)["backlog"]
    assert backlog["messages"] == 1
    assert backlog["oldest_message_seconds"] > 0
    assert await figure(shop, "dargah_outbox_depth") == 1
    await shop.telegram.mends()
    await sara.sees("How to buy")


async def test_a_purchase_is_counted(shop: Shop) -> None:
    names = [
        'dargah_payments_total{state="pending"}',
        'dargah_payments_total{state="paid"}',
        'dargah_gateway_calls_total{call="request",outcome="issued"}',
        'dargah_gateway_calls_total{call="check",outcome="paid"}',
        'dargah_gateway_seconds_count{call="check"}',
        'dargah_messages_total{outcome="sent"}',
        'dargah_updates_total{outcome="handled"}',
    ]
    before = [await figure(shop, name) for name in names]
    sara = await shop.buyer()
    await pays(shop, (await asks_to_pay(sara)).link)
    await sara.sees(RECEIPT)
    await shop.all_said()
    after = [await figure(shop, name) for name in names]
    assert [now - then for now, then in zip(after, before, strict=True)] == [1, 1, 1, 1, 1, 3, 1]


async def test_what_the_gateway_does_not_answer_is_counted(shop: Shop) -> None:
    sara = await shop.buyer()
    name = 'dargah_gateway_calls_total{call="request",outcome="unknown_nonsense"}'
    before = await figure(shop, name)
    await shop.bank.breaks("request", "html")
    await sara.says("/pay 50000")
    await sara.sees("did not answer")
    assert await figure(shop, name) == before + 1


async def test_the_audit_runs_beside_the_shop(shop: Shop) -> None:
    sara = await shop.buyer()
    await pays(shop, (await asks_to_pay(sara)).link)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "audit", "--config", str(shop.config)),
        env=ENVIRONMENT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, complained = await process.communicate()
    assert (process.returncode, complained) == (0, b"")
    assert said.decode().rstrip().endswith("✓ Every rial is accounted for.")


async def test_no_secret_is_in_the_list_of_processes(shop: Shop) -> None:
    process = await asyncio.create_subprocess_exec(
        *("ps", "-ww", "-o", "args=", "-p", str(shop.bot.pid)), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    assert said.decode().rstrip().endswith(f"-m bot run --config {shop.config}")
