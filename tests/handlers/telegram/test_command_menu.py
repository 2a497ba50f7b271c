"""Each of the staff sees the commands of their role in the menu, and in /help; buyers see none of them."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.staff.rights import Role
from handlers.telegram.command_menu import CommandMenu
from handlers.telegram.routes import COMMANDS, commands_of
from sandbox.people import Person
from tests.bot.parts import SARA
from tests.handlers.telegram.reception import Reception, open_reception


@pytest.fixture
async def reception(tmp_path: Path) -> AsyncIterator[Reception]:
    async with open_reception(tmp_path) as opened:
        yield opened


@pytest.fixture
async def sara(reception: Reception) -> Person:
    return await reception.person(SARA, "Sara")


async def menu_of(reception: Reception, person: Person) -> set[str]:
    """The commands that were set last for somebody's own chat, in English."""
    shown: set[str] = set()
    for call in await reception.telegram.calls():
        if str(person.id) in str(call.params.get("scope")) and call.params.get("language_code") == "en":
            shown = set(re.findall(r"'command': '(\w+)'", str(call.params.get("commands"))))
    return shown


@pytest.mark.parametrize("role", Role)
async def test_the_menu_has_the_commands_of_the_role(reception: Reception, sara: Person, role: Role) -> None:
    services = reception.services
    menus = CommandMenu(reception.counter.line.bot, services.speech, services.desk.staff)
    await menus.show_to(sara.id, role)
    assert await menu_of(reception, sara) == {*COMMANDS, *commands_of(role)}
    await menus.show_to(sara.id, None)
    assert await menu_of(reception, sara) == set()
