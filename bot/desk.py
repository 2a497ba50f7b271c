"""The services that those who run the shop use, beside the catalogue's, as one value."""

from dataclasses import dataclass

from bot.alerts.choices import AlertChoices
from bot.bans import Bans
from bot.broadcasts.book import Broadcasts
from bot.broadcasts.news import News
from bot.broadcasts.pace import Pace
from bot.broadcasts.progress import Progress
from bot.cancellation import Cancellation
from bot.chat_settings.editing import ChatSettings
from bot.chat_settings.live import LiveSettings
from bot.checkup.checkup import Checkup
from bot.clock import Clock
from bot.file_store import Files
from bot.fulfilment import Fulfilment
from bot.goods_notices import GoodsNotices
from bot.jobs.board import JobBoard
from bot.notices import Notices
from bot.reports.reports import Reports
from bot.sales.decisions import Decisions
from bot.sales.finding import Finder
from bot.sales.lists import Sales
from bot.sales.story import Stories
from bot.settlement import Settlement
from bot.speech import Speech
from bot.staff.audit_trail import AuditTrail
from bot.staff.members import Staff
from bot.store import Store
from bot.support.letters import TalkLetters
from bot.support.staff_room import StaffRoom
from bot.support.support import Support
from bot.support.talk_book import TalkBook
from bot.tokens import random_token
from bot.wakeup import Wakeup


@dataclass(frozen=True, slots=True)
class Desk:
    """What the staff work with."""

    trail: AuditTrail
    staff: Staff
    sales: Sales
    finder: Finder
    stories: Stories
    decisions: Decisions
    alerts: AlertChoices
    support: Support
    talks: TalkBook
    staff_room: StaffRoom
    bans: Bans
    settings: ChatSettings
    jobs: JobBoard
    checkup: Checkup
    reports: Reports
    broadcasts: Broadcasts
    news: News


def open_desk(
    store: Store,
    live: LiveSettings,
    speech: Speech,
    files: Files,
    settlement: Settlement,
    cancellation: Cancellation,
    fulfilment: Fulfilment,
    notices: Notices,
    goods_notices: GoodsNotices,
    clock: Clock,
    wakeup: Wakeup,
    delivery_wakeup: Wakeup,
    to_work: Wakeup,
    checkup: Checkup,
    pace: Pace,
    to_broadcast: Wakeup,
) -> Desk:
    """Put the staff's services together; `to_broadcast` nudges whoever sends broadcasts, at this pace."""
    trail, letters = AuditTrail(store, clock), TalkLetters(speech)
    staff_room = StaffRoom(store, letters, trail, clock)
    return Desk(
        trail=trail,
        staff=Staff(store, trail, random_token, clock),
        sales=Sales(store, speech.shop.timezone),
        finder=Finder(store, speech),
        stories=Stories(store),
        decisions=Decisions(
            store,
            settlement,
            cancellation,
            fulfilment,
            notices,
            goods_notices,
            trail,
            clock,
            wakeup,
            delivery_wakeup,
        ),
        alerts=AlertChoices(store),
        support=Support(store, files, staff_room, letters, trail, clock),
        talks=TalkBook(store, clock),
        staff_room=staff_room,
        bans=Bans(store, trail, clock),
        settings=ChatSettings(store, trail, live, clock),
        jobs=JobBoard(store, speech, trail, clock, to_work),
        checkup=checkup,
        reports=Reports(store, files, speech, clock),
        broadcasts=Broadcasts(store, trail, Progress(speech, pace, clock), pace, to_broadcast, clock),
        news=News(store, to_broadcast, clock),
    )
