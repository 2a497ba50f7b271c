"""The Bot API's methods about the bot itself, its menus, and the chats that it is in."""

from sandbox.answers import Json
from sandbox.telegram.access import readable_chat
from sandbox.telegram.commands import read_commands, read_language, read_scope
from sandbox.telegram.errors import BadRequest
from sandbox.telegram.members import Right
from sandbox.telegram.params import Params
from sandbox.telegram.wire import bot_json, chat_json
from sandbox.telegram.world import World

MENU_BUTTONS = frozenset({"commands", "web_app", "default"})
LONGEST_NAME = 64
LONGEST_DESCRIPTION = 512
LONGEST_SHORT_DESCRIPTION = 120


async def get_me(world: World, _params: Params) -> Json:
    """Show the bot."""
    return bot_json(world.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": world.bot.reads_all_group_messages,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def done(_world: World, _params: Params) -> Json:
    """Log out or close: there is no other server to move to, so nothing else happens."""
    return True


async def set_my_commands(world: World, params: Params) -> Json:
    """Set the command menu of a scope and language."""
    world.commands.put(read_scope(params), read_language(params), read_commands(params))
    return True


async def get_my_commands(world: World, params: Params) -> Json:
    """Give the command menu of exactly this scope and language."""
    return world.commands.get(read_scope(params), read_language(params))


async def delete_my_commands(world: World, params: Params) -> Json:
    """Take the command menu of a scope and language away."""
    world.commands.put(read_scope(params), read_language(params), [])
    return True


async def set_chat_menu_button(world: World, params: Params) -> Json:
    """Set what the button beside the input field does, in one private chat or in all."""
    button = params.json("menu_button", "MenuButton") or {"type": "default"}
    if not isinstance(button, dict) or str(button.get("type")) not in MENU_BUTTONS:
        raise BadRequest("MenuButton has unsupported type")
    chat_id = readable_chat(world, params).id if params.given("chat_id") else None
    world.bot.menu_buttons[chat_id] = button
    return True


async def set_my_name(world: World, params: Params) -> Json:
    """Set the bot's name for a language."""
    return _describe(world.bot.names, params, "name", LONGEST_NAME)


async def set_my_description(world: World, params: Params) -> Json:
    """Set what an empty chat with the bot says."""
    return _describe(world.bot.description, params, "description", LONGEST_DESCRIPTION)


async def set_my_short_description(world: World, params: Params) -> Json:
    """Set what the bot's profile says."""
    return _describe(world.bot.short_description, params, "short_description", LONGEST_SHORT_DESCRIPTION)


async def get_chat(world: World, params: Params) -> Json:
    """Show a chat in full."""
    chat = readable_chat(world, params)
    shown = chat_json(world, chat)
    primary = [link.address for link in chat.links.values() if link.primary and not link.revoked]
    if primary and chat.bot.may(Right.INVITE_USERS):
        shown["invite_link"] = primary[0]
    return shown | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }


def _describe(texts: dict[str, str], params: Params, name: str, longest: int) -> Json:
    text, language = params.text(name), read_language(params)
    if len(text) > longest:
        raise BadRequest(f"{name} is too long")
    texts[language] = text
    return True
