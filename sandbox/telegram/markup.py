"""What may stand under a message: inline keyboards, reply keyboards, and orders to the client."""

from collections.abc import Iterator

from sandbox.answers import Json
from sandbox.telegram.errors import BadRequest
from sandbox.telegram.links import checked_link
from sandbox.telegram.params import Params

LONGEST_CALLBACK_DATA = 64
MOST_BUTTONS = 100
_COPIED_AS_IS = ("style", "icon_custom_emoji_id")
_OTHER_ACTIONS = (
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
)
_KEYBOARD_OPTIONS = (
    "is_persistent",
    "resize_keyboard",
    "one_time_keyboard",
    "selective",
    "input_field_placeholder",
)

Button = dict[str, Json]


def read_markup(params: Params) -> dict[str, Json] | None:
    """Read and check `reply_markup`; None where there is none, or where it is an inline keyboard without buttons."""
    markup = params.json("reply_markup", "reply keyboard markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise BadRequest("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = [[_inline_button(b) for b in row] for row in _rows(markup, "inline_keyboard")]
        return _keyboard("inline_keyboard", rows)
    if "keyboard" in markup:
        rows = [[_reply_button(b) for b in row] for row in _rows(markup, "keyboard")]
        keyboard = _keyboard("keyboard", rows)
        return keyboard and keyboard | _options(markup)
    if markup.get("remove_keyboard") is True:
        return {"remove_keyboard": True} | _options(markup)
    if markup.get("force_reply") is True:
        return {"force_reply": True} | _options(markup)
    return None


def read_inline_keyboard(params: Params) -> dict[str, Json] | None:
    """Read and check the `reply_markup` of an edit, where nothing but an inline keyboard may stand."""
    markup = read_markup(params)
    if markup is not None and "inline_keyboard" not in markup:
        raise BadRequest("inline keyboard expected")
    return markup


def buttons(markup: dict[str, Json] | None, kind: str) -> Iterator[tuple[int, int, Button]]:
    """Yield each button of the keyboard (`inline_keyboard` or `keyboard`) with its row and column."""
    rows = markup.get(kind) if markup else None
    for r, row in enumerate(rows if isinstance(rows, list) else []):
        for c, button in enumerate(row if isinstance(row, list) else []):
            if isinstance(button, dict):
                yield r, c, button


def _rows(markup: dict[str, Json], name: str) -> list[list[Json]]:
    rows = markup[name]
    if not isinstance(rows, list):
        raise BadRequest(f'field "{name}" must be of type Array')
    read: list[list[Json]] = []
    for row in rows:
        if not isinstance(row, list):
            raise BadRequest(f'field "{name}" must be an Array of Arrays')
        read.append(row)
    return read


def _keyboard(name: str, rows: list[list[Button]]) -> dict[str, Json] | None:
    """Leave out what has no text, as Telegram does, and check the number of what is left."""
    kept: list[Json] = []
    count = 0
    for row in rows:
        with_text: list[Json] = [button for button in row if button["text"]]
        count += len(with_text)
        if with_text:
            kept.append(with_text)
    if count > MOST_BUTTONS:
        raise BadRequest("reply markup is too long")
    return {name: kept} if kept else None


def _options(markup: dict[str, Json]) -> dict[str, Json]:
    return {name: markup[name] for name in _KEYBOARD_OPTIONS if markup.get(name)}


def _text_of(button: dict[str, Json], kind: str) -> str:
    text = button.get("text")
    if not isinstance(text, str):
        raise BadRequest(f"can't parse {kind} button: Can't find field \"text\"")
    return text


def _inline_button(button: Json) -> Button:
    kind = "inline keyboard"
    if not isinstance(button, dict):
        raise BadRequest(f"can't parse {kind} button: InlineKeyboardButton must be an Object")
    read: Button = {"text": _text_of(button, kind)}
    read |= {name: button[name] for name in _COPIED_AS_IS if name in button}
    url, data = button.get("url"), button.get("callback_data")
    if isinstance(url, str) and url:
        link = checked_link(url)
        if link is None:
            raise BadRequest(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
        return read | {"url": link}
    if isinstance(data, str) and "callback_data" in button:
        if not 1 <= len(data.encode()) <= LONGEST_CALLBACK_DATA:
            raise BadRequest("BUTTON_DATA_INVALID")
        return read | {"callback_data": data}
    for action in _OTHER_ACTIONS:
        if button.get(action) is not None:
            return read | {action: button[action]}
    if button.get("pay") or "callback_game" in button:
        raise BadRequest("BUTTON_TYPE_INVALID")
    raise BadRequest(f"can't parse {kind} button: Text buttons are unallowed in the inline keyboard")


def _reply_button(button: Json) -> Button:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict):
        raise BadRequest("can't parse keyboard button: KeyboardButton must be an Object")
    return button | {"text": _text_of(button, "keyboard")}
