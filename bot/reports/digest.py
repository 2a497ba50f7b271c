"""The daily digest: the day's figures, once a day, at the hour that the shop chose, to those who want them."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TypeAlias

from markupsafe import Markup

from bot.chat_settings.live import LiveSettings
from bot.clock import Clock
from bot.messages import Send
from bot.reports.periods import Days, Period, between
from bot.reports.reports import Reports
from bot.speech import Speech
from bot.store import Session, Store, alerts, buyers, outbox
from bot.texts.languages import Language
from bot.wakeup import Wakeup

# A digest that is later than that tells nobody anything new.
LATEST = timedelta(hours=6)
# Whoever changes the hour waits no longer than this.
LOOK_AGAIN = timedelta(minutes=1)
NOON = 12

# At what hour of the shop's time zone it is sent, 0 to 23; None where it isn't.
Hour: TypeAlias = Callable[[Session], Awaitable[int | None]]
# Who gets it, and in which language.
Recipients: TypeAlias = Callable[[Session], Awaitable[Sequence[tuple[int, Language]]]]


class Digest:
    """Puts each day's digest in the outbox, once for each recipient."""

    def __init__(
        self,
        store: Store,
        reports: Reports,
        speech: Speech,
        clock: Clock,
        hour: Hour,
        recipients: Recipients,
        outbox_wakeup: Wakeup,
    ) -> None:
        self._store = store
        self._reports = reports
        self._speech = speech
        self._clock = clock
        self._hour = hour
        self._recipients = recipients
        self._outbox_wakeup = outbox_wakeup

    async def run(self) -> None:
        """Go on for ever; cancel to stop."""
        while True:
            await self.send_due()
            await asyncio.sleep(LOOK_AGAIN.total_seconds())

    async def send_due(self) -> None:
        """Send what is due now and was not sent; may be repeated, and done by several programs at once.

        A digest whose hour went by while nobody was there to send it is sent up to `LATEST` later.
        """
        now, zone = self._clock(), self._speech.shop.timezone
        async with self._store.reading() as session:
            hour = await self._hour(session)
            day = None if hour is None else _day_due(hour, now, zone)
            if hour is None or day is None:
                return
            waiting = [
                (person, language)
                for person, language in await self._recipients(session)
                if await _reachable(session, person) and not await outbox.was_put(session, _once(day, person))
            ]
        period = _period(hour, day, now, zone)
        for person, language in waiting:
            await self._send(person, language, period, _once(day, person), morning=hour < NOON)

    async def _send(
        self, person: int, language: Language, period: Period, once: str, *, morning: bool
    ) -> None:
        say, shop = self._speech.voice(language), self._speech.shop.name
        head = say.html("stats-digest-morning" if morning else "stats-digest", shop=shop)
        message = await self._reports.message(period, language)
        message = replace(message, html=Markup("{}\n\n{}").format(head, message.html))
        async with self._store.transaction() as tx:
            await outbox.put(tx, [Send(person, message, once=once)], self._clock())
        self._outbox_wakeup.wake()


def set_by_chat(live: LiveSettings) -> Hour:
    """Send it at the hour that the merchant has picked."""

    async def answer(_: Session) -> int | None:
        return live.current.digest_hour

    return answer


async def subscribers(session: Session) -> Sequence[tuple[int, Language]]:
    """Send it to those of the staff who want to hear of sales in this way, in their language."""
    readers = await alerts.digest_subscribers(session)
    return [(reader.user_id, reader.language) for reader in readers if reader.language is not None]


async def _reachable(session: Session, person: int) -> bool:
    """Whether somebody has written to the bot and not blocked it: yesterday's digest must not wait for their return."""
    known = await buyers.find(session, person)
    return known is not None and not known.blocked


def _once(day: date, person: int) -> str:
    return f"digest:{day}:{person}"


def _day_due(hour: int, now: datetime, zone: tzinfo) -> date | None:
    """The day on which the last hour of the digest was, if it is not too late for that."""
    today = now.astimezone(zone).date()
    for day in (today, today - timedelta(days=1)):
        at = datetime.combine(day, time(hour), zone).astimezone(UTC)
        if at <= now:
            return day if now - at < LATEST else None
    return None


def _period(hour: int, day: date, now: datetime, zone: tzinfo) -> Period:
    """In the morning, the day before is told of; from noon on, the day itself."""
    told = day - timedelta(days=1) if hour < NOON else day
    return between(Days(told, told), now, zone)
