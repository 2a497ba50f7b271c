"""The services that those who run the shop use, beside the catalogue's, as one value."""

from dataclasses import dataclass

from bot.checkup.checkup import Checkup
from bot.clock import Clock
from bot.jobs.board import JobBoard
from bot.speech import Speech
from bot.staff.audit_trail import AuditTrail
from bot.staff.members import Staff
from bot.store import Store
from bot.tokens import random_token
from bot.wakeup import Wakeup


@dataclass(frozen=True, slots=True)
class Desk:
    """What the staff work with."""

    trail: AuditTrail
    staff: Staff
    jobs: JobBoard
    checkup: Checkup


def open_desk(store: Store, clock: Clock, speech: Speech, to_work: Wakeup, checkup: Checkup) -> Desk:
    """Put the staff's services together."""
    trail = AuditTrail(store, clock)
    return Desk(
        trail=trail,
        staff=Staff(store, trail, random_token, clock),
        jobs=JobBoard(store, speech, trail, clock, to_work),
        checkup=checkup,
    )
