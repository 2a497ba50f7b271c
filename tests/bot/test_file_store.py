from contextlib import suppress

import pytest

from bot.clock import system_clock
from bot.file_store import Files
from bot.files import MOST_BYTES, EmptyFile, FileGone, FileId, Shown, TooLarge
from bot.store import Store
from tests.bot.parts import on_sqlite
from tests.bot.store.ledger import PowerCut


@pytest.fixture
def files(store: Store) -> Files:
    return Files(store, system_clock)


async def test_a_file_is_kept_and_given_back(files: Files) -> None:
    kept = await files.keep("book.pdf", "application/pdf", b"\x00\xff")
    assert await files.find(kept.id) == kept
    assert await files.body(kept.id) == b"\x00\xff"


@on_sqlite
async def test_as_much_is_kept_as_telegram_gives_and_no_more(files: Files) -> None:
    largest = await files.keep("largest.bin", "", bytes(MOST_BYTES))
    assert (largest.size, len(await files.body(largest.id))) == (MOST_BYTES, MOST_BYTES)
    with pytest.raises(TooLarge) as refused:
        await files.keep("larger.bin", "", bytes(MOST_BYTES + 1))
    assert refused.value.size == MOST_BYTES + 1
    with pytest.raises(EmptyFile):
        await files.keep("empty.bin", "", b"")


@on_sqlite
async def test_a_name_that_would_end_a_header_is_put_on_one_line(files: Files) -> None:
    kept = await files.keep("می‌خواهم\r\nX: y.pdf", "application/pdf", b"1")
    assert kept.name == "می‌خواهم  X: y.pdf"


async def test_a_file_goes_with_its_transaction(files: Files, store: Store) -> None:
    with suppress(PowerCut):
        async with store.transaction() as tx:
            kept = await files.keep_in(tx, "book.pdf", "application/pdf", b"1")
            raise PowerCut
    with pytest.raises(FileGone):
        await files.find(kept.id)


async def test_what_telegram_calls_a_file_is_remembered_until_it_is_refused(files: Files) -> None:
    kept = await files.keep("book.pdf", "application/pdf", b"1")
    assert await files.telegram_id(kept.id, 7, Shown.DOCUMENT) is None
    await files.remember(kept.id, 7, Shown.DOCUMENT, "BQAC")
    assert await files.telegram_id(kept.id, 7, Shown.DOCUMENT) == "BQAC"
    await files.forget(kept.id, 7, Shown.DOCUMENT, "BQAC")
    assert await files.telegram_id(kept.id, 7, Shown.DOCUMENT) is None


async def test_no_file_has_a_number_that_was_never_given(files: Files) -> None:
    with pytest.raises(FileGone):
        await files.body(FileId(0))
