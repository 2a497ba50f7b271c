"""The services that those who run the shop use, beside the catalogue's, as one value."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.file_store import Files
from bot.reports.reports import Reports
from bot.speech import Speech
from bot.staff.audit_trail import AuditTrail
from bot.staff.members import Staff
from bot.store import Store
from bot.tokens import random_token


@dataclass(frozen=True, slots=True)
class Desk:
    """What the staff work with."""

    trail: AuditTrail
    staff: Staff
    reports: Reports


def open_desk(store: Store, files: Files, speech: Speech, clock: Clock) -> Desk:
    """Put the staff's services together."""
    trail = AuditTrail(store, clock)
    return Desk(
        trail=trail,
        staff=Staff(store, trail, random_token, clock),
        reports=Reports(store, files, speech, clock),
    )
