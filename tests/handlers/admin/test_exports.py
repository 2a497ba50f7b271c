"""Records taken out, a day compared, a look at the shop, and a backup: all from the chat."""

from dataclasses import replace

import pytest

from bot.config import BackupSettings
from bot.orders import Cause
from bot.staff.rights import Role
from bot.texts.languages import Language
from tests.bot.backup.test_backup import KEYS
from tests.bot.parts import SARA, on_sqlite
from tests.handlers.admin.office import MESSAGE, Office

pytestmark = on_sqlite


async def a_purchase(office: Office) -> None:
    link = await office.services.offers(await office.services.meets(SARA, "Sara"))
    await office.stall.bank.pays(link.url, comes_back=False)
    await office.services.settlement.settle(link.payment.id, Cause.BUYER)
    await office.services.letters(SARA)


async def works(office: Office) -> str:
    """Have the background work done, and read what comes of it."""
    before = len(await office.services.letters(office.ask.buyer.id))
    await office.services.works()
    office.heard = (await office.services.letters(office.ask.buyer.id))[before:]
    return office.text


async def files(office: Office) -> dict[str, bytes]:
    attached = [message.attachment for message in office.heard if message.attachment is not None]
    return {
        (await office.shop.files.find(each.file_id)).name: await office.shop.files.body(each.file_id)
        for each in attached
    }


async def test_orders_of_today_come_as_csv_by_four_taps(office: Office) -> None:
    await a_purchase(office)
    assert "What do you want?" in await office.says("/export")
    assert "by the day they were made" in await office.taps("🧾 Orders")
    assert "24 November 2026" in await office.taps("Today")
    assert "The file is being made" in await office.taps("📄 CSV")
    assert office.labels == ["✖️ Cancel"]
    assert "✅ Orders: one row" in await works(office)
    ((name, body),) = (await files(office)).items()
    assert name == "orders-20261124-20261124.csv"
    assert "delivered" in body.decode("utf-8-sig")
    edits = [letter for letter in office.services.mail if getattr(letter, "message_id", None) == MESSAGE]
    assert len(edits) >= 4


async def test_the_same_tap_again_begins_nothing_more(office: Office) -> None:
    await office.says("/export")
    await office.taps("👤 Buyers")
    await office.taps("Everything")
    await office.taps("📗 Excel")
    await office.again()
    await works(office)
    assert list(await files(office)) == ["buyers-all.xlsx"]
    assert await works(office) == ""


async def test_days_can_be_typed_and_mistakes_are_named(office: Office) -> None:
    await office.says("/export")
    await office.taps("💳 Payments")
    await office.taps("📅 Other dates")
    assert "“soon” is no date that I understand" in await office.says("soon")
    assert "There is no day “1405/12/30”" in await office.says("۱۴۰۵/۱۲/۳۰")
    assert "has not come yet" in await office.says("2027-01-01")
    assert "1 November 2026 to 24 November 2026" in await office.says("۱۴۰۵/۰۸/۱۰ تا ۱۴۰۵/۰۹/۰۳")
    await office.taps("📄 CSV")
    await works(office)
    assert list(await files(office)) == ["payments-20261101-20261124.csv"]


async def test_it_can_be_called_off(office: Office) -> None:
    await office.says("/export")
    await office.taps("🧾 Orders")
    await office.taps("Everything")
    await office.taps("📄 CSV")
    assert "✖️ Cancelled: no file was made." in await office.taps("✖️ Cancel")
    assert await works(office) == ""
    await office.taps_data("stopjob:1")
    assert office.toast == "This has ended already."


@pytest.mark.parametrize(
    "data", ["export:", "export:nonsense", "export:orders nonsense", "export:orders all exe"]
)
async def test_a_forged_button_asks_again(office: Office, data: str) -> None:
    await office.taps_data(data)
    assert office.buttons
    assert await works(office) == ""


async def test_a_day_is_compared_with_the_gateway(office: Office) -> None:
    await a_purchase(office)
    assert "Every payment of a day is asked about again" in await office.says("/reconcile")
    assert "Asking the gateway" in await office.taps("Today")
    assert "everything agrees" in await works(office)
    assert "is no date" in await office.says("/reconcile soon")
    await office.says("/reconcile 1405/09/03")
    assert "24 November 2026" in await works(office)
    await office.says("/reconcile")
    await office.taps("📅 Another day")
    assert "1 November 2026" in await office.says("۱۴۰۵/۰۸/۱۰")
    await office.taps("▶️ Begin")
    assert "1 November 2026: ✅ everything agrees" in (await works(office)).replace("<b>", "").replace(
        "</b>", ""
    )


async def test_a_look_at_the_shop_says_what_is_not_well_and_what_to_do(office: Office) -> None:
    told = await office.says("/health")
    assert "🟠 <b>It works; please look at this</b>" in told
    assert "🟢 Database (SQLite, shop.db)" in told
    assert "🟠 Backup: none can be made yet. /backup tells how to begin." in told
    assert "/tmp" not in told


async def test_a_backup_needs_a_key_and_then_comes(office: Office) -> None:
    assert "dargah backup --new-key" in await office.says("/backup")
    with_key = BackupSettings(recipient=KEYS.public)
    office.stall = replace(
        office.stall,
        shop=replace(office.shop, settings=office.shop.settings.model_copy(update={"backup": with_key})),
    )
    assert "The backup is being made" in await office.says("/backup")
    # The program that has no key says so.
    assert "is no longer in the settings" in await works(office)


async def test_only_who_has_the_right_may(office: Office) -> None:
    office.ask = replace(office.ask, role=Role.SUPPORT)
    for command in ("/export", "/reconcile", "/backup"):
        assert "doesn’t include this" in await office.says(command)
    assert "Database" in await office.says("/health")
    office.ask = replace(office.ask, role=Role.MANAGER)
    assert "doesn’t include this" in await office.says("/backup")
    office.ask = replace(office.ask, role=None)
    assert "Database" not in await office.says("/health")


async def test_it_speaks_persian(office: Office) -> None:
    await a_purchase(office)
    await office.speaks(Language.FA)
    await office.says("/export")
    await office.taps("🧾 سفارش")
    assert "۱۴۰۵/۰۹/۰۳" in await office.taps("امروز")
    await office.taps("📄 CSV")
    assert "✅ سفارش‌ها: یک ردیف" in await works(office)
    ((_, body),) = (await files(office)).items()
    assert "مبلغ (ریال)" in body.decode("utf-8-sig")
    assert "پایگاه داده" in await office.says("/health")
