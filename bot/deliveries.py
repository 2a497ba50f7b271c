"""Handing over what was paid for: what a delivery is, and every move it may make."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NewType

from bot.catalog import Details, Kind, ProductId
from bot.files import FileId
from bot.money import Rials
from bot.orders import BuyerId, IllegalMove, OrderId

LineId = NewType("LineId", int)
DeliveryId = NewType("DeliveryId", int)


@dataclass(frozen=True, slots=True)
class Line:
    """A product in an order, as it was when it was ordered; `unit_price` in rials.

    `taken`: its goods are out of the stock, for this order alone.
    """

    id: LineId
    order_id: OrderId
    product_id: ProductId
    buyer_id: BuyerId
    title: str
    quantity: int
    unit_price: Rials
    taken: bool

    @property
    def total(self) -> Rials:
        """What the line costs, in rials."""
        return Rials(self.unit_price * self.quantity)


class DeliveryState(StrEnum):
    """Where the handing over of a line stands; `TASK` waits for the merchant's own hand."""

    WAITING = "waiting"
    TASK = "task"
    HELD = "held"
    DELIVERED = "delivered"


DELIVERY_MOVES: Mapping[DeliveryState, frozenset[DeliveryState]] = {
    DeliveryState.WAITING: frozenset({DeliveryState.DELIVERED, DeliveryState.TASK, DeliveryState.HELD}),
    # A task is held where its order is refunded: there is nothing to hand over any more.
    DeliveryState.TASK: frozenset({DeliveryState.DELIVERED, DeliveryState.HELD}),
    DeliveryState.HELD: frozenset({DeliveryState.WAITING, DeliveryState.DELIVERED}),
    DeliveryState.DELIVERED: frozenset(),
}


def check_delivery_move(old: DeliveryState, new: DeliveryState) -> None:
    """Raise IllegalMove unless a delivery may go from `old` to `new`."""
    if new not in DELIVERY_MOVES[old]:
        raise IllegalMove(old, new)


@dataclass(frozen=True, slots=True)
class Content:
    """What the buyer gets; once it is stored it never changes."""

    text: str = ""
    codes: tuple[str, ...] = ()
    file_id: FileId | None = None
    invite: str | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """The handing over of one line. `key` makes a repeated call to somebody else's service the same one."""

    id: DeliveryId
    line: Line
    kind: Kind
    state: DeliveryState
    key: str
    # It may hold the secret of a merchant's service.
    details: Details = field(repr=False)
    content: Content | None
    reason: str | None
    attempts: int
    created_at: datetime


def encode_content(content: Content) -> str:
    """Fix what the buyer gets, as it is stored."""
    stored: dict[str, Any] = {}
    if content.text:
        stored["text"] = content.text
    if content.codes:
        stored["codes"] = list(content.codes)
    if content.file_id is not None:
        stored["file"] = content.file_id
    if content.invite is not None:
        stored["invite"] = content.invite
    if content.until is not None:
        stored["until"] = content.until.isoformat()
    return json.dumps(stored, ensure_ascii=False)


def decode_content(body: str) -> Content:
    """Read back what `encode_content` stored."""
    stored = json.loads(body)
    return Content(
        stored.get("text", ""),
        tuple(stored.get("codes", ())),
        stored.get("file"),
        stored.get("invite"),
        datetime.fromisoformat(stored["until"]) if "until" in stored else None,
    )
