"""What keeps buyers waiting is told once, and its end once."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from markupsafe import Markup

from bot.alerts.backlog_watch import TOO_LONG, BacklogWatch
from bot.alerts.telegram_watch import TOLD_FROM
from bot.inbox import Inbox
from bot.messages import Letter, Message, Send
from bot.store import outbox
from bot.store.updates import Received
from bot.texts.catalogue import without_isolates
from handlers.telegram.polling import Polling
from sandbox.people import Person, Telegram
from tests.bot.parts import MERCHANT, SARA, Services, on_sqlite, until
from tests.bot.post import PostOffice, from_bot, pretend_line, say


def watch(shop: Services) -> BacklogWatch:
    return BacklogWatch(shop.store, shop.troubles, shop.clock, shop.wakeup)


async def in_outbox(shop: Services) -> list[str]:
    """What was queued for the merchant, which stays queued: nothing is sent in these stories."""
    async with shop.store.reading() as session:
        rows = await session.all("overview_outbox", most=100)
    return [str(row["body"]) for row in reversed(rows) if row["chat_id"] == MERCHANT]


async def test_messages_that_wait_too_long_are_told_of_once_and_so_is_their_end(
    shop: Services, replica: Services
) -> None:
    async with shop.store.transaction() as tx:
        await outbox.put(tx, [Send(SARA, Message(Markup("Hello")))], shop.clock())
    shop.clock.now += TOO_LONG - timedelta(seconds=1)
    await watch(shop).look()
    assert await in_outbox(shop) == []
    shop.clock.passes(seconds=1)
    for program in (shop, replica, shop):
        await watch(program).look()
    (told,) = await in_outbox(shop)
    assert "A message waits to be sent" in told
    assert "5 minutes" in told
    assert len(await shop.letters(SARA)) == 1
    for program in (shop, replica, shop):
        await watch(program).look()
    assert ["waits long any more" in body for body in await in_outbox(shop)] == [False, True]


@on_sqlite
async def test_payments_that_nobody_checks_are_told_of(shop: Services) -> None:
    await shop.offers(await shop.meets())
    await watch(shop).look()
    assert "checked" not in await shop.told(MERCHANT)
    shop.clock.passes(minutes=30)
    await watch(shop).look()
    assert "Payments wait to be checked" in await shop.told(MERCHANT)


@on_sqlite
async def test_a_telegram_that_was_gone_is_told_of_once_it_is_back(shop: Services) -> None:
    watch = shop.telegram_watch
    watch.failed()
    shop.clock.now += TOLD_FROM / 2
    watch.failed()
    assert await shop.letters(MERCHANT) == []
    shop.clock.now += TOLD_FROM / 2
    await watch.answered()
    await watch.answered()
    (told,) = await shop.letters(MERCHANT)
    assert "from 24 November 2026, 11:30 until 11:32 (2 minutes)" in without_isolates(str(told.html))


@on_sqlite
async def test_a_hiccup_of_telegram_is_nothing(shop: Services) -> None:
    for _ in range(5):
        shop.telegram_watch.failed()
        shop.clock.now += TOLD_FROM - timedelta(seconds=1)
        await shop.telegram_watch.answered()
    assert await shop.letters(MERCHANT) == []


@on_sqlite
async def test_messages_that_did_not_get_through_tell_that_telegram_was_gone(
    shop: Services, telegram: Telegram, post: PostOffice, sara: Person, merchant: Person
) -> None:
    await telegram.breaks("sendMessage", "http_502")
    await post.takes(say(sara.id, "Hello"))
    await post.tries()
    shop.clock.now += TOLD_FROM
    await post.works()
    assert await from_bot(sara) == ["Hello"]
    (told,) = await from_bot(merchant)
    assert "can be reached again" in told


class NobodyAnswers:
    """Updates are only taken in."""

    async def handle(self, update: Received) -> Sequence[Letter]:
        raise AssertionError("no update is handled here")

    async def apologise(self, update: Received) -> Sequence[Letter]:
        raise AssertionError("no update is handled here")


@on_sqlite
async def test_updates_that_did_not_come_in_tell_it_too(shop: Services) -> None:
    async def told() -> bool:
        shop.clock.now += TOLD_FROM
        return "can be reached again" in await shop.told(MERCHANT)

    async with pretend_line() as line:
        await line.telegram.breaks("getUpdates", "http_502")
        await (await line.telegram.person("Sara")).says("/start")
        inbox = Inbox(shop.store, NobodyAnswers(), shop.clock, shop.metrics, shop.wakeup)
        polling = asyncio.create_task(Polling(line.bot, inbox, shop.telegram_watch).run())
        try:
            await until(told)
        finally:
            polling.cancel()
            await asyncio.wait({polling})
