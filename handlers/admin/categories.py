"""/categories: what stands where, and what may be done to it."""

import re
from collections.abc import Iterable

from markupsafe import Markup

from bot.actions import MOST_DIGITS, Action, Verb
from bot.catalog import CatalogError, Category, CategoryId
from bot.category_editing import KeptCategory
from bot.dialogs.refusals import refusal
from bot.forms.form import FormContext
from bot.messages import Answer, Button, Rows
from bot.shop import Shop
from bot.texts.catalogue import Voice
from handlers.buyer.replies import shows, toast
from handlers.form import open_form
from handlers.telegram.ask import Ask

# Archived ones beyond these are looked for by nobody.
MOST_ARCHIVED = 60

_NUMBER = rf"\d{{1,{MOST_DIGITS}}}"
_PUT = re.compile(rf"({_NUMBER})\.({_NUMBER})", re.ASCII)
_MOVE = re.compile(rf"({_NUMBER})([<>])({_NUMBER})", re.ASCII)


async def categories(ask: Ask, shop: Shop) -> Answer:
    """Show what stands at the top."""
    say = shop.speech.voice(ask.buyer.language)
    top = await shop.categories.top()
    foot = (
        Button(say.plain("catalog-button-add-category"), action=str(Action(Verb.ADD_CATEGORY))),
        Button(say.plain("catalog-button-archived"), action=str(Action(Verb.ARCHIVED_CATEGORIES))),
    )
    head = say.html("catalog-categories") if top else say.html("catalog-no-categories-yet")
    return shows(ask, head, (*_two_by_two(_card_button(each, ask) for each in top), foot))


async def archived(ask: Ask, shop: Shop) -> Answer:
    """Show what is archived, the newest first."""
    say = shop.speech.voice(ask.buyer.language)
    put_away = sorted(await shop.categories.archived(), key=lambda each: -each.id)[:MOST_ARCHIVED]
    head = say.html("catalog-archived-categories") if put_away else say.html("catalog-nothing-archived")
    return shows(ask, head, (*_two_by_two(_card_button(each, ask) for each in put_away), (_top(say),)))


async def category(ask: Ask, shop: Shop) -> Answer:
    """Show a category's card."""
    kept = await shop.categories.find(ask.number)
    return _unknown(ask, shop) if kept is None else _card(ask, shop, kept)


async def add(ask: Ask, shop: Shop) -> Answer:
    """Begin the form of a new category, in the one that the button names or at the top."""
    parent = ask.number or None
    if parent is not None and await shop.categories.find(parent) is None:
        return _unknown(ask, shop)
    return await open_form(ask, shop, "add_category", parent=parent)


async def rename(ask: Ask, shop: Shop) -> Answer:
    """Begin the form of a category's names."""
    if (kept := await shop.categories.find(ask.number)) is None:
        return _unknown(ask, shop)
    names = {"name_fa": kept.category.names.fa or None, "name_en": kept.category.names.en or None}
    return await open_form(ask, shop, "rename_category", category=kept.category.id, **names)


async def put(ask: Ask, shop: Shop) -> Answer:
    """Ask where a category is to stand, or put it there: `12` and `12.3`, `12.0` for the top."""
    wanted = _PUT.fullmatch(ask.action.argument if ask.action is not None else "")
    kept = await shop.categories.find(ask.number if wanted is None else int(wanted[1]))
    if kept is None:
        return _unknown(ask, shop)
    if wanted is None:
        return await _where(ask, shop, kept)
    parent = CategoryId(int(wanted[2])) or None
    if parent is not None and await shop.categories.find(parent) is None:
        return _unknown(ask, shop)
    try:
        await shop.categories.put_into(kept.category.id, parent, ask.buyer.id)
    except CatalogError as error:
        return _refused(ask, shop, error)
    return await _again(ask, shop, kept)


async def archive(ask: Ask, shop: Shop) -> Answer:
    """Put a category away; the card then says what that does, and offers to take it back."""
    if (kept := await shop.categories.find(ask.number)) is None:
        return _unknown(ask, shop)
    await shop.categories.archive(kept.category.id, ask.buyer.id)
    return await _again(ask, shop, kept)


async def restore(ask: Ask, shop: Shop) -> Answer:
    """Take a category out of the archive."""
    if (kept := await shop.categories.find(ask.number)) is None:
        return _unknown(ask, shop)
    try:
        await shop.categories.restore(kept.category.id, ask.buyer.id)
    except CatalogError as error:
        return _refused(ask, shop, error)
    return await _again(ask, shop, kept)


async def move(ask: Ask, shop: Shop) -> Answer:
    """Put a category above or below its neighbour: `12<9`, `12>15`."""
    wanted = _MOVE.fullmatch(ask.action.argument if ask.action is not None else "")
    kept = None if wanted is None else await shop.categories.find(int(wanted[1]))
    if wanted is None or kept is None:
        return _unknown(ask, shop)
    await shop.categories.move(kept.category.id, CategoryId(int(wanted[3])), up=wanted[2] == "<")
    return await _again(ask, shop, kept)


