"""A call's text or caption with its formatting, checked as Telegram checks it."""

from sandbox.answers import Json
from sandbox.telegram.errors import BadRequest
from sandbox.telegram.html import parse_html
from sandbox.telegram.links import checked_link, with_found_entities
from sandbox.telegram.params import Params
from sandbox.telegram.text import Entity, FormattedText, in_order, utf16_length
from sandbox.telegram.world import World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
_GIVEN_TYPES = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
    }
)


def read_text(world: World, params: Params) -> FormattedText:
    """Read `text`; raises BadRequest where nothing of it is left or it is too long."""
    if not params.text("text"):
        raise BadRequest("message text is empty")
    formatted = _formatted(world, params, "text", "entities")
    if not formatted.text:
        raise BadRequest("text must be non-empty")
    if utf16_length(formatted.text) > LONGEST_TEXT:
        raise BadRequest("message is too long")
    return formatted


def read_caption(world: World, params: Params) -> FormattedText:
    """Read `caption`, which may be empty."""
    formatted = _formatted(world, params, "caption", "caption_entities")
    if utf16_length(formatted.text) > LONGEST_CAPTION:
        raise BadRequest("message caption is too long")
    return formatted


def _formatted(world: World, params: Params, text_name: str, entities_name: str) -> FormattedText:
    text, mode = params.text(text_name), params.text("parse_mode").lower()
    if mode == "html":
        formatted = parse_html(text)
    elif mode in {"markdown", "markdownv2"}:
        raise BadRequest("this sandbox reads HTML only")
    elif mode:
        raise BadRequest("unsupported parse_mode")
    else:
        given = params.json(entities_name, "entities")
        entities = [entity for item in given if (entity := _entity(item))] if isinstance(given, list) else []
        formatted = FormattedText(text, in_order(entities))
    known = tuple(e for e in formatted.entities if e.user_id is None or world.knows(e.user_id))
    return with_found_entities(FormattedText(formatted.text, known).trimmed())


def _entity(item: Json) -> Entity | None:
    """Read one given entity; those that Telegram finds by itself are left to it."""
    if not isinstance(item, dict):
        raise BadRequest("can't parse MessageEntity: expected an Object")
    kind, offset, length = item.get("type"), item.get("offset"), item.get("length")
    if not isinstance(kind, str) or not isinstance(offset, int) or not isinstance(length, int):
        raise BadRequest("can't parse MessageEntity: type, offset and length are required")
    if kind not in _GIVEN_TYPES:
        return None
    url, language, user = item.get("url"), item.get("language"), item.get("user")
    user_id = user.get("id") if isinstance(user, dict) else None
    if kind == "text_link":
        url = checked_link(url) if isinstance(url, str) else None
        if url is None:
            return None
    return Entity(
        kind,
        offset,
        length,
        url if isinstance(url, str) else None,
        language if isinstance(language, str) else None,
        user_id if isinstance(user_id, int) else None,
    )
