"""The merchant's side of categories: what stands where, and each change that may be made to it."""

from dataclasses import dataclass, replace

import structlog

from bot.catalog import LONGEST_NAME, CatalogError, Category, CategoryId, Names
from bot.catalog_editing import NoName
from bot.clock import Clock
from bot.store import Session, Store, catalog, inventory

log = structlog.get_logger(__name__)


class CategoryExists(CatalogError):
    """One of this name stands beside it already."""


@dataclass(frozen=True, slots=True)
class KeptCategory:
    """A category as its merchant sees it.

    `inside` are those in it that are not archived, `above` and `below` its neighbours; `products` is how many are in it
    or under it, archived ones aside.
    """

    category: Category
    parent: Category | None
    inside: tuple[Category, ...]
    above: CategoryId | None
    below: CategoryId | None
    products: int


class CategoryEditing:
    """Shows and changes categories, which stand at the top or in one at the top.

    What is asked from within a form takes its transaction. `by` is who makes the change; it is written to the log.
    Where there is no such category, LookupError is raised.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def top(self) -> list[Category]:
        """Show what stands at the top, in order."""
        async with self._store.reading() as session:
            return await catalog.children(session, None)

    async def archived(self) -> list[Category]:
        """Show archived categories."""
        async with self._store.reading() as session:
            return [category for category in await catalog.all_categories(session) if category.archived]

    async def find(self, category_id: int) -> KeptCategory | None:
        """Show a category, archived or not."""
        async with self._store.reading() as session:
            category = await catalog.find_category(session, category_id)
            if category is None:
                return None
            above, below = await _neighbours(session, category)
            parent_id = category.parent_id
            return KeptCategory(
                category,
                None if parent_id is None else await catalog.find_category(session, parent_id),
                tuple(await catalog.children(session, category.id)),
                above,
                below,
                await inventory.count_in(session, category.id),
            )

    async def add(self, tx: Session, names: Names, parent_id: CategoryId | None, by: int) -> Category:
        """Write a new one, behind the others. Raises NoName, CategoryExists, CategoryTooDeep or ShelfFull."""
        beside = await catalog.children(tx, parent_id)
        _check_names(names, beside)
        position = max((category.position for category in beside), default=0) + 1
        category = await catalog.insert_category(tx, names, parent_id, self._clock(), position)
        log.info("a category was added", category=category.id, by=by)
        return category

    async def rename(self, tx: Session, category_id: CategoryId, names: Names, by: int) -> Category:
        """Give it other names; raises NoName or CategoryExists."""
        category = await _get(tx, category_id)
        beside = await catalog.children(tx, category.parent_id)
        _check_names(names, [other for other in beside if other.id != category_id])
        renamed = replace(category, names=names)
        await catalog.update_category(tx, renamed)
        log.info("a category was renamed", category=category_id, by=by)
        return renamed

    async def put_into(self, category_id: CategoryId, parent_id: CategoryId | None, by: int) -> None:
        """Put it in another one, behind those there, or at the top; may be repeated.

        Raises CategoryExists, CategoryTooDeep or ShelfFull.
        """
        async with self._store.transaction() as tx:
            category = await _get(tx, category_id)
            if category.parent_id == parent_id:
                return
            beside = await catalog.children(tx, parent_id)
            _check_names(category.names, beside)
            position = max((other.position for other in beside), default=0) + 1
            await catalog.update_category(tx, replace(category, parent_id=parent_id, position=position))
            log.info("a category was moved", category=category_id, by=by)

    async def archive(self, category_id: CategoryId, by: int) -> None:
        """Put it away, with all that is in it; may be repeated."""
        async with self._store.transaction() as tx:
            await _get(tx, category_id)
            if await catalog.archive_category(tx, category_id, self._clock()):
                log.info("a category was archived", category=category_id, by=by)

    async def restore(self, category_id: CategoryId, by: int) -> None:
        """Undo `archive`; may be repeated. Raises CategoryExists or ShelfFull where its place is taken."""
        async with self._store.transaction() as tx:
            category = await _get(tx, category_id)
            if category.archived:
                _check_names(category.names, await catalog.children(tx, category.parent_id))
                await catalog.unarchive_category(tx, category_id)
                log.info("a category was restored", category=category_id, by=by)

    async def move(self, category_id: CategoryId, past: CategoryId, *, up: bool) -> None:
        """Change places with the neighbour above or below; nothing happens where `past` is not (any more) that one."""
        async with self._store.transaction() as tx:
            category = await _get(tx, category_id)
            if (await _neighbours(tx, category))[0 if up else 1] != past:
                return
            old = await catalog.children(tx, category.parent_id)
            order = [other.id for other in old]
            here, there = order.index(category_id), order.index(past)
            order[here], order[there] = past, category_id
            places = {number: position for position, number in enumerate(order, start=1)}
            for other in sorted(old, key=lambda one: one.id):
                if other.position != places[other.id]:
                    await catalog.update_category(tx, replace(other, position=places[other.id]))


async def _get(session: Session, category_id: CategoryId) -> Category:
    category = await catalog.find_category(session, category_id)
    if category is None:
        raise LookupError(f"there is no category {category_id}")
    return category


async def _neighbours(session: Session, category: Category) -> tuple[CategoryId | None, CategoryId | None]:
    order = [other.id for other in await catalog.children(session, category.parent_id)]
    if category.id not in order:
        return None, None
    here = order.index(category.id)
    return (order[here - 1] if here else None), (order[here + 1] if here + 1 < len(order) else None)


def _check_names(names: Names, beside: list[Category]) -> None:
    if not (names.fa or names.en) or max(len(names.fa), len(names.en)) > LONGEST_NAME:
        raise NoName
    taken = {name for category in beside for name in (category.names.fa, category.names.en) if name}
    if names.fa in taken or names.en in taken:
        raise CategoryExists(names.fa or names.en)
