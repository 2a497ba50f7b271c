"""What is taken out is what the database holds: read back, and counted another way."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from bot.catalog_csv.cells import unguard
from bot.exports import exporter as exporter_module
from bot.exports.exporter import Exporter, Written
from bot.exports.wanted import Days, Export, Format, Records
from bot.jobs.job import Stopped, silently
from bot.orders import Cause, PaymentState
from bot.store import exports
from bot.texts.languages import Language
from sandbox.bank import Bank
from tests.bot.command_line import dargah
from tests.bot.config_file import write
from tests.bot.parts import ALI, SARA, Services, on_sqlite
from tests.bot.store.database import run_sql

# How people call themselves who have heard of spreadsheets.
NAMES = (
    "=1+1",
    "+98",
    "-2",
    "@SUM(A1)",
    "\tx",
    "\rx",
    '=HYPERLINK("http://evil.example")',
    "'=1",
    "علی، «م»\nب",
)
BEGINNING, DAY = datetime(2026, 1, 1, tzinfo=UTC), timedelta(days=1)
EVIL = "=cmd|' /C calc'!A0"


async def some_orders(shop: Services, bank: Bank, number: int = 3) -> None:
    """Every second one is paid."""
    for each in range(number):
        buyer = await shop.meets(SARA + each, NAMES[each % len(NAMES)])
        link = await shop.offers(buyer, update_id=each + 1)
        if each % 2 == 0:
            await bank.pays(link.url, comes_back=False)
            await shop.settlement.settle(link.payment.id, Cause.BUYER)


async def exported(
    shop: Services,
    folder: Path,
    records: Records = Records.ORDERS,
    kind: Format = Format.CSV,
    language: Language = Language.EN,
) -> Written:
    return await Exporter(shop.store, shop.speech).write(
        Export(records, Days(), kind), language, folder, silently
    )


def cells(path: Path) -> list[list[str]]:
    """Read a CSV as Excel does: by its first bytes it is UTF-8, and lines end with CR LF."""
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
    assert raw.endswith(b"\r\n")
    return rows


def sheet(path: Path) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(path)
    (only,) = book.worksheets
    for row in only.iter_rows():
        for cell in row:
            assert cell.data_type != "f", cell.value
            assert cell.hyperlink is None
    return [tuple(row) for row in only.iter_rows(values_only=True)]


async def test_orders_are_those_of_the_database(
    shop: Services, bank: Bank, store_url: str, tmp_path: Path
) -> None:
    await some_orders(shop, bank)
    header, *rows = sheet((await exported(shop, tmp_path, kind=Format.XLSX)).parts[0])
    assert header[5] == "Amount (rials)"
    assert header[1] == "Made at (Asia/Tehran)"
    kept = await run_sql(store_url, "SELECT count(*) AS number, sum(amount) AS total FROM orders")
    paid = await run_sql(store_url, "SELECT bank_code FROM payments WHERE state = 'paid' ORDER BY order_id")
    assert (len(rows), sum(row[5] for row in rows)) == (kept[0]["number"], kept[0]["total"])  # type: ignore[misc]
    assert [row[9] for row in rows if row[9] is not None] == [each["bank_code"] for each in paid]
    assert [row[7] for row in rows] == ["delivered", "open", "delivered"]
    # 08:00 UTC of the story is half past eleven in Tehran.
    assert rows[0][1] == datetime(2026, 11, 24, 11, 30)  # noqa: DTZ001  # a spreadsheet's


async def test_payments_in_csv_are_those_of_the_database(
    shop: Services, bank: Bank, store_url: str, tmp_path: Path
) -> None:
    await some_orders(shop, bank)
    header, *rows = cells((await exported(shop, tmp_path, Records.PAYMENTS)).parts[0])
    assert header[:4] == ["Payment", "Order", "Made at (Asia/Tehran)", "Paid at (Asia/Tehran)"]
    kept = await run_sql(
        store_url, "SELECT id, order_id, amount, state, bank_code, invoice_key FROM payments ORDER BY id"
    )
    words = {PaymentState.PAID: "paid", PaymentState.PENDING: "not paid so far"}
    assert [(row[0], row[1], row[6], row[8], row[10], row[11]) for row in rows] == [
        (
            str(each["id"]),
            str(each["order_id"]),
            str(each["amount"]),
            words[PaymentState(str(each["state"]))],
            str(each["bank_code"] or ""),
            str(each["invoice_key"]),
        )
        for each in kept
    ]
    assert rows[0][2] == "2026-11-24 11:30:00"


@on_sqlite
@pytest.mark.parametrize("kind", Format)
async def test_no_name_becomes_a_formula_and_every_name_comes_through(
    shop: Services, tmp_path: Path, kind: Format
) -> None:
    for number, name in enumerate(NAMES):
        await shop.meets(SARA + number, name)
    await shop.meets(ALI + 100, EVIL)
    found = await exported(shop, tmp_path, Records.BUYERS, kind)
    rows: Sequence[Sequence[object]] = (cells if kind is Format.CSV else sheet)(found.parts[0])
    names = [str(row[1]) for row in rows[1:]]
    if kind is Format.CSV:
        assert [name for name in names if name.startswith(tuple("=+-@\t\r"))] == []
        names = [unguard(name) for name in names]
    # Excel reads it as the sign that it stands for.
    names = [name.replace("_x000D_", "\r") for name in names]
    async with shop.store.reading() as session:
        kept = await exports.page(session, Records.BUYERS, BEGINNING, shop.clock.now + DAY, 0, 100)
    assert names == [buyer["name"] for buyer in kept]
    assert len(names) == len(NAMES) + 1


@on_sqlite
async def test_in_persian_headers_states_and_dates_are_persian(
    shop: Services, bank: Bank, tmp_path: Path
) -> None:
    await some_orders(shop, bank, 1)
    path = (await exported(shop, tmp_path, kind=Format.XLSX, language=Language.FA)).parts[0]
    header, row = sheet(path)
    assert header[1:3] == ("زمان ثبت (Asia/Tehran)", "تاریخ ثبت (شمسی)")
    assert "مبلغ (ریال)" in header
    assert (row[2], row[8]) == ("1405/09/03", "تحویل‌شده")
    written = openpyxl.load_workbook(path).worksheets[0]
    assert written.sheet_view.rightToLeft
    wide = {
        at: each.width for each in written.column_dimensions.values() for at in range(each.min, each.max + 1)
    }
    assert [name for at, name in enumerate(header, 1) if wide[at] <= len(str(name))] == []


@on_sqlite
@pytest.mark.parametrize("kind", Format)
async def test_much_is_split_into_files_that_hold_each_row_once(
    shop: Services, tmp_path: Path, kind: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporter_module, "PAGE", 2)
    monkeypatch.setattr(exporter_module, "PART_WEIGHT", 100)
    for number in range(7):
        await shop.meets(SARA + number, f"Buyer {number} of the many")
    found = await exported(shop, tmp_path, Records.BUYERS, kind)
    assert len(found.parts) > 2
    read = [(cells if kind is Format.CSV else sheet)(path) for path in found.parts]
    assert len({str(rows[0]) for rows in read}) == 1
    names = [row[1] for rows in read for row in rows[1:]]
    assert names == [f"Buyer {number} of the many" for number in range(7)]
    assert found.rows == 7


@on_sqlite
async def test_what_is_called_off_leaves_only_what_its_folder_holds(shop: Services, tmp_path: Path) -> None:
    async def stopped(done: int, total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        await Exporter(shop.store, shop.speech).write(
            Export(Records.BUYERS, Days(), Format.XLSX), Language.EN, tmp_path, stopped
        )


@on_sqlite
async def test_the_command_line_takes_the_same_out(
    shop: Services, bank: Bank, store_url: str, tmp_path: Path
) -> None:
    await some_orders(shop, bank)
    config, out = tmp_path / "config.toml", tmp_path / "orders.csv"
    write(config, {"database.url": store_url, "gateway.base_url": "http://127.0.0.1:1"})
    told = await dargah("export", "--config", config, "--what", "orders", "--out", out)
    assert (told.code, told.out.strip()) == (0, f"3 rows in {out}")
    assert len(cells(out)) == 4
    assert [path.name for path in tmp_path.glob(".dargah-*")] == []
    wrong = await dargah(
        "export", "--config", config, "--what", "orders", "--out", out, "--from", "2026-02-30"
    )
    assert (wrong.code, "--from: “2026-02-30” is no day" in wrong.err) == (1, True)
