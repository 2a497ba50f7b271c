"""What is asked about every product, whether it is new or changed."""

import unicodedata
from collections.abc import Sequence
from functools import partial

from bot.catalog import (
    LONGEST_DESCRIPTION,
    LONGEST_NAME,
    LONGEST_SKU,
    MOST_AT_ONCE,
    MOST_STOCK,
    CategoryId,
    Kind,
)
from bot.catalog_editing import CatalogEditing
from bot.forms.answers import Answers, Value
from bot.forms.form import Choice, FormContext, Given, NotTaken, Question, Takes
from bot.forms.readers import Read, code_word, end_time, free_text, money, show_money, show_time, whole_number
from bot.money import Limits, Rials
from bot.store import Session, catalog

# What Telegram takes as a photo.
PICTURES = frozenset({"image/jpeg", "image/png"})
MOST_PHOTO_BYTES = 10 * 1024 * 1024

# Beside the number of a category: in none, in the one that was named itself, and in one that holds others.
NOWHERE = "none"
HERE = "here"
HOLDS_OTHERS = "+"


def kind() -> Question:
    """How it is handed over."""
    choices = tuple(Choice(each.value, partial(_kind, kind=each)) for each in Kind)
    return Question(key="kind", prompt="catalog-ask-kind", choices=choices)


def name_fa(*, optional: bool = True) -> Question:
    """Its name in Persian."""
    return Question(
        key="name_fa", prompt="catalog-ask-name-fa", read=one_line(LONGEST_NAME), optional=optional
    )


def name_en(*, optional: bool = True) -> Question:
    """Its name in English."""
    return Question(
        key="name_en", prompt="catalog-ask-name-en", read=one_line(LONGEST_NAME), optional=optional
    )


def description_fa() -> Question:
    """What buyers read about it in Persian."""
    read = free_text(LONGEST_DESCRIPTION)
    return Question(key="description_fa", prompt="catalog-ask-description-fa", read=read, optional=True)


def description_en() -> Question:
    """What buyers read about it in English."""
    read = free_text(LONGEST_DESCRIPTION)
    return Question(key="description_en", prompt="catalog-ask-description-en", read=read, optional=True)


def photo() -> Question:
    """The picture that stands over it."""
    return Question(key="photo", prompt="catalog-ask-photo", read=_photo, takes=Takes.PHOTO, optional=True)


def price(most: Rials) -> Question:
    """What one costs."""
    read = money(Limits(Rials(1), most))
    return Question(key="price", prompt="catalog-ask-price", read=read, show=show_money)


def sale_price(most: Rials, below: Rials | None = None) -> Question:
    """What one costs on sale; `below` is the usual price, where that is known when it is asked."""
    any_amount = money(Limits(Rials(1), most))

    def read(given: Given, say: FormContext) -> Value:
        amount = any_amount(given, say)
        if below is not None and isinstance(amount, int) and amount >= below:
            raise NotTaken("catalog-sale-not-below", price=say.amount(below))
        return amount

    return Question(
        key="sale_price", prompt="catalog-ask-sale-price", read=read, show=show_money, optional=True
    )


def sale_until() -> Question:
    """When the sale ends."""
    return Question(
        key="sale_until", prompt="catalog-ask-sale-until", read=end_time, show=show_time, optional=True
    )


def stock() -> Question:
    """How many there are."""
    return Question(
        key="stock",
        prompt="catalog-ask-stock",
        read=whole_number(0, MOST_STOCK),
        choices=(Choice(None, "catalog-unlimited"),),
    )


def limit() -> Question:
    """How many one buyer may have."""
    return Question(
        key="limit", prompt="catalog-ask-limit", read=whole_number(1, MOST_AT_ONCE), optional=True
    )


def sku(editing: CatalogEditing, *, name: str | None = None, own: str | None = None) -> Question:
    """The short word in links; one is proposed for a new product's name, and a changed product may keep its own."""

    async def offers(session: Session, _: FormContext) -> Sequence[Choice]:
        if name is None:
            return ()
        proposed = await editing.propose_sku(session, name)
        return (Choice(proposed, lambda _: proposed),)

    async def check(session: Session, value: Value, say: FormContext) -> None:
        namesake = await catalog.by_sku(session, str(value))
        if namesake is not None and value != own:
            raise NotTaken("catalog-sku-taken", name=namesake.names.to(say.language))

    read = code_word(LONGEST_SKU)
    return Question(key="sku", prompt="catalog-ask-sku", read=read, offers=offers, check=check)


def category(answers: Answers) -> list[Question]:
    """Where it stands: a category at the top, and, where others are in that one, which of them."""

    def prompt(say: FormContext) -> str:
        asked = say.html("catalog-ask-category")
        present = answers.maybe_text("present") if "present" in answers else None
        return asked if present is None else asked + "\n" + say.html("form-current", value=present)

    questions = [
        Question(
            key="category",
            prompt=prompt,
            choices=(Choice(NOWHERE, "catalog-no-category"),),
            offers=top_categories,
        )
    ]
    chosen = answers.maybe_text("category") or ""
    if chosen.endswith(HOLDS_OTHERS):
        parent = CategoryId(int(chosen.removesuffix(HOLDS_OTHERS)))
        questions.append(
            Question(
                key="inside",
                prompt="catalog-ask-inside",
                choices=(Choice(HERE, "catalog-category-itself"),),
                offers=partial(categories_in, parent),
            )
        )
    return questions


def category_of(answers: Answers) -> CategoryId | None:
    """Which category was chosen."""
    chosen = answers.text("category")
    if chosen == NOWHERE:
        return None
    if answers.values.get("inside", HERE) != HERE:
        return CategoryId(answers.number("inside"))
    return CategoryId(int(chosen.removesuffix(HOLDS_OTHERS)))


def one_line(most: int) -> Read:
    """Take a text of up to `most` characters; ends of lines and whatever has no shape become spaces."""

    def read(given: Given, _: FormContext) -> Value:
        text = " ".join("".join(" " if _is_control(letter) else letter for letter in given.text).split())
        if not text:
            raise NotTaken("form-text-empty")
        if len(text) > most:
            raise NotTaken("form-text-too-long", length=len(text), most=most)
        return text

    return read


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}


def _kind(say: FormContext, kind: Kind) -> str:
    return say.plain("catalog-kind", kind=kind.value)


def _photo(given: Given, _: FormContext) -> Value:
    if given.file is None or given.file.mime not in PICTURES:
        raise NotTaken("catalog-photo-type")
    if given.file.size > MOST_PHOTO_BYTES:
        raise NotTaken("catalog-photo-too-large")
    return given.file.id


async def top_categories(session: Session, say: FormContext) -> Sequence[Choice]:
    """Give the categories at the top; those that hold others are marked."""
    known = [each for each in await catalog.all_categories(session) if not each.archived]
    holders = {each.parent_id for each in known}
    return [
        Choice(
            f"{each.id}{HOLDS_OTHERS if each.id in holders else ''}",
            partial(_named, name=each.names.to(say.language)),
        )
        for each in known
        if each.parent_id is None
    ]


async def categories_in(parent: CategoryId, session: Session, say: FormContext) -> Sequence[Choice]:
    """Give the categories in one of them."""
    return [
        Choice(each.id, partial(_named, name=each.names.to(say.language)))
        for each in await catalog.children(session, parent)
    ]


def _named(_: FormContext, name: str) -> str:
    return name
