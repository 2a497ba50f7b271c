"""/categories: made, renamed, put elsewhere, ordered and put away from the chat."""

import pytest

from bot.actions import Verb
from bot.catalog import Names
from tests.bot.merchandise import Merchandise
from tests.bot.parts import on_sqlite
from tests.handlers.admin.office import Office


@pytest.fixture
def goods(office: Office) -> Merchandise:
    return Merchandise(office.services.store)


async def test_the_first_one_is_made_and_another_in_it(office: Office) -> None:
    assert "no categories yet" in await office.says("/categories")
    await office.taps("➕ New category")
    assert "“Drinks” is made" in await office.fills("نوشیدنی", "Drinks")
    await office.taps("📁 This category")
    assert "no products in it" in office.text
    await office.taps("➕ New one in this")
    await office.fills("گرم", "/skip")
    shown = office.heard
    await office.again()
    office.heard = shown
    await office.taps("📁 This category")
    assert "Drinks › گرم" in office.text
    assert "➕ New one in this" not in office.labels
    (drinks,) = await office.shop.categories.top()
    kept = await office.shop.categories.find(drinks.id)
    assert kept is not None
    assert len(kept.inside) == 1
    assert drinks.names == Names("نوشیدنی", "Drinks")


async def test_it_is_renamed(office: Office, goods: Merchandise) -> None:
    await goods.category("نوشیدنی")
    await office.says("/categories")
    await office.taps("📁 نوشیدنی")
    await office.taps("✏️ Rename")
    assert "So far: نوشیدنی" in office.text
    await office.fills(">✔️ Keep", "Drinks")
    assert "now called “Drinks”" in office.text


async def test_it_is_put_into_another_and_to_the_top(office: Office, goods: Merchandise) -> None:
    drinks, tea = await goods.category("Drinks"), await goods.category("Tea")
    await office.says("/categories")
    await office.taps("📁 Tea")
    await office.taps("📂 Put elsewhere")
    await office.taps("Drinks")
    await office.again()
    assert "Drinks › Tea" in office.text
    await office.taps("📂 Put elsewhere")
    await office.taps("⬆️ To the top")
    assert [each.id for each in await office.shop.categories.top()] == [drinks.id, tea.id]


async def test_one_that_holds_others_stays_at_the_top_and_is_told_so(
    office: Office, goods: Merchandise
) -> None:
    drinks = await goods.category("Drinks")
    await goods.category("Tea", drinks)
    other = await goods.category("Books")
    await office.says("/categories")
    await office.taps("📁 Drinks")
    await office.taps("📂 Put elsewhere")
    assert "can't go anywhere else" in office.text
    await office.taps_data(f"{Verb.PUT_CATEGORY}:{drinks.id}.{other.id}")
    assert "two deep" in office.toast


async def test_what_archiving_does_to_its_products_is_said_and_undone(
    office: Office, goods: Merchandise
) -> None:
    drinks = await goods.category("Drinks")
    tea = await goods.category("Tea", drinks)
    product = await goods.product(category_id=tea.id)
    await office.says("/categories")
    await office.taps("📁 Drinks")
    assert "1 product is in it" in office.text
    await office.taps("🗄 Archive")
    assert "neither it nor the product in it" in office.text
    assert await office.shop.storefront.product(product.id) is None
    assert "see this one either" in await office.taps_data(f"{Verb.CATEGORY_CARD}:{tea.id}")
    await office.says("/categories")
    await office.taps("🗄 Archive")
    await office.taps("📁 Drinks")
    await office.taps("↩️ Restore")
    assert await office.shop.storefront.product(product.id) is not None


async def test_one_whose_name_was_given_away_does_not_come_back(office: Office, goods: Merchandise) -> None:
    old = await goods.category("Drinks")
    await office.shop.categories.archive(old.id, 1)
    await goods.category("Drinks")
    await office.taps_data(f"{Verb.RESTORE_CATEGORY}:{old.id}")
    assert "stands there already" in office.toast


async def test_they_are_put_in_order(office: Office, goods: Merchandise) -> None:
    first, second = await goods.category("A"), await goods.category("B")
    await office.says("/categories")
    await office.taps("📁 B")
    await office.taps("⬆️ Up")
    await office.again()
    assert [each.id for each in await office.shop.categories.top()] == [second.id, first.id]


@on_sqlite
@pytest.mark.parametrize("argument", ["0", "999", "x", "1.999", "999.1", "1.1", "1<1", "1<999", "999<1", "۱"])
async def test_forged_buttons_are_answered_and_change_nothing(
    office: Office, goods: Merchandise, argument: str
) -> None:
    await goods.category("A")
    before = await office.shop.categories.top()
    verbs = [verb for verb in Verb if verb.value.startswith("c") and "CATEGOR" in verb.name]
    for verb in verbs:
        await office.taps_data(f"{verb}:{argument}")
        assert office.text or office.toast
    assert await office.shop.categories.top() == before
