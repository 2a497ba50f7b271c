"""A merchant says how many there are, or how many more."""

from enum import StrEnum

from bot.actions import Action, Verb
from bot.catalog import MOST_STOCK, Product, ProductId
from bot.forms.answers import Answers
from bot.forms.form import Form, FormContext, NotTaken, Question
from bot.forms.readers import whole_number
from bot.messages import Button, Message
from bot.staff.rights import Right
from bot.stockroom import NotCounted, NotSoMany, Stockroom
from bot.store import Session


class How(StrEnum):
    """What the number means."""

    SET = "set"
    ADD = "add"


def stock(stockroom: Stockroom) -> Form:
    """Begun with the `product`'s number, its `title`, and `how` (see How); one question."""

    async def save(tx: Session, answers: Answers, context: FormContext) -> Message:
        product_id, number = ProductId(answers.number("product")), answers.number("number")
        try:
            if How(answers.text("how")) is How.SET:
                product = await stockroom.set_stock_in(tx, product_id, number, context.buyer.id)
            else:
                product = await stockroom.add_stock(tx, product_id, number, context.buyer.id)
        except NotSoMany as error:
            if error.stock is None:
                raise NotTaken("stock-add-to-unlimited") from None
            raise NotTaken("stock-not-so-many", stock=error.stock, most=MOST_STOCK) from None
        except NotCounted:
            raise NotTaken("stock-not-counted") from None
        title = product.names.to(context.language)
        return Message(
            context.html("stock-saved", title=title, stock=product.stock or 0),
            stock_buttons(product, context),
        )

    return Form("stock", _questions, save, right=Right.CATALOGUE, noted=("title", "how"))


def stock_buttons(product: Product, context: FormContext) -> tuple[tuple[Button, ...], ...]:
    """Lead back to a product's stock."""
    action = str(Action(Verb.STOCK, str(product.id)))
    return ((Button(context.plain("button-stock-card"), action=action),),)


def _questions(answers: Answers) -> list[Question]:
    title = answers.text("title")
    if How(answers.text("how")) is How.SET:
        return [
            Question(
                key="number",
                prompt=lambda say: say.html("stock-set-how-many", title=title),
                read=whole_number(0, MOST_STOCK),
            )
        ]
    return [
        Question(
            key="number",
            prompt=lambda say: say.html("stock-add-how-many", title=title),
            read=whole_number(-MOST_STOCK, MOST_STOCK),
        )
    ]
