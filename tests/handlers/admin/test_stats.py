"""/stats: a merchant sees how the shop does, in one message that changes in place."""

from dataclasses import replace
from random import Random

import pytest

from bot.messages import Message
from bot.staff.rights import Role
from bot.texts.languages import Language
from handlers.telegram.media import LONGEST_CAPTION, visible_length
from tests.bot.parts import on_sqlite
from tests.bot.store.database import run_sql
from tests.bot.trading import NOW, made_up, write
from tests.handlers.admin.office import Office

PERIODS = ["Today", "Yesterday", "This week", "This month", "30 days"]


@pytest.fixture
async def busy(office: Office, store_url: str) -> Office:
    """The office of a shop that has sold for a month."""
    await write(store_url, made_up(Random(11), 300, 40))
    office.stall.clock.now = NOW
    return office


def picture(office: Office) -> bool:
    (message,) = office.heard
    return message.attachment is not None


async def test_the_figures_of_today_come_with_a_picture(busy: Office) -> None:
    text = await busy.says("/stats")
    assert "📊 <b>Today</b> · 24 November 2026" in text
    assert "compared with 23 November 2026, until the same time" in text
    assert "💰 Revenue:" in text
    (message,) = busy.heard
    assert message.attachment is not None
    assert (await busy.shop.files.body(message.attachment.file_id)).startswith(b"\x89PNG")
    assert busy.labels == ["• Today", *PERIODS[1:], "🗓 Other dates"]


@on_sqlite
async def test_another_period_takes_its_place_in_the_same_message(busy: Office) -> None:
    await busy.says("/stats")
    for label, words in zip(
        PERIODS[1:], ("Yesterday", "This week", "This month", "Last 30 days"), strict=True
    ):
        assert f"📊 <b>{words}</b>" in await busy.taps(label)
        assert f"• {label}" in busy.labels
        assert picture(busy)
    assert "• 30 days" in busy.labels


@on_sqlite
async def test_any_dates_can_be_asked_for(busy: Office) -> None:
    assert "🗓 Write the first day and the last one" in await _other_dates(busy)
    assert "<code>/stats 1405/08/03 - 1405/09/02</code>" in busy.text
    assert "<code>/stats 2026-10-25..2026-11-23</code>" in busy.text
    text = await busy.says("/stats 2026-10-25..2026-11-23")
    assert "📊 <b>25 October 2026 – 23 November 2026</b>\n" in text
    assert "compared with 25 September 2026 – 24 October 2026</i>" in text
    assert busy.labels[0] == "Today"


async def _other_dates(office: Office) -> str:
    await office.says("/stats")
    return await office.taps("🗓 Other dates")


@on_sqlite
@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ("soon", "I couldn't read that as dates"),
        ("1405/13/01", "There is no such day in the calendar"),
        ("2026-11-23..2026-10-25", "The last day is before the first"),
        ("2027-01-01", "These days are still to come"),
        ("2020-01-01..2026-01-01", "more than two years. Choose at most 731 days"),
    ],
)
async def test_a_mistake_is_named_with_an_example(office: Office, asked: str, problem: str) -> None:
    text = await office.says(f"/stats {asked}")
    assert problem in text
    assert "<code>/stats 2026-10-25..2026-11-23</code>" in text


@on_sqlite
async def test_nothing_sold_is_told_without_a_picture(office: Office) -> None:
    text = await office.says("/stats")
    assert "🌱 Nothing was sold in this time." in text
    assert "✅ Nothing waits for you now" in text
    assert not picture(office)


@on_sqlite
async def test_it_speaks_persian(busy: Office) -> None:
    await busy.speaks(Language.FA)
    text = await busy.says("/stats ۱۴۰۵/۰۸/۰۱ تا ۱۴۰۵/۰۸/۳۰")
    assert "📊 <b>۱ آبان ۱۴۰۵ تا ۳۰ آبان ۱۴۰۵</b>" in text
    assert "در مقایسه با ۱ مهر ۱۴۰۵ تا ۳۰ مهر ۱۴۰۵" in text
    await busy.taps("این هفته")
    assert "– ۳۰ آبان ۱۴۰۵ تا ۶ آذر ۱۴۰۵" in busy.text
    assert busy.labels[0] == "امروز"


@on_sqlite
@pytest.mark.parametrize("language", Language)
async def test_the_longest_text_still_stands_under_its_picture(
    busy: Office, store_url: str, language: Language
) -> None:
    name = "کالای بسیار بسیار بلند ویژهٔ فروشگاه ما & <b>" * 3
    await run_sql(store_url, f"UPDATE products SET name_fa = '{name}', name_en = '{name}'")
    await run_sql(store_url, "UPDATE order_lines SET quantity = 1000, unit_price = 9999999999999")
    await busy.speaks(language)
    await busy.says("/stats 2026-10-01..2026-11-24")
    (message,) = busy.heard
    assert visible_length(longest_head() + str(message.html)) <= LONGEST_CAPTION


def longest_head() -> str:
    """What the digest writes above, for a shop whose name is as long as may be."""
    return "🌙" + "x" * 64 + ", the day in figures:\n\n"


@on_sqlite
async def test_the_same_update_shows_the_same_picture(busy: Office) -> None:
    await busy.says("/stats")
    first: Message = busy.heard[0]
    await busy.again()
    assert busy.heard[0] == first


@on_sqlite
async def test_everybody_on_the_staff_may_see_the_sales_and_no_buyer(office: Office) -> None:
    for role in Role:
        office.ask = replace(office.ask, role=role)
        assert "📊 <b>Today</b>" in await office.says("/stats")
    office.ask = replace(office.ask, role=None)
    assert "📊" not in await office.says("/stats")
    assert "📊" not in await office.taps_data("stats:today")
