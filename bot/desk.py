"""The services that those who run the shop use, beside the catalogue's, as one value."""

from dataclasses import dataclass

from bot.alerts.choices import AlertChoices
from bot.cancellation import Cancellation
from bot.clock import Clock
from bot.config import ShopSettings
from bot.fulfilment import Fulfilment
from bot.goods_notices import GoodsNotices
from bot.notices import Notices
from bot.sales.decisions import Decisions
from bot.sales.finding import Finder
from bot.sales.lists import Sales
from bot.sales.story import Stories
from bot.settlement import Settlement
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
    sales: Sales
    finder: Finder
    stories: Stories
    decisions: Decisions
    alerts: AlertChoices


def open_desk(
    store: Store,
    settings: ShopSettings,
    settlement: Settlement,
    cancellation: Cancellation,
    fulfilment: Fulfilment,
    notices: Notices,
    goods_notices: GoodsNotices,
    clock: Clock,
    wakeup: Wakeup,
    delivery_wakeup: Wakeup,
) -> Desk:
    """Put the staff's services together."""
    trail = AuditTrail(store, clock)
    return Desk(
        trail=trail,
        staff=Staff(store, trail, random_token, clock),
        sales=Sales(store, settings.timezone),
        finder=Finder(store, settings.currency),
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
    )
