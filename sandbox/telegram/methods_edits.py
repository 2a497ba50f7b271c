"""The Bot API's methods that change messages: the bot's own, and those chosen from its inline results."""

from dataclasses import replace

from sandbox.answers import Json
from sandbox.telegram.access import editable_message, names_inline
from sandbox.telegram.attached import read_input_media
from sandbox.telegram.errors import BadRequest
from sandbox.telegram.formatting import read_caption, read_text
from sandbox.telegram.markup import read_inline_keyboard
from sandbox.telegram.model import Content
from sandbox.telegram.params import Params
from sandbox.telegram.wire import message_json
from sandbox.telegram.world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def edit_message_text(world: World, params: Params) -> Json:
    """Put another text into a message; without a markup, its buttons go."""
    if editable_message(world, params).content.media is not None:
        raise BadRequest("there is no text in the message to edit")
    return _edited(world, params, Content(read_text(world, params)))


async def edit_message_caption(world: World, params: Params) -> Json:
    """Put another caption under a file."""
    content = editable_message(world, params).content
    if content.media is None:
        raise BadRequest("there is no caption in the message to edit")
    return _edited(world, params, replace(content, formatted=read_caption(world, params)))


async def edit_message_media(world: World, params: Params) -> Json:
    """Put another photo or document in place of a file or a text; into an inline message, only one known already."""
    message = editable_message(world, params)
    content = read_input_media(world, params, may_upload=not names_inline(params))
    is_photo, was = content.media and content.media.is_photo, message.content.media
    if message.album is not None and was is not None and was.is_photo != is_photo:
        raise BadRequest("can't use the media of the specified type in the album")
    return _edited(world, params, content)


async def edit_message_reply_markup(world: World, params: Params) -> Json:
    """Put other buttons under a message, or none."""
    return _edited(world, params, editable_message(world, params).content)


def _edited(world: World, params: Params, content: Content) -> Json:
    message = editable_message(world, params)
    content = replace(content, markup=read_inline_keyboard(params))
    if content == message.content:
        raise BadRequest(NOT_MODIFIED)
    world.edit(message, content)
    return True if names_inline(params) else message_json(world, message)
