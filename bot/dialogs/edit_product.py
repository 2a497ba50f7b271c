"""A merchant changes one thing about a product."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.catalog import ProductId
from bot.dialogs.product_fields import FIELDS, SECRET, ProductDesk
from bot.dialogs.refusals import told
from bot.forms.answers import Answers
from bot.forms.form import Form, FormContext, Question
from bot.messages import Button, Message
from bot.staff.rights import Right
from bot.store import Session
from bot.texts.catalogue import code


def edit_product(desk: ProductDesk) -> Form:
    """Begun with what `beforehand` gives for a field of a product; asks for that alone, with what stands."""

    def questions(answers: Answers) -> Sequence[Question]:
        return FIELDS[answers.text("field")].ask(desk, answers)

    async def save(tx: Session, answers: Answers, say: FormContext) -> Message:
        field, number = FIELDS[answers.text("field")], ProductId(answers.number("product"))
        with told(say):
            product = await desk.editing.revise(
                tx, number, lambda product: field.write(desk, product, answers), say.buyer.id
            )
        text = say.html("catalog-changed", field=field.key, name=product.names.to(say.language))
        if field.key == SECRET:
            secret = code(str(product.details[SECRET]))
            text += Markup("\n\n") + say.html("catalog-secret", secret=secret)
        card = Button(
            say.plain("catalog-button-product-card"), action=str(Action(Verb.PRODUCT_CARD, str(number)))
        )
        more = Button(say.plain("catalog-button-edit"), action=str(Action(Verb.PRODUCT_FIELDS, str(number))))
        return Message(text, ((card, more),))

    return Form("edit_product", questions, save, right=Right.CATALOGUE, noted=("field",))
