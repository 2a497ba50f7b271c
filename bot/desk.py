"""The services that those who run the shop use, beside the catalogue's, as one value."""

from dataclasses import dataclass

from bot.bans import Bans
from bot.clock import Clock
from bot.file_store import Files
from bot.speech import Speech
from bot.staff.audit_trail import AuditTrail
from bot.staff.members import Staff
from bot.store import Store
from bot.support.letters import TalkLetters
from bot.support.staff_room import StaffRoom
from bot.support.support import Support
from bot.support.talk_book import TalkBook
from bot.tokens import random_token


@dataclass(frozen=True, slots=True)
class Desk:
    """What the staff work with."""

    trail: AuditTrail
    staff: Staff
    support: Support
    talks: TalkBook
    staff_room: StaffRoom
    bans: Bans


def open_desk(store: Store, clock: Clock, speech: Speech, files: Files) -> Desk:
    """Put the staff's services together."""
    trail, letters = AuditTrail(store, clock), TalkLetters(speech)
    staff_room = StaffRoom(store, letters, trail, clock)
    return Desk(
        trail=trail,
        staff=Staff(store, trail, random_token, clock),
        support=Support(store, files, staff_room, letters, trail, clock),
        talks=TalkBook(store, clock),
        staff_room=staff_room,
        bans=Bans(store, trail, clock),
    )
