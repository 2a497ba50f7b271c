"""Orders in lists: the newest, those of a state, of a product, of a day; and those that wait for a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from bot.catalog import Names, ProductId
from bot.orders import BuyerId, OrderState
from bot.store import Session, Store, catalog, sales
from bot.store.sales import Sale, Undecided

PAGE = 8

_NEWEST = 2**62


@dataclass(frozen=True, slots=True)
class OfProduct:
    """Orders with a product in them."""

    id: ProductId


@dataclass(frozen=True, slots=True)
class OfBuyer:
    """Somebody's orders."""

    id: BuyerId


# What a list is narrowed to; None is every order.
Narrowed: TypeAlias = OrderState | OfProduct | OfBuyer | date | None


@dataclass(frozen=True, slots=True)
class SalesPage:
    """Some orders, newest first; `older` is where the next page begins."""

    sales: Sequence[Sale]
    older: int | None


@dataclass(frozen=True, slots=True)
class HeldPage:
    """Some orders that wait for a person, oldest first; `later` is where the next page begins."""

    waiting: Sequence[Undecided]
    later: int | None


class Sales:
    """Lists orders for those who run the shop; a day is one of the shop's time zone."""

    def __init__(self, store: Store, timezone: ZoneInfo) -> None:
        self._store = store
        self._timezone = timezone

    async def page(self, only: Narrowed = None, before: int | None = None) -> SalesPage:
        """Give a page of them, before the order with this number."""
        async with self._store.reading() as session:
            found = await self._found(session, only, before or _NEWEST)
        return SalesPage(found[:PAGE], found[PAGE - 1].order.id if len(found) > PAGE else None)

    async def held(self, after: int = 0) -> HeldPage:
        """Give a page of what waits for a person, after the order with this number."""
        async with self._store.reading() as session:
            found = await sales.undecided(session, after, PAGE + 1)
        return HeldPage(found[:PAGE], found[PAGE - 1].sale.order.id if len(found) > PAGE else None)

    async def names_of(self, product_id: ProductId) -> Names | None:
        """What a product is called; None where there is none."""
        async with self._store.reading() as session:
            product = await catalog.find(session, product_id)
        return None if product is None else product.names

    def today(self, now: datetime) -> date:
        """Which day it is in the shop."""
        return now.astimezone(self._timezone).date()

    async def _found(self, session: Session, only: Narrowed, before: int) -> list[Sale]:
        match only:
            case None:
                return await sales.newest(session, before, PAGE + 1)
            case OrderState():
                return await sales.of_state(session, only, before, PAGE + 1)
            case OfProduct(product_id):
                return await sales.of_product(session, product_id, before, PAGE + 1)
            case OfBuyer(buyer_id):
                return await sales.of_buyer(session, buyer_id, before, PAGE + 1)
            case date():
                start, end = self._midnight(only), self._midnight(only + timedelta(days=1))
                return await sales.of_day(session, start, end, before, PAGE + 1)

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._timezone)
