"""What people do that no shop expects: groups, edits, pictures, old buttons, blocking."""

from pathlib import Path

import pytest

from sandbox.stage import Stage
from tests.e2e.buying import A_LINK, RECEIPT, asks_to_pay, pays
from tests.e2e.chatting import Group, has_an_old_button, sends_a_picture
from tests.e2e.shop import Shop, open_shop
from tests.e2e.waiting import until

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_command_in_a_group_is_sent_to_the_private_chat(shop: Shop) -> None:
    sara, gateway = await shop.buyer(), await shop.at_gateway()
    group = await Group.founded_by(shop, sara)
    for text in ("good morning", "/pay@another_bot 50000", "/weather", "/pay 50000"):
        await group.says(text)
    said = await group.says("/pay@sandbox_bot 50000")
    await group.edits(said, "/pay@sandbox_bot 60000")

    async def answered() -> bool | None:
        return len(await group.bot_said()) >= 2 or None

    await until(answered, "the bot to answer in the group")
    await shop.all_said()
    answers = await group.bot_said()
    assert len(answers) == 2
    assert "in private only" in str(answers[0]["text"])
    assert f"{shop.stage.telegram_url}/{shop.stage.username}" in str(answers[0]["reply_markup"])
    assert not await gateway.calls("request")


async def test_an_edited_message_is_not_carried_out_again(shop: Shop) -> None:
    sara = await shop.buyer()
    said = await sara.says("/pay 50000")
    await sara.sees(A_LINK)
    await sara.edits(said, "/pay 60000")
    await sara.sees("I don't notice edits")
    assert await sara.count("60,000") == 0


async def test_a_picture_is_answered(shop: Shop) -> None:
    sara, gateway = await shop.buyer(), await shop.at_gateway()
    await sends_a_picture(shop, sara)
    await sara.sees("I can only read text")
    await sends_a_picture(shop, sara, "50000")
    await shop.all_said()
    assert not await gateway.calls("request")


@pytest.mark.parametrize("data", ["bought:17", "🙂", "-"])
async def test_a_button_that_means_nothing_any_more_is_answered(shop: Shop, data: str) -> None:
    sara = await shop.buyer()
    await sara.says("/start")
    await sara.sees("Hello")
    await has_an_old_button(shop, sara, data)
    assert "no longer works" in await sara.taps("Old")


@pytest.mark.parametrize("data", ["check", "check:١", "cancel:x", "again:", "order:-1", "order:" + "9" * 40])
async def test_a_button_whose_order_can_not_be_read_is_answered(shop: Shop, data: str) -> None:
    sara = await shop.buyer()
    await sara.says("/start")
    await sara.sees("Hello")
    await has_an_old_button(shop, sara, data)
    assert "not yours, or no longer exists" in await sara.taps("Old")


async def test_a_buyer_who_blocked_the_bot_finds_everything_on_coming_back(shop: Shop) -> None:
    merchant, sara = await shop.merchant(), await shop.buyer("Sara the blocker")
    offer = await asks_to_pay(sara)
    await sara.blocks()
    page = await pays(shop, offer.link)
    assert page.status == 200
    assert "2 messages wait" in (await merchant.sees("Sara the blocker", ever=True)).shown
    await sara.never_sees(RECEIPT)
    await sara.unblocks()
    await sara.says("/start")
    await sara.sees("Welcome to")
    await sara.sees(RECEIPT, ever=True)
    await shop.all_said()
    assert await sara.count(RECEIPT) == 1


async def test_a_buyer_who_blocks_while_the_bot_is_dead_is_not_lost_either(shop: Shop) -> None:
    merchant, sara = await shop.merchant(), await shop.buyer("Sara the silent")
    offer = await asks_to_pay(sara)
    await shop.stop()
    await shop.telegram.ask("POST", f"people/{sara.id}/block")
    await shop.restart()
    await pays(shop, offer.link)
    await merchant.sees("Sara the silent", ever=True)
    await sara.unblocks()
    await sara.sees(RECEIPT)


async def test_names_with_markup_are_only_names(shop: Shop) -> None:
    sara = await shop.buyer("<b>Sara</b> & {name} <script>")
    await sara.says("/start")
    await sara.sees("Hello <b>Sara</b> & {name} <script>!")


async def test_a_telegram_that_refuses_the_menu_costs_only_a_warning(tmp_path: Path) -> None:
    async def refuse(stage: Stage) -> None:
        await stage.telegram.breaks("setMyCommands", "error", times=None)

    async with open_shop(tmp_path, before_start=refuse) as shop:
        sara = await shop.buyer()
        await pays(shop, (await asks_to_pay(sara)).link)
        await sara.sees(RECEIPT)
        assert shop.log.count("the command menu could not be set") == 1
