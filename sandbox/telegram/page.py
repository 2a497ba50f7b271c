"""A chat as the people in it see it, for the control interface."""

from sandbox.answers import Json
from sandbox.telegram.markup import buttons
from sandbox.telegram.model import Chat, ChatKind, Content, Message, Person
from sandbox.telegram.wire import entities_json, user_json
from sandbox.telegram.world import World


def person_page(person: Person) -> dict[str, Json]:
    """Show a person and how they stand to the bot."""
    return {
        "id": person.id,
        "first_name": person.first_name,
        "username": person.username,
        "language_code": person.language_code,
        "has_written": person.has_written,
        "has_blocked": person.has_blocked,
        "deactivated": person.deactivated,
    }


def chat_summary(world: World, chat: Chat) -> dict[str, Json]:
    """Show a chat without its messages."""
    title = world.person(chat.id).first_name if chat.kind is ChatKind.PRIVATE else chat.title
    return {
        "id": chat.id,
        "type": chat.kind.value,
        "title": title,
        "username": chat.username,
        "members": [*sorted(chat.members)],
        "bot": chat.bot.role.value,
        "action": chat.action,
        "message_count": len(chat.messages),
    }


def chat_page(world: World, chat: Chat, after: int = 0) -> dict[str, Json]:
    """Show a chat with every message, oldest first, and the keyboard that stands in place of the letters.

    With `after`, only messages that changed behind the journal's entry of that number.
    """
    messages: list[Json] = [message_page(world, m) for m in chat.messages.values() if m.changed > after]
    return chat_summary(world, chat) | {"messages": messages, "keyboard": _keyboard(chat)}


def message_page(world: World, message: Message) -> dict[str, Json]:
    """Show a message with what it said before each edit; a deleted one is marked."""
    history: list[Json] = [
        content_page(world, version.content) | {"date": version.date} for version in message.history
    ]
    return {
        "message_id": message.id,
        "date": message.date,
        "sender": "bot" if message.by_bot else "person",
        "from": user_json(world, message.sender_id) if message.sender_id is not None else None,
        "reply_to": message.reply_to,
        "via_bot": message.via_bot,
        "forwarded": message.origin is not None,
        "edited": message.edit_date is not None,
        "edit_date": message.edit_date,
        "deleted": message.deleted,
        "changed": message.changed,
        "history": history,
    } | content_page(world, message.content)


def content_page(world: World, content: Content) -> dict[str, Json]:
    """Show what a message says, with the markup under it and where its file is served."""
    shown: dict[str, Json] = {
        "text": content.formatted.text,
        "entities": entities_json(world, content.formatted),
        "reply_markup": content.markup,
    }
    if content.media is not None:
        file = content.media.file
        about: dict[str, Json] = {
            "file_id": file.id,
            "file_name": file.name,
            "mime_type": file.content_type,
            "file_size": len(file.content),
            "url": f"/control/files/{file.path}",
        }
        if file.size is not None:
            about["width"], about["height"] = file.size
        shown["photo" if content.media.is_photo else "document"] = about
    return shown


def _keyboard(chat: Chat) -> Json:
    """Find the newest word of the bot about the reply keyboard, unless it took it away."""
    for message in sorted(chat.messages.values(), key=lambda m: m.id, reverse=True):
        markup = message.content.markup
        if message.deleted or not message.by_bot or markup is None or "inline_keyboard" in markup:
            continue
        return markup if any(buttons(markup, "keyboard")) else None
    return None
