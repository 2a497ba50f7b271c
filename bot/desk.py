"""The services that those who run the shop use, beside the catalogue's, as one value."""

from dataclasses import dataclass

from bot.chat_settings.editing import ChatSettings
from bot.chat_settings.live import LiveSettings
from bot.clock import Clock
from bot.staff.audit_trail import AuditTrail
from bot.staff.members import Staff
from bot.store import Store
from bot.tokens import random_token


@dataclass(frozen=True, slots=True)
class Desk:
    """What the staff work with."""

    trail: AuditTrail
    staff: Staff
    settings: ChatSettings


def open_desk(store: Store, clock: Clock, live: LiveSettings) -> Desk:
    """Put the staff's services together."""
    trail = AuditTrail(store, clock)
    return Desk(
        trail=trail,
        staff=Staff(store, trail, random_token, clock),
        settings=ChatSettings(store, trail, live, clock),
    )
