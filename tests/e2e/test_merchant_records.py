"""The running shop gives its owner records and backups, and tells how it is."""

import csv
import io
from pathlib import Path

import pytest

from bot.audit import audit
from bot.backup.backup import restore
from bot.backup.sealing import new_key
from bot.store import open_store
from tests.e2e.buying import asks_to_pay, bank_code_in, pays
from tests.e2e.chatting import newcomer
from tests.e2e.shop import Shop

pytestmark = pytest.mark.asyncio(loop_scope="module")

KEYS = new_key()
SETTINGS = {"backup": {"recipient": KEYS.public}}


async def test_a_sale_is_in_the_file_that_the_owner_gets_though_the_program_was_killed(shop: Shop) -> None:
    sara, merchant = await newcomer(shop, "en"), await shop.merchant()
    await pays(shop, (await asks_to_pay(sara)).link)
    code = bank_code_in((await sara.sees("Payment received")).text)
    await merchant.says("/export")
    await merchant.sees("What do you want?")
    await merchant.taps("🧾 Orders")
    await merchant.sees("Of which days?")
    await merchant.taps("Today")
    await merchant.sees("As what?")
    await merchant.taps("📄 CSV")
    await shop.kill()
    await shop.restart()
    sent = await merchant.sees("There is personal data in it")
    rows = list(csv.DictReader(io.StringIO((await merchant.file_of(sent)).decode("utf-8-sig"))))
    assert [(row["State"], row["Bank’s tracking code"]) for row in rows] == [("delivered", code)]


async def test_the_day_agrees_with_the_gateway_and_the_shop_is_well(shop: Shop) -> None:
    merchant = await shop.merchant()
    await merchant.says("/reconcile today")
    await merchant.sees("everything agrees")
    await merchant.says("/health")
    told = (await merchant.sees("🟠")).shown
    assert "24pal: answered at" in told
    assert "Backup: none so far. /backup makes one." in told


async def test_a_backup_comes_to_the_chat_and_only_the_key_brings_the_shop_back(
    shop: Shop, tmp_path: Path
) -> None:
    merchant = await shop.merchant()
    await merchant.says("/backup")
    sealed = tmp_path / "shop.age"
    sealed.write_bytes(await merchant.file_of(await merchant.sees("Only your secret key opens it")))
    store = await open_store(f"sqlite:///{tmp_path / 'restored.db'}")
    try:
        restored = await restore(store, [sealed], KEYS.secret)
        report = await audit(store)
    finally:
        await store.close()
    assert (restored.rows["orders"], report.clean, report.received) == (1, True, 500_000)
