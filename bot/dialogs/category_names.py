"""A merchant adds a category, or gives one other names."""

from collections.abc import Sequence

from bot.actions import Action, Verb
from bot.catalog import CategoryId, Names
from bot.category_editing import CategoryEditing
from bot.dialogs import product_questions as ask
from bot.dialogs.refusals import told
from bot.forms.answers import Answers
from bot.forms.form import Form, FormContext, Question
from bot.messages import Button, Message
from bot.staff.rights import Right
from bot.store import Session


def add_category(editing: CategoryEditing) -> Form:
    """Begun with the number of the `parent` that it is to stand in, or with None for one at the top."""

    async def save(tx: Session, answers: Answers, say: FormContext) -> Message:
        parent = answers.maybe_number("parent")
        with told(say):
            category = await editing.add(
                tx, _names(answers), None if parent is None else CategoryId(parent), say.buyer.id
            )
        text = say.html("catalog-category-added", name=category.names.to(say.language))
        return Message(text, _buttons(category.id, say))

    return Form("add_category", _questions, save, right=Right.CATALOGUE, noted=("name_fa", "name_en"))


def rename_category(editing: CategoryEditing) -> Form:
    """Begun with the number of the `category`, and with the names that it has."""

    async def save(tx: Session, answers: Answers, say: FormContext) -> Message:
        number = CategoryId(answers.number("category"))
        with told(say):
            category = await editing.rename(tx, number, _names(answers), say.buyer.id)
        text = say.html("catalog-category-renamed", name=category.names.to(say.language))
        return Message(text, _buttons(category.id, say))

    return Form("rename_category", _questions, save, right=Right.CATALOGUE, noted=("name_fa", "name_en"))


def _questions(answers: Answers) -> Sequence[Question]:
    return [
        ask.name_fa(),
        ask.name_en(optional=answers.values.get("name_fa") is not None),
    ]


def _names(answers: Answers) -> Names:
    return Names(answers.maybe_text("name_fa") or "", answers.maybe_text("name_en") or "")


def _buttons(category_id: CategoryId, say: FormContext) -> tuple[tuple[Button, ...], ...]:
    card = Button(
        say.plain("catalog-button-category-card"), action=str(Action(Verb.CATEGORY_CARD, str(category_id)))
    )
    shelf = Button(say.plain("catalog-button-categories"), action=str(Action(Verb.CATEGORIES)))
    return ((card, shelf),)
