"""A right answer of the gateway, made wrong in the way that a fault asks for."""

import json
from collections.abc import Callable, Mapping
from typing import TypeGuard

from sandbox.answers import Json
from sandbox.faults import Fault
from sandbox.pal24.kinds import Kind

PADDING = 64 * 1024
TOO_MUCH = 1_000


def body_of(said: dict[str, Json], fault: Fault | None) -> str:
    """Write the answer's JSON text, distorted if the fault is of that sort."""
    text = json.dumps(said if fault is None else _distorted(said, fault), ensure_ascii=False)
    return text[: len(text) // 2] if fault is not None and fault.kind == Kind.TRUNCATED else text


def _distorted(said: dict[str, Json], fault: Fault) -> Json:
    kind, amount = Kind(fault.kind), said.get("amount")
    if isinstance(amount, int) and kind is Kind.WRONG_AMOUNT:
        return said | {"amount": fault.options.get("amount", amount + TOO_MUCH)}
    if isinstance(amount, int) and kind is Kind.FRACTIONAL_AMOUNT:
        return said | {"amount": amount + 0.5}
    distort = _DISTORTIONS.get(kind)
    return said if distort is None else distort(said)


def _as_strings(said: dict[str, Json]) -> Json:
    return {key: str(value) if isinstance(value, int) else value for key, value in said.items()}


def _as_numbers(said: dict[str, Json]) -> Json:
    return {key: int(value) if _is_digits(value) else value for key, value in said.items()}


def _is_digits(value: Json) -> TypeGuard[str]:
    return isinstance(value, str) and value.isascii() and value.isdigit()


_DISTORTIONS: Mapping[Kind, Callable[[dict[str, Json]], Json]] = {
    Kind.STRINGS: _as_strings,
    Kind.NUMBERS: _as_numbers,
    Kind.BOOLEAN_STATUS: lambda said: said | {"status": bool(said["status"])},
    Kind.HUGE: lambda said: said | {"padding": "." * PADDING},
    Kind.LIST: lambda said: [said],
}
