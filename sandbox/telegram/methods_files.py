"""The Bot API's methods for photos and documents."""

from dataclasses import replace

from sandbox.answers import Json
from sandbox.telegram.access import replied_message, writable_chat
from sandbox.telegram.attached import read_album, read_media
from sandbox.telegram.errors import BadRequest
from sandbox.telegram.files import LARGEST_DOWNLOAD
from sandbox.telegram.formatting import read_caption
from sandbox.telegram.markup import read_markup
from sandbox.telegram.model import Content
from sandbox.telegram.params import Params
from sandbox.telegram.wire import file_json, message_json
from sandbox.telegram.world import World


async def send_photo(world: World, params: Params) -> Json:
    """Send a picture."""
    return _send(world, params, "photo")


async def send_document(world: World, params: Params) -> Json:
    """Send a file."""
    return _send(world, params, "document")


async def send_media_group(world: World, params: Params) -> Json:
    """Send photos, or documents, as one album."""
    chat = writable_chat(world, params)
    contents, reply_to = read_album(world, params), replied_message(chat, params)
    world.flood.check(chat)
    album = world.new_album_id() if len(contents) > 1 else None
    sent = [world.post(chat, content, world.bot.id, reply_to, album=album) for content in contents]
    return [message_json(world, message) for message in sent]


async def get_file(world: World, params: Params) -> Json:
    """Tell where a file can be downloaded."""
    file = world.files.by_id(params.text("file_id"))
    if file is None:
        raise BadRequest("invalid file_id")
    if len(file.content) > LARGEST_DOWNLOAD:
        raise BadRequest("file is too big")
    return file_json(file) | {"file_path": file.path}


def _send(world: World, params: Params, kind: str) -> Json:
    chat = writable_chat(world, params)
    content = Content(read_caption(world, params), markup=read_markup(params))
    reply_to = replied_message(chat, params)
    content = replace(content, media=read_media(world, params, kind))
    world.flood.check(chat)
    return message_json(world, world.post(chat, content, world.bot.id, reply_to))
