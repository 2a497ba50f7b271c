"""The daily digest: at its hour, once a day to each who wants it, in their language, and not long after."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.chat_settings.current import DIGEST_HOUR
from bot.chat_settings.keys import Key
from bot.messages import Message
from bot.reports.digest import Digest, set_by_chat, subscribers
from bot.store import Session, buyers
from bot.texts.languages import Language
from bot.wakeup import Wakeup
from tests.bot.parts import MERCHANT, SARA, Services, on_sqlite, speech
from tests.bot.trading import made_up, write

FA, EN = Language.FA, Language.EN
TEHRAN = ZoneInfo("Asia/Tehran")
PARTNER = 110_000_002


def tehran(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=TEHRAN).astimezone(UTC)


class Wanted:
    """Who wants it and when, as it can be changed while the program runs."""

    def __init__(self, hour: int | None = 21) -> None:
        self.at = hour
        self.people = [(MERCHANT, FA), (PARTNER, EN)]

    async def hour(self, _: Session) -> int | None:
        return self.at

    async def recipients(self, _: Session) -> Sequence[tuple[int, Language]]:
        return self.people


def digest(program: Services, wanted: Wanted) -> Digest:
    reports = program.desk.reports
    return Digest(
        program.store, reports, speech(), program.clock, wanted.hour, wanted.recipients, program.wakeup
    )


async def known(shop: Services) -> None:
    await shop.meets(MERCHANT, "Mina")
    await shop.meets(PARTNER, "Navid")
    for person in (MERCHANT, PARTNER):
        await shop.letters(person)


async def after_sending(
    shop: Services, sender: Digest, at: datetime, person: int = MERCHANT
) -> list[Message]:
    """What somebody has got in all, once it was looked at this time."""
    shop.clock.now = at
    await sender.send_due()
    return await shop.letters(person)


async def test_the_day_is_told_once_at_its_hour_to_each_in_their_language(
    shop: Services, replica: Services, store_url: str
) -> None:
    await write(store_url, made_up(Random(3), 120, 3))
    await known(shop)
    wanted = Wanted()
    first, second = digest(shop, wanted), digest(replica, wanted)
    assert await after_sending(shop, first, tehran(24, 20, 59)) == []
    (told,) = await after_sending(shop, first, tehran(24, 21, 0))
    assert "روز در یک نگاه" in told.html
    assert "۳ آذر ۱۴۰۵" in told.html
    assert told.attachment is not None
    assert (await shop.files.body(told.attachment.file_id)).startswith(b"\x89PNG")
    (other,) = await shop.letters(PARTNER)
    assert "the day in figures" in other.html
    for sender, at in ((second, tehran(24, 21, 1)), (first, tehran(24, 23, 0)), (first, tehran(25, 20, 0))):
        assert await after_sending(shop, sender, at) == [told]
    assert len(await after_sending(shop, second, tehran(25, 21, 0))) == 2


@on_sqlite
async def test_an_hour_that_was_missed_is_made_up_for_unless_it_is_long_ago(shop: Services) -> None:
    await known(shop)
    sender = digest(shop, Wanted())
    (told,) = await after_sending(shop, sender, tehran(25, 2, 59))
    # It tells of the day that it was for, though that is over by now.
    assert "۳ آذر ۱۴۰۵" in told.html
    assert await after_sending(shop, sender, tehran(26, 3, 0)) == [told]


@on_sqlite
async def test_in_the_morning_the_day_before_is_told(shop: Services) -> None:
    await known(shop)
    (told,) = await after_sending(shop, digest(shop, Wanted(8)), tehran(24, 8, 0))
    assert "دیروز در یک نگاه" in told.html
    assert "۲ آذر ۱۴۰۵" in told.html


@on_sqlite
async def test_another_hour_of_the_same_day_sends_nothing_twice(shop: Services) -> None:
    await known(shop)
    wanted = Wanted(9)
    sender = digest(shop, wanted)
    assert len(await after_sending(shop, sender, tehran(24, 9, 0))) == 1
    wanted.at = 12
    assert len(await after_sending(shop, sender, tehran(24, 12, 0))) == 1
    wanted.at = None
    assert len(await after_sending(shop, sender, tehran(25, 12, 0))) == 1


@on_sqlite
async def test_who_blocked_the_bot_or_never_wrote_to_it_is_passed_over(shop: Services) -> None:
    await shop.meets(MERCHANT, "Mina")
    async with shop.store.transaction() as tx:
        await buyers.mark_blocked(tx, MERCHANT, shop.clock())
    wanted = Wanted()
    assert await after_sending(shop, digest(shop, wanted), tehran(24, 21, 0)) == []
    assert await shop.letters(PARTNER) == []


@on_sqlite
async def test_usually_the_owners_get_it_and_at_the_hour_that_is_set_by_chat(shop: Services) -> None:
    await shop.meets(MERCHANT, "Mina")
    await shop.meets(SARA)
    async with shop.store.reading() as session:
        assert await subscribers(session) == [(MERCHANT, EN)]
        assert await set_by_chat(shop.live)(session) == DIGEST_HOUR
    await shop.sets(Key.DIGEST_HOUR, "21")
    await shop.live.refresh()
    async with shop.store.reading() as session:
        assert await set_by_chat(shop.live)(session) == 21


@on_sqlite
async def test_whoever_carries_messages_is_woken(shop: Services) -> None:
    await known(shop)
    shop.wakeup = Wakeup()
    await after_sending(shop, digest(shop, Wanted()), tehran(24, 21))
    async with asyncio.timeout(1):
        await shop.wakeup.wait(timedelta(minutes=1))
