"""What people do in their Telegram, and the updates that the bot gets for it."""

from collections.abc import Callable

from sandbox.answers import BadControl, Json
from sandbox.telegram.inline import InlineQuery, InlineResult
from sandbox.telegram.links import with_found_entities
from sandbox.telegram.markup import Button, buttons
from sandbox.telegram.members import Membership, Role
from sandbox.telegram.model import Chat, ChatKind, Content, Media, Message, Person
from sandbox.telegram.moves import change_json
from sandbox.telegram.text import FormattedText
from sandbox.telegram.wire import bot_json, callback_json, message_json, person_json
from sandbox.telegram.world import World

LINK_ACTIONS = ("web_app", "login_url")
INLINE_ACTIONS = (
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
)


def say(world: World, chat: Chat, person: Person, text: str, reply_to: int | None = None) -> Message:
    """Write a text; commands, links and the like get the entities that Telegram gives them."""
    formatted = with_found_entities(FormattedText(text).trimmed())
    if not formatted.text:
        raise BadControl("there is no text to say")
    return _post(world, chat, person, Content(formatted), reply_to)


def upload(
    world: World, chat: Chat, person: Person, media: Media, caption: str, reply_to: int | None = None
) -> Message:
    """Send a picture or a file."""
    content = Content(with_found_entities(FormattedText(caption).trimmed()), media)
    return _post(world, chat, person, content, reply_to)


def edit(world: World, chat: Chat, person: Person, message: Message, text: str) -> None:
    """Change a text of one's own."""
    must_be_let_in(chat, person)
    if message.by_bot or message.via_bot or message.sender_id not in {person.id, None}:
        raise BadControl("people edit their own messages only")
    formatted = with_found_entities(FormattedText(text).trimmed())
    if not formatted.text:
        raise BadControl("there is no text to put in")
    world.edit(message, Content(formatted, message.content.media))
    if _bot_sees(world, chat, message):
        kind = "edited_channel_post" if chat.kind is ChatKind.CHANNEL else "edited_message"
        world.queue.add(kind, message_json(world, message))


def find_button(
    chat: Chat, fits: Callable[[int, int, Button], bool], message_id: int | None
) -> tuple[Message, Button]:
    """Find a button: in that message, or in the newest one that has it."""
    for message in sorted(chat.messages.values(), key=lambda m: m.id, reverse=True):
        if message.deleted or not (message.by_bot or message.via_bot) or message_id not in {None, message.id}:
            continue
        for kind in ("inline_keyboard", "keyboard"):
            for row, column, button in buttons(message.content.markup, kind):
                if fits(row, column, button):
                    return message, button
    raise BadControl("no message shows such a button", 404)


def tap(world: World, chat: Chat, person: Person, message: Message, button: Button) -> dict[str, Json]:
    """Tap a button: asks the bot, gives the link, what to type behind the bot's name, says the text, or copies it."""
    must_be_let_in(chat, person)
    if not message.content.inline_keyboard:
        said = say(world, chat, person, str(button["text"]))
        return {"message_id": said.id, "number": said.changed}
    if "url" in button:
        return {"url": button["url"]}
    if "callback_data" in button:
        callback = world.ask(message, person.id, str(button["callback_data"]))
        world.queue.add("callback_query", callback_json(world, callback))
        return {"callback_query_id": callback.id, "number": callback.tapped}
    for action in LINK_ACTIONS:
        target = button.get(action)
        if isinstance(target, dict):
            return {"url": target.get("url")}
    for action in INLINE_ACTIONS:
        if action in button:
            chosen = button[action]
            return {"inline_query": chosen.get("query", "") if isinstance(chosen, dict) else chosen}
    copied = button.get("copy_text")
    if isinstance(copied, dict):
        return {"copied": copied.get("text")}
    raise BadControl("the sandbox does not know what this button does")


def send_chosen(
    world: World, chat: Chat, person: Person, query: InlineQuery, result: InlineResult
) -> Message:
    """Send an inline result as one's own message; the bot is told of the choice, as with feedback for every one."""
    message = _post(world, chat, person, result.content, via_bot=True)
    chosen: dict[str, Json] = {"result_id": result.id, "from": person_json(person), "query": query.text}
    if message.inline_id is not None:
        chosen["inline_message_id"] = message.inline_id
    world.queue.add("chosen_inline_result", chosen)
    return message


def block(world: World, person: Person) -> None:
    """Block the bot: it may not write until it is unblocked."""
    _set_blocked(world, person, blocked=True)


def unblock(world: World, person: Person) -> None:
    """Let the bot write again."""
    _set_blocked(world, person, blocked=False)


def deactivate(world: World, person: Person) -> None:
    """Delete the person's account; nobody tells the bot."""
    person.deactivated = True
    world.journal.write("person", person_id=person.id, deactivated=True)


def _post(
    world: World,
    chat: Chat,
    person: Person,
    content: Content,
    reply_to: int | None = None,
    *,
    via_bot: bool = False,
) -> Message:
    must_be_let_in(chat, person)
    if reply_to is not None and chat.message(reply_to) is None:
        raise BadControl(f"there is no message {reply_to} to reply to", 404)
    message = world.post(chat, content, person.id, reply_to, via_bot=via_bot)
    if chat.kind is ChatKind.PRIVATE:
        person.has_written = True
    if _bot_sees(world, chat, message):
        kind = "channel_post" if chat.kind is ChatKind.CHANNEL else "message"
        world.queue.add(kind, message_json(world, message))
    return message


def must_be_let_in(chat: Chat, person: Person) -> None:
    """Raise BadControl for somebody who can't write in the chat."""
    if person.deactivated:
        raise BadControl(f"{person.first_name} has no account any more")
    if person.id not in chat.members:
        raise BadControl(f"{person.first_name} is not in this chat")
    if chat.kind is ChatKind.PRIVATE and person.has_blocked:
        raise BadControl(f"{person.first_name} has blocked the bot; unblock it first")


def _bot_sees(world: World, chat: Chat, message: Message) -> bool:
    """Tell whether the bot gets this message: in groups its privacy mode keeps most from it."""
    if chat.kind is ChatKind.PRIVATE:
        return True
    if not chat.bot.is_inside:
        return False
    if (
        chat.kind is ChatKind.CHANNEL
        or message.via_bot
        or world.bot.reads_all_group_messages
        or chat.bot.role is Role.ADMINISTRATOR
    ):
        return True
    replied = chat.message(message.reply_to) if message.reply_to is not None else None
    return (replied is not None and replied.by_bot) or _is_command_for(message, world.bot.username)


def _is_command_for(message: Message, username: str) -> bool:
    formatted = message.content.formatted
    first = formatted.entities[0] if formatted.entities else None
    if first is None or first.type != "bot_command" or first.offset:
        return False
    _, at, named = formatted.text.split(maxsplit=1)[0].partition("@")
    return not at or named.lower() == username.lower()


def _set_blocked(world: World, person: Person, *, blocked: bool) -> None:
    if person.deactivated:
        raise BadControl(f"{person.first_name} has no account any more")
    if person.has_blocked is blocked:
        return
    person.has_blocked = blocked
    before, after = Membership(Role.MEMBER), Membership(Role.KICKED)
    if not blocked:
        before, after = after, before
    chat, bot = world.chats[person.id], bot_json(world.bot)
    world.queue.add("my_chat_member", change_json(world, chat, person_json(person), bot, before, after))
