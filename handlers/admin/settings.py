"""/settings: what is set by chat, and where each value comes from; changing it, undoing that, closing the shop."""

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.chat_settings.editing import NotUndone, Setting
from bot.chat_settings.keys import ON, Key, only_in_file, read_key
from bot.chat_settings.wording import closed_sentence, in_words, label
from bot.messages import Answer, Button, Rows
from bot.shop import Shop
from bot.texts.catalogue import Voice, code
from handlers.admin.duty import actor
from handlers.buyer.replies import shows, toast
from handlers.form import open_form
from handlers.telegram.ask import Ask

YES = "yes"
# In the list; a setting's own card shows all of it.
LONGEST_IN_LIST = 60
ON_A_ROW = 2


async def settings(ask: Ask, shop: Shop) -> Answer:
    """List every setting, and name what only the file sets."""
    say = shop.speech.voice(ask.buyer.language)
    known = await shop.desk.settings.every()
    lines = [
        say.html(
            "settings-line",
            label=label(say, each.key),
            value=_short(in_words(say, each.key, each.value)),
            source=_source(each, ask, shop),
        )
        for each in known
    ]
    file_only = [
        say.html("settings-file-line", section=code(f"[{section}]"), keys=code(", ".join(keys)))
        for section, keys in only_in_file().items()
    ]
    text = Markup("\n").join(
        [say.html("settings-head"), "", *lines, "", say.html("settings-file-head"), *file_only]
    )
    buttons = [_button(Verb.SETTING, each.key, label(say, each.key)) for each in known]
    rows = tuple(tuple(buttons[at : at + ON_A_ROW]) for at in range(0, len(buttons), ON_A_ROW))
    return shows(ask, text, rows)


async def setting(ask: Ask, shop: Shop) -> Answer:
    """Show one, whole."""
    key = _key(ask)
    return _no_such(ask, shop) if key is None else await _card(ask, shop, key)


async def change(ask: Ask, shop: Shop) -> Answer:
    """Ask for the new value."""
    key = _key(ask)
    if key is None or key is Key.MAINTENANCE:
        return _no_such(ask, shop)
    value = (await shop.desk.settings.find(key)).value
    if not value:
        return await open_form(ask, shop, "setting", key=key.value)
    return await open_form(ask, shop, "setting", key=key.value, value=value)


async def as_file(ask: Ask, shop: Shop) -> Answer:
    """Give a setting back to the file."""
    key = _key(ask)
    if key is None or key is Key.MAINTENANCE:
        return _no_such(ask, shop)
    await shop.desk.settings.set(actor(ask), key, None)
    shown = await _card(ask, shop, key)
    return Answer(shown.letters, _say(ask, shop).plain("settings-toast-done"))


async def undo(ask: Ask, shop: Shop) -> Answer:
    """Put back what was before a change, unless it has been changed since."""
    done = await shop.desk.settings.undo(actor(ask), ask.number)
    if isinstance(done, NotUndone):
        return toast(_say(ask, shop).plain("settings-toast-not-undone"), alert=True)
    shown = await _card(ask, shop, Key(done.key))
    return Answer(shown.letters, _say(ask, shop).plain("settings-toast-undone"))


async def maintenance(ask: Ask, shop: Shop) -> Answer:
    """Stop new orders, once the merchant has read what buyers will see; or take them again."""
    wanted, _, sure = (ask.action.argument if ask.action is not None else "").partition(" ")
    closed = shop.live.current.maintenance
    if wanted == ON and sure != YES and closed is None:
        return await _really(ask, shop)
    await shop.desk.settings.set(actor(ask), Key.MAINTENANCE, ON if wanted == ON else None)
    return await _card(ask, shop, Key.MAINTENANCE)


async def _really(ask: Ask, shop: Shop) -> Answer:
    say = _say(ask, shop)
    note = (await shop.desk.settings.find(Key.MAINTENANCE_NOTE)).value or ""
    seen = closed_sentence(shop.speech, ask.buyer.language, note)
    text = Markup("{}\n\n<blockquote>{}</blockquote>").format(say.html("settings-close-really"), seen)
    yes = _button(Verb.MAINTENANCE, f"{ON} {YES}", say.plain("settings-button-close-yes"))
    words = _button(Verb.CHANGE_SETTING, Key.MAINTENANCE_NOTE, say.plain("settings-button-note"))
    no = _button(Verb.SETTING, Key.MAINTENANCE, say.plain("button-back"))
    return shows(ask, text, ((yes,), (words,), (no,)))


async def _card(ask: Ask, shop: Shop, key: Key) -> Answer:
    say, shown = _say(ask, shop), await shop.desk.settings.find(key)
    text = say.html(
        "settings-card",
        label=label(say, key),
        value=in_words(say, key, shown.value),
        source=_source(shown, ask, shop),
    )
    if shown.stored is not None and shown.in_file is not None:
        text += Markup("\n") + say.html("settings-file-says", value=in_words(say, key, shown.in_file))
    text += Markup("\n\n") + say.html("settings-about", setting=key.value)
    return shows(ask, text, _choices(say, shown))


def _choices(say: Voice, shown: Setting) -> Rows:
    key, back = shown.key, (_button(Verb.SETTINGS, "", say.plain("settings-button-list")),)
    if key is Key.MAINTENANCE:
        wanted, label_key = (
            ("off", "settings-button-open-shop") if shown.value else (ON, "settings-button-close")
        )
        note = _button(Verb.SETTING, Key.MAINTENANCE_NOTE, say.plain("settings-button-note"))
        return ((_button(Verb.MAINTENANCE, wanted, say.plain(label_key)),), (note,), back)
    rows = [(_button(Verb.CHANGE_SETTING, key, say.plain("settings-button-change")),)]
    if shown.stored is not None:
        key_of = "settings-button-as-file" if shown.in_file is not None else "settings-button-unset"
        rows.append((_button(Verb.SETTING_AS_FILE, key, say.plain(key_of)),))
    if shown.last is not None:
        rows.append((_button(Verb.UNDO_SETTING, str(shown.last.id), say.plain("settings-button-undo")),))
    return (*rows, back)


def _source(shown: Setting, ask: Ask, shop: Shop) -> str:
    say, stored = _say(ask, shop), shown.stored
    if stored is not None:
        name, at = stored.by_name or str(stored.set_by), shop.speech.moment(stored.set_at, ask.buyer.language)
        return say.html("settings-set-here", name=name, at=at)
    return say.html("settings-from-file") if shown.in_file is not None else say.html("settings-built-in")


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= LONGEST_IN_LIST else f"{line[: LONGEST_IN_LIST - 1]}…"


def _button(verb: Verb, about: str, text: str) -> Button:
    return Button(text, action=str(Action(verb, about)))


def _key(ask: Ask) -> Key | None:
    return read_key(ask.action.argument if ask.action is not None else "")


def _say(ask: Ask, shop: Shop) -> Voice:
    return shop.speech.voice(ask.buyer.language)


def _no_such(ask: Ask, shop: Shop) -> Answer:
    return toast(_say(ask, shop).plain("settings-no-such"), alert=True)
