"""Chatting with the bot on the page, in a real browser."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.sandbox.telegram.chat_tab import Stage, opened, staged
from tests.sandbox.telegram.clients import PIXEL

pytestmark = pytest.mark.asyncio(loop_scope="session")

CHECK = {"inline_keyboard": [[{"text": "Check", "callback_data": "check"}]]}


@pytest_asyncio.fixture(loop_scope="session")
async def stage() -> AsyncIterator[Stage]:
    async with staged() as running:
        yield running


async def test_an_empty_chat_says_what_the_bot_does_and_starts_it(browser: Browser) -> None:
    async with staged(begun=False) as stage, opened(browser, stage.server.url) as tab:
        await stage.bot.result("setMyDescription", description="Sells things")
        await stage.bot.result("setMyName", name="فروشگاه", language_code="fa")
        await expect(tab.right.root.locator(".intro")).to_contain_text("Sells things")
        await expect(tab.right.root.locator(".head-title")).to_have_text("Shop")
        await expect(tab.left.root.locator(".head-title")).to_have_text("فروشگاه")
        await tab.right.button("Start").click()
        await tab.right.sees("/start")
        await expect(tab.right.root.locator(".intro")).to_be_hidden()
        await expect(tab.right.field).to_be_visible()
        (update,) = await stage.takes_all()
    assert (update["message"]["from"]["id"], update["message"]["text"]) == (stage.reza, "/start")


async def test_texts_go_both_ways_and_a_new_line_sends_nothing(browser: Browser, stage: Stage) -> None:
    await stage.tells(stage.reza, "Hello")
    async with opened(browser, stage.server.url) as tab:
        reza = tab.right
        await reza.sees("Hello")
        await reza.field.press_sequentially("one")
        await reza.field.press("Shift+Enter")
        await reza.field.press_sequentially("two")
        assert await stage.said(stage.reza) == []
        await reza.field.press("Enter")
        await reza.sees("one")
        assert await stage.said(stage.reza) == ["one\ntwo"]
        await expect(reza.field).to_have_value("")
        await stage.tells(stage.reza, "Welcome")
        await reza.sees("Welcome")
        await expect(tab.left.message("Welcome")).to_have_count(0)


async def test_a_message_is_ticked_twice_once_the_bot_took_it_in(browser: Browser, stage: Stage) -> None:
    await stage.tells(stage.reza, "Hello")
    async with opened(browser, stage.server.url) as tab:
        await tab.right.says("are you there?")
        said = await tab.right.sees("are you there?")
        await expect(said.get_by_role("img", name="Sent; the bot has not taken it yet")).to_be_visible()
        await stage.takes_all()
        await expect(said.get_by_role("img", name="Taken by the bot")).to_be_visible()


async def test_edits_and_deletions_show_as_they_happen(browser: Browser, stage: Stage) -> None:
    number = await stage.tells(stage.reza, "Wait")
    async with opened(browser, stage.server.url) as tab:
        await tab.right.sees("Wait")
        await expect(tab.right.root.get_by_text("edited", exact=True)).to_have_count(0)
        place = {"chat_id": stage.reza, "message_id": number}
        await stage.bot.result("editMessageText", **place, text="Paid")
        paid = await tab.right.sees("Paid")
        await expect(paid.locator(".edited:visible")).to_have_text("edited")
        await expect(tab.right.message("Wait")).to_have_count(0)
        await stage.bot.result("deleteMessage", **place)
        await expect(tab.right.message("Paid")).to_have_count(0)


async def test_a_person_changes_their_own_words(browser: Browser, stage: Stage) -> None:
    await stage.tells(stage.reza, "Hello")
    async with opened(browser, stage.server.url) as tab:
        reza = tab.right
        await reza.says("10 apples")
        await (await reza.sees("10 apples")).locator(".text").dblclick()
        await expect(reza.field).to_have_value("10 apples")
        await reza.says("20 apples")
        changed = await reza.sees("20 apples")
        await expect(changed.locator(".edited:visible")).to_be_visible()
        await reza.field.press("ArrowUp")
        await expect(reza.field).to_have_value("20 apples")
        await reza.field.press("Escape")
        await expect(reza.field).to_have_value("")
        await (await reza.sees("Hello")).locator(".text").dblclick()
        await expect(reza.field).to_have_value("")


async def test_a_tap_waits_for_the_bot_and_shows_its_toast(browser: Browser, stage: Stage) -> None:
    await stage.tells(stage.reza, "Paid?", CHECK)
    async with opened(browser, stage.server.url) as tab:
        button = tab.right.button("Check")
        await button.click()
        await expect(button).to_have_attribute("aria-busy", "true")
        (update,) = await stage.takes_all()
        query = update["callback_query"]
        assert (query["data"], query["from"]["id"]) == ("check", stage.reza)
        await stage.bot.result("answerCallbackQuery", callback_query_id=query["id"], text="Not yet")
        await expect(tab.right.toast).to_have_text("Not yet")
        await expect(button).not_to_have_attribute("aria-busy", "true")
        await expect(tab.right.root.locator(".tool-keyboard")).to_be_hidden()
        await expect(tab.left.toast).to_have_count(0)


async def test_an_alert_is_read_before_anything_else_on_that_phone(browser: Browser, stage: Stage) -> None:
    await stage.tells(stage.reza, "Paid?", CHECK)
    async with opened(browser, stage.server.url) as tab:
        await tab.right.button("Check").click()
        await expect(tab.right.button("Check")).to_have_attribute("aria-busy", "true")
        (update,) = await stage.takes_all()
        query = update["callback_query"]["id"]
        await stage.bot.result(
            "answerCallbackQuery", callback_query_id=query, text="Refused", show_alert=True
        )
        alert = tab.right.root.get_by_role("alertdialog")
        await expect(alert).to_contain_text("Refused")
        await expect(alert.get_by_role("button", name="OK")).to_be_focused()
        await tab.page.keyboard.press("Enter")
        await expect(alert).to_have_count(0)
        await expect(tab.right.button("Check")).to_be_focused()


async def test_buttons_open_links_apart_copy_codes_and_start_the_bot_anew(
    browser: Browser, stage: Stage
) -> None:
    page = f"{stage.server.url}/control/bot"
    rows = [
        [{"text": "Pay", "url": page}],
        [{"text": "Code", "copy_text": {"text": "KX7Q"}}],
        [{"text": "Again", "url": "https://t.me/Shop_Bot?start=p_12"}],
    ]
    await stage.tells(stage.reza, "Choose", {"inline_keyboard": rows})
    async with opened(browser, stage.server.url) as tab:
        pay = tab.right.root.get_by_role("link", name="Pay")
        assert await pay.get_attribute("rel") == "noopener noreferrer"
        async with tab.page.context.expect_page() as coming:
            await pay.click()
        opened_page = await coming.value
        await opened_page.wait_for_url(page)
        await opened_page.close()
        await tab.right.button("Code").click()
        await expect(tab.right.toast).to_have_text("Copied")
        assert await tab.page.evaluate("navigator.clipboard.readText()") == "KX7Q"
        await tab.right.root.get_by_role("link", name="Again").click()
        await tab.right.sees("/start p_12")
        assert len(tab.page.context.pages) == 1


async def test_a_reply_keyboard_stands_below_the_field_until_it_is_put_away(
    browser: Browser, stage: Stage
) -> None:
    keyboard = {
        "keyboard": [["Shop", "Orders"]],
        "resize_keyboard": True,
        "input_field_placeholder": "Pick one",
    }
    await stage.tells(stage.reza, "Menu", keyboard)
    async with opened(browser, stage.server.url) as tab:
        reza = tab.right
        await expect(reza.field).to_have_attribute("placeholder", "Pick one")
        await reza.button("Orders").click()
        await reza.sees("Orders")
        assert await stage.said(stage.reza) == ["Orders"]
        await reza.button("Hide the bot's keyboard").click()
        await expect(reza.button("Shop")).to_have_count(0)
        await reza.button("Show the bot's keyboard").click()
        await expect(reza.button("Shop")).to_be_visible()
        await stage.tells(stage.reza, "Gone", {"remove_keyboard": True})
        await expect(reza.button("Shop")).to_have_count(0)
        await stage.tells(stage.reza, "Once", keyboard | {"one_time_keyboard": True})
        await reza.button("Shop").click()
        await expect(reza.button("Shop")).to_have_count(0)


async def test_what_the_bot_asks_for_is_answered_as_a_reply(browser: Browser, stage: Stage) -> None:
    asked = await stage.tells(
        stage.reza, "How much?", {"force_reply": True, "input_field_placeholder": "Rials"}
    )
    async with opened(browser, stage.server.url) as tab:
        await expect(tab.right.root.locator(".purpose")).to_contain_text("How much?")
        await expect(tab.right.field).to_have_attribute("placeholder", "Rials")
        await tab.right.says("5000")
        said = await tab.right.sees("5000")
        await expect(said.locator(".quoted")).to_contain_text("How much?")
    (update,) = await stage.takes_all()
    assert update["message"]["reply_to_message"]["message_id"] == asked


async def test_commands_complete_while_they_are_typed_and_stand_in_the_menu(
    browser: Browser, stage: Stage
) -> None:
    await stage.tells(stage.reza, "Hello")
    shown = [{"command": "shop", "description": "Buy"}, {"command": "support", "description": "Help"}]
    await stage.bot.result("setMyCommands", commands=shown)
    persian = [{"command": "shop", "description": "خرید"}]
    await stage.bot.result("setMyCommands", commands=persian, language_code="fa")
    await stage.tells(stage.sara, "سلام")
    async with opened(browser, stage.server.url) as tab:
        reza, options = tab.right, tab.right.root.get_by_role("option")
        await reza.field.press_sequentially("/s")
        await expect(options).to_have_text(["/shopBuy", "/supportHelp"])
        await reza.field.press_sequentially("u")
        await expect(options).to_have_text(["/supportHelp"])
        await reza.field.press("Tab")
        await expect(reza.field).to_have_value("/support ")
        await reza.field.fill("")
        await reza.button("Menu").click()
        # A click takes the focus from the field and gives it back: the list outlasts both.
        await tab.page.evaluate("new Promise(done => setTimeout(done, 150))")
        await reza.field.press("ArrowDown")
        await reza.field.press("Enter")
        await reza.sees("/support")
        assert await stage.said(stage.reza) == ["/support"]
        await tab.left.root.locator(".menu-button").click()
        await expect(tab.left.root.get_by_role("option")).to_have_text(["/shopخرید"])
        await stage.bot.result("deleteMyCommands")
        await expect(reza.button("Menu")).to_be_hidden()


async def test_photos_and_files_come_with_captions(browser: Browser, stage: Stage) -> None:
    await stage.sends_file("sendPhoto", stage.reza, "a.png", PIXEL, "Our goods")
    await stage.sends_file("sendDocument", stage.reza, "راهنما.txt", b"12345678", "The guide")
    async with opened(browser, stage.server.url) as tab:
        photo = await tab.right.sees("Our goods")
        await photo.get_by_role("button", name="Our goods").click()
        await expect(tab.right.sheet.locator("img")).to_be_visible()
        await tab.page.keyboard.press("Escape")
        await expect(tab.right.sheet).to_have_count(0)
        guide = (await tab.right.sees("The guide")).get_by_role("link")
        await expect(guide).to_contain_text("8 B")
        async with tab.page.expect_download() as coming:
            await guide.click()
        download = await coming.value
        assert download.suggested_filename == "راهنما.txt"
        assert (await download.path()).read_bytes() == b"12345678"


async def test_a_person_sends_photos_and_files(browser: Browser, stage: Stage) -> None:
    await stage.tells(stage.reza, "Show me")
    async with opened(browser, stage.server.url) as tab:
        reza = tab.right
        await reza.root.locator("input[data-kind=photo]").set_input_files(
            {"name": "me.png", "mimeType": "image/png", "buffer": PIXEL}
        )
        await expect(reza.root.locator(".purpose")).to_contain_text("me.png")
        await reza.says("this one")
        await expect((await reza.sees("this one")).locator("img")).to_be_visible()
        await reza.root.locator("input[data-kind=document]").set_input_files(
            {"name": "list.csv", "mimeType": "text/csv", "buffer": b"a,b"}
        )
        await reza.button("Send").click()
        await reza.sees("list.csv")
    photo, file = [update["message"] for update in await stage.takes_all()]
    assert (photo["caption"], len(photo["photo"])) == ("this one", 1)
    assert (file["document"]["file_name"], "caption" in file) == ("list.csv", False)


async def test_the_bot_is_seen_typing(browser: Browser, stage: Stage) -> None:
    await stage.tells(stage.reza, "Hello")
    async with opened(browser, stage.server.url) as tab:
        await expect(tab.right.status).to_have_text("bot")
        for _ in range(100):  # it is shown live only, and the page may still be connecting
            await stage.bot.result("sendChatAction", chat_id=stage.reza, action="typing")
            if await tab.right.status.inner_text() == "typing…":
                break
            await tab.page.wait_for_timeout(250)
        await expect(tab.right.status).to_have_text("typing…")
        await stage.tells(stage.reza, "Done")
        await expect(tab.right.status).to_have_text("bot")


async def test_a_blocked_bot_is_let_in_again_by_one_button(browser: Browser, stage: Stage) -> None:
    await stage.tells(stage.reza, "Hello")
    async with opened(browser, stage.server.url) as tab:
        await tab.right.chooses(tab.right.button("More"), "Block the bot")
        await expect(tab.right.field).to_be_hidden()
        refused = await stage.bot.complaint("sendMessage", chat_id=stage.reza, text="a")
        assert refused == "Forbidden: bot was blocked by the user"
        await tab.right.button("Unblock the bot").click()
        await expect(tab.right.field).to_be_visible()
        told = tab.right.root.locator(".notice")
        await expect(told.filter(has_text="Reza blocked the bot")).to_have_count(1)
        await expect(told.filter(has_text="Reza unblocked the bot")).to_have_count(1)
    changes = [update["my_chat_member"]["new_chat_member"]["status"] for update in await stage.takes_all()]
    assert changes == ["kicked", "member"]
