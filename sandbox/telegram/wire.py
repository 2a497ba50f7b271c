"""The world's objects as the Bot API shows them to the bot."""

from sandbox.answers import Json
from sandbox.telegram.files import StoredFile
from sandbox.telegram.members import InviteLink
from sandbox.telegram.model import (
    BotAccount,
    Callback,
    Chat,
    ChatKind,
    Content,
    Message,
    Origin,
    Person,
)
from sandbox.telegram.text import FormattedText, entity_json
from sandbox.telegram.world import World


def bot_json(bot: BotAccount) -> dict[str, Json]:
    """Show the bot as a User."""
    return {
        "id": bot.id,
        "is_bot": True,
        "first_name": bot.names.get("") or bot.first_name,
        "username": bot.username,
    }


def person_json(person: Person) -> dict[str, Json]:
    """Show a person as a User."""
    shown: dict[str, Json] = {"id": person.id, "is_bot": False, "first_name": person.first_name}
    if person.username:
        shown["username"] = person.username
    if person.language_code:
        shown["language_code"] = person.language_code
    return shown


def user_json(world: World, user_id: int) -> dict[str, Json]:
    """Show whoever has this id: the bot or a person."""
    if user_id == world.bot.id:
        return bot_json(world.bot)
    return person_json(world.person(user_id))


def chat_json(world: World, chat: Chat) -> dict[str, Json]:
    """Show a Chat."""
    if chat.kind is ChatKind.PRIVATE:
        person = world.person(chat.id)
        shown: dict[str, Json] = {"id": chat.id, "type": chat.kind.value, "first_name": person.first_name}
        return shown | {"username": person.username} if person.username else shown
    shown = {"id": chat.id, "type": chat.kind.value, "title": chat.title}
    if chat.username:
        shown["username"] = chat.username
    return shown


def entities_json(world: World, formatted: FormattedText) -> list[Json]:
    """Show the entities of a text; a mention of nobody known is left out, as Telegram does."""
    shown: list[Json] = []
    for entity in formatted.entities:
        if entity.type != "text_mention":
            shown.append(entity_json(entity))
        elif entity.user_id is not None and world.knows(entity.user_id):
            shown.append(entity_json(entity, user_json(world, entity.user_id)))
    return shown


def file_json(file: StoredFile) -> dict[str, Json]:
    """Show what every kind of file has."""
    return {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(file.content)}


def content_json(world: World, content: Content) -> dict[str, Json]:
    """Show what a message says: text or file and caption, with entities."""
    shown: dict[str, Json] = {}
    text_key, entities_key = "text", "entities"
    if content.media is not None:
        text_key, entities_key = "caption", "caption_entities"
        file = content.media.file
        if content.media.is_photo and file.size is not None:
            width, height = file.size
            shown["photo"] = [file_json(file) | {"width": width, "height": height}]
        else:
            shown["document"] = file_json(file) | {"file_name": file.name, "mime_type": file.content_type}
    if content.formatted.text:
        shown[text_key] = content.formatted.text
        if entities := entities_json(world, content.formatted):
            shown[entities_key] = entities
    return shown


def message_json(world: World, message: Message, *, with_reply: bool = True) -> dict[str, Json]:
    """Show a Message; the one it replies to is shown inside, one level deep."""
    chat = world.chats[message.chat_id]
    shown: dict[str, Json] = {"message_id": message.id}
    if message.sender_id is None:
        shown["sender_chat"] = chat_json(world, chat)
    else:
        shown["from"] = user_json(world, message.sender_id)
    shown |= {"chat": chat_json(world, chat), "date": message.date}
    if message.origin is not None:
        shown["forward_origin"] = _origin_json(world, message.origin)
    if message.edit_date is not None:
        shown["edit_date"] = message.edit_date
    replied = chat.message(message.reply_to) if message.reply_to is not None and with_reply else None
    if replied is not None:
        shown["reply_to_message"] = message_json(world, replied, with_reply=False)
    if message.via_bot:
        shown["via_bot"] = bot_json(world.bot)
    if message.album is not None:
        shown["media_group_id"] = message.album
    shown |= content_json(world, message.content) | message.service
    if message.content.inline_keyboard:
        shown["reply_markup"] = {"inline_keyboard": message.content.inline_keyboard}
    return shown


def callback_json(world: World, callback: Callback) -> dict[str, Json]:
    """Show a CallbackQuery."""
    message = world.chats[callback.chat_id].messages[callback.message_id]
    shown: dict[str, Json] = {"id": callback.id, "from": user_json(world, callback.person_id)}
    if message.inline_id is None:
        shown["message"] = message_json(world, message)
    else:
        shown["inline_message_id"] = message.inline_id
    return shown | {
        "chat_instance": str(callback.chat_id * 7_919),
        "data": callback.data,
    }


def link_json(world: World, chat: Chat, link: InviteLink) -> dict[str, Json]:
    """Show a ChatInviteLink."""
    waiting = sum(asked_by is link for asked_by in chat.asking.values())
    return link.as_json(bot_json(world.bot), waiting)


def _origin_json(world: World, origin: Origin) -> dict[str, Json]:
    if origin.sender_id is not None:
        return {"type": "user", "date": origin.date, "sender_user": user_json(world, origin.sender_id)}
    chat = chat_json(world, world.chats[origin.chat_id])
    return {"type": "channel", "date": origin.date, "chat": chat, "message_id": origin.message_id}
