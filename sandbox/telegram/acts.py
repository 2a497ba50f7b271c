"""What people do in their Telegram, and the updates that the bot gets for it."""

from collections.abc import Callable

from sandbox.answers import BadControl, Json
from sandbox.telegram.links import with_found_entities
from sandbox.telegram.markup import Button, buttons
from sandbox.telegram.model import Chat, ChatKind, Content, Media, Message, Person, Role
from sandbox.telegram.text import FormattedText
from sandbox.telegram.wire import bot_json, callback_json, chat_json, member_json, message_json, person_json
from sandbox.telegram.world import World

LINK_ACTIONS = ("web_app", "login_url")


def say(world: World, chat: Chat, person: Person, text: str, reply_to: int | None = None) -> Message:
    """Write a text; commands, links and the like get the entities that Telegram gives them."""
    formatted = with_found_entities(FormattedText(text).trimmed())
    if not formatted.text:
        raise BadControl("there is no text to say")
    return _post(world, chat, person, Content(formatted), reply_to)


def upload(world: World, chat: Chat, person: Person, media: Media, caption: str) -> Message:
    """Send a picture or a file."""
    return _post(world, chat, person, Content(with_found_entities(FormattedText(caption).trimmed()), media))


def edit(world: World, chat: Chat, person: Person, message: Message, text: str) -> None:
    """Change a text of one's own."""
    _must_be_let_in(chat, person)
    if message.by_bot or message.sender_id not in {person.id, None}:
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
        if message.deleted or not message.by_bot or message_id not in {None, message.id}:
            continue
        for kind in ("inline_keyboard", "keyboard"):
            for row, column, button in buttons(message.content.markup, kind):
                if fits(row, column, button):
                    return message, button
    raise BadControl("no message shows such a button", 404)


def tap(world: World, chat: Chat, person: Person, message: Message, button: Button) -> dict[str, Json]:
    """Tap a button: asks the bot, gives the link for the browser, says the text, or copies it."""
    _must_be_let_in(chat, person)
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
    copied = button.get("copy_text")
    if isinstance(copied, dict):
        return {"copied": copied.get("text")}
    raise BadControl("the sandbox does not know what this button does")


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


def join(world: World, chat: Chat, person: Person) -> None:
    """Become a member of a group or channel."""
    _move(world, chat, person, Role.LEFT, Role.MEMBER)
    chat.members.add(person.id)


def leave(world: World, chat: Chat, person: Person) -> None:
    """Cease to be a member."""
    _move(world, chat, person, Role.MEMBER, Role.LEFT)
    chat.members.discard(person.id)


def set_bot_role(world: World, chat: Chat, person: Person, role: Role) -> None:
    """Take the bot in, make it an administrator, or put it out, as the person does."""
    if chat.kind is ChatKind.PRIVATE:
        raise BadControl("a private chat has no members to choose")
    if chat.bot_role is role:
        return
    change = _change(world, chat, person, bot_json(world.bot), chat.bot_role, role)
    chat.bot_role = role
    world.queue.add("my_chat_member", change)


def _post(world: World, chat: Chat, person: Person, content: Content, reply_to: int | None = None) -> Message:
    _must_be_let_in(chat, person)
    if reply_to is not None and chat.message(reply_to) is None:
        raise BadControl(f"there is no message {reply_to} to reply to", 404)
    message = world.post(chat, content, person.id, reply_to)
    if chat.kind is ChatKind.PRIVATE:
        person.has_written = True
    if _bot_sees(world, chat, message):
        kind = "channel_post" if chat.kind is ChatKind.CHANNEL else "message"
        world.queue.add(kind, message_json(world, message))
    return message


def _must_be_let_in(chat: Chat, person: Person) -> None:
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
    if not chat.bot_role.is_inside:
        return False
    if (
        chat.kind is ChatKind.CHANNEL
        or world.bot.reads_all_group_messages
        or chat.bot_role is Role.ADMINISTRATOR
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
    before, after = (Role.MEMBER, Role.KICKED) if blocked else (Role.KICKED, Role.MEMBER)
    chat = world.chats[person.id]
    world.queue.add("my_chat_member", _change(world, chat, person, bot_json(world.bot), before, after))


def _move(world: World, chat: Chat, person: Person, before: Role, after: Role) -> None:
    if chat.kind is ChatKind.PRIVATE:
        raise BadControl("a private chat can't be joined or left")
    if (person.id in chat.members) is after.is_inside:
        raise BadControl(f"{person.first_name} is {'already' if after.is_inside else 'not'} in this chat")
    change = _change(world, chat, person, person_json(person), before, after)
    if chat.bot_role is Role.ADMINISTRATOR:
        world.queue.add("chat_member", change)


def _change(
    world: World, chat: Chat, person: Person, member: dict[str, Json], before: Role, after: Role
) -> dict[str, Json]:
    world.journal.write("member", chat_id=chat.id, member=member["id"], status=after.value)
    return {
        "chat": chat_json(world, chat),
        "from": person_json(person),
        "date": world.now(),
        "old_chat_member": member_json(member, before),
        "new_chat_member": member_json(member, after),
    }
