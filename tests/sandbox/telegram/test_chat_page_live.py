"""The page over time: a connection that is lost and comes back, and chats that grow long."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, expect

from sandbox.stage import free_port
from tests.sandbox.telegram.chat_tab import Stage, opened, staged

pytestmark = pytest.mark.asyncio(loop_scope="session")

MANY = 1_200
MOST_ELEMENTS = 80
DISTANCE = "e => Math.round(e.scrollHeight - e.scrollTop - e.clientHeight)"


@pytest_asyncio.fixture(loop_scope="session")
async def stage() -> AsyncIterator[Stage]:
    async with staged() as running:
        yield running


async def numbered(stage: Stage, person: int, first: int, last: int) -> None:
    for number in range(first, last + 1):
        await stage.tells(person, f"<b>Message</b> {number}\n" + "word " * (number % 40))


async def top_of(message: Locator) -> float:
    box = await message.bounding_box()
    assert box is not None
    return box["y"]


async def test_all_is_right_again_after_the_sandbox_came_back(browser: Browser) -> None:
    port = free_port()
    async with staged(port) as before:
        await before.tells(before.reza, "Before")
        await before.tells(before.sara, "Before too")
        tab_context = opened(browser, before.server.url)
        tab = await tab_context.__aenter__()
        await tab.right.sees("Before")
    try:
        await expect(tab.right.status).to_have_text("Connecting…")
        await expect(tab.page.locator(".bar-state")).to_have_text("Connecting…")
        await tab.right.says("anybody?")
        await expect(tab.right.toast).to_have_text("The pretend Telegram does not answer")
        await expect(tab.right.field).to_have_value("anybody?")
        async with staged(port) as after:
            await after.tells(after.reza, "After")
            await tab.right.sees("After")
            await expect(tab.right.status).to_have_text("bot")
            await expect(tab.right.message("Before")).to_have_count(0)
            await tab.right.field.press("Enter")
            await tab.right.sees("anybody?")
            await tab_context.__aexit__(None, None, None)
    except BaseException as error:
        await tab_context.__aexit__(type(error), error, error.__traceback__)
        raise


async def test_what_happened_while_the_connection_was_broken_is_caught_up_with(
    browser: Browser, stage: Stage
) -> None:
    number = await stage.tells(stage.reza, "Wait")
    async with opened(browser, stage.server.url) as tab:
        await tab.right.sees("Wait")
        await tab.page.route("**/control/events", lambda route: route.abort())
        stage.server.world.journal.write("closing")  # ends every open stream, as a server that goes does
        await expect(tab.right.status).to_have_text("Connecting…")
        await stage.bot.result("editMessageText", chat_id=stage.reza, message_id=number, text="Paid")
        await stage.tells(stage.reza, "Your code")
        await stage.control.person("Nima")
        await expect(tab.right.message("Wait")).to_have_count(1)
        await tab.page.unroute("**/control/events")
        await tab.right.sees("Paid")
        await tab.right.sees("Your code")
        await expect(tab.right.status).to_have_text("bot")


async def test_a_tap_answered_while_the_connection_was_broken_is_still_told(
    browser: Browser, stage: Stage
) -> None:
    markup = {"inline_keyboard": [[{"text": "Check", "callback_data": "check"}]]}
    await stage.tells(stage.reza, "Paid?", markup)
    async with opened(browser, stage.server.url) as tab:
        await tab.right.button("Check").click()
        await expect(tab.right.button("Check")).to_have_attribute("aria-busy", "true")
        await tab.page.route("**/control/events", lambda route: route.abort())
        stage.server.world.journal.write("closing")
        await expect(tab.right.status).to_have_text("Connecting…")
        (update,) = await stage.takes_all()
        query = update["callback_query"]["id"]
        await stage.bot.result("answerCallbackQuery", callback_query_id=query, text="Not yet")
        await tab.page.unroute("**/control/events")
        await expect(tab.right.toast).to_have_text("Not yet")


async def test_events_that_were_lost_are_made_up_for(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.server.url) as tab:
        await stage.tells(stage.reza, "Heard")
        await tab.right.sees("Heard")
        journal = stage.server.world.journal
        listeners, journal._listeners = journal._listeners, set()
        await stage.tells(stage.reza, "Unheard")
        journal._listeners = listeners
        await stage.tells(stage.sara, "سلام")
        await tab.right.sees("Unheard")


async def test_a_reset_leaves_two_unused_phones(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.server.url) as tab:
        await tab.right.sees("/start")
        await stage.control.post("reset")
        await expect(tab.page.get_by_text("Nobody has this phone yet")).to_have_count(2)
        nima = await stage.control.person("Nima", language_code="en")
        await expect(tab.left.button("Start")).to_be_visible()
        await tab.left.button("Start").click()
        await stage.tells(nima, "Hello Nima")
        await tab.left.sees("Hello Nima")


async def test_of_a_thousand_messages_only_those_on_the_screen_are_in_the_document(
    browser: Browser, stage: Stage
) -> None:
    await numbered(stage, stage.reza, 1, MANY)
    async with opened(browser, stage.server.url) as tab:
        reza = tab.right
        scroller, rows = reza.root.locator(".scroller"), reza.root.locator(".rows > *")
        await expect(reza.message(f"Message {MANY}")).to_be_in_viewport()
        assert await scroller.evaluate(DISTANCE) <= 1
        assert await rows.count() < MOST_ELEMENTS
        # Every place is reached by scrolling, and nowhere is a hole.
        counts = await scroller.evaluate("""async scroller => {
            const counts = [], frame = () => new Promise(requestAnimationFrame);
            for (let at = scroller.scrollHeight; at >= 0; at -= 5000) {
                scroller.scrollTop = at;
                await frame();
                await frame();
                const box = scroller.getBoundingClientRect();
                const shown = [...scroller.querySelectorAll(".rows > *")].map(e => e.getBoundingClientRect());
                const seen = shown.some(b => b.top <= box.top + 60) && shown.some(b => b.bottom >= box.bottom - 60);
                counts.push(seen ? shown.length : -1);
            }
            return counts;
        }""")
        assert min(counts) > 0
        assert max(counts) < MOST_ELEMENTS
        await scroller.evaluate("e => e.scrollTo(0, 0)")
        await expect(reza.message("/start")).to_be_in_viewport()
        await reza.button("To the newest message").click()
        await expect(reza.message(f"Message {MANY}")).to_be_in_viewport()


async def test_who_reads_further_up_keeps_the_place_and_is_told_what_is_new(
    browser: Browser, stage: Stage
) -> None:
    await numbered(stage, stage.reza, 1, 60)
    async with opened(browser, stage.server.url) as tab:
        reza = tab.right
        await expect(reza.message("Message 60")).to_be_in_viewport()
        await reza.root.locator(".scroller").hover()
        await tab.page.mouse.wheel(0, -1500)
        await expect(reza.message("Message 60")).not_to_be_in_viewport()
        read = reza.root.locator(".message:not(.out)").nth(12)
        text, top = await read.inner_text(), await top_of(read)
        place = {"chat_id": stage.reza, "message_id": 3}
        await stage.bot.result("editMessageText", **place, text="now\na\nmuch\nlonger\nmessage")
        await stage.tells(stage.reza, "Newest")
        end = reza.button("To the newest message")
        await expect(end).to_have_text("1 new")
        same = reza.message(text.split("\n")[0]).first
        assert abs(await top_of(same) - top) <= 1
        await end.click()
        await expect(reza.message("Newest")).to_be_in_viewport()
        await expect(end).to_be_hidden()


async def test_the_end_stays_in_sight_when_messages_come_and_the_keyboard_opens(
    browser: Browser, stage: Stage
) -> None:
    await numbered(stage, stage.reza, 1, 30)
    async with opened(browser, stage.server.url) as tab:
        await expect(tab.right.message("Message 30")).to_be_in_viewport()
        keyboard = {"keyboard": [["One"], ["Two"], ["Three"]]}
        await stage.tells(stage.reza, "Choose", keyboard)
        await expect(tab.right.message("Choose")).to_be_in_viewport()
        await expect(tab.right.button("Three")).to_be_visible()
        await expect(tab.right.message("Choose")).to_be_in_viewport(ratio=1)


async def test_what_the_bot_says_is_read_out(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.server.url) as tab:
        await tab.right.sees("/start")
        await stage.tells(stage.reza, "Your code is <code>12</code>")
        await expect(tab.right.root.locator("[aria-live]")).to_have_text("Shop: Your code is 12")
