"""The Bot API's methods for photos and documents."""

from sandbox.answers import Json
from sandbox.telegram.access import replied_message, writable_chat
from sandbox.telegram.errors import BadRequest
from sandbox.telegram.files import LARGEST_DOWNLOAD, StoredFile
from sandbox.telegram.formatting import read_caption
from sandbox.telegram.markup import read_markup
from sandbox.telegram.model import Content, Media
from sandbox.telegram.params import Params, Upload
from sandbox.telegram.wire import file_json, message_json
from sandbox.telegram.world import World

ATTACHED = "attach://"


async def send_photo(world: World, params: Params) -> Json:
    """Send a picture."""
    return _send(world, params, "photo")


async def send_document(world: World, params: Params) -> Json:
    """Send a file."""
    return _send(world, params, "document")


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
    caption, markup = read_caption(world, params), read_markup(params)
    reply_to = replied_message(chat, params)
    file = _file(world, params, kind)
    world.flood.check(chat)
    media = Media(file, is_photo=kind == "photo")
    return message_json(world, world.post(chat, Content(caption, media, markup), world.bot.id, reply_to))


def _file(world: World, params: Params, kind: str) -> StoredFile:
    upload = _upload(params, kind)
    if upload is not None:
        return world.files.keep_photo(upload) if kind == "photo" else world.files.keep_document(upload)
    named = params.text(kind)
    if not named:
        raise BadRequest(f"there is no {kind} in the request")
    if named.startswith(("http://", "https://")):
        raise BadRequest("this sandbox does not fetch files from URLs")
    file = world.files.by_id(named)
    if file is None:
        raise BadRequest("wrong file identifier/HTTP URL specified")
    if (file.size is not None) != (kind == "photo"):
        raise BadRequest(f"can't use file of type {'Photo' if file.size else 'Document'} as {kind.title()}")
    return file


def _upload(params: Params, kind: str) -> Upload | None:
    named = params.text(kind)
    if named.startswith(ATTACHED):
        return params.uploads.get(named.removeprefix(ATTACHED))
    return params.uploads.get(kind)
