"""The merchant's side of payment links: making them, seeing what became of them, closing them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import structlog

from bot.clock import Clock
from bot.file_store import Files
from bot.files import Attachment, Shown
from bot.money import Rials
from bot.pay_links import PayLinkId, PaymentLink
from bot.qr import qr_png
from bot.store import Session, Store, pay_links
from bot.tokens import TokenSource

log = structlog.get_logger(__name__)

PAGE = 8
LONGEST_TITLE = 100
MOST_TIMES = 100_000
# Above every number that a link has.
_NEWEST = 2**62


class LinkState(StrEnum):
    """How a link stands; `BUSY`: whatever is left of it is held by people who are paying now."""

    OPEN = "open"
    BUSY = "busy"
    USED = "used"
    ENDED = "ended"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class KnownLink:
    """A link as its merchant sees it: how many orders that came from it were paid."""

    link: PaymentLink
    state: LinkState
    paid: int


@dataclass(frozen=True, slots=True)
class LinkPage:
    """Some links, newest first; `older` is where the next page begins, None after the last."""

    links: tuple[KnownLink, ...]
    older: int | None


class PayLinks:
    """Makes links and ends them. `by` is who does; it is written down."""

    def __init__(self, store: Store, files: Files, tokens: TokenSource, clock: Clock) -> None:
        self._store = store
        self._files = files
        self._tokens = tokens
        self._clock = clock

    async def create(
        self,
        tx: Session,
        title: str,
        amount: Rials,
        times: int | None,
        ends_at: datetime | None,
        by: int,
        update_id: int,
    ) -> PaymentLink:
        """Make a link with a code that nobody can guess; the same update makes one link, however often it comes.

        `times` is how often it can be paid, None for no end of it.
        """
        made = await pay_links.made_by(tx, update_id)
        if made is not None:
            return made
        return await pay_links.insert(
            tx, self._tokens(), title, amount, times, ends_at, by, update_id, self._clock()
        )

    async def picture(self, address: str) -> Attachment:
        """Keep a link's address as a QR code."""
        async with self._store.transaction() as tx:
            return await self.picture_in(tx, address)

    async def picture_in(self, tx: Session, address: str) -> Attachment:
        """Do the same in a transaction that is open already."""
        file = await self._files.keep_in(tx, "pay-link.png", "image/png", qr_png(address))
        return Attachment(file.id, Shown.PHOTO)

    async def page(self, before: int | None = None) -> LinkPage:
        """Show links that are older than the one with this number, or the newest."""
        async with self._store.reading() as session:
            found = await pay_links.page(session, before or _NEWEST, PAGE + 1)
            known = tuple([await self._known(session, link) for link in found[:PAGE]])
        return LinkPage(known, found[PAGE - 1].id if len(found) > PAGE else None)

    async def find(self, link_id: int) -> KnownLink | None:
        """Show one link."""
        async with self._store.reading() as session:
            link = await pay_links.find(session, link_id)
            return None if link is None else await self._known(session, link)

    async def close(self, link_id: PayLinkId, by: int) -> None:
        """End a link: no order can be made of it any more; those that were made stay. May be repeated."""
        async with self._store.transaction() as tx:
            if await pay_links.close(tx, link_id, self._clock()):
                log.info("a payment link was closed", link=link_id, by=by)

    async def _known(self, session: Session, link: PaymentLink) -> KnownLink:
        counted = await pay_links.counted(session, link.id)
        return KnownLink(link, _state(link, counted.open, self._clock()), counted.paid)


def _state(link: PaymentLink, held: int, now: datetime) -> LinkState:
    if link.closed:
        return LinkState.CLOSED
    if link.remaining == 0:
        return LinkState.BUSY if held else LinkState.USED
    if link.ends_at is not None and now >= link.ends_at:
        return LinkState.ENDED
    return LinkState.OPEN
