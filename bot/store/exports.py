"""What the shop has on record, page by page, for files that are taken out."""

from datetime import datetime

from bot.exports.wanted import Records
from bot.store.session import Row, Session
from bot.store.times import to_ms

_PAGES = {
    Records.ORDERS: "export_orders",
    Records.PAYMENTS: "export_payments",
    Records.BUYERS: "export_buyers",
    Records.AUDIT: "export_audit",
}
_COUNTS = {
    Records.ORDERS: "count_export_orders",
    Records.PAYMENTS: "count_export_payments",
    Records.BUYERS: "count_export_buyers",
    Records.AUDIT: "count_export_audit",
}


async def count(session: Session, records: Records, since: datetime, until: datetime) -> int:
    """How many there are from `since` on, before `until`."""
    return int(await session.value(_COUNTS[records], since=to_ms(since), until=to_ms(until)))


async def page(
    session: Session, records: Records, since: datetime, until: datetime, after: int, most: int
) -> list[Row]:
    """Those after the one with the number `after`, in order; amounts are rials, times milliseconds."""
    return await session.all(_PAGES[records], since=to_ms(since), until=to_ms(until), after=after, most=most)
