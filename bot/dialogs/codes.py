"""A merchant fills up codes, or takes one back that nobody has."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.catalog import ProductId
from bot.code_lines import LONGEST_CODE, MOST_CODES, CodesRefused, TooManyCodes, code_lines
from bot.dialogs.stock import stock_buttons
from bot.forms.answers import Answers, Value
from bot.forms.form import Form, FormContext, Given, NotTaken, Question, Takes
from bot.forms.readers import free_text
from bot.messages import Message
from bot.staff.rights import Right
from bot.stockroom import NotCounted, Stockroom, Withdrawal
from bot.store import Session, catalog
from bot.texts.catalogue import code

# Of all that is wrong, as many lines are told of as one reads on a phone.
MOST_TOLD = 10
LONGEST_TOLD = 40


def new_codes(stockroom: Stockroom) -> Form:
    """Begun with the `product`'s number and its `title`; all codes are added, or none of them."""

    def questions(answers: Answers) -> Sequence[Question]:
        product_id, title = ProductId(answers.number("product")), answers.text("title")

        async def check(session: Session, value: Value, say: FormContext) -> None:
            try:
                await stockroom.check_codes(session, product_id, _texts(value))
            except CodesRefused as error:
                raise _refused(error, say) from None

        return [
            Question(
                key="codes",
                prompt=lambda say: say.html("codes-which", title=title),
                read=_read,
                check=check,
                takes=Takes.TEXT_OR_DOCUMENT,
            )
        ]

    async def preview(session: Session, answers: Answers, context: FormContext) -> Message:
        lines, product = answers.texts("codes"), await catalog.get(session, _product(answers))
        return Message(
            context.html(
                "codes-preview",
                title=answers.text("title"),
                number=len(lines),
                first=code(_short(lines[0])),
                last=code(_short(lines[-1])),
                stock=(product.stock or 0) + len(lines),
            )
        )

    async def save(tx: Session, answers: Answers, context: FormContext) -> Message:
        lines = answers.texts("codes")
        try:
            added = await stockroom.add_codes_in(tx, _product(answers), lines, context.buyer.id)
        except CodesRefused as error:
            raise _refused(error, context) from None
        except NotCounted:
            raise NotTaken("codes-no-codes") from None
        product = await catalog.get(tx, _product(answers))
        title = answers.text("title")
        said = context.html("codes-added", title=title, number=added.added, stock=added.stock)
        return Message(said, stock_buttons(product, context))

    return Form("new_codes", questions, save, preview, right=Right.CATALOGUE, noted=("title",))


def code_back(stockroom: Stockroom) -> Form:
    """Begun with the `product`'s number and its `title`; asks which code, and shows what is taken back before."""

    def questions(answers: Answers) -> Sequence[Question]:
        title = answers.text("title")
        return [
            Question(
                key="code",
                prompt=lambda say: say.html("code-back-which", title=title),
                read=free_text(LONGEST_CODE),
            )
        ]

    async def preview(_: Session, answers: Answers, context: FormContext) -> Message:
        said = context.html("code-back-preview", title=answers.text("title"), code=code(answers.text("code")))
        return Message(said)

    async def save(tx: Session, answers: Answers, context: FormContext) -> Message:
        text = answers.text("code")
        try:
            done = await stockroom.withdraw_in(tx, _product(answers), text, context.buyer.id)
        except NotCounted:
            raise NotTaken("codes-no-codes") from None
        match done:
            case Withdrawal.NOT_FREE:
                raise NotTaken("code-back-not-free", code=code(text))
            case Withdrawal.ALL_ORDERED:
                raise NotTaken("code-back-all-ordered")
            case Withdrawal.DONE:
                product = await catalog.get(tx, _product(answers))
                said = context.html("code-back-done", code=code(text), stock=product.stock or 0)
                return Message(said, stock_buttons(product, context))

    return Form("code_back", questions, save, preview, right=Right.CATALOGUE, noted=("title",))


def _product(answers: Answers) -> ProductId:
    return ProductId(answers.number("product"))


def _read(given: Given, _: FormContext) -> Value:
    if not given.text.strip():
        raise NotTaken("form-text-empty")
    try:
        return code_lines(given.text)
    except TooManyCodes:
        raise NotTaken("codes-too-many", most=MOST_CODES) from None


def _refused(error: CodesRefused, say: FormContext) -> NotTaken:
    told = [
        say.html("codes-bad-line", line=bad.line, code=_short(bad.code), why=bad.why.value)
        for bad in error.bad[:MOST_TOLD]
    ]
    more = len(error.bad) - len(told)
    return NotTaken("codes-refused", number=len(error.bad), lines=Markup("\n").join(told), more=more)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TOLD else f"{text[:LONGEST_TOLD]}…"


def _texts(value: Value) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
