"""The people on the page's two phones, and the groups and channels that they come to and leave."""

import struct
import zlib
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from tests.sandbox.telegram.chat_tab import SMALL, Stage, opened, staged

pytestmark = pytest.mark.asyncio(loop_scope="session")


def green_dot() -> bytes:
    """Make a picture that browsers can draw: one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\x00\x0b\x7a\x68")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest_asyncio.fixture(loop_scope="session")
async def stage() -> AsyncIterator[Stage]:
    async with staged() as running:
        yield running


def tab_of(page: Page, slot: int) -> Locator:
    return page.locator(".tab").nth(slot)


async def test_two_people_have_a_phone_each(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.server.url) as tab:
        await expect(tab.page.locator(".tab-name")).to_have_text(["سارا", "Reza"])
        await expect(tab.left.root).to_have_attribute("aria-label", "گوشی سارا")
        await expect(tab.right.root).to_have_attribute("aria-label", "Reza's phone")


async def test_somebody_new_gets_the_phone_with_name_language_and_picture(
    browser: Browser, stage: Stage
) -> None:
    async with opened(browser, stage.server.url) as tab:
        await tab.right.chooses(tab_of(tab.page, 1), "Add a person")
        sheet = tab.page.get_by_role("dialog", name="Add a person")
        await sheet.get_by_label("Name").fill("Nima")
        await sheet.get_by_label("فارسی").check()
        await sheet.get_by_label("An emoji 🦊").check()
        await sheet.get_by_role("button", name="Add").click()
        await expect(tab.page.locator(".tab-name")).to_have_text(["سارا", "Nima"])
        await expect(tab_of(tab.page, 1).locator(".avatar")).to_have_text("🦊")
        await expect(tab.right.root).to_have_attribute("lang", "fa")
        await tab.page.reload()
        await expect(tab.page.locator(".tab-name")).to_have_text(["سارا", "Nima"])
        await expect(tab_of(tab.page, 1).locator(".avatar")).to_have_text("🦊")
    people = (await stage.control.get("people"))["people"]
    assert (people[-1]["first_name"], people[-1]["language_code"]) == ("Nima", "fa")


async def test_an_image_becomes_a_picture_that_stays_in_the_browser(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.server.url) as tab:
        await tab.right.chooses(tab_of(tab.page, 0), "Add a person")
        sheet = tab.page.get_by_role("dialog", name="Add a person")
        await sheet.get_by_label("Name").fill("Nima")
        await sheet.locator("input[type=file]").set_input_files(
            {"name": "me.png", "mimeType": "image/png", "buffer": green_dot()}
        )
        await expect(sheet.get_by_label("Photo")).to_be_checked()
        await sheet.get_by_role("button", name="Add").click()
        source = await tab_of(tab.page, 0).locator("img").get_attribute("src")
        assert source is not None
        assert source.startswith("data:image/jpeg;base64,")
        assert not any("me.png" in request for request in tab.requests)


async def test_the_first_person_is_added_where_there_is_none(browser: Browser, stage: Stage) -> None:
    await stage.control.post("reset")
    async with opened(browser, stage.server.url) as tab:
        await tab.left.button("Add a person").click()
        sheet = tab.page.get_by_role("dialog", name="Add a person")
        await sheet.get_by_role("button", name="Add").click()
        await expect(sheet).to_be_visible()
        await tab.page.keyboard.type("Nima")
        await tab.page.keyboard.press("Enter")
        await expect(tab.left.button("Start")).to_be_visible()
        await expect(tab.right.root).to_contain_text("Nobody has this phone yet")


async def test_two_people_change_phones_and_what_they_were_writing_stays(
    browser: Browser, stage: Stage
) -> None:
    async with opened(browser, stage.server.url) as tab:
        await tab.left.field.fill("نیمه")
        await tab.left.root.page.locator(".tab").nth(0).click()
        await tab.page.get_by_role("menuitemradio", name="Reza").click()
        await expect(tab.page.locator(".tab-name")).to_have_text(["Reza", "سارا"])
        await expect(tab.right.field).to_have_value("نیمه")
        await tab.left.says("from the left")
        await tab.left.sees("from the left")
    assert await stage.said(stage.reza) == ["from the left"]


async def test_on_a_small_screen_one_phone_shows_and_tabs_switch(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.server.url, SMALL) as tab:
        await expect(tab.left.root).to_be_visible()
        await expect(tab.right.root).to_be_hidden()
        await tab_of(tab.page, 1).click()
        await expect(tab.right.root).to_be_visible()
        await expect(tab.left.root).to_be_hidden()
        await expect(tab.page.get_by_role("menu")).to_have_count(0)
        await tab_of(tab.page, 1).click()
        await expect(tab.page.get_by_role("menuitemradio", name="سارا")).to_be_visible()
        await tab_of(tab.page, 1).click()
        await expect(tab.page.get_by_role("menu")).to_have_count(0)
        await tab.right.says("small")
        await tab.right.sees("small")


async def test_another_page_chooses_the_person_and_hears_of_changes_and_links(
    browser: Browser, stage: Stage
) -> None:
    await stage.control.person("Nima", language_code="en")
    await stage.tells(stage.sara, '<a href="https://example.com/">here</a>')
    async with opened(browser, stage.server.url) as tab:
        await tab.left.sees("here")
        heard = await tab.page.evaluate("""async () => {
            const {Api} = await import("/chat/api.js");
            const {Live} = await import("/chat/live.js");
            const {Phones} = await import("/chat/phones.js");
            localStorage.clear();
            document.getElementById("phones").replaceChildren();
            const api = new Api("/control"), live = new Live(api), heard = [];
            const element = document.getElementById("phones");
            const phones = new Phones(element, {api, live, language: "fa"});
            const filled = new Promise((resolve) => element.addEventListener("person-changed", resolve));
            live.start();
            await filled;
            await new Promise((resolve) => setTimeout(resolve));
            element.addEventListener("person-changed", ({detail}) => heard.push(detail));
            element.addEventListener("link", (event) => {
                heard.push(event.detail);
                event.preventDefault();
            });
            const [sara, reza] = phones.people;
            phones.select(reza);
            phones.select(reza + 7);
            window.heard = heard;
            return [phones.people, [sara, reza + 7], heard];
        }""")
        people, expected, changes = heard
        assert people == expected
        assert changes == [{"slot": 1, "personId": stage.reza + 7}]
        await tab.left.root.get_by_role("link", name="here").click()
        link = {"url": "https://example.com/", "personId": stage.sara}
        assert await tab.page.evaluate("window.heard.at(-1)") == link
        assert len(tab.page.context.pages) == 1


async def test_a_channel_is_left_and_joined_again(browser: Browser, stage: Stage) -> None:
    founded = await stage.control.post("chats", type="channel", title="News", members=[stage.reza])
    channel = founded["chat"]["id"]
    await stage.bot.result("sendMessage", chat_id=channel, text="Sale today")
    async with opened(browser, stage.server.url) as tab:
        reza = tab.right
        await reza.button("All chats").click()
        await reza.root.locator(".chat-row", has_text="News").click()
        await reza.sees("Sale today")
        await expect(reza.status).to_have_text("channel – 1 in here")
        await reza.chooses(reza.button("More"), "Leave")
        await expect(reza.field).to_be_hidden()
        assert await members(stage, channel) == []
        await reza.button("Join").click()
        await expect(reza.field).to_be_visible()
        assert await members(stage, channel) == [stage.reza]
        await expect(reza.root.locator(".notice").filter(has_text="Reza joined")).to_have_count(1)
        await tab.left.button("همهٔ گفتگوها").click()
        await tab.left.root.locator(".chat-row", has_text="News").click()
        await tab.left.button("عضویت").click()
        await expect(tab.left.field).to_be_visible()
    assert await members(stage, channel) == [stage.sara, stage.reza]


async def test_a_new_group_has_the_bot_in_it(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.server.url) as tab:
        reza = tab.right
        await reza.button("All chats").click()
        await reza.button("New group or channel").click()
        await reza.sheet.get_by_label("Title").fill("Friends")
        await reza.sheet.get_by_label("group").check()
        await reza.sheet.get_by_role("button", name="Create").click()
        await expect(reza.status).to_have_text("group – 1 in here")
        await reza.says("/help")
        await reza.sees("/help")
    added, said = await stage.takes_all()
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert (said["message"]["chat"]["title"], said["message"]["text"]) == ("Friends", "/help")


async def members(stage: Stage, chat: int) -> list[int]:
    found: list[int] = (await stage.control.get(f"chats/{chat}"))["chat"]["members"]
    return found
