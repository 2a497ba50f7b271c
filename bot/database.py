"""Opening the database, with what can go wrong told as an operator needs it."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.store import DatabaseInUse, DatabaseIsNewer, DatabaseUnusable, Store, open_store
from bot.trouble import Trouble


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except DatabaseInUse as error:
        raise Trouble("trouble-database-in-use", path=str(error)) from None
    except DatabaseIsNewer as error:
        raise Trouble("trouble-database-newer", found=error.found, known=error.known) from None
    except DatabaseUnusable as error:
        raise Trouble("trouble-database-unusable", reason=str(error)) from None


async def open_database(url: str) -> tuple[Store, list[str]]:
    """Open and migrate; gives the steps that were taken. Raises Trouble."""
    with _told():
        store = await open_store(url)
        try:
            return store, await store.migrate()
        except BaseException:
            await store.close()
            raise


async def open_for_reading(url: str) -> Store:
    """Open beside a running shop, to read. Raises Trouble."""
    with _told():
        store = await open_store(url, read_only=True)
        try:
            await store.check()
        except BaseException:
            await store.close()
            raise
        return store


async def open_unmigrated(url: str) -> Store:
    """Open with whatever tables are there, to fill it. Raises Trouble."""
    with _told():
        return await open_store(url)


async def migrate_database(url: str) -> list[str]:
    """Bring the schema up to date; gives the steps that were taken. Raises Trouble."""
    store, steps = await open_database(url)
    await store.close()
    return steps
