"""Who runs the shop: invited once, changed and removed by owners, and all of it recorded."""

import asyncio
import itertools
from dataclasses import replace
from datetime import timedelta

from bot.staff.audit_trail import Actor
from bot.staff.members import Joined, Refused
from bot.staff.rights import RIGHTS, Right, Role, may
from bot.store.buyers import Buyer
from tests.bot.parts import ALI, MERCHANT, SARA, Services


async def owner(shop: Services, update_id: int = 1) -> Actor:
    return Actor(await shop.meets(MERCHANT, "Mina"), Role.OWNER, update_id)


async def deeds(shop: Services) -> list[str]:
    return [deed.what for deed in (await shop.desk.trail.page()).actions]


async def hired(shop: Services, role: Role, user_id: int = SARA) -> Buyer:
    """Have somebody join by an invite."""
    person = await shop.meets(user_id, "Sara")
    code = await shop.desk.staff.invite(await owner(shop, user_id), role)
    assert isinstance(await shop.desk.staff.join(person, code, user_id), Joined)
    return person


def test_each_role_may_do_all_that_the_lesser_may() -> None:
    ranks = [RIGHTS[role] for role in (Role.VIEWER, Role.SUPPORT, Role.MANAGER, Role.OWNER)]
    assert all(less < more for less, more in itertools.pairwise(ranks))
    assert not any(may(None, right) for right in Right)


async def test_the_settings_say_who_owns_the_shop(shop: Services) -> None:
    staff = shop.desk.staff
    await hired(shop, Role.VIEWER)
    await staff.own([SARA, ALI])
    roles = {member.user_id: member.role for member in await staff.members()}
    assert roles == {SARA: Role.OWNER, ALI: Role.OWNER}


async def test_a_link_makes_one_person_a_member_once(shop: Services) -> None:
    staff, sara, ali = shop.desk.staff, await shop.meets(), await shop.meets(ALI, "Ali")
    code = await staff.invite(await owner(shop), Role.SUPPORT)
    assert await staff.join(sara, code, 2) == Joined(Role.SUPPORT, MERCHANT, news=True)
    assert await staff.join(sara, code, 2) == Joined(Role.SUPPORT, MERCHANT, news=False)
    assert await staff.join(ali, code, 3) is Refused.USED
    assert (await staff.role_of(sara), await staff.role_of(ali)) == (Role.SUPPORT, None)
    assert await deeds(shop) == ["staff_joined", "staff_invited"]


async def test_many_open_the_link_at_once_and_one_joins(shop: Services, replica: Services) -> None:
    people = [await shop.meets(SARA + n, f"Person {n}") for n in range(6)]
    code = await shop.desk.staff.invite(await owner(shop), Role.MANAGER)
    answers = await asyncio.gather(
        *(
            program.desk.staff.join(person, code, 10 + n)
            for n, (person, program) in enumerate(zip(people, [shop, replica] * 3, strict=True))
        )
    )
    assert sum(isinstance(answer, Joined) for answer in answers) == 1
    assert answers.count(Refused.USED) == 5


async def test_a_link_that_is_over_withdrawn_or_made_up_makes_nobody_a_member(shop: Services) -> None:
    staff, sara = shop.desk.staff, await shop.meets()
    old, withdrawn = [await staff.invite(await owner(shop, n), Role.VIEWER) for n in (1, 2)]
    _, second = await staff.invites()
    assert await staff.withdraw(await owner(shop, 3), second.id)
    assert not await staff.withdraw(await owner(shop, 4), second.id)
    assert await staff.join(sara, withdrawn, 5) is Refused.NO_SUCH_INVITE
    assert await staff.join(sara, "made-up", 6) is Refused.NO_SUCH_INVITE
    shop.clock.now += timedelta(hours=24)
    assert await staff.join(sara, old, 7) is Refused.OVER
    assert await staff.role_of(sara) is None


async def test_an_owner_is_made_nothing_else_by_a_link_or_by_chat(shop: Services) -> None:
    staff, mina = shop.desk.staff, (await owner(shop)).person
    code = await staff.invite(await owner(shop), Role.VIEWER)
    assert await staff.join(mina, code, 2) is Refused.OWNER
    assert await staff.change(await owner(shop, 3), MERCHANT, Role.VIEWER) is None
    assert await staff.remove(await owner(shop, 4), MERCHANT) is None
    assert await staff.role_of(mina) is Role.OWNER


async def test_a_role_is_changed_and_taken_away_and_both_are_recorded(shop: Services) -> None:
    staff, sara = shop.desk.staff, await hired(shop, Role.VIEWER)
    changed = await staff.change(await owner(shop, 2), SARA, Role.MANAGER)
    assert changed is not None
    assert (changed.role, await staff.role_of(sara)) == (Role.MANAGER, Role.MANAGER)
    assert await staff.remove(await owner(shop, 3), SARA) is not None
    assert await staff.remove(await owner(shop, 4), SARA) is None
    assert await staff.role_of(sara) is None
    assert (await deeds(shop))[:2] == ["staff_removed", "staff_changed"]


async def test_the_record_is_searched_by_name_person_deed_and_what_it_was_done_to(shop: Services) -> None:
    trail, mina = shop.desk.trail, await owner(shop)
    await trail.note(mina, "parchive", "5", "چای كوهی")
    await trail.note(replace(mina, update_id=2), "refund", "order 17", "500000")
    for words, found in (
        ("mina", 2),
        ("parchive", 1),
        ("چای کوهی", 1),
        ("۱۷", 1),
        (str(MERCHANT), 2),
        ("x", 0),
    ):
        assert len((await trail.page(words)).actions) == found, words


async def test_the_record_goes_on_in_pages(shop: Services) -> None:
    for number in range(12):
        await shop.desk.trail.note(await owner(shop, number), "parchive", str(number))
    first = await shop.desk.trail.page()
    second = await shop.desk.trail.page(before=first.older)
    assert [deed.subject for deed in (*first.actions, *second.actions)] == [
        str(n) for n in reversed(range(12))
    ]
    assert second.older is None
