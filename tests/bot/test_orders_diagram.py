"""The diagrams of docs/states.md are those of the tables of moves."""

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from bot.deliveries import DELIVERY_MOVES, DeliveryState
from bot.orders import ORDER_MOVES, PAYMENT_MOVES, OrderState, PaymentState

STATES = Path(__file__).parents[2] / "docs" / "states.md"

State = TypeVar("State", bound=StrEnum)


def diagram(moves: Mapping[State, frozenset[State]], first: State) -> str:
    """Draw a table of moves in Mermaid, in the order in which the states are listed."""
    order = list(type(first))
    lines = ["stateDiagram-v2", f"[*] --> {first}"]
    for old in order:
        lines += [f"{old} --> {new}" for new in sorted(moves[old], key=order.index)] or [f"{old} --> [*]"]
    return "\n    ".join(lines)


def drawn() -> list[str]:
    """Every diagram of the page."""
    return re.findall(r"```mermaid\n(.*?)\n?```", STATES.read_text(encoding="utf-8"), re.DOTALL)


def test_the_diagrams_are_those_of_the_tables() -> None:
    assert drawn() == [
        diagram(ORDER_MOVES, OrderState.OPEN),
        diagram(PAYMENT_MOVES, PaymentState.REQUESTED),
        diagram(DELIVERY_MOVES, DeliveryState.WAITING),
    ]


def test_a_move_more_or_less_changes_the_diagram() -> None:
    fewer = {**ORDER_MOVES, OrderState.PAID: frozenset({OrderState.DELIVERED})}
    assert diagram(fewer, OrderState.OPEN) != diagram(ORDER_MOVES, OrderState.OPEN)


def test_every_state_is_named_in_the_text() -> None:
    named = set(re.findall(r"`(\w+)`", STATES.read_text(encoding="utf-8")))
    told_by_themselves = {"open", "delivered", "refunded", "pending", "paid"}
    assert {*OrderState, *PaymentState, *DeliveryState} - told_by_themselves <= named
