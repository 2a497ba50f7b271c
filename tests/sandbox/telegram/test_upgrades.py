"""A group becomes a supergroup, with another number; and people reply to what the bot wrote."""

import pytest

from sandbox.people import Person, Refused, Telegram
from tests.sandbox.telegram.clients import PIXEL, BotClient


async def test_an_upgraded_group_has_a_new_number_and_the_old_one_is_refused(
    telegram: Telegram, bot: BotClient
) -> None:
    group = await telegram.channel("Staff", bot="member", kind="group")
    supergroup = await group.upgrades()
    told = [update["message"] for update in await bot.result("getUpdates") if "message" in update]
    assert [(m["chat"]["id"], m["chat"]["type"]) for m in told] == [
        (group.id, "group"),
        (supergroup.id, "supergroup"),
    ]
    assert told[0]["migrate_to_chat_id"] == supergroup.id
    assert told[1]["migrate_from_chat_id"] == group.id
    assert await bot.call("sendMessage", chat_id=group.id, text="a") == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": supergroup.id},
    }
    assert (await bot.result("sendMessage", chat_id=supergroup.id, text="a"))["text"] == "a"
    assert sorted(await group.members()) == sorted(await supergroup.members())


async def test_only_a_group_is_upgraded_and_only_once(telegram: Telegram) -> None:
    group = await telegram.channel("Staff", bot="member", kind="group")
    supergroup = await group.upgrades()
    for chat in (group, supergroup):
        with pytest.raises(Refused, match="only a group"):
            await chat.upgrades()


async def test_people_reply_in_a_group_and_in_private_with_words_and_files(
    telegram: Telegram, bot: BotClient, reza: Person
) -> None:
    group = await telegram.channel("Staff", bot="member", kind="supergroup")
    await group.invites(reza)
    await reza.starts()
    for chat in (group.id, reza.id):
        await bot.result("sendMessage", chat_id=chat, text="hello")
    in_group, in_private = (await group.messages())[-1], await reza.sees("hello", ever=True)
    await reza.replies(in_group, "hi", chat=group)
    await reza.says_in(group, "not for the bot")
    await reza.replies(in_private, "hi")
    await reza.sends_photo(PIXEL, "look", reply_to=in_private)
    updates = await bot.result("getUpdates")
    said = [u["message"] for u in updates if "reply_to_message" in u.get("message", {})]
    assert [m["reply_to_message"]["text"] for m in said] == ["hello"] * 3
    assert [m.get("text") or m.get("caption") for m in said] == ["hi", "hi", "look"]
    assert "not for the bot" not in str(updates)
