"""Who of the staff hears of what, and what became of the alerts of late."""

from markupsafe import Markup

from bot.messages import Message, Send
from bot.staff.alert import Reader
from bot.staff.alert_topics import AlertTopic, Wish
from bot.staff.rights import Role
from bot.store import Store, alerts, buyers, outbox, staff
from bot.store.alerts import How, KeptBack
from bot.texts.languages import Language
from tests.bot.store.ledger import REZA, SARA, START, after

HELD, SALE, STOCK = AlertTopic.HELD, AlertTopic.SALE, AlertTopic.STOCK


async def test_the_staff_are_read_with_their_language_and_what_they_wish(store: Store) -> None:
    async with store.transaction() as tx:
        await staff.put(tx, SARA, "Sara", Role.OWNER, START)
        await staff.put(tx, REZA, "Reza", Role.VIEWER, START)
        await buyers.meet(tx, SARA, "Sara", Language.FA, START)
        assert await alerts.choose(tx, REZA, STOCK, Wish.NONE)
        assert await alerts.choose(tx, REZA, STOCK, Wish.EACH)
        assert await alerts.readers(tx, STOCK) == [
            (Reader(SARA, Role.OWNER, Language.FA), Wish.EACH),
            (Reader(REZA, Role.VIEWER, None), Wish.EACH),
        ]
        assert await alerts.chosen(tx, REZA) == {STOCK: Wish.EACH}
        assert [reader.user_id for reader in await alerts.digest_subscribers(tx)] == [SARA]


async def test_who_leaves_the_staff_leaves_no_wish_and_a_stranger_can_have_none(store: Store) -> None:
    async with store.transaction() as tx:
        assert not await alerts.choose(tx, SARA, SALE, Wish.EACH)
        await staff.put(tx, SARA, "Sara", Role.VIEWER, START)
        assert await alerts.choose(tx, SARA, SALE, Wish.EACH)
        assert await staff.remove(tx, SARA, Role.VIEWER)
        await staff.put(tx, SARA, "Sara", Role.VIEWER, START)
        assert await alerts.chosen(tx, SARA) == {}


async def test_alerts_are_counted_by_person_topic_and_hour_each_once(store: Store) -> None:
    async with store.transaction() as tx:
        assert not await alerts.known(tx, "a")
        assert await alerts.note(tx, "a", SARA, SALE, How.COUNTED, START)
        assert not await alerts.note(tx, "a", SARA, SALE, How.COUNTED, START)
        assert await alerts.known(tx, "a")
        await alerts.note(tx, "b", SARA, SALE, How.ALWAYS, START)
        await alerts.note(tx, "c", SARA, SALE, How.KEPT_BACK, START)
        await alerts.note(tx, "d", SARA, STOCK, How.COUNTED, START)
        await alerts.note(tx, "e", REZA, SALE, How.COUNTED, START)
        assert await alerts.counted(tx, SARA, SALE, after(minutes=59)) == 1
        assert await alerts.counted(tx, SARA, SALE, after(minutes=60)) == 0


async def test_an_hour_that_is_over_is_forgotten_but_for_what_waits_to_be_sent(store: Store) -> None:
    async with store.transaction() as tx:
        await outbox.put(tx, [Send(SARA, Message(Markup("a")), once="waits")], START)
        await alerts.note(tx, "waits", SARA, SALE, How.COUNTED, START)
        await alerts.note(tx, "kept", SARA, SALE, How.KEPT_BACK, START)
        await alerts.note(tx, "new", SARA, SALE, How.KEPT_BACK, after(hours=1))
        assert not await alerts.old(tx, after(minutes=59))
        assert await alerts.kept_back(tx, after(minutes=59)) == []
        assert await alerts.old(tx, after(hours=1))
        assert await alerts.kept_back(tx, after(hours=1)) == [KeptBack(SARA, SALE, START, 1)]
        assert await alerts.forget(tx, after(hours=1)) == 1
        assert await alerts.drop(tx, REZA) == 0
        assert await alerts.drop(tx, SARA) == 1
        assert await outbox.depth(tx) == (0, None)
        assert await alerts.forget(tx, after(hours=1)) == 1


async def test_a_backlog_begins_and_ends_once(store: Store) -> None:
    async with store.transaction() as tx:
        assert await alerts.backlog_began(tx, "messages", START)
        assert not await alerts.backlog_began(tx, "messages", after(minutes=1))
        assert await alerts.backlogs(tx) == {"messages"}
        assert await alerts.backlog_over(tx, "messages")
        assert not await alerts.backlog_over(tx, "messages")
        assert await alerts.backlogs(tx) == frozenset()