def _card(ask: Ask, shop: Shop, kept: KeptCategory) -> Answer:
    language = ask.buyer.language
    say = shop.speech.voice(language)
    path = [kept.parent] if kept.parent is not None else []
    text = say.html(
        "catalog-category",
        path=" › ".join(each.names.to(language) for each in (*path, kept.category)),
        fa=kept.category.names.fa or "–",
        en=kept.category.names.en or "–",
        products=kept.products,
    )
    if kept.category.archived:
        text += Markup("\n\n") + say.html("catalog-category-archived", products=kept.products)
    elif kept.parent is not None and kept.parent.archived:
        text += Markup("\n\n") + say.html("catalog-category-unseen")
    return shows(ask, text, _buttons(kept, ask, say))


def _buttons(kept: KeptCategory, ask: Ask, say: Voice) -> Rows:
    number = str(kept.category.id)
    up = _top(say)
    if kept.parent is not None:
        up = Button(say.plain("button-back"), action=str(Action(Verb.CATEGORY_CARD, str(kept.parent.id))))
    if kept.category.archived:
        restore = Button(
            say.plain("catalog-button-restore"), action=str(Action(Verb.RESTORE_CATEGORY, number))
        )
        return ((restore,), (up,))
    rows = [*_two_by_two(_card_button(each, ask) for each in kept.inside)]
    if kept.parent is None:
        inside = Button(say.plain("catalog-button-add-inside"), action=str(Action(Verb.ADD_CATEGORY, number)))
        rows.append((inside,))
    rows.append(
        (
            Button(say.plain("catalog-button-rename"), action=str(Action(Verb.RENAME_CATEGORY, number))),
            Button(say.plain("catalog-button-put"), action=str(Action(Verb.PUT_CATEGORY, number))),
        )
    )
    moves = []
    if kept.above is not None:
        argument = f"{number}<{kept.above}"
        moves.append(
            Button(say.plain("catalog-button-move-up"), action=str(Action(Verb.MOVE_CATEGORY, argument)))
        )
    if kept.below is not None:
        argument = f"{number}>{kept.below}"
        moves.append(
            Button(say.plain("catalog-button-move-down"), action=str(Action(Verb.MOVE_CATEGORY, argument)))
        )
    rows += [tuple(moves)] if moves else []
    rows.append(
        (Button(say.plain("catalog-button-archive"), action=str(Action(Verb.ARCHIVE_CATEGORY, number))),)
    )
    return (*rows, (up,))


async def _where(ask: Ask, shop: Shop, kept: KeptCategory) -> Answer:
    say, here = shop.speech.voice(ask.buyer.language), kept.category
    places = [Button(say.plain("catalog-button-at-the-top"), action=_to(here, 0))] if here.parent_id else []
    # What holds others stays at the top.
    if not kept.inside:
        places += [
            Button(each.names.to(ask.buyer.language), action=_to(here, each.id))
            for each in await shop.categories.top()
            if each.id not in {here.id, here.parent_id}
        ]
    back = Button(say.plain("button-back"), action=str(Action(Verb.CATEGORY_CARD, str(here.id))))
    name = here.names.to(ask.buyer.language)
    head = say.html("catalog-put-where", name=name) if places else say.html("catalog-put-nowhere", name=name)
    return shows(ask, head, (*_two_by_two(places), (back,)))


def _to(category: Category, parent: int) -> str:
    return str(Action(Verb.PUT_CATEGORY, f"{category.id}.{parent}"))


async def _again(ask: Ask, shop: Shop, kept: KeptCategory) -> Answer:
    return _card(ask, shop, await shop.categories.find(kept.category.id) or kept)


def _refused(ask: Ask, shop: Shop, error: CatalogError) -> Answer:
    say = FormContext(shop.speech, ask.buyer, ask.update_id, shop.clock())
    problem = refusal(error, say)
    return toast(say.plain(problem.key, **problem.values), alert=True)


def _unknown(ask: Ask, shop: Shop) -> Answer:
    return toast(shop.speech.voice(ask.buyer.language).plain("catalog-no-such-category"), alert=True)


def _card_button(category: Category, ask: Ask) -> Button:
    name = category.names.to(ask.buyer.language)
    return Button(f"📁 {name}", action=str(Action(Verb.CATEGORY_CARD, str(category.id))))


def _top(say: Voice) -> Button:
    return Button(say.plain("catalog-button-categories"), action=str(Action(Verb.CATEGORIES)))


def _two_by_two(buttons: Iterable[Button]) -> Rows:
    every = [*buttons]
    return tuple(tuple(every[at : at + 2]) for at in range(0, len(every), 2))
