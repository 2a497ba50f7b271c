"""Buyers: met, renamed, blocked, back again."""

from bot.store import Store, buyers
from bot.texts.languages import Language
from tests.bot.store.ledger import REZA, SARA, START, Ledger


async def test_somebody_who_never_wrote_is_nobody(store: Store) -> None:
    async with store.reading() as session:
        assert await buyers.find(session, SARA) is None


async def test_whoever_writes_is_remembered(store: Store) -> None:
    async with store.transaction() as tx:
        met = await buyers.meet(tx, SARA, "سارا", Language.EN, START)
    async with store.reading() as session:
        assert await buyers.find(session, SARA) == met
    assert met == buyers.Buyer(SARA, "سارا", Language.EN, blocked=False)


async def test_a_new_name_is_taken_over_and_the_language_that_was_chosen_stays(
    store: Store, ledger: Ledger
) -> None:
    await ledger.buyer()
    async with store.transaction() as tx:
        await buyers.speak(tx, SARA, Language.EN)
        met = await buyers.meet(tx, SARA, "Sara K.", Language.FA, START)
    assert (met.name, met.language) == ("Sara K.", Language.EN)


async def test_a_chosen_language_is_one_persons(store: Store, ledger: Ledger) -> None:
    await ledger.buyer(SARA)
    await ledger.buyer(REZA)
    async with store.transaction() as tx:
        await buyers.speak(tx, SARA, Language.EN)
        other = await buyers.find(tx, REZA)
    assert other is not None
    assert other.language is Language.FA


async def test_that_somebody_blocked_the_bot_is_news_once_until_they_are_back(
    store: Store, ledger: Ledger
) -> None:
    await ledger.buyer()
    async with store.transaction() as tx:
        blocked = [await buyers.mark_blocked(tx, SARA, START) for _ in range(2)]
        gone = await buyers.find(tx, SARA)
        back = [await buyers.mark_reachable(tx, SARA) for _ in range(2)]
        here = await buyers.find(tx, SARA)
    assert (blocked, back) == ([True, False], [True, False])
    assert gone is not None
    assert gone.blocked
    assert here is not None
    assert not here.blocked


async def test_what_a_stranger_does_is_no_news(store: Store) -> None:
    async with store.transaction() as tx:
        assert not await buyers.mark_blocked(tx, SARA, START)
        assert not await buyers.mark_reachable(tx, SARA)
