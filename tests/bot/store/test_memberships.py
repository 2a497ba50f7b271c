"""Memberships as both databases keep them: who holds one, who came in, and that no renewal is lost."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bot.catalog import Kind, ProductId
from bot.membership_terms import Membership, MembershipState, extended, reminded
from bot.orders import BuyerId
from bot.store import Store, buyers, memberships, open_store
from bot.texts.languages import Language
from tests.bot.merchandise import Merchandise
from tests.bot.store.ledger import START, after

CHAT = -1_001_234_567_890
MONTH = timedelta(days=30)
LINK = "https://t.me/+a-link"
STRANGER = 5_208_170_099


@dataclass
class Register:
    """The places in one chat."""

    store: Store
    product_id: ProductId

    async def open(self, number: int = 1) -> BuyerId:
        """A place of somebody who has not paid yet."""
        buyer_id = BuyerId(5_208_170_000 + number)
        async with self.store.transaction() as tx:
            await buyers.meet(tx, buyer_id, "Sara", Language.FA, START)
            await memberships.open_place(tx, CHAT, buyer_id, self.product_id, START)
        return buyer_id

    async def sold(self, number: int = 1, days: int = 30) -> Membership:
        """A place of somebody who has paid."""
        buyer_id = await self.open(number)
        async with self.store.transaction() as tx:
            place = await memberships.lock(tx, CHAT, buyer_id)
            await memberships.extend(tx, extended(place, self.product_id, days, START))
            await memberships.link_made(tx, place, f"{LINK}-{number}")
        return await self.again(buyer_id)

    async def again(self, buyer_id: BuyerId) -> Membership:
        """The place as it is stored."""
        async with self.store.reading() as session:
            found = await memberships.find(session, CHAT, buyer_id)
        assert found is not None
        return found

    async def due(self, day: int, most: int = 10) -> list[Membership]:
        """Take what is due on that day."""
        async with self.store.transaction() as tx:
            return await memberships.claim_due(tx, after(days=day), after(days=day, minutes=5), most)


@pytest.fixture
async def register(store: Store) -> Register:
    product = await Merchandise(store).product(kind=Kind.MEMBERSHIP, details={"chat_id": CHAT, "days": 30})
    return Register(store, product.id)


async def test_a_place_that_was_never_paid_for_has_ended_and_is_opened_once(register: Register) -> None:
    sara = await register.open()
    first = await register.again(sara)
    assert (first.state, first.due_at, first.invite_link) == (MembershipState.ENDED, None, "")
    await register.open()
    assert await register.again(sara) == first
    async with register.store.reading() as session:
        assert await memberships.find(session, CHAT - 1, sara) is None
        assert await memberships.next_due(session) is None


async def test_a_place_of_nobody_cannot_be_locked(register: Register) -> None:
    async with register.store.transaction() as tx:
        with pytest.raises(LookupError):
            await memberships.lock(tx, CHAT, BuyerId(1))


async def test_what_was_sold_is_read_back_and_due_in_time(register: Register) -> None:
    place = await register.sold()
    assert (place.state, place.ends_at, place.due_at) == (
        MembershipState.ACTIVE,
        START + MONTH,
        after(days=27),
    )
    assert await register.due(26) == []
    async with register.store.reading() as session:
        assert await memberships.next_due(session) == after(days=27)
    assert await register.due(27) == [place]


async def test_who_holds_a_place_keeps_everybody_else_from_it_until_it_is_let_go(register: Register) -> None:
    place = await register.sold()

    async def claim(minute: int) -> Membership | None:
        async with register.store.transaction() as tx:
            return await memberships.claim(
                tx, CHAT, place.buyer_id, after(days=27, minutes=minute), after(days=27, minutes=minute + 5)
            )

    assert await claim(0) == place
    assert await claim(4) is None
    assert await register.due(27) == []
    async with register.store.transaction() as tx:
        await memberships.let_go(tx, place)
    assert await register.due(27) == [place]
    assert await claim(4) is None
    assert await claim(5) == place


async def test_a_reminder_is_written_once_and_not_over_a_renewal(register: Register) -> None:
    place = await register.sold()
    once = reminded(place, START + MONTH, after(days=27))
    async with register.store.transaction() as tx:
        assert await memberships.reminded(tx, place, once)
        assert not await memberships.reminded(tx, place, once)
    assert await register.again(place.buyer_id) == once
    async with register.store.transaction() as tx:
        await memberships.extend(tx, extended(once, register.product_id, 30, after(days=28)))
        assert not await memberships.reminded(tx, once, reminded(once, START + MONTH, after(days=29)))
    assert (await register.again(place.buyer_id)).due_at == after(days=57)


async def test_an_end_is_not_written_over_a_renewal(register: Register) -> None:
    place = await register.sold()
    async with register.store.transaction() as tx:
        await memberships.extend(tx, extended(place, register.product_id, 30, after(days=30)))
        assert not await memberships.end(tx, place)
        await memberships.retry(tx, place, after(days=31))
    renewed = await register.again(place.buyer_id)
    assert (renewed.state, renewed.ends_at, renewed.due_at) == (
        MembershipState.ACTIVE,
        after(days=60),
        after(days=57),
    )


async def test_an_end_is_written_once_everybody_is_known_who_came_in(register: Register) -> None:
    place = await register.sold()
    async with register.store.transaction() as tx:
        assert await memberships.joined(tx, CHAT, STRANGER, place.invite_link, after(days=30))
        assert not await memberships.end(tx, place)
        assert await memberships.end(tx, replace(place, member_id=STRANGER))
    ended = await register.again(place.buyer_id)
    assert (ended.state, ended.due_at, ended.member_id) == (MembershipState.ENDED, None, None)


async def test_who_went_out_by_themselves_does_not_keep_it_from_ending(register: Register) -> None:
    place = await register.sold()
    async with register.store.transaction() as tx:
        await memberships.joined(tx, CHAT, STRANGER, place.invite_link, START)
        await memberships.left(tx, CHAT, STRANGER)
        assert await memberships.end(tx, replace(place, member_id=STRANGER))


async def test_what_did_not_work_is_due_again_and_counted(register: Register) -> None:
    place = await register.sold()
    (claimed,) = await register.due(30)
    async with register.store.transaction() as tx:
        await memberships.retry(tx, claimed, after(days=31))
    assert await register.due(30) == []
    assert await register.due(31) == [replace(place, attempts=1, due_at=after(days=31))]


async def test_only_the_place_whose_link_was_used_knows_who_came_in(register: Register) -> None:
    sara, ali = await register.sold(1), await register.sold(2)
    async with register.store.transaction() as tx:
        assert await memberships.joined(tx, CHAT, STRANGER, sara.invite_link, START)
        assert not await memberships.joined(tx, CHAT, STRANGER, "https://t.me/+another", START)
        assert not await memberships.joined(tx, CHAT - 1, STRANGER, ali.invite_link, START)
        await memberships.left(tx, CHAT, STRANGER + 1)
        await memberships.left(tx, CHAT - 1, STRANGER)
    assert await register.again(sara.buyer_id) == replace(sara, member_id=STRANGER)
    assert await register.again(ali.buyer_id) == ali
    async with register.store.transaction() as tx:
        await memberships.link_made(tx, sara, "https://t.me/+new")
    assert (await register.again(sara.buyer_id)).member_id is None


async def test_who_comes_in_after_the_end_is_due_at_once(register: Register) -> None:
    place = await register.sold()
    async with register.store.transaction() as tx:
        assert await memberships.end(tx, place)
    assert await register.due(40) == []
    async with register.store.transaction() as tx:
        await memberships.joined(tx, CHAT, STRANGER, place.invite_link, after(days=40))
    (found,) = await register.due(40)
    assert (found.state, found.member_id) == (MembershipState.ENDED, STRANGER)


@pytest.fixture
async def claimers(register: Register, store_url: str) -> AsyncIterator[list[Register]]:
    """Two processes on one PostgreSQL; an SQLite file has one, in which two tasks claim."""
    if store_url.startswith("sqlite:"):
        yield [register, register]
        return
    replica = await open_store(store_url)
    yield [register, Register(replica, register.product_id)]
    await replica.close()


async def test_each_place_is_given_to_one_claimer(claimers: list[Register]) -> None:
    sold = [await claimers[0].sold(number) for number in range(20)]

    async def take_all(register: Register) -> list[Membership]:
        taken: list[Membership] = []
        while claimed := await register.due(30, most=3):
            assert len(claimed) <= 3
            taken += claimed
        return taken

    shares = await asyncio.gather(*(take_all(register) for register in claimers for _ in range(2)))
    assert sorted(place.id for share in shares for place in share) == sorted(place.id for place in sold)


async def test_one_place_is_given_to_one_of_those_who_ask_for_it(claimers: list[Register]) -> None:
    place = await claimers[0].sold()

    async def claim(register: Register) -> bool:
        async with register.store.transaction() as tx:
            found = await memberships.claim(tx, CHAT, place.buyer_id, START, after(minutes=5))
        return found is not None

    claims = await asyncio.gather(*(claim(register) for register in claimers for _ in range(4)))
    assert sum(claims) == 1


async def test_two_who_pay_at_the_same_moment_each_get_their_days(claimers: list[Register]) -> None:
    sara = await claimers[0].open()

    async def pay(register: Register) -> None:
        async with register.store.transaction() as tx:
            place = await memberships.lock(tx, CHAT, sara)
            await memberships.extend(tx, extended(place, register.product_id, 30, START))

    await asyncio.gather(*(pay(register) for register in claimers for _ in range(3)))
    assert (await claimers[0].again(sara)).ends_at == START + 6 * MONTH
