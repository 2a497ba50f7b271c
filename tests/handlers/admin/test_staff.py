"""/staff and /audit: who runs the shop, and what they did."""

import re
from dataclasses import replace

import pytest

from bot.actions import Verb
from bot.staff.rights import Right, Role, may
from bot.texts.languages import Language
from handlers.telegram.routes import ADMIN_BUTTONS, ADMIN_COMMANDS
from tests.bot.parts import MERCHANT, SARA, speech
from tests.handlers.admin.office import BOT_LINK, Office


async def link_in(office: Office) -> str:
    """The code of the invite that stands in what was heard last."""
    return office.text.split(f"{BOT_LINK}?start=")[1].split("<")[0]


async def joins(office: Office, start: str) -> str:
    """Sara opens the link."""
    sara = await office.services.meets()
    owner, office.ask = office.ask, replace(office.ask, buyer=sara, role=None)
    before = len(await office.services.letters(SARA))
    await office.says(f"/start {start}")
    office.ask = replace(owner, update_id=office.ask.update_id)
    return "\n".join(str(message.html) for message in (await office.services.letters(SARA))[before:])


async def test_an_owner_invites_somebody_who_joins_by_the_link(office: Office) -> None:
    await office.says("/staff")
    await office.taps("➕")
    await office.taps("💬")
    assert "Whoever opens it first becomes support" in office.text
    told = await joins(office, await link_in(office))
    assert "Welcome to the staff" in told
    assert "has used your link" in await office.services.told(MERCHANT)
    await office.says("/staff")
    assert any("Sara" in label for label in office.labels)
    await office.says("/audit")
    assert "joined the staff as support" in office.text
    await office.says("/audit mina")
    assert "Mina" in office.text
    assert "Sara" not in office.text


async def test_a_link_can_be_withdrawn_before_it_is_used(office: Office) -> None:
    await office.says("/staff")
    await office.taps("➕")
    await office.taps("🧭")
    start = await link_in(office)
    await office.says("/staff")
    await office.taps("⏳")
    assert "Withdrawn" in office.toast
    assert "leads nowhere" in await joins(office, start)


async def test_a_role_is_changed_and_taken_away_after_a_question(office: Office) -> None:
    await office.services.meets()
    await office.says("/staff")
    await office.taps("➕")
    await office.taps("👁")
    await joins(office, await link_in(office))
    await office.says("/staff")
    await office.taps("👁 Sara")
    await office.taps("Make a manager")
    assert "Your role" in await office.services.told(SARA)
    await office.taps("🚪")
    assert "Remove <b>Sara</b> from the staff?" in office.text
    await office.taps("No, keep")
    await office.taps("🚪")
    await office.taps("Yes, remove")
    assert "no longer on the staff" in await office.services.told(SARA)
    assert not any("Sara" in label for label in office.labels)


async def test_owners_have_no_button_that_changes_them(office: Office) -> None:
    await office.says("/staff")
    await office.taps("👑")
    assert office.labels == ["📜 What they did", "👥 Everybody"]
    for forged in (f"srole:{MERCHANT} viewer", f"sremove:{MERCHANT} yes"):
        await office.taps_data(forged)
        assert "no such member" in office.toast


@pytest.mark.parametrize(
    "data", ["scard:", "scard:x", "srole:", "srole:1 owner", "sremove:-1 yes", "swithdraw:9", "audit:x y"]
)
async def test_forged_buttons_change_nothing(office: Office, data: str) -> None:
    await office.taps_data(data)
    assert [member.role for member in await office.services.desk.staff.members()] == [Role.OWNER]


@pytest.mark.parametrize("role", [None, *Role])
async def test_each_command_and_button_answers_those_who_have_the_right(
    office: Office, role: Role | None
) -> None:
    """Whoever lacks it changes nothing; a buyer hears what any unknown command gets."""
    office.ask = replace(office.ask, role=role)
    unknown = await office.says("/nosuchcommand") if role is None else ""
    for name, duty in ADMIN_COMMANDS.items():
        if not may(role, duty.right):
            heard = await office.says(f"/{name}")
            assert heard == unknown if role is None else "doesn’t include this" in heard, name
    for verb, duty in ADMIN_BUTTONS.items():
        if not may(role, duty.right):
            await office.taps_data(f"{verb}:1")
            assert ("no longer works" if role is None else "doesn’t include this") in office.toast, verb
            assert not office.heard


@pytest.mark.parametrize("language", Language)
def test_everything_that_is_recorded_can_be_said(language: Language) -> None:
    say = speech().voice(language)
    recorded = [name for name, duty in ADMIN_COMMANDS.items() if duty.recorded]
    recorded += [verb.value for verb, duty in ADMIN_BUTTONS.items() if duty.recorded]
    assert Verb.HIDE_PRODUCT.value in recorded
    assert {name for name in recorded if f"audit-did-{name}" not in say.keys} == set()


def test_no_right_is_without_a_command_or_button() -> None:
    used = {duty.right for duty in (*ADMIN_COMMANDS.values(), *ADMIN_BUTTONS.values())}
    assert used <= set(Right)


@pytest.mark.parametrize("role", Role)
async def test_help_names_the_commands_of_the_role_and_no_others(office: Office, role: Role) -> None:
    office.ask = replace(office.ask, role=role)
    heard = await office.says("/help")
    named = {name for name in ADMIN_COMMANDS if re.search(rf"/{name}\b", heard)}
    assert named == {name for name, duty in ADMIN_COMMANDS.items() if may(role, duty.right)}
