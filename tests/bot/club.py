"""A channel that the shop sells places in: the bot's real parts, before a pretend Telegram."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.alerts import Alerts
from bot.catalog import Kind, Names, Product
from bot.deliveries import Content, Delivery
from bot.goods.membership import MembershipGoods
from bot.goods.protocol import Fetched
from bot.membership_notices import MembershipNotices
from bot.membership_terms import Membership
from bot.memberships import Memberships
from bot.messages import Message, decode
from bot.orders import BuyerId
from bot.staff.rights import Role
from bot.store import Store, buyers, memberships, outbox, staff
from bot.texts.languages import Language
from bot.wakeup import Wakeup
from handlers.telegram.chats import TelegramChats
from sandbox.channels import Channel
from sandbox.people import Person, Telegram
from tests.bot.goods.paid_for import delivery
from tests.bot.merchandise import Merchandise
from tests.bot.parts import MERCHANT, TestClock, speech, until
from tests.bot.post import pretend_line

# Longer than anybody keeps a membership to themselves.
LEASE_MINUTES = 6


@dataclass(slots=True)
class Club:
    """The channel, its shop and its time."""

    store: Store
    clock: TestClock
    telegram: Telegram
    channel: Channel
    chats: TelegramChats
    product: Product
    goods: MembershipGoods = field(init=False)
    memberships: Memberships = field(init=False)
    read: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.goods = MembershipGoods(self.store, self.chats, self.clock)
        self.memberships = self.program()

    def program(self) -> Memberships:
        """One program that sees to memberships; called twice, there are two."""
        alerts, notices = Alerts(speech()), MembershipNotices(speech())
        return Memberships(self.store, self.chats, notices, alerts, self.clock, Wakeup())

    async def person(self, name: str = "Sara") -> Person:
        """Somebody whom the bot knows."""
        person = await self.telegram.person(name)
        async with self.store.transaction() as tx:
            await buyers.meet(tx, person.id, name, Language.EN, self.clock())
        return person

    def bought(self, person: Person, days: int = 30, quantity: int = 1, chat_id: int = 0) -> Delivery:
        """What is handed over to somebody who paid."""
        return delivery(
            Kind.MEMBERSHIP,
            {"chat_id": chat_id or self.channel.id, "days": days},
            product_id=self.product.id,
            buyer_id=person.id,
            quantity=quantity,
        )

    async def fetches(self, person: Person) -> Fetched:
        """Try to get what somebody paid for."""
        return await self.goods.fetch(self.bought(person))

    async def records(self, paid: Delivery, content: Content) -> Content:
        """Make final what was fetched."""
        async with self.store.transaction() as tx:
            return await self.goods.record(tx, paid, content, self.clock())

    async def buys(self, person: Person, days: int = 30, quantity: int = 1) -> Content:
        """Pay, and get it."""
        paid = self.bought(person, days, quantity)
        fetched = await self.goods.fetch(paid)
        assert isinstance(fetched, Content), fetched
        return await self.records(paid, fetched)

    async def joins(self, person: Person, link: str | None) -> None:
        """Come in by a link; the bot hears of it."""
        assert link
        await person.joins(link)
        await self.memberships.joined(self.channel.id, person.id, link)

    async def joined(self, name: str = "Sara", days: int = 30) -> Person:
        """Somebody who bought a place and is in."""
        person = await self.person(name)
        await self.joins(person, (await self.buys(person, days)).invite)
        return person

    async def leaves(self, person: Person) -> None:
        """Go out; the bot hears of it."""
        await person.leaves(self.channel)
        await self.memberships.left(self.channel.id, person.id)

    async def inside(self, person: Person) -> bool:
        """Whether somebody is in the channel."""
        return person.id in await self.channel.members()

    async def place_of(self, person: Person) -> Membership:
        """The membership as it is stored."""
        async with self.store.reading() as session:
            found = await memberships.find(session, self.channel.id, BuyerId(person.id))
        assert found is not None
        return found

    async def passes(self, **span: float) -> None:
        """Let time pass, and what is due be done."""
        self.clock.now += timedelta(**span)
        while await self.memberships.work_once():
            pass

    async def news(self, chat_id: int) -> list[Message]:
        """What was written to somebody since this was asked last."""
        async with self.store.transaction() as tx:
            while queued := await outbox.claim_due(tx, self.clock(), self.clock() + timedelta(days=1), 100):
                for each in queued:
                    await outbox.sent(tx, each.id, 1, self.clock())
        async with self.store.reading() as session:
            rows = await session.all("overview_outbox", most=1000)
        mine = sorted((row for row in rows if row["chat_id"] == chat_id), key=lambda row: int(row["id"]))
        new = [decode(row["kind"], chat_id, row["body"], row["slot"]).message for row in mine]
        seen, self.read[chat_id] = self.read.get(chat_id, 0), len(new)
        return new[seen:]

    async def texts(self, chat_id: int) -> list[str]:
        """The same without buttons."""
        return [str(message.html) for message in await self.news(chat_id)]

    async def calls(self, method: str) -> int:
        """How often Telegram was asked."""
        return len([call for call in await self.telegram.calls() if call.method == method])

    async def under_way(self) -> None:
        """Wait until the call that was to be slow, or without an answer, has reached Telegram."""

        async def taken() -> bool:
            return (await self.telegram.ask("GET", "faults"))["faults"] == []

        await until(taken)


@pytest.fixture
async def club(store: Store, clock: TestClock) -> AsyncIterator[Club]:
    """Found the channel and put places in it on the shelf."""
    async with pretend_line() as line:
        channel = await line.telegram.channel("VIP")
        product = await Merchandise(store).product(
            kind=Kind.MEMBERSHIP,
            names=Names("کانال ویژه", "VIP channel"),
            details={"chat_id": channel.id, "days": 30},
        )
        async with store.transaction() as tx:
            await staff.put(tx, MERCHANT, "", Role.OWNER, clock())
        yield Club(store, clock, line.telegram, channel, TelegramChats(line.bot, clock), product)
