"""What a look at each part of the program found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.gateway_watch import LastAnswer
from bot.gateways.protocol import Refused, Unknown
from bot.health import Condition

SLOW_MS = 250
OLD_MESSAGE, VERY_OLD_MESSAGE = timedelta(minutes=5), timedelta(hours=1)
# Checks are due all the time; only one that waits long says that nobody asks.
OLD_CHECK, VERY_OLD_CHECK = timedelta(minutes=5), timedelta(hours=1)
MANY_UPDATES = 200
LITTLE_SPACE, NO_SPACE = 1024**3, 200 * 1024**2


class Sign(StrEnum):
    """Well, look at it, or act."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Part(StrEnum):
    """What is looked at, in the order in which it is shown."""

    GATEWAY = "gateway"
    TELEGRAM = "telegram"
    DATABASE = "database"
    BACKLOG = "backlog"
    DISK = "disk"
    BACKUP = "backup"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part: how it is, in which state (a word that the texts know), and figures for the sentence."""

    part: Part
    sign: Sign
    state: str
    figures: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    at: datetime | None = None
    span: timedelta | None = None


def of_gateway(last: LastAnswer | None) -> Finding:
    """Judge by its last answer: one that is not understood may be chance, several are not."""
    if last is None:
        return Finding(Part.GATEWAY, Sign.GREEN, "not_asked")
    match last.answer:
        case Refused(mistake):
            return Finding(Part.GATEWAY, Sign.RED, "refuses", words={"mistake": mistake.value}, at=last.at)
        case Unknown(why):
            sign = Sign.RED if last.failing else Sign.AMBER
            return Finding(Part.GATEWAY, sign, "no_answer", words={"why": why.value}, at=last.at)
        case _:
            return Finding(Part.GATEWAY, Sign.GREEN, "well", at=last.at)


def of_telegram(*, well: bool) -> Finding:
    """Judge by whether updates come in."""
    return Finding(Part.TELEGRAM, Sign.GREEN if well else Sign.RED, "well" if well else "quiet")


def of_database(kind: str, size: int | None, milliseconds: int) -> Finding:
    """Judge by how fast it answers; `size` is None where it does not."""
    if size is None:
        return Finding(Part.DATABASE, Sign.RED, "no_answer", words={"kind": kind})
    slow = milliseconds > SLOW_MS
    return Finding(
        Part.DATABASE,
        Sign.AMBER if slow else Sign.GREEN,
        "slow" if slow else "well",
        {"size": size, "milliseconds": milliseconds},
        {"kind": kind},
    )


def of_backlog(condition: Condition) -> Finding:
    """Judge by what has waited longest."""
    message = timedelta(seconds=condition.oldest_message_seconds)
    check = timedelta(seconds=condition.oldest_due_check_seconds)
    sign, state = Sign.GREEN, "well"
    if message > OLD_MESSAGE:
        sign, state = (Sign.RED if message > VERY_OLD_MESSAGE else Sign.AMBER), "messages"
    elif check > OLD_CHECK:
        sign, state = (Sign.RED if check > VERY_OLD_CHECK else Sign.AMBER), "checks"
    elif condition.updates > MANY_UPDATES:
        sign, state = Sign.AMBER, "updates"
    figures = {"messages": condition.messages, "updates": condition.updates}
    return Finding(Part.BACKLOG, sign, state, figures, span=max(message, check))


def of_disk(free: int) -> Finding:
    """Judge by the free bytes where the database is, or the program where that is elsewhere."""
    if free < LITTLE_SPACE:
        return Finding(Part.DISK, Sign.RED if free < NO_SPACE else Sign.AMBER, "little", {"free": free})
    return Finding(Part.DISK, Sign.GREEN, "well", {"free": free})


def of_backup(last: datetime | None, every: timedelta | None, now: datetime, *, possible: bool) -> Finding:
    """Judge by the last one's age: two periods without one is one too many."""
    if not possible:
        return Finding(Part.BACKUP, Sign.AMBER, "no_key")
    if last is None:
        return Finding(Part.BACKUP, Sign.AMBER, "never")
    if every is None:
        return Finding(Part.BACKUP, Sign.AMBER, "by_hand", at=last)
    late = now - last > every * 2
    return Finding(Part.BACKUP, Sign.RED if late else Sign.GREEN, "late" if late else "well", at=last)


def of_program(version: str, uptime: timedelta) -> Finding:
    """Nothing to judge: it answers."""
    return Finding(Part.PROGRAM, Sign.GREEN, "well", words={"version": version}, span=uptime)
