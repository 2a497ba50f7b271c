"""Notices when the gateway needs the merchant: it refuses what we send, or has stopped answering, or is well again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.alerts import Alerts
from bot.gateways.protocol import CheckAnswer, Refused, RequestAnswer, Unknown
from bot.staff.alert import Alert

FAILING_AFTER = 5


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """What the gateway answered last, and when; `failing` once it has not been understood for a while."""

    answer: RequestAnswer | CheckAnswer
    at: datetime
    failing: bool


class GatewayWatch:
    """Turns the run of the gateway's answers into alerts: each trouble is told once, and its end."""

    def __init__(self, alerts: Alerts) -> None:
        self._alerts = alerts
        self._unknown_in_a_row = 0
        self._failing = False
        self._last: tuple[RequestAnswer | CheckAnswer, datetime] | None = None

    @property
    def last(self) -> LastAnswer | None:
        """How it stands; None where nothing was asked since the start."""
        return None if self._last is None else LastAnswer(*self._last, self._failing)

    def letters(self, answer: RequestAnswer | CheckAnswer, now: datetime) -> Sequence[Alert]:
        """Give the alerts that this answer calls for, to be stored with what else it changes."""
        self._last = (answer, now)
        if isinstance(answer, Refused):
            return [self._alerts.gateway_refuses(answer.mistake, now)]
        if isinstance(answer, Unknown):
            self._unknown_in_a_row += 1
            if self._unknown_in_a_row >= FAILING_AFTER and not self._failing:
                self._failing = True
                return [self._alerts.gateway_failing(answer.why, now)]
            return ()
        self._unknown_in_a_row = 0
        if self._failing:
            self._failing = False
            return [self._alerts.gateway_well_again(now)]
        return ()
