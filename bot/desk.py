"""The services that those who run the shop use, beside the catalogue's, as one value."""

from dataclasses import dataclass

from bot.broadcasts.book import Broadcasts
from bot.broadcasts.news import News
from bot.broadcasts.pace import Pace
from bot.broadcasts.progress import Progress
from bot.clock import Clock
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
    broadcasts: Broadcasts
    news: News


def open_desk(store: Store, clock: Clock, speech: Speech, pace: Pace, to_broadcast: Wakeup) -> Desk:
    """Put the staff's services together; `to_broadcast` nudges whoever sends broadcasts, at this pace."""
    trail = AuditTrail(store, clock)
    return Desk(
        trail=trail,
        staff=Staff(store, trail, random_token, clock),
        broadcasts=Broadcasts(store, trail, Progress(speech, pace, clock), pace, to_broadcast, clock),
        news=News(store, to_broadcast, clock),
    )
