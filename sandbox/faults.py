"""Trouble to order: what a sandbox should do wrong, for which call, and how many times."""

import itertools
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from sandbox.answers import BadControl, Json

EVERY_CALL = "*"
SECONDS_AT_MOST = 1_000_000


@dataclass(slots=True)
class Fault:
    """One trouble: `kind` befalls the next `times` calls named `call` (`times` None: until it is removed)."""

    id: int
    call: str
    kind: str
    times: int | None
    options: Mapping[str, Json] = field(default_factory=dict)

    def seconds(self, default: float) -> float:
        """The fault's `seconds` option, or `default` where it has none."""
        value = self.options.get("seconds", default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= SECONDS_AT_MOST:
            raise BadControl(f"seconds must be a number from 0 to {SECONDS_AT_MOST}, not {value!r}")
        return float(value)

    def as_json(self) -> dict[str, Json]:
        """Show the fault as the control interface does."""
        return {
            "id": self.id,
            "call": self.call,
            "kind": self.kind,
            "times": self.times,
            "options": dict(self.options),
        }


class Faults:
    """The troubles in force, first ordered first served."""

    def __init__(self, calls: Set[str], kinds: Set[str]) -> None:
        self._calls = calls | {EVERY_CALL}
        self._kinds = kinds
        self._ids = itertools.count(1)
        self._in_force: list[Fault] = []

    def order(self, wanted: Json) -> Fault:
        """Put a fault in force from its JSON form; raises BadControl where it asks for what does not exist."""
        if not isinstance(wanted, dict):
            raise BadControl("a fault is a JSON object with the keys call, kind and times")
        call, kind, times = wanted.get("call", EVERY_CALL), wanted.get("kind"), wanted.get("times", 1)
        options = {key: value for key, value in wanted.items() if key not in {"call", "kind", "times"}}
        if not isinstance(call, str) or call not in self._calls:
            raise BadControl(f"no such call: {call!r}; there are {', '.join(sorted(self._calls))}")
        if not isinstance(kind, str) or kind not in self._kinds:
            raise BadControl(f"no such fault: {kind!r}; there are {', '.join(sorted(self._kinds))}")
        if times is not None and (isinstance(times, bool) or not isinstance(times, int) or times < 1):
            raise BadControl(f"times must be a whole number of 1 or more, or null for ever, not {times!r}")
        fault = Fault(next(self._ids), call, kind, times, options)
        fault.seconds(0)
        self._in_force.append(fault)
        return fault

    def take(self, call: str) -> Fault | None:
        """Give the fault that befalls this call, and count it as used."""
        for fault in self._in_force:
            if fault.call in {call, EVERY_CALL}:
                if fault.times is not None:
                    fault.times -= 1
                    if not fault.times:
                        self._in_force.remove(fault)
                return fault
        return None

    def in_force(self) -> list[Fault]:
        """List what is still to come."""
        return list(self._in_force)

    def remove(self, fault_id: int) -> None:
        """Take one fault back; raises BadControl where there is none with that number."""
        for fault in self._in_force:
            if fault.id == fault_id:
                self._in_force.remove(fault)
                return
        raise BadControl(f"no fault has the number {fault_id}")

    def clear(self) -> None:
        """Take all back."""
        self._in_force.clear()
