"""Who of the staff hears of what, and which alerts they have been told of late."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.staff.alert import Reader
from bot.staff.alert_topics import AlertTopic, Wish, wish_of
from bot.staff.rights import Role
from bot.store.session import Row, Session
from bot.store.times import from_ms, to_ms
from bot.texts.languages import Language

HOUR = timedelta(hours=1)


class How(StrEnum):
    """What became of an alert: told however many there are, told and counted, or kept back as one too many."""

    ALWAYS = "always"
    COUNTED = "counted"
    KEPT_BACK = "kept_back"


@dataclass(frozen=True, slots=True)
class KeptBack:
    """So many alerts were kept back from somebody, in the hour that began then."""

    user_id: int
    topic: AlertTopic
    hour: datetime
    number: int


def hour_of(at: datetime) -> datetime:
    """When the hour began in which that is."""
    return at.replace(minute=0, second=0, microsecond=0)


async def readers(session: Session, topic: AlertTopic) -> list[tuple[Reader, Wish]]:
    """Everybody on the staff, and how they want to hear of a topic."""
    return [
        (reader, wish_of(reader.role, topic, None if row["wish"] is None else Wish(row["wish"])))
        for row in await session.all("staff_to_tell", topic=topic)
        for reader in [_reader(row)]
    ]


async def digest_subscribers(session: Session) -> list[Reader]:
    """Those who want to hear of sales with the daily digest."""
    return [reader for reader, wish in await readers(session, AlertTopic.SALE) if wish is Wish.DIGEST]


async def chosen(session: Session, user_id: int) -> Mapping[AlertTopic, Wish]:
    """What somebody has chosen; what is missing is as their role has it."""
    rows = await session.all("alert_wishes_of", user_id=user_id)
    return {AlertTopic(row["topic"]): Wish(row["wish"]) for row in rows}


async def choose(tx: Session, user_id: int, topic: AlertTopic, wish: Wish) -> bool:
    """Keep what somebody has chosen; False where they are not on the staff (any more)."""
    return await tx.run("put_alert_wish", user_id=user_id, topic=topic, wish=wish) == 1


async def known(session: Session, once: str) -> bool:
    """Whether an alert with this key was told, or kept back."""
    return await session.value("alert_known", once=once) is not None


async def counted(session: Session, user_id: int, topic: AlertTopic, at: datetime) -> int:
    """How many limited alerts somebody has been told in this hour."""
    hour = to_ms(hour_of(at))
    return int(await session.value("alerts_counted", user_id=user_id, topic=topic, hour=hour))


async def note(tx: Session, once: str, user_id: int, topic: AlertTopic, how: How, at: datetime) -> bool:
    """Note what became of an alert; whether that is news."""
    hour = to_ms(hour_of(at))
    return await tx.run("note_alert", once=once, user_id=user_id, topic=topic, hour=hour, how=how) == 1


async def old(session: Session, now: datetime) -> bool:
    """Whether there is anything of an hour that is over."""
    return await session.value("old_alerts", before=to_ms(hour_of(now))) is not None


async def kept_back(session: Session, now: datetime) -> list[KeptBack]:
    """What was kept back in hours that are over."""
    return [
        KeptBack(row["user_id"], AlertTopic(row["topic"]), from_ms(row["hour"]), row["number"])
        for row in await session.all("alerts_kept_back", before=to_ms(hour_of(now)))
    ]


async def forget(tx: Session, now: datetime) -> int:
    """Forget the hours that are over, but for alerts that wait to be sent; gives how many alerts."""
    return await tx.run("forget_alerts", before=to_ms(hour_of(now)))


async def drop(tx: Session, user_id: int) -> int:
    """Send somebody none of the alerts that wait for them; gives how many."""
    return await tx.run("drop_alerts", user_id=user_id)


async def backlogs(session: Session) -> frozenset[str]:
    """What waits too long, and was told."""
    return frozenset(row["what"] for row in await session.all("backlogs_told"))


async def backlog_began(tx: Session, what: str, now: datetime) -> bool:
    """Something waits too long; whether that is news."""
    return await tx.run("backlog_began", what=what, since=to_ms(now)) == 1


async def backlog_over(tx: Session, what: str) -> bool:
    """It no longer does; whether that is news."""
    return await tx.run("backlog_over", what=what) == 1


def _reader(row: Row) -> Reader:
    language = None if row["language"] is None else Language(row["language"])
    return Reader(row["user_id"], Role(row["role"]), language)
