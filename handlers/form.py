"""Guided forms in the chat: begins them, hands over what is written or tapped, and renders where they stand."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from markupsafe import Markup

from bot.forms.answers import Value
from bot.forms.buttons import Tap, TapKind, read_tap
from bot.forms.form import Given
from bot.forms.steps import Answered, Cancelled, MovedOn, NothingOpen, Preview, Saved, Step
from bot.forms.steps import Ask as Question
from bot.messages import Answer, Button, Edit, Message, Rows, Send
from bot.shop import Shop
from bot.texts.catalogue import Voice
from handlers.buyer.replies import says, shows, toast
from handlers.telegram.ask import Ask, Respond

ON_A_ROW = 2
# A longer text would be cut off beside another button.
LONGEST_ON_A_ROW = 18


async def open_form(ask: Ask, shop: Shop, form: str, /, **beforehand: Value) -> Answer:
    """Begin a form, and ask its first question; see Forms.begin."""
    return show_step(await shop.forms.begin(ask.buyer, form, ask.update_id, beforehand), ask, shop)


async def form_button(ask: Ask, shop: Shop) -> Answer:
    """Do what a tapped button of a form says."""
    tap = read_tap(ask.action.argument) if ask.action is not None else None
    if tap is None:
        return toast(shop.speech.voice(ask.buyer.language).plain("toast-old-button"), alert=True)
    step = await shop.forms.tap(ask.buyer, ask.update_id, tap)
    if tap.kind is TapKind.BACK and isinstance(step, Question) and step.problem is None:
        return shows(ask, _question(step, shop.speech.voice(ask.buyer.language)), _buttons(step, ask, shop))
    return show_step(step, ask, shop)


def in_form(otherwise: Respond) -> Respond:
    """Let what is written or sent answer the form that is open, where one is."""

    async def respond(ask: Ask, shop: Shop) -> Answer:
        step = await shop.forms.answer(ask.buyer, ask.update_id, Given(ask.text, ask.upload))
        return await otherwise(ask, shop) if isinstance(step, NothingOpen) else show_step(step, ask, shop)

    return respond


def cancels_form(otherwise: Respond) -> Respond:
    """Let the command close the form that is open, where one is; a button means what stands on it."""

    async def respond(ask: Ask, shop: Shop) -> Answer:
        if ask.action is None:
            step = await shop.forms.cancel(ask.buyer, ask.update_id)
            if not isinstance(step, NothingOpen):
                return show_step(step, ask, shop)
        return await otherwise(ask, shop)

    return respond


def passes_form(otherwise: Respond) -> Respond:
    """Let the command or button close the form that is open, where that is but a passing question."""

    async def respond(ask: Ask, shop: Shop) -> Answer:
        await shop.forms.pass_by(ask.buyer)
        return await otherwise(ask, shop)

    return respond


def show_step(step: Step, ask: Ask, shop: Shop) -> Answer:
    """Say where a form stands."""
    say = shop.speech.voice(ask.buyer.language)
    match step:
        case Question():
            return _with_answered(
                step.answered, says(ask, _question(step, say), _buttons(step, ask, shop)), ask, say
            )
        case Preview():
            return _with_answered(step.answered, _preview(step, ask, say), ask, say)
        case Saved():
            return _saved(step, ask, say)
        case Cancelled():
            return shows(ask, say.html("form-cancelled"))
        case MovedOn():
            return toast(say.plain("form-toast-moved-on"))
        case NothingOpen():
            return toast(say.plain("form-toast-closed"))
        case _ as never:
            assert_never(never)


def _question(step: Question, say: Voice) -> Markup:
    lines: list[Markup] = []
    if step.problem is not None:
        lines.append(Markup("⚠️ {}\n").format(step.problem))
    if step.replaced:
        lines.append(Markup("{}\n").format(say.html("form-replaced")))
    if step.counts_in is not None:
        lines.append(Markup("{}\n").format(say.html("form-counts-in", currency=step.counts_in.value)))
    if step.of > 1:
        lines.append(say.html("form-progress", number=step.number, of=step.of))
    lines.append(step.question)
    if step.current is not None:
        lines.append(say.html("form-current", value=step.current))
    return Markup("\n").join(lines)


def _buttons(step: Question, ask: Ask, shop: Shop) -> Rows:
    say = shop.speech.voice(ask.buyer.language)

    def button(label: str, kind: TapKind, tag: str = "") -> Button:
        return Button(label, Tap(kind, step.turn, step.key, tag).action)

    choices = [button(option.label, TapKind.CHOOSE, option.tag) for option in step.options]
    moves: list[Button] = []
    if step.number > 1:
        moves.append(button(say.plain("form-button-back"), TapKind.BACK))
    if step.optional:
        skip = "form-button-skip" if step.current is None else "form-button-clear"
        moves.append(button(say.plain(skip), TapKind.SKIP))
    moves.append(button(say.plain("form-button-cancel"), TapKind.CANCEL))
    keep = [button(say.plain("form-button-keep"), TapKind.KEEP)] if step.current is not None else []
    return (*_rows(choices), *_rows(keep), tuple(moves))


def _rows(buttons: Iterable[Button]) -> Iterator[tuple[Button, ...]]:
    """Two on a row, where both are short enough."""
    row: tuple[Button, ...] = ()
    for button in buttons:
        if row and (len(row) == ON_A_ROW or max(len(b.text) for b in (*row, button)) > LONGEST_ON_A_ROW):
            yield row
            row = ()
        row = (*row, button)
    if row:
        yield row


def _preview(step: Preview, ask: Ask, say: Voice) -> Answer:
    problem = Markup("") if step.problem is None else Markup("⚠️ {}\n\n").format(step.problem)
    buttons = (
        (Button(say.plain("form-button-save"), Tap(TapKind.SAVE, step.turn).action),),
        (
            Button(say.plain("form-button-back"), Tap(TapKind.BACK, step.turn).action),
            Button(say.plain("form-button-cancel"), Tap(TapKind.CANCEL, step.turn).action),
        ),
    )
    shown = replace(step.message, html=problem + step.message.html, buttons=buttons)
    return Answer((Send(ask.buyer.id, shown),))


def _saved(step: Saved, ask: Ask, say: Voice) -> Answer:
    """Mark what was agreed to as saved; what there is to say about it is on its way already."""
    answer = Answer(toast=step.toast, alert=step.alert)
    if step.preview is not None and ask.message_id is not None:
        html = Markup("{}\n\n{}").format(step.preview.html, say.html("form-saved"))
        kept = replace(step.preview, html=html, buttons=())
        return replace(answer, letters=(Edit(ask.buyer.id, kept, message_id=ask.message_id),))
    return _with_answered(step.answered, answer, ask, say)


def _with_answered(answered: Answered | None, answer: Answer, ask: Ask, say: Voice) -> Answer:
    """Show under the tapped question what was chosen; its buttons go. What comes next does not wait for that."""
    if answered is None or ask.message_id is None:
        return answer
    html = Markup("{}\n{}").format(answered.question, say.html("form-chosen", value=answered.answer))
    edit = Edit(ask.buyer.id, Message(html), message_id=ask.message_id)
    return replace(answer, letters=(*answer.letters, edit))
