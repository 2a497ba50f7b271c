"""The merchant adds a product from the chat, through crashes; nobody else can."""

from collections.abc import Sequence

import pytest

from sandbox.people import Person
from tests.bot.post import PIXEL
from tests.e2e.chatting import newcomer
from tests.e2e.shop import Shop

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def answers(merchant: Person, *script: tuple[str, str]) -> None:
    """Wait for each question by a few of its words, and answer it: what stands in brackets is tapped."""
    for question, said in script:
        await merchant.sees(question)
        if said.startswith("["):
            await merchant.taps(said.strip("[]"))
        else:
            await merchant.says(said)


async def test_a_file_with_a_photo_is_added_through_crashes_and_a_buyer_sees_it(shop: Shop) -> None:
    merchant = await shop.merchant()
    await merchant.says("/addproduct")
    await answers(
        merchant,
        ("How is this product handed over", "[File]"),
        ("name in Persian", "[Skip]"),
        ("name in English", "A book"),
        ("description in English", "[Skip]"),
    )
    await merchant.sees("Send a photo")
    await merchant.sends_photo(PIXEL)
    await merchant.sees("What does one cost")
    await shop.kill()
    await merchant.says("۵۰ هزار تومان")
    await shop.restart()
    await answers(
        merchant, ("on sale", "[Skip]"), ("which category", "[No category]"), ("How many do you have", "7")
    )
    await merchant.sees("one buyer have")
    await shop.kill()
    await shop.restart()
    await answers(merchant, ("one buyer have", "[Skip]"))
    await merchant.sees("Send the file")
    await merchant.sends_file("book.txt", b"Once upon a time")
    await answers(merchant, ("under the file", "[Skip]"), ("What is its SKU", "book"))
    await answers(merchant, ("50,000 tomans", "[Save]"))
    await merchant.sees("is in the shop")
    await merchant.says("/product book")
    card = await merchant.sees("Stock: 7")
    assert card.file is not None
    assert card.file.is_photo
    sara = await newcomer(shop, "en")
    await sara.starts("p_book")
    await sara.sees("A book")


@pytest.mark.parametrize("command", ["/addproduct", "/products", "/product book", "/categories"])
async def test_to_a_buyer_these_commands_do_not_exist(shop: Shop, command: str) -> None:
    sara = await newcomer(shop, "en")
    await sara.says(command)
    await sara.sees("understand that")


async def test_help_and_the_menu_name_them_to_the_merchant_alone(shop: Shop) -> None:
    merchant, sara = await shop.merchant(), await newcomer(shop, "en")
    await sara.says("/help")
    assert "/addproduct" not in (await sara.sees("/orders")).text
    await merchant.says("/help")
    assert "/addproduct" in (await merchant.sees("/orders")).text
    menus = [call.params for call in await shop.telegram.calls() if call.method == "setMyCommands"]
    assert commands(menus, "") == {False}
    # Theirs is set as soon as they have written for the first time.
    own = [menu for menu in menus if str(merchant.id) in str(menu.get("scope"))]
    assert {menu.get("language_code") for menu in own} >= {"fa", "en", None}
    assert commands(own, str(merchant.id)) == {True}


def commands(menus: Sequence[object], scope: str) -> set[bool]:
    """Whether menus of this scope name the merchant's commands."""
    return {
        "addproduct" in str(menu)
        for menu in menus
        if isinstance(menu, dict) and (scope in str(menu.get("scope")) if scope else "scope" not in menu)
    }
