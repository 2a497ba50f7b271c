"""Files are kept once, given back as they were, and known by what Telegram calls them."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from bot.files import Attachment, File, FileGone, FileId, Shown
from bot.messages import Message, Send
from bot.store import Store, files, outbox
from tests.bot.store.database import run_sql
from tests.bot.store.ledger import START, after

BOT, ANOTHER_BOT = 7_000_000_001, 7_000_000_002
EVERY_BYTE = bytes(range(256))


async def keep(store: Store, body: bytes = EVERY_BYTE, name: str = "کتاب.pdf") -> File:
    async with store.transaction() as tx:
        return await files.keep(tx, name, "application/pdf", body, START)


async def read(store: Store, file_id: FileId) -> bytes:
    async with store.reading() as session:
        return await files.body(session, file_id)


async def known(store: Store, file_id: FileId, bot_id: int = BOT, shown: Shown = Shown.PHOTO) -> str | None:
    async with store.reading() as session:
        return await files.telegram_id(session, file_id, bot_id, shown)


async def remember(
    store: Store, file_id: FileId, name: str, bot_id: int = BOT, shown: Shown = Shown.PHOTO
) -> None:
    async with store.transaction() as tx:
        await files.remember(tx, file_id, bot_id, shown, name)


async def test_a_file_is_found_with_its_name_kind_and_size(store: Store) -> None:
    kept = await keep(store)
    assert kept == File(kept.id, "کتاب.pdf", "application/pdf", 256)
    async with store.reading() as session:
        assert await files.get(session, kept.id) == kept


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(min_size=1, max_size=2000))
async def test_bytes_are_read_back_as_they_were_kept(store: Store, body: bytes) -> None:
    assert await read(store, (await keep(store, body)).id) == body


async def test_the_same_bytes_under_the_same_name_are_one_file(store: Store) -> None:
    first, again = await keep(store), await keep(store)
    renamed, changed = await keep(store, name="other.pdf"), await keep(store, EVERY_BYTE[::-1])
    assert first == again
    assert len({first.id, renamed.id, changed.id}) == 3


async def test_a_file_that_is_not_there_is_gone(store: Store) -> None:
    async with store.reading() as session:
        with pytest.raises(FileGone, match="file 1 is missing"):
            await files.get(session, FileId(1))
        with pytest.raises(FileGone, match="file 1 is missing"):
            await files.body(session, FileId(1))


async def test_a_damaged_file_is_gone_until_it_is_kept_again(store: Store, store_url: str) -> None:
    kept, sound = await keep(store), await keep(store, b"sound")
    await run_sql(store_url, f"UPDATE files SET body = (SELECT body FROM files WHERE id = {sound.id})")
    with pytest.raises(FileGone, match="damaged"):
        await read(store, kept.id)
    assert await read(store, sound.id) == b"sound"
    assert await keep(store) == kept
    assert await read(store, kept.id) == EVERY_BYTE


async def test_telegrams_id_belongs_to_a_file_a_bot_and_a_manner_of_showing(store: Store) -> None:
    kept, other = await keep(store), await keep(store, b"other")
    await remember(store, kept.id, "a photo")
    await remember(store, kept.id, "a document", shown=Shown.DOCUMENT)
    await remember(store, kept.id, "another bot's", bot_id=ANOTHER_BOT)
    assert await known(store, kept.id) == "a photo"
    assert await known(store, kept.id, shown=Shown.DOCUMENT) == "a document"
    assert await known(store, kept.id, ANOTHER_BOT) == "another bot's"
    assert await known(store, kept.id, ANOTHER_BOT, Shown.DOCUMENT) is None
    assert await known(store, other.id) is None


async def test_a_newer_id_takes_the_place_of_the_older(store: Store) -> None:
    kept = await keep(store)
    await remember(store, kept.id, "old")
    await remember(store, kept.id, "new")
    assert await known(store, kept.id) == "new"


async def test_only_the_id_that_was_refused_is_forgotten(store: Store) -> None:
    kept = await keep(store)
    await remember(store, kept.id, "a document", shown=Shown.DOCUMENT)
    await remember(store, kept.id, "new")
    async with store.transaction() as tx:
        await files.forget(tx, kept.id, BOT, Shown.PHOTO, "old")
    assert await known(store, kept.id) == "new"
    async with store.transaction() as tx:
        await files.forget(tx, kept.id, BOT, Shown.PHOTO, "new")
    assert await known(store, kept.id) is None
    assert await known(store, kept.id, shown=Shown.DOCUMENT) == "a document"


async def keep_passing(store: Store, body: bytes, at: datetime = START) -> File:
    async with store.transaction() as tx:
        return await files.keep(tx, "chart.png", "image/png", body, at, passing=True)


async def gone(store: Store, file: File) -> bool:
    async with store.reading() as session:
        try:
            await files.get(session, file.id)
        except FileGone:
            return True
    return False


async def forget(store: Store) -> int:
    async with store.transaction() as tx:
        return await files.forget_passed(tx, after(hours=1))


async def test_a_picture_that_was_passing_goes_when_it_is_old_and_what_is_kept_to_stay_stays(
    store: Store,
) -> None:
    passing, to_stay = await keep_passing(store, b"chart"), await keep(store, b"goods")
    await remember(store, passing.id, "AgAC-as-telegram-knows-it")
    young = await keep_passing(store, b"young", after(hours=2))
    assert await forget(store) == 1
    assert [await gone(store, file) for file in (passing, to_stay, young)] == [True, False, False]
    assert await known(store, passing.id) is None


async def test_a_picture_that_is_wanted_again_is_as_new_as_its_last_message(store: Store) -> None:
    first = await keep_passing(store, b"chart")
    assert await keep_passing(store, b"chart", after(hours=2)) == first
    assert await forget(store) == 0


@pytest.mark.parametrize("order", ["passing first", "to stay first"])
async def test_the_same_file_kept_to_stay_once_stays(store: Store, order: str) -> None:
    keeping = [keep_passing(store, b"chart"), keep(store, b"chart", "chart.png")]
    for kept in keeping if order == "passing first" else reversed(keeping):
        await kept
    assert await forget(store) == 0


@pytest.mark.parametrize("parked", [False, True])
async def test_a_picture_that_a_letter_still_carries_stays(store: Store, parked: bool) -> None:
    # More than nine, so that one number begins like another.
    pictures = [await keep_passing(store, b"chart %d" % number) for number in range(12)]
    carried = pictures[10]
    letter = Send(1, Message(Markup("📊"), attachment=Attachment(carried.id, Shown.PHOTO)))
    async with store.transaction() as tx:
        await outbox.put(tx, [letter], START)
        if parked:
            await outbox.park(tx, 1)
    assert await forget(store) == 11
    assert [picture for picture in pictures if not await gone(store, picture)] == [carried]
    async with store.transaction() as tx:
        await outbox.unpark(tx, 1, START)
        (queued,) = await outbox.claim_due(tx, after(hours=1), after(hours=2), 1)
        await outbox.sent(tx, queued.id, 41, START)
    assert await forget(store) == 1
