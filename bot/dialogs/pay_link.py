"""A merchant makes a payment link: how much for what, how often, until when."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.deep_links import pay_link as link_address
from bot.dialogs.product_questions import one_line
from bot.forms.answers import Answers, Value
from bot.forms.form import Choice, Form, FormContext, Question
from bot.forms.readers import end_time, money, show_money, show_time, whole_number
from bot.messages import Button, Message
from bot.money import Limits, Rials
from bot.pay_link_book import LONGEST_TITLE, MOST_TIMES, PayLinks
from bot.pay_link_card import link_terms, share_button
from bot.staff.rights import Right
from bot.store import Session
from bot.texts.catalogue import code

ANY_TIMES = 0


def pay_link(links: PayLinks, limits: Limits) -> Form:
    """Begun with `bot_link`, where a browser finds the bot; `limits` are what can be paid at once."""

    def questions(_: Answers) -> Sequence[Question]:
        return [
            Question(key="amount", prompt="links-ask-amount", read=money(limits), show=show_money),
            Question(key="title", prompt="links-ask-title", read=one_line(LONGEST_TITLE)),
            Question(
                key="times",
                prompt="links-ask-times",
                read=whole_number(1, MOST_TIMES),
                choices=(Choice(1, "links-once"), Choice(ANY_TIMES, "links-always")),
                show=_show_times,
            ),
            Question(key="ends", prompt="links-ask-ends", read=end_time, show=show_time, optional=True),
        ]

    async def preview(_: Session, answers: Answers, say: FormContext) -> Message:
        return Message(say.html("links-preview") + Markup("\n") + _terms(answers, say))

    async def save(tx: Session, answers: Answers, say: FormContext) -> Message:
        link = await links.create(
            tx,
            answers.text("title"),
            Rials(answers.number("amount")),
            _times(answers),
            answers.maybe_moment("ends"),
            say.buyer.id,
            say.update_id,
        )
        address = link_address(answers.text("bot_link"), link.code)
        text = Markup("{}\n{}\n\n{}").format(say.html("links-made"), _terms(answers, say), code(address))
        card = Button(say.plain("button-link-card"), action=str(Action(Verb.LINK_CARD, str(link.id))))
        rows = ((share_button(say.speech, say.language, address),), (card,))
        return Message(text, rows, attachment=await links.picture_in(tx, address))

    return Form("pay_link", questions, save, preview, right=Right.CATALOGUE, noted=("title", "amount"))


def _terms(answers: Answers, say: FormContext) -> Markup:
    return link_terms(
        say.speech,
        say.language,
        answers.text("title"),
        Rials(answers.number("amount")),
        _times(answers),
        answers.maybe_moment("ends"),
    )


def _times(answers: Answers) -> int | None:
    times = answers.number("times")
    return None if times == ANY_TIMES else times


def _show_times(value: Value, say: FormContext) -> str:
    if value == ANY_TIMES:
        return say.plain("links-always")
    return say.plain("links-times", number=value if isinstance(value, int) else 1)
