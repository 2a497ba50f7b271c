"""A merchant makes a discount code, or changes one of its rules."""

from collections.abc import Sequence

from bot.actions import Action, Verb
from bot.dialogs.discount_questions import Rule, answered, questions_of
from bot.discount_book import CodeTaken, Discounts
from bot.discount_card import discount_rules
from bot.discounts import Discount, DiscountId, fold_code
from bot.forms.answers import Answers, Value
from bot.forms.form import Choice, Form, FormContext, Given, NotTaken, Question
from bot.forms.readers import code_word
from bot.messages import Button, Message
from bot.money import Limits, Rials
from bot.staff.rights import Right
from bot.store import Session, discounts
from bot.texts.catalogue import code

LONGEST_WORD = 32


def new_discount(book: Discounts, limits: Limits) -> Form:
    """Begun with a `proposal` for the word; `limits` are what can be paid at once."""

    def questions(answers: Answers) -> Sequence[Question]:
        rules = [question for rule in Rule for question in questions_of(rule, answers, limits)]
        return [_word(book, answers.text("proposal")), *rules]

    async def preview(session: Session, answers: Answers, say: FormContext) -> Message:
        return await _shown(book, session, await _made(session, answers), say)

    async def save(tx: Session, answers: Answers, say: FormContext) -> Message:
        try:
            discount = await book.create(tx, await _made(tx, answers), say.buyer.id)
        except CodeTaken as error:
            raise _taken(error) from None
        return Message(say.html("discounts-made", code=code(discount.code)), _card(discount, say))

    return Form("new_discount", questions, save, preview, right=Right.CATALOGUE, noted=("word",))


def edit_discount(book: Discounts, limits: Limits) -> Form:
    """Begun with the `discount`'s number, a `rule` (see Rule), and what `present` gives for it."""

    def questions(answers: Answers) -> Sequence[Question]:
        return questions_of(Rule(answers.text("rule")), answers, limits)

    async def preview(session: Session, answers: Answers, say: FormContext) -> Message:
        discount = await discounts.find(session, answers.number("discount"))
        if discount is None:
            return Message(say.html("discounts-no-such"))
        revised = await answered(session, Rule(answers.text("rule")), discount, answers)
        return await _shown(book, session, revised, say)

    async def save(tx: Session, answers: Answers, say: FormContext) -> Message:
        async def change(discount: Discount) -> Discount:
            return await answered(tx, Rule(answers.text("rule")), discount, answers)

        discount = await book.revise(tx, DiscountId(answers.number("discount")), change, say.buyer.id)
        return Message(say.html("discounts-changed", code=code(discount.code)), _card(discount, say))

    return Form("edit_discount", questions, save, preview, right=Right.CATALOGUE, noted=("rule",))


def _word(book: Discounts, proposal: str) -> Question:
    """Ask for the word that buyers type; a word that was made up is on a button."""

    async def check(session: Session, value: Value, _: FormContext) -> None:
        try:
            await book.check_word(session, str(value))
        except CodeTaken as error:
            raise _taken(error) from None

    made_up = Choice(proposal, lambda say: say.plain("discounts-make-one-up", code=proposal))
    return Question(key="word", prompt="discounts-ask-word", read=_read_word, choices=(made_up,), check=check)


def _read_word(given: Given, say: FormContext) -> Value:
    return fold_code(str(code_word(LONGEST_WORD)(given, say)))


def _taken(error: CodeTaken) -> NotTaken:
    return NotTaken("discounts-word-taken", archived="yes" if error.archived else "no")


async def _made(session: Session, answers: Answers) -> Discount:
    nothing = Discount(
        DiscountId(0), answers.text("word"), None, None, None, None, None, None, Rials(0), 0, archived=False
    )
    for rule in Rule:
        nothing = await answered(session, rule, nothing, answers)
    return nothing


async def _shown(book: Discounts, session: Session, discount: Discount, say: FormContext) -> Message:
    return Message(discount_rules(say.speech, say.language, await book.known(session, discount)))


def _card(discount: Discount, say: FormContext) -> tuple[tuple[Button, ...], ...]:
    action = str(Action(Verb.DISCOUNT_CARD, str(discount.id)))
    return ((Button(say.plain("button-discount-card"), action=action),),)
