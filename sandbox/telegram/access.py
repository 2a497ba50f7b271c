"""Which chat and which message a call means, and whether the bot may do there what it asks for."""

from sandbox.telegram.errors import BadRequest, Forbidden, Upgraded
from sandbox.telegram.members import Right, Role
from sandbox.telegram.model import Chat, ChatKind, Message
from sandbox.telegram.params import Params
from sandbox.telegram.world import World

LONGEST_ID = 18


def find_chat(world: World, params: Params, name: str = "chat_id") -> Chat:
    """Find the chat that the parameter names, by its id or as @username; raises BadRequest."""
    wanted = params.text(name).strip()
    if not wanted:
        raise BadRequest(f"{name} is empty")
    if (known := world.chats.get(_number(wanted))) is not None:
        if known.upgraded_to is not None:
            raise Upgraded(known.upgraded_to)
        return known
    for chat in world.chats.values():
        if chat.username and f"@{chat.username}".lower() == wanted.lower():
            return chat
    raise BadRequest("chat not found")


def readable_chat(world: World, params: Params, name: str = "chat_id") -> Chat:
    """Find a chat that the bot has met: its people have written to it, or it is inside."""
    chat = find_chat(world, params, name)
    if chat.kind is ChatKind.PRIVATE:
        if not world.person(chat.id).has_written:
            raise BadRequest("chat not found")
        return chat
    return chat if _is_public(chat) and chat.bot.role is not Role.KICKED else inside(chat)


def chat_of_members(world: World, params: Params) -> Chat:
    """Find a chat that the bot may read the members of; in a channel it must administer."""
    chat = readable_chat(world, params)
    if chat.kind is ChatKind.CHANNEL and chat.bot.role is not Role.ADMINISTRATOR:
        raise BadRequest("member list is inaccessible")
    return chat


def inside(chat: Chat) -> Chat:
    """Give the chat; raises Forbidden where the bot is not in it."""
    if chat.kind is ChatKind.PRIVATE or chat.bot.is_inside:
        return chat
    did = "was kicked from" if chat.bot.role is Role.KICKED else "is not a member of"
    raise Forbidden(f"bot {did} the {chat.kind.value} chat")


def writable_chat(world: World, params: Params) -> Chat:
    """Find a chat that the bot may write to; raises Forbidden where its people don't let it."""
    chat = find_chat(world, params)
    if chat.kind is ChatKind.PRIVATE:
        person = world.person(chat.id)
        if person.deactivated:
            raise Forbidden("user is deactivated")
        if person.has_blocked:
            raise Forbidden("bot was blocked by the user")
        if not person.has_written:
            raise Forbidden("bot can't initiate conversation with a user")
    elif inside(chat).kind is ChatKind.CHANNEL and not chat.bot.may(Right.POST_MESSAGES):
        raise BadRequest("need administrator rights in the channel chat")
    return chat


def find_message(chat: Chat, params: Params, purpose: str, name: str = "message_id") -> Message:
    """Find the message that the parameter names; `purpose` is for the error ("message to edit")."""
    number = params.integer(name)
    if number <= 0:
        raise BadRequest("message identifier is not specified")
    message = chat.message(number)
    if message is None:
        raise BadRequest(f"{purpose} not found")
    return message


def editable_message(world: World, params: Params) -> Message:
    """Find a message that the bot may edit: one chosen from its inline results; its own, but for a reply keyboard."""
    if names_inline(params):
        inline = world.inline_message(params.text("inline_message_id"))
        if inline is None:
            raise BadRequest("invalid inline message identifier specified")
        return inline
    if not params.given("chat_id") and not params.given("message_id"):
        raise BadRequest("message identifier is not specified")
    message = find_message(writable_chat(world, params), params, "message to edit")
    if not message.by_bot or message.origin is not None or _has_reply_keyboard(message):
        raise BadRequest("message can't be edited")
    return message


def names_inline(params: Params) -> bool:
    """Tell whether a call means a message by what only inline ones have."""
    return params.given("inline_message_id") and not params.given("chat_id")


def replied_message(chat: Chat, params: Params) -> int | None:
    """Find what a new message replies to; None where it replies to nothing, or may do without."""
    wanted = params.json("reply_parameters", "reply parameters")
    if isinstance(wanted, dict):
        number, without = wanted.get("message_id"), wanted.get("allow_sending_without_reply") is True
    else:
        number, without = params.integer("reply_to_message_id"), params.flag("allow_sending_without_reply")
    if not isinstance(number, int) or number <= 0:
        return None
    if chat.message(number) is None:
        if without:
            return None
        raise BadRequest("message to be replied not found")
    return number


def _number(text: str) -> int:
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_ID else 0


def _has_reply_keyboard(message: Message) -> bool:
    return message.content.markup is not None and message.content.inline_keyboard is None


def _is_public(chat: Chat) -> bool:
    return chat.username is not None and chat.kind in {ChatKind.SUPERGROUP, ChatKind.CHANNEL}
