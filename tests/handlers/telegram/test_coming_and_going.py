"""What Telegram tells of people in the shop's channels reaches the memberships that were sold."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.catalog import Kind, Names
from handlers.telegram.chats import TelegramChats
from tests.bot.club import Club
from tests.bot.merchandise import Merchandise
from tests.handlers.telegram.counter import Counter, open_counter


@pytest.fixture
async def counter(tmp_path: Path) -> AsyncIterator[Counter]:
    async with open_counter(tmp_path) as opened:
        yield opened


@pytest.fixture
async def club(counter: Counter) -> Club:
    """A channel that the counter sells places in."""
    store, clock = counter.stall.services.store, counter.stall.clock
    channel = await counter.telegram.channel("VIP")
    details = {"chat_id": channel.id, "days": 30}
    names = Names("کانال ویژه", "VIP channel")
    product = await Merchandise(store).product(kind=Kind.MEMBERSHIP, names=names, details=details)
    await counter.serves()
    return Club(store, clock, counter.telegram, channel, TelegramChats(counter.line.bot, clock), product)


async def test_who_comes_by_a_link_that_was_sold_is_known_and_forgotten_once_gone(
    counter: Counter, club: Club
) -> None:
    sara = await club.person("Sara")
    link = (await club.buys(sara)).invite
    assert link
    assert (await club.place_of(sara)).member_id is None
    await sara.joins(link)
    assert await counter.serves() == []
    assert (await club.place_of(sara)).member_id == sara.id
    await sara.leaves(club.channel)
    assert await counter.serves() == []
    assert (await club.place_of(sara)).member_id is None


async def test_it_is_who_came_that_counts_and_not_who_paid(counter: Counter, club: Club) -> None:
    sara, ali = await club.person("Sara"), await club.person("Ali")
    link = (await club.buys(sara)).invite
    assert link
    await ali.joins(link)
    await counter.serves()
    assert (await club.place_of(sara)).member_id == ali.id


async def test_who_is_added_by_the_merchant_has_nothing_to_do_with_what_was_sold(
    counter: Counter, club: Club
) -> None:
    sara, ali = await club.person("Sara"), await club.person("Ali")
    await club.buys(sara)
    await club.channel.invites(ali)
    assert await counter.serves() == []
    assert (await club.place_of(sara)).member_id is None


async def test_who_was_put_out_by_the_merchant_is_gone_and_it_is_not_the_merchant_who_is(
    counter: Counter, club: Club
) -> None:
    """The update comes from whoever did it, about whoever it befell."""
    sara, ali = await club.person("Sara"), await club.person("Ali")
    for person in (sara, ali):
        link = (await club.buys(person)).invite
        assert link
        await person.joins(link)
    await counter.line.bot.ban_chat_member(club.channel.id, sara.id)
    await counter.serves()
    assert (await club.place_of(sara)).member_id is None
    assert (await club.place_of(ali)).member_id == ali.id


async def test_the_same_news_twice_changes_nothing(counter: Counter, club: Club) -> None:
    """Telegram may repeat an update, and so may we after a crash."""
    sara = await club.person("Sara")
    link = (await club.buys(sara)).invite
    assert link
    await sara.joins(link)
    await counter.serves()
    place = await club.place_of(sara)
    await counter.stall.shop.memberships.joined(club.channel.id, sara.id, link)
    assert await club.place_of(sara) == place
