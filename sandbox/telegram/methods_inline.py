"""The Bot API's method of inline mode."""

import re

from sandbox.answers import Json
from sandbox.telegram.attached import read_media
from sandbox.telegram.errors import BadRequest
from sandbox.telegram.formatting import read_caption, read_text
from sandbox.telegram.inline import InlineAnswer, InlineResult
from sandbox.telegram.markup import read_inline_keyboard
from sandbox.telegram.model import Content
from sandbox.telegram.params import Params
from sandbox.telegram.world import World

MOST_RESULTS = 50
LONGEST_ID = 64
LONGEST_OFFSET = 64
KEPT_FOR = 300
KEPT_AT_MOST = 24 * 60 * 60
FILES = frozenset({"photo", "document"})
_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


async def answer_inline_query(world: World, params: Params) -> Json:
    """Offer results for what somebody typed behind the bot's name, once and in time."""
    button, results = _button(params), _results(world, params)
    query = world.inline.open_query(params.text("inline_query_id"))
    if query is None:
        raise BadRequest("query is too old and response timeout expired or query ID is invalid")
    ids = [result.id for result in results]
    if any(not 1 <= len(result_id.encode()) <= LONGEST_ID for result_id in ids):
        raise BadRequest("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise BadRequest("RESULT_ID_DUPLICATE")
    next_offset = params.text("next_offset")
    if len(next_offset.encode()) > LONGEST_OFFSET:
        raise BadRequest("NEXT_OFFSET_INVALID")
    keep = min(max(params.integer("cache_time", KEPT_FOR), 0), KEPT_AT_MOST)
    answer = InlineAnswer(tuple(results), next_offset, button)
    world.inline.settle(query, answer, keep, personal=params.flag("is_personal"))
    return True


def _button(params: Params) -> dict[str, Json] | None:
    button = params.json("button", "inline query results button")
    if button is None:
        return None
    what = "can't parse inline query results button: "
    if not isinstance(button, dict):
        raise BadRequest(f"{what}InlineQueryResultsButton must be an Object")
    text = _required(button, "text", what)
    if isinstance(web_app := button.get("web_app"), dict):
        return {"text": text, "web_app": {"url": _required(web_app, "url", what)}}
    if "start_parameter" not in button:
        raise BadRequest(f"{what}InlineQueryResultsButton must have exactly one optional field")
    start = _required(button, "start_parameter", what)
    if not _START_PARAMETER.fullmatch(start):
        raise BadRequest("START_PARAM_INVALID")
    return {"text": text, "start_parameter": start}


def _results(world: World, params: Params) -> list[InlineResult]:
    wanted = params.json("results", "inline query results")
    if wanted is None:
        return []
    if not isinstance(wanted, list):
        raise BadRequest("expected an Array of inline query results")
    if len(wanted) > MOST_RESULTS:
        raise BadRequest("too many inline query results specified")
    return [_result(world, item) for item in wanted]


def _result(world: World, wanted: Json) -> InlineResult:
    what = "can't parse inline query result: "
    if not isinstance(wanted, dict):
        raise BadRequest(f"{what}Inline query result must be an object")
    kind, result_id = _required(wanted, "type", what).lower(), _required(wanted, "id", what)
    if kind != "article" and kind not in FILES:
        raise BadRequest(f'{what}type "{kind}" is unsupported by this sandbox')
    title = wanted.get("title")
    if kind != "photo":
        title = _required(wanted, "title", what)
    own = Params(wanted)
    try:
        markup, content = read_inline_keyboard(own), _text(world, wanted, kind)
        caption = read_caption(world, own)
    except BadRequest as error:
        reason = error.description.removeprefix("Bad Request: ")
        raise BadRequest(what + reason[:1].upper() + reason[1:]) from error
    if content is None:
        content = Content(caption, read_media(world, own, kind, _source(wanted, kind, what)))
    elif kind in FILES:
        read_media(world, own, kind, _source(wanted, kind, what))
    content = Content(content.formatted, content.media, markup)
    description = wanted.get("description")
    return InlineResult(result_id, kind, str(title or ""), str(description or ""), content)


def _text(world: World, wanted: dict[str, Json], kind: str) -> Content | None:
    """Read what an article sends, or a file's result instead of its file; None where it is the file."""
    given = wanted.get("input_message_content")
    if not isinstance(given, dict):
        if kind == "article":
            raise BadRequest('Can\'t find field "message_text"')
        return None
    if "message_text" not in given:
        raise BadRequest("input message content is not specified")
    text = Params(given | {"text": given["message_text"]})
    return Content(read_text(world, text))


def _source(wanted: dict[str, Json], kind: str, what: str) -> str:
    """Name the field with the file: an address, or the id of one known already, which must be there then."""
    if wanted.get(f"{kind}_url"):
        return f"{kind}_url"
    _required(wanted, f"{kind}_file_id", what)
    return f"{kind}_file_id"


def _required(wanted: dict[str, Json], name: str, what: str) -> str:
    value = wanted.get(name)
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise BadRequest(f'{what}Can\'t find field "{name}"')
    return str(value)
