from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import ProductId
from bot.membership_terms import (
    Membership,
    MembershipId,
    MembershipState,
    Step,
    extended,
    next_step,
    reminded,
)
from bot.orders import BuyerId

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
PRODUCT = ProductId(5)
NEVER_PAID = Membership(
    id=MembershipId(1),
    chat_id=-100,
    buyer_id=BuyerId(7),
    product_id=PRODUCT,
    state=MembershipState.ENDED,
    invite_link="",
    member_id=None,
    ends_at=NOW,
    reminders=0,
    attempts=0,
    due_at=None,
)


def bought(days: int) -> Membership:
    return extended(NEVER_PAID, PRODUCT, days, NOW)


def alarms(membership: Membership) -> list[timedelta]:
    """How long before the end the buyer is reminded, each time at the very moment."""
    found = []
    while membership.ends_at and membership.due_at and membership.due_at < membership.ends_at:
        assert next_step(membership, membership.due_at) is Step.REMIND
        found.append(membership.ends_at - membership.due_at)
        membership = reminded(membership, membership.ends_at, membership.due_at)
    assert membership.due_at == membership.ends_at
    assert next_step(membership, membership.ends_at or NOW) is Step.END
    return found


@pytest.mark.parametrize(
    ("days", "hours"),
    [(1, [12]), (2, [24]), (3, [36, 24]), (4, [48, 24]), (6, [72, 24]), (7, [72, 24]), (365, [72, 24])],
)
def test_a_buyer_is_reminded_three_days_and_one_day_before_the_end_or_after_half_of_a_short_term(
    days: int, hours: list[int]
) -> None:
    assert alarms(bought(days)) == [timedelta(hours=each) for each in hours]


def test_a_reminder_that_comes_late_takes_the_place_of_those_that_were_missed() -> None:
    month = bought(30)
    assert month.ends_at is not None
    late = month.ends_at - timedelta(hours=5)
    assert next_step(month, late) is Step.REMIND
    assert reminded(month, month.ends_at, late).due_at == month.ends_at


def test_who_was_never_reminded_in_time_is_not_reminded_after_the_end() -> None:
    month = bought(30)
    assert month.ends_at is not None
    assert next_step(month, month.ends_at + timedelta(days=1)) is Step.END


def test_a_renewal_begins_the_reminders_anew() -> None:
    month = bought(30)
    assert month.ends_at is not None
    near_the_end = replace(reminded(month, month.ends_at, NOW), attempts=3)
    renewed = extended(near_the_end, ProductId(6), 30, NOW + timedelta(days=29))
    assert renewed.ends_at == NOW + timedelta(days=60)
    assert (renewed.reminders, renewed.attempts, renewed.product_id) == (0, 0, ProductId(6))
    assert alarms(renewed) == [timedelta(days=3), timedelta(days=1)]


def test_a_renewal_after_the_end_begins_when_it_is_paid() -> None:
    later = NOW + timedelta(days=50)
    still_in = bought(30)
    assert extended(still_in, PRODUCT, 30, later).ends_at == later + timedelta(days=30)
    out = replace(still_in, state=MembershipState.ENDED, due_at=None)
    assert extended(out, PRODUCT, 30, later).ends_at == later + timedelta(days=30)


def test_who_was_put_out_before_their_time_gets_no_days_of_the_old_term() -> None:
    ended_early = replace(bought(30), state=MembershipState.ENDED, due_at=None)
    assert extended(ended_early, PRODUCT, 1, NOW).ends_at == NOW + timedelta(days=1)


def test_whoever_came_by_the_link_of_an_ended_membership_is_put_out() -> None:
    assert next_step(replace(NEVER_PAID, due_at=NOW), NOW - timedelta(days=1)) is Step.END


def test_the_people_of_a_membership_are_its_buyer_and_who_used_its_link() -> None:
    assert NEVER_PAID.people == (7,)
    assert replace(NEVER_PAID, member_id=7).people == (7,)
    assert replace(NEVER_PAID, member_id=8).people == (7, 8)


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(0, 400)), min_size=1, max_size=20))
def test_no_day_that_was_paid_for_is_lost_while_it_lasts(purchases: list[tuple[int, int]]) -> None:
    membership, now, paid = NEVER_PAID, NOW, timedelta()
    left = timedelta()
    for days, pause in purchases:
        membership = extended(membership, PRODUCT, days, now)
        left += timedelta(days=days)
        assert membership.ends_at == now + left
        assert membership.due_at is not None
        assert now < membership.due_at < membership.ends_at
        paid += timedelta(days=days)
        now += timedelta(days=pause)
        left = max(left - timedelta(days=pause), timedelta())
