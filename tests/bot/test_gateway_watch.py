from datetime import UTC, datetime, timedelta

import pytest

from bot.alerts import Alerts
from bot.gateway_watch import FAILING_AFTER, GatewayWatch
from bot.gateways.protocol import (
    CheckAnswer,
    Issued,
    NoAnswer,
    NotPaid,
    NotPaidBecause,
    OurMistake,
    Paid,
    Refused,
    RequestAnswer,
    Unknown,
)
from bot.money import Rials
from bot.staff.alert import Reader
from bot.staff.rights import Role
from bot.texts.languages import Language
from tests.bot.parts import MERCHANT, speech

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
SILENCE = Unknown(NoAnswer.TIMEOUT, "")
ANSWER = NotPaid(NotPaidBecause.NOT_YET)
OWNER = Reader(MERCHANT, Role.OWNER, Language.EN)


class Told:
    """What the merchant hears of a run of answers."""

    def __init__(self) -> None:
        self._watch = GatewayWatch(Alerts(speech()))
        self.now = NOW

    def of(self, *answers: RequestAnswer | CheckAnswer) -> list[str]:
        told = [alert for answer in answers for alert in self._watch.letters(answer, self.now)]
        return [str(alert.write(OWNER).html) for alert in told]


def test_a_gateway_that_works_is_not_talked_about() -> None:
    assert Told().of(Issued("k"), Paid(Rials(1000), "1"), ANSWER) == []


def test_a_few_lost_answers_are_nothing() -> None:
    assert Told().of(*[SILENCE] * (FAILING_AFTER - 1), ANSWER, *[SILENCE] * (FAILING_AFTER - 1)) == []


def test_a_gateway_that_fails_for_a_while_is_told_once_and_its_recovery_once() -> None:
    told = Told()
    (failing,) = told.of(*[SILENCE] * (3 * FAILING_AFTER))
    assert "does not answer" in failing
    (well,) = told.of(ANSWER, ANSWER)
    assert "answers again" in well
    told.now += timedelta(hours=1)
    assert len(told.of(*[SILENCE] * FAILING_AFTER)) == 1


@pytest.mark.parametrize("why", NoAnswer)
def test_the_alert_says_what_is_wrong(why: NoAnswer) -> None:
    told = {reason: Told().of(*[Unknown(reason, "")] * FAILING_AFTER) for reason in NoAnswer}
    assert [reason for reason in NoAnswer if told[reason] == told[why]] == [why]


@pytest.mark.parametrize("mistake", OurMistake)
def test_a_mistake_of_ours_is_told_at_once(mistake: OurMistake) -> None:
    (alert,) = Told().of(Refused(mistake, ""))
    assert "refuses our requests" in alert


def test_the_same_mistake_has_the_same_key_all_day_long() -> None:
    watch = GatewayWatch(Alerts(speech()))
    keys = [
        letter.once
        for hours in (0, 5, 24)
        for letter in watch.letters(Refused(OurMistake.API_KEY, ""), NOW + timedelta(hours=hours))
    ]
    assert keys[0] == keys[1] != keys[2]


def test_a_mistake_of_ours_does_not_hide_that_the_gateway_fails() -> None:
    told = Told().of(*[SILENCE] * (FAILING_AFTER - 1), Refused(OurMistake.AMOUNT, ""), SILENCE)
    assert "does not answer" in told[-1]
