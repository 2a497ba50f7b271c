"""/alerts: what one of the staff is told of, in one message that changes with each tap."""

from dataclasses import replace

from bot.staff.rights import Role
from bot.store import staff
from bot.texts.catalogue import without_isolates
from bot.texts.languages import Language
from tests.bot.parts import on_sqlite
from tests.handlers.admin.office import Office


async def demoted(office: Office, role: Role) -> None:
    """The same chat, as if another of the staff sat there."""
    async with office.services.store.transaction() as tx:
        await staff.put(tx, office.ask.buyer.id, "", role, office.services.clock())
    office.ask = replace(office.ask, role=role)


@on_sqlite
async def test_an_owner_sees_every_topic_and_turns_what_they_like(office: Office) -> None:
    await office.says("/alerts")
    assert office.labels == [
        "🗓 Sales",
        "🔒 Money that waits",
        "🔔 Deliveries",
        "🔔 Payment gateway",
        "🔔 Telegram",
        "🔔 Low stock",
        "🔔 Backlog",
        "🔔 People",
        "📉 Stock is low from: 3",
    ]
    assert "Money that waits: always" in office.text.replace("<b>", "").replace("</b>", "")
    assert "money never waits unseen" in office.text
    for sign, toast in (("🔕", "off"), ("🔔", "each one at once"), ("🗓", "once a day")):
        await office.taps(office.labels[0])
        assert office.labels[0] == f"{sign} Sales"
        assert without_isolates(office.toast) == f"Sales: {toast}"
    await office.taps("🔔 Telegram")
    await office.again()
    assert "🔕 Telegram" in office.labels
    await office.says("/alerts")
    assert "🔕 Telegram" in office.labels


@on_sqlite
async def test_what_owners_must_hear_they_can_not_turn_off(office: Office) -> None:
    await office.says("/alerts")
    await office.taps("🔒 Money that waits")
    assert "always hear" in office.toast
    await office.taps_data("alert:held none")
    assert "always hear" in office.toast
    for forged in ("alert:stock digest", "alert:stock", "alert:weather none", "alert"):
        await office.taps_data(forged)
        assert office.toast
    await office.says("/alerts")
    assert "🔒 Money that waits" in office.labels
    assert "🔔 Low stock" in office.labels


@on_sqlite
async def test_a_viewer_chooses_too_but_not_for_the_shop(office: Office) -> None:
    await demoted(office, Role.VIEWER)
    await office.says("/alerts")
    assert {label[0] for label in office.labels} == {"🔕"}
    await office.taps("🔕 Money that waits")
    assert "🔔 Money that waits" in office.labels
    assert "Stock is low" not in " ".join(office.labels)
    await office.taps_data("lowstock")
    assert "doesn’t include this" in office.toast


@on_sqlite
async def test_from_how_many_on_a_stock_is_low_is_asked(office: Office) -> None:
    await office.says("/alerts")
    await office.taps("📉")
    assert "From how many on" in office.text
    assert "whole number" in await office.says("many")
    await office.fills("10", ">🔔 Your alerts")
    assert "📉 Stock is low from: 10" in office.labels
    assert "10 or fewer" in office.text
    page = await office.services.desk.trail.page()
    assert [action.what for action in page.actions] == ["low_stock"]


@on_sqlite
async def test_persian_staff_read_it_in_persian(office: Office) -> None:
    await office.speaks(Language.FA)
    await office.says("/alerts")
    assert "هشدارهای شما" in office.text
    assert "🔔 کم شدن موجودی" in office.labels
