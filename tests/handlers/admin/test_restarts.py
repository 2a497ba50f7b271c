"""The program is ended while a merchant is in the middle of something, and goes on where it was."""

from collections.abc import Sequence

import pytest

from bot.catalog import Kind
from bot.store import Store
from tests.bot.merchandise import Merchandise
from tests.bot.parts import TestClock
from tests.handlers.admin.office import open_office


@pytest.mark.parametrize(
    ("command", "before", "after", "said"),
    [
        ("/stock mug", [">➕ Add some"], ["3"], "8 left to order"),
        ("/stock card", [">➕ Add codes"], ["one\ntwo", ">✅ Save"], "2 codes were added"),
        (
            "/link",
            [">➕ New link", "50000"],
            ["Wall", ">Once", "/skip", ">✅ Save"],
            "start=pay_token-000000000000000000000001",
        ),
        (
            "/discounts",
            [">➕ New code", "SPRING", ">An amount"],
            ["20000", ">Everything", "/skip", "/skip", "/skip", "/skip", ">✅ Save"],
            "The code <code>SPRING</code> can be used now",
        ),
    ],
)
async def test_a_form_goes_on_after_a_restart(
    store: Store, command: str, before: Sequence[str], after: Sequence[str], said: str
) -> None:
    goods, clock = Merchandise(store), TestClock()
    await goods.product("لیوان", sku="mug", stock=5)
    await goods.product("کارت", sku="card", kind=Kind.CODES, details={})
    async with open_office(store, clock) as office:
        await office.says(command)
        await office.fills(*before)
    async with open_office(store, clock, update_id=2_000) as office:
        assert said in await office.fills(*after)
