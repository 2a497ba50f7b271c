"""The merchant's side of discount codes: making and changing them, seeing how they are used, putting them away."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import structlog

from bot.catalog import CategoryId, Names
from bot.clock import Clock
from bot.discounts import Discount, DiscountId
from bot.store import Session, Store, catalog, discounts
from bot.tokens import TokenSource

log = structlog.get_logger(__name__)

PAGE = 8
# Above every number that a code has.
_NEWEST = 2**62


class CodeTaken(Exception):
    """There is a code of this word; `archived` where it was put away."""

    def __init__(self, code: str, *, archived: bool) -> None:
        super().__init__(code)
        self.archived = archived


class DiscountState(StrEnum):
    """Whether a code can be used now, or why nobody can."""

    OPEN = "open"
    USED_UP = "used_up"
    OVER = "over"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class KnownDiscount:
    """A code as its merchant sees it: the names of what it is for, categories with those above them."""

    discount: Discount
    state: DiscountState
    products: tuple[Names, ...]
    categories: tuple[tuple[Names, ...], ...]


@dataclass(frozen=True, slots=True)
class DiscountPage:
    """Some codes, newest first; `older` is where the next page begins, None after the last."""

    codes: tuple[KnownDiscount, ...]
    older: int | None


class Discounts:
    """Keeps codes. What takes a `tx` is asked from within a form; `by` is who does it, and is written to the log.

    Where there is no such code, LookupError is raised.
    """

    def __init__(self, store: Store, words: TokenSource, clock: Clock) -> None:
        self._store = store
        self._words = words
        self._clock = clock

    def propose(self) -> str:
        """Make up a word for a code."""
        return self._words()

    async def page(self, before: int | None = None, *, archived: bool = False) -> DiscountPage:
        """Show codes that are older than the one with this number, or the newest."""
        read = discounts.archived_page if archived else discounts.page
        async with self._store.reading() as session:
            found = await read(session, before or _NEWEST, PAGE + 1)
            known = tuple([await self.known(session, discount) for discount in found[:PAGE]])
        return DiscountPage(known, found[PAGE - 1].id if len(found) > PAGE else None)

    async def find(self, discount_id: int) -> KnownDiscount | None:
        """Show one code."""
        async with self._store.reading() as session:
            discount = await discounts.find(session, discount_id)
            return None if discount is None else await self.known(session, discount)

    async def known(self, session: Session, discount: Discount) -> KnownDiscount:
        """Look up what a code is for."""
        return KnownDiscount(
            discount,
            _state(discount, self._clock()),
            tuple([product.names for product in await catalog.of_ids(session, discount.products)]),
            tuple([await _path(session, category) for category in sorted(discount.categories)]),
        )

    async def check_word(self, session: Session, code: str) -> None:
        """Raise CodeTaken where a code of this word (see fold_code) exists."""
        found = await discounts.by_code(session, code)
        if found is not None:
            raise CodeTaken(code, archived=found.archived)

    async def create(self, tx: Session, discount: Discount, by: int) -> Discount:
        """Write a new code; its number and its uses are not looked at. Raises CodeTaken."""
        await self.check_word(tx, discount.code)
        number = await discounts.insert(tx, discount, self._clock())
        log.info("a discount code was made", discount=number, by=by)
        return await _get(tx, number)

    async def revise(
        self,
        tx: Session,
        discount_id: DiscountId,
        change: Callable[[Discount], Awaitable[Discount]],
        by: int,
    ) -> Discount:
        """Write what `change` makes of a code's rules; its word stays, and so do the orders that have used it."""
        revised = await change(await discounts.lock(tx, discount_id))
        await discounts.update(tx, revised)
        log.info("a discount code was changed", discount=discount_id, by=by)
        return revised

    async def archive(self, discount_id: DiscountId, by: int) -> None:
        """Put a code away, so that nobody can use it; may be repeated."""
        async with self._store.transaction() as tx:
            await _get(tx, discount_id)
            if await discounts.archive(tx, discount_id, self._clock()):
                log.info("a discount code was archived", discount=discount_id, by=by)

    async def restore(self, discount_id: DiscountId, by: int) -> None:
        """Undo `archive`; may be repeated."""
        async with self._store.transaction() as tx:
            await _get(tx, discount_id)
            if await discounts.unarchive(tx, discount_id):
                log.info("a discount code was restored", discount=discount_id, by=by)


async def _get(session: Session, discount_id: DiscountId) -> Discount:
    discount = await discounts.find(session, discount_id)
    if discount is None:
        raise LookupError(f"there is no discount {discount_id}")
    return discount


async def _path(session: Session, category_id: CategoryId) -> tuple[Names, ...]:
    path: list[Names] = []
    above: CategoryId | None = category_id
    while above is not None and (category := await catalog.find_category(session, above)) is not None:
        path.insert(0, category.names)
        above = category.parent_id
    return tuple(path)


def _state(discount: Discount, now: datetime) -> DiscountState:
    if discount.archived:
        return DiscountState.ARCHIVED
    if discount.ends_at is not None and now >= discount.ends_at:
        return DiscountState.OVER
    if discount.total_limit is not None and discount.used >= discount.total_limit:
        return DiscountState.USED_UP
    return DiscountState.OPEN
