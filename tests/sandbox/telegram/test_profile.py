from typing import Any

import pytest

from tests.sandbox.telegram.clients import BOT_ID, BotClient, ControlClient


def menu(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"the {name}"} for name in names]


async def shown(control: ControlClient, chat: int, language: str = "", person: int = 0) -> list[str]:
    answer = await control.get(f"commands?chat={chat}&language_code={language}&from={person}")
    return [command["command"] for command in answer["commands"]]


async def test_the_narrowest_menu_in_the_persons_language_is_shown(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    assert await shown(control, sara, "fa") == []
    chat = {"type": "chat", "chat_id": sara}
    for commands, scope, language in (
        (menu("default"), {"type": "default"}, ""),
        (menu("default_fa"), {"type": "default"}, "fa"),
        (menu("private"), {"type": "all_private_chats"}, ""),
        (menu("groups"), {"type": "all_group_chats"}, ""),
        (menu("admin"), chat, ""),
    ):
        await bot.result("setMyCommands", commands=commands, scope=scope, language_code=language)
    group = (await control.post("chats", type="group", title="g", members=[sara]))["chat"]["id"]
    assert await shown(control, sara, "fa") == ["admin"]
    await bot.result("deleteMyCommands", scope=chat)
    assert await shown(control, sara, "fa") == ["private"]
    assert await shown(control, group, "fa") == ["groups"]
    member = {"type": "chat_member", "chat_id": group, "user_id": sara}
    await bot.result("setMyCommands", commands=menu("member"), scope=member)
    assert await shown(control, group, "fa", sara) == ["member"]
    await bot.result("deleteMyCommands", scope={"type": "all_private_chats"})
    assert await shown(control, sara, "fa") == ["default_fa"]
    assert await shown(control, sara, "en") == ["default"]


async def test_a_menu_is_given_back_for_exactly_its_scope_and_language(bot: BotClient) -> None:
    await bot.result("setMyCommands", commands=menu("start"), language_code="fa")
    assert await bot.result("getMyCommands", language_code="fa") == menu("start")
    assert await bot.result("getMyCommands") == []


@pytest.mark.parametrize(
    ("params", "complaint"),
    [
        ({"commands": menu("Start")}, "BOT_COMMAND_INVALID"),
        ({"commands": menu("a" * 33)}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": menu(*(f"a{n}" for n in range(101)))}, "BOT_COMMANDS_TOO_MUCH"),
        ({}, "expected an Array of BotCommand"),
        ({"commands": ["a"]}, "expected BotCommand to be an Object"),
        ({"commands": [], "scope": {"type": "x"}}, "unsupported type specified"),
        ({"commands": [], "scope": {"type": "chat"}}, "chat not found"),
        ({"commands": [], "language_code": "persian"}, "invalid language code specified"),
    ],
)
async def test_a_menu_that_telegram_refuses(bot: BotClient, params: dict[str, Any], complaint: str) -> None:
    assert await bot.complaint("setMyCommands", **params) == f"Bad Request: {complaint}"


async def test_the_bot_describes_itself(bot: BotClient, control: ControlClient, sara: int) -> None:
    await bot.result("setMyName", name="درگاه")
    await bot.result("setMyDescription", description="خرید", language_code="fa")
    await bot.result("setMyShortDescription", short_description="پرداخت")
    await bot.result("setChatMenuButton", menu_button={"type": "commands"})
    await bot.result("setChatMenuButton", chat_id=sara, menu_button={"type": "default"})
    profile = (await control.get("bot"))["bot"]
    assert profile["names"] == {"": "درگاه"}
    assert profile["descriptions"] == {"fa": "خرید"}
    assert profile["short_descriptions"] == {"": "پرداخت"}
    assert profile["menu_buttons"] == {"default": {"type": "commands"}, str(sara): {"type": "default"}}
    assert (await bot.result("getMe"))["first_name"] == "درگاه"
    assert await bot.complaint("setMyName", name="a" * 65) == "Bad Request: name is too long"
    assert await bot.complaint("setChatMenuButton", menu_button={"type": "x"}) == (
        "Bad Request: MenuButton has unsupported type"
    )


async def test_chats_and_their_members_are_shown(bot: BotClient, control: ControlClient, sara: int) -> None:
    assert (await bot.result("getChat", chat_id=sara))["first_name"] == "سارا"
    reza = await control.person("رضا")
    assert await bot.complaint("getChat", chat_id=reza) == "Bad Request: chat not found"
    channel = {"type": "channel", "title": "فروش", "members": [sara], "username": "sales"}
    await control.post("chats", **channel)
    assert (await bot.result("getChat", chat_id="@sales"))["title"] == "فروش"

    async def status(person: int) -> str:
        return str((await bot.result("getChatMember", chat_id="@sales", user_id=person))["status"])

    assert [await status(person) for person in (sara, reza, BOT_ID)] == ["creator", "left", "administrator"]
    assert await bot.complaint("getChatMember", chat_id="@sales", user_id=1) == "Bad Request: user not found"
    assert await bot.complaint("getChatMember", chat_id="@sales") == "Bad Request: invalid user_id specified"


@pytest.mark.parametrize("method", ["logOut", "close"])
async def test_leaving_the_server_changes_nothing(bot: BotClient, method: str) -> None:
    assert await bot.result(method) is True
    assert (await bot.result("getMe"))["id"] == BOT_ID
