"""Each part of the shop is green, amber or red for a reason, and a look tells no secret."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.checkup import findings
from bot.checkup.checkup import database_place
from bot.checkup.findings import Part, Sign
from bot.gateway_watch import FAILING_AFTER, GatewayWatch
from bot.gateways.protocol import (
    CheckAnswer,
    NoAnswer,
    NotPaid,
    NotPaidBecause,
    OurMistake,
    Refused,
    Unknown,
)
from bot.health import Condition
from tests.bot.parts import Services, TestClock, on_sqlite

NO_ANSWER = Unknown(NoAnswer.TIMEOUT, "")
DAY = timedelta(hours=24)


@pytest.mark.parametrize(
    ("answers", "sign", "state"),
    [
        ([], Sign.GREEN, "not_asked"),
        ([NotPaid(NotPaidBecause.NOT_YET)], Sign.GREEN, "well"),
        ([NO_ANSWER], Sign.AMBER, "no_answer"),
        ([NO_ANSWER] * FAILING_AFTER, Sign.RED, "no_answer"),
        ([NO_ANSWER] * FAILING_AFTER + [NotPaid(NotPaidBecause.NOT_YET)], Sign.GREEN, "well"),
        ([Refused(OurMistake.API_KEY, "")], Sign.RED, "refuses"),
    ],
)
@on_sqlite
def test_the_gateway_is_judged_by_its_last_answers(
    shop: Services, answers: list[CheckAnswer], sign: Sign, state: str
) -> None:
    watch = GatewayWatch(shop.alerts)
    for answer in answers:
        watch.letters(answer, shop.clock())
    found = findings.of_gateway(watch.last)
    assert (found.sign, found.state) == (sign, state)


@pytest.mark.parametrize(
    ("condition", "sign", "state"),
    [
        (Condition(True, messages=9, oldest_message_seconds=299), Sign.GREEN, "well"),
        (Condition(True, messages=9, oldest_message_seconds=301), Sign.AMBER, "messages"),
        (Condition(True, messages=9, oldest_message_seconds=3601), Sign.RED, "messages"),
        (Condition(True, oldest_due_check_seconds=301), Sign.AMBER, "checks"),
        (Condition(True, oldest_due_check_seconds=3601), Sign.RED, "checks"),
        (Condition(True, updates=201), Sign.AMBER, "updates"),
    ],
)
def test_what_waits_is_judged_by_how_long(condition: Condition, sign: Sign, state: str) -> None:
    found = findings.of_backlog(condition)
    assert (found.sign, found.state) == (sign, state)


@pytest.mark.parametrize(
    ("hours", "every", "possible", "sign", "state"),
    [
        (None, None, False, Sign.AMBER, "no_key"),
        (None, DAY, True, Sign.AMBER, "never"),
        (1, None, True, Sign.AMBER, "by_hand"),
        (47, DAY, True, Sign.GREEN, "well"),
        (49, DAY, True, Sign.RED, "late"),
    ],
)
def test_backups_are_judged_by_the_last_one(
    hours: int | None, every: timedelta | None, possible: bool, sign: Sign, state: str
) -> None:
    now = TestClock()()
    last = None if hours is None else now - timedelta(hours=hours)
    found = findings.of_backup(last, every, now, possible=possible)
    assert (found.sign, found.state) == (sign, state)


def test_the_rest_is_judged_by_plain_figures() -> None:
    assert findings.of_telegram(well=False).sign is Sign.RED
    assert findings.of_database("SQLite", None, 3).sign is Sign.RED
    assert findings.of_database("SQLite", 5, 251).sign is Sign.AMBER
    assert findings.of_disk(10**9).sign is Sign.AMBER
    assert findings.of_disk(10**8).sign is Sign.RED
    assert findings.of_disk(10**10).sign is Sign.GREEN


async def test_a_look_looks_at_everything(shop: Services) -> None:
    shop.clock.passes(hours=2)
    found = {each.part: each for each in await shop.desk.checkup.look()}
    assert set(found) == set(Part)
    assert found[Part.DATABASE].figures["size"] > 10_000
    assert found[Part.PROGRAM].span == timedelta(hours=2)
    assert found[Part.BACKUP].state == "no_key"


@on_sqlite
async def test_a_database_that_does_not_answer_is_found_out(shop: Services) -> None:
    await shop.store.close()
    found = {each.part: each for each in await shop.desk.checkup.look()}
    assert (found[Part.DATABASE].sign, found[Part.DATABASE].state) == (Sign.RED, "no_answer")


def test_a_database_is_named_without_its_folder_or_its_password(tmp_path: Path) -> None:
    name, folder = database_place(f"sqlite:///{tmp_path / 'shop.db'}")
    assert (name, folder) == ("SQLite, shop.db", tmp_path)
    assert database_place("postgresql://sara:secret@db.example/shop")[0] == "PostgreSQL"
