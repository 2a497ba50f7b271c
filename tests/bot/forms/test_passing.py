"""Forms that are closed by whatever else their person does."""

from dataclasses import replace

import pytest

from bot.file_store import Files
from bot.forms.service import Forms
from bot.forms.steps import Ask, NothingOpen
from bot.forms.uploaded import Received
from bot.staff.audit_trail import AuditTrail
from bot.store import Store
from tests.bot.forms.desk import SHORT, THE_BUYER, Mailbag
from tests.bot.parts import TestClock, speech

PASSING = replace(SHORT, name="passing", passing=True)


@pytest.fixture
def forms(store: Store) -> Forms:
    clock = TestClock()
    return Forms(
        store,
        speech(),
        Received(Files(store, clock), Mailbag()),
        [SHORT, PASSING],
        AuditTrail(store, clock),
        clock,
    )


async def test_it_is_closed_and_its_question_is_not_answered_any_more(forms: Forms) -> None:
    await forms.begin(THE_BUYER, "passing", 1)
    await forms.pass_by(THE_BUYER)
    assert await forms.current(THE_BUYER) == NothingOpen()


async def test_other_forms_wait(forms: Forms) -> None:
    await forms.pass_by(THE_BUYER)
    asked = await forms.begin(THE_BUYER, "short", 1)
    await forms.pass_by(THE_BUYER)
    assert await forms.current(THE_BUYER) == asked


async def test_what_passes_by_may_begin_it_anew_as_if_it_had_never_been_open(forms: Forms) -> None:
    await forms.begin(THE_BUYER, "passing", 1)
    await forms.pass_by(THE_BUYER)
    step = await forms.begin(THE_BUYER, "passing", 2)
    assert isinstance(step, Ask)
    assert not step.replaced
    # The same update, once more: the form that it began is passed by, and begun again.
    await forms.pass_by(THE_BUYER)
    assert await forms.begin(THE_BUYER, "passing", 2) == step
