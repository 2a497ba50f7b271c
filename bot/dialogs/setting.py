"""A merchant changes a setting of the shop by chat."""

from collections.abc import Mapping, Sequence
from functools import partial

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.chat_settings.editing import ChatSettings
from bot.chat_settings.greeting import PLACEHOLDERS, fill, unknown_placeholders
from bot.chat_settings.keys import OFF, Key
from bot.chat_settings.wording import in_words, label
from bot.config import LONGEST_SHOP_NAME, LONGEST_SUPPORT
from bot.dialogs.product_questions import one_line
from bot.forms.answers import Answers, Value
from bot.forms.form import Choice, Form, FormContext, Given, NotTaken, Question
from bot.forms.readers import Read, free_text, whole_number
from bot.messages import Button, Message, Rows
from bot.money import Currency, Rials
from bot.staff.audit_trail import Actor
from bot.staff.rights import Right
from bot.store import Session, staff
from bot.store.chat_settings import Change
from bot.texts.languages import Language

LONGEST_GREETING = 1000
LONGEST_TERMS = 3000
LONGEST_NOTE = 500
LAST_HOUR = 23
# An amount that is written in the new currency beside the old one.
EXAMPLE = Rials(500_000)


def setting(settings: ChatSettings) -> Form:
    """Begun with the setting's `key`, and its present `value` where there is one; one question."""

    async def preview(_: Session, answers: Answers, say: FormContext) -> Message:
        key, value = _key(answers), _value(answers)
        html = say.html("settings-preview", label=_label(say, key)) + Markup("\n\n") + _shown(say, key, value)
        if key in {Key.CURRENCY, Key.LANGUAGE}:
            html += Markup("\n\n") + _consequences(say, key, value)
        return Message(html)

    async def save(tx: Session, answers: Answers, say: FormContext) -> Message:
        key, member = _key(answers), await staff.find(tx, say.buyer.id)
        if member is None:
            raise PermissionError(f"{say.buyer.id} is not on the staff")
        by = Actor(say.buyer, member.role, say.update_id)
        change = await settings.set_in(tx, by, key, _value(answers))
        said = "settings-unchanged" if change is None else "settings-saved"
        return Message(say.html(said, label=_label(say, key)), after_change(say, key, change))

    return Form("setting", _questions, save, preview, right=Right.SETTINGS, noted=None)


def after_change(say: FormContext, key: Key, change: Change | None) -> Rows:
    """Lead back, and undo what was done."""
    card = Button(say.plain("settings-button-card"), action=str(Action(Verb.SETTING, key)))
    if change is None:
        return ((card,),)
    undo = Action(Verb.UNDO_SETTING, str(change.id))
    return ((Button(say.plain("settings-button-undo"), action=str(undo)),), (card,))


def _questions(answers: Answers) -> Sequence[Question]:
    key = _key(answers)
    return [
        Question(
            key="value",
            prompt=lambda say: say.html("settings-ask", setting=key.value),
            read=_READERS.get(key),
            choices=_choices(key),
            optional=key is Key.SUPPORT,
        )
    ]


def _choices(key: Key) -> Sequence[Choice]:
    match key:
        case Key.CURRENCY:
            return [Choice(each.value, partial(_word, key=key, value=each.value)) for each in Currency]
        case Key.LANGUAGE:
            return [Choice(each.value, partial(_word, key=key, value=each.value)) for each in Language]
        case Key.DIGEST_HOUR:
            return [Choice(OFF, "settings-off")]
        case _:
            return []


def _word(say: FormContext, key: Key, value: str) -> str:
    return in_words(say.speech.voice(say.language), key, value)


def _greeting(given: Given, say: FormContext) -> Value:
    text = free_text(LONGEST_GREETING)(given, say)
    unknown = unknown_placeholders(str(text))
    if unknown:
        known = ", ".join(f"{{{word}}}" for word in PLACEHOLDERS)
        raise NotTaken("settings-unknown-placeholder", found=unknown[0], known=known)
    return text


def _hour(given: Given, say: FormContext) -> Value:
    return str(whole_number(0, LAST_HOUR)(given, say))


# Those without one are chosen by a button.
_READERS: Mapping[Key, Read] = {
    Key.NAME: one_line(LONGEST_SHOP_NAME),
    Key.SUPPORT: one_line(LONGEST_SUPPORT),
    Key.GREETING_FA: _greeting,
    Key.GREETING_EN: _greeting,
    Key.TERMS_FA: free_text(LONGEST_TERMS),
    Key.TERMS_EN: free_text(LONGEST_TERMS),
    Key.MAINTENANCE_NOTE: free_text(LONGEST_NOTE),
    Key.DIGEST_HOUR: _hour,
}


def _shown(say: FormContext, key: Key, value: str) -> Markup:
    if key in {Key.GREETING_FA, Key.GREETING_EN}:
        return fill(value, {"name": say.buyer.name, "shop": say.speech.shop.name})
    return Markup("<b>{}</b>").format(_word(say, key, value))


def _consequences(say: FormContext, key: Key, value: str) -> Markup:
    if key is Key.LANGUAGE:
        return say.html("settings-language-means")
    before, after = (
        say.speech.counting_in(currency).amount(EXAMPLE, say.language)
        for currency in sorted(Currency, key=lambda each: each == value)
    )
    return say.html("settings-currency-means", before=before, after=after)


def _label(say: FormContext, key: Key) -> str:
    return label(say.speech.voice(say.language), key)


def _key(answers: Answers) -> Key:
    return Key(answers.text("key"))


def _value(answers: Answers) -> str:
    return answers.maybe_text("value") or ""
