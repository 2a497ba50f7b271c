"""The Bot API's methods that send and take back messages, and answer taps."""

from dataclasses import replace

from sandbox.answers import Json
from sandbox.telegram.access import (
    find_message,
    readable_chat,
    replied_message,
    writable_chat,
)
from sandbox.telegram.errors import BadRequest
from sandbox.telegram.formatting import read_caption, read_text
from sandbox.telegram.links import checked_link
from sandbox.telegram.markup import read_markup
from sandbox.telegram.members import Right
from sandbox.telegram.model import ChatKind, Content, Origin
from sandbox.telegram.params import Params
from sandbox.telegram.wire import message_json
from sandbox.telegram.world import World

DELETABLE_FOR = 48 * 60 * 60
LONGEST_CALLBACK_ANSWER = 200
CHAT_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


async def send_message(world: World, params: Params) -> Json:
    """Send a text."""
    chat = writable_chat(world, params)
    content = Content(read_text(world, params), markup=read_markup(params))
    reply_to = replied_message(chat, params)
    world.flood.check(chat)
    return message_json(world, world.post(chat, content, world.bot.id, reply_to))


async def delete_message(world: World, params: Params) -> Json:
    """Delete a message younger than 48 hours: the bot's own, any of a private chat, any where the bot administers."""
    chat = readable_chat(world, params)
    message = find_message(chat, params, "message to delete")
    allowed = message.by_bot or chat.kind is ChatKind.PRIVATE or chat.bot.may(Right.DELETE_MESSAGES)
    if not allowed:
        raise BadRequest("message can't be deleted")
    if world.now() - message.date > DELETABLE_FOR and chat.kind is ChatKind.PRIVATE:
        raise BadRequest("message can't be deleted for everyone")
    world.delete(message)
    return True


async def forward_message(world: World, params: Params) -> Json:
    """Send a message on, with its origin shown."""
    chat = writable_chat(world, params)
    source = find_message(readable_chat(world, params, "from_chat_id"), params, "message to forward")
    origin = source.origin or Origin(source.sender_id, source.chat_id, source.id, source.date)
    world.flood.check(chat)
    content = replace(source.content, markup=None)
    return message_json(world, world.post(chat, content, world.bot.id, origin=origin))


async def copy_message(world: World, params: Params) -> Json:
    """Send a message's content again as the bot's own, with another caption if one is given."""
    chat = writable_chat(world, params)
    source = find_message(readable_chat(world, params, "from_chat_id"), params, "message to copy")
    content = replace(source.content, markup=read_markup(params))
    if content.media is not None and params.given("caption"):
        content = replace(content, formatted=read_caption(world, params))
    reply_to = replied_message(chat, params)
    world.flood.check(chat)
    return {"message_id": world.post(chat, content, world.bot.id, reply_to).id}


async def send_chat_action(world: World, params: Params) -> Json:
    """Show people that the bot is busy."""
    chat = writable_chat(world, params)
    action = params.text("action").lower()
    if action not in CHAT_ACTIONS:
        raise BadRequest("wrong parameter action in request")
    chat.action = action
    world.journal.write("chat_action", chat_id=chat.id, action=action)
    return True


async def answer_callback_query(world: World, params: Params) -> Json:
    """Answer a tap, once and in time."""
    callback = world.open_callback(params.text("callback_query_id"))
    if callback is None:
        raise BadRequest("query is too old and response timeout expired or query ID is invalid")
    text, url = params.text("text"), params.text("url")
    if len(text) > LONGEST_CALLBACK_ANSWER:
        raise BadRequest("MESSAGE_TOO_LONG")
    link = checked_link(url) if url else None
    if url and (link is None or not link.startswith(f"https://t.me/{world.bot.username}?start=")):
        raise BadRequest("URL_INVALID")
    callback.answer = {"text": text, "show_alert": params.flag("show_alert"), "url": link}
    world.journal.write("callback_answered", callback_query_id=callback.id, answer=dict(callback.answer))
    return True
