"""Invite links on the page's phones: what they ask, what they lead to, and the way out again."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.sandbox.telegram.chat_tab import Phone, Stage, opened, staged

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def stage() -> AsyncIterator[Stage]:
    async with staged() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def club(stage: Stage) -> int:
    founder = await stage.control.person("Nima")
    founded = await stage.control.post("chats", type="channel", title="Book club", members=[founder])
    return int(founded["chat"]["id"])


async def gives_link(stage: Stage, club: int, person: int, **wanted: Any) -> str:
    """Let the bot write an invite link to the person, as a button."""
    link = (await stage.bot.result("createChatInviteLink", chat_id=club, **wanted))["invite_link"]
    await stage.tells(person, "Come in", {"inline_keyboard": [[{"text": "Enter", "url": link}]]})
    return str(link)


async def opens(phone: Phone) -> None:
    await phone.root.get_by_role("link", name="Enter").last.click()


async def members(stage: Stage, club: int) -> Any:
    return (await stage.control.get(f"chats/{club}"))["chat"]["members"]


async def test_a_tapped_invite_link_asks_and_leads_into_the_channel(
    browser: Browser, stage: Stage, club: int
) -> None:
    await gives_link(stage, club, stage.reza)
    await stage.bot.result("sendMessage", chat_id=club, text="For members only")
    async with opened(browser, stage.server.url) as tab:
        await opens(tab.right)
        await expect(tab.right.sheet.get_by_role("heading")).to_have_text("Join the channel Book club?")
        await tab.right.button("Cancel").click()
        assert stage.reza not in await members(stage, club)
        await opens(tab.right)
        await tab.right.button("Join").click()
        await tab.right.sees("For members only")
        assert stage.reza in await members(stage, club)
        await tab.right.button("All chats").click()
        await tab.right.root.locator(".chat-row").first.click()
        await opens(tab.right)
        await tab.right.sees("For members only")
        assert len(tab.page.context.pages) == 1


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("used", "از این پیوند استفاده شده است."),
        ("revoked", "این پیوند باطل شده است."),
        ("banned", "ورود شما به این‌جا بسته است."),
    ],
)
async def test_a_link_that_is_of_no_use_says_why(
    browser: Browser, stage: Stage, club: int, end: str, said: str
) -> None:
    link = await gives_link(stage, club, stage.sara, member_limit=1)
    if end == "used":
        await stage.control.post("invites", **{"from": stage.reza, "link": link})
    elif end == "revoked":
        await stage.bot.result("revokeChatInviteLink", chat_id=club, invite_link=link)
    else:
        await stage.bot.result("banChatMember", chat_id=club, user_id=stage.sara)
    async with opened(browser, stage.server.url) as tab:
        await opens(tab.left)
        await expect(tab.left.sheet).to_contain_text(said)
        await expect(tab.left.button("عضویت")).to_have_count(0)
        await tab.left.button("بستن").click()
    assert stage.sara not in await members(stage, club)


async def test_somebody_asks_to_be_let_in_and_is(browser: Browser, stage: Stage, club: int) -> None:
    await gives_link(stage, club, stage.reza, creates_join_request=True)
    async with opened(browser, stage.server.url) as tab:
        await opens(tab.right)
        await expect(tab.right.sheet).to_contain_text("An administrator will decide")
        await tab.right.button("Join").click()
        await expect(tab.right.toast).to_have_text("You have asked to join; wait for an answer.")
        await opens(tab.right)
        await expect(tab.right.sheet).to_contain_text("You have asked to join")
        await tab.right.button("Close").click()
        await stage.bot.result("approveChatJoinRequest", chat_id=club, user_id=stage.reza)
        await opens(tab.right)
        await expect(tab.right.root.locator(".head-title")).to_have_text("Book club")


async def test_a_link_that_nobody_made_leads_nowhere(browser: Browser, stage: Stage) -> None:
    await stage.tells(stage.reza, "https://t.me/+nothing")
    async with opened(browser, stage.server.url) as tab:
        await tab.right.root.get_by_role("link", name="t.me/+nothing").click()
        await expect(tab.right.toast).to_have_text("there is no such invite link")


async def test_a_person_sees_the_channels_they_are_in_and_leaves_one(
    browser: Browser, stage: Stage, club: int
) -> None:
    await stage.control.post(f"chats/{club}/join", **{"from": stage.reza})
    async with opened(browser, stage.server.url) as tab:
        await tab.right.button("All chats").click()
        await expect(tab.right.root.locator(".chat-row-line")).to_have_text("Book clubchannel – 2 in here")
        await tab.right.button("Leave Book club").click()
        await expect(tab.right.root.locator(".chat-row-line")).to_have_count(0)
    assert stage.reza not in await members(stage, club)


async def test_who_is_put_out_sees_it_at_once(browser: Browser, stage: Stage, club: int) -> None:
    await stage.control.post(f"chats/{club}/join", **{"from": stage.reza})
    async with opened(browser, stage.server.url) as tab:
        await tab.right.button("All chats").click()
        await tab.right.root.locator(".chat-row", has_text="Book club").click()
        await expect(tab.right.field).to_be_visible()
        await stage.bot.result("banChatMember", chat_id=club, user_id=stage.reza)
        await expect(tab.right.root.locator(".notice").filter(has_text="Reza was removed")).to_have_count(1)
        await expect(tab.right.field).to_be_hidden()
