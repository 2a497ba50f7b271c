"""/discounts: the shop's discount codes, what each is good for, and new ones."""

from markupsafe import Markup

from bot.actions import MOST_DIGITS, Action, Verb
from bot.dialogs.discount_questions import Rule, present
from bot.discount_book import DiscountState, KnownDiscount
from bot.discount_card import discount_rules, discount_worth
from bot.discounts import DiscountId
from bot.messages import Answer, Button, Rows
from bot.shop import Shop
from handlers.buyer.replies import shows, toast
from handlers.form import open_form
from handlers.telegram.ask import Ask

# Before the place of a page of archived codes.
ARCHIVED = "a"


async def discounts(ask: Ask, shop: Shop) -> Answer:
    """List the codes, newest first: those in use, or those that were put away."""
    say = shop.speech.voice(ask.buyer.language)
    argument = ask.action.argument if ask.action is not None else ""
    kind = ARCHIVED if argument.startswith(ARCHIVED) else ""
    before = _number(argument.removeprefix(kind))
    page = await shop.discounts.page(before or None, archived=bool(kind))
    rows: list[tuple[Button, ...]] = [(_button(known, ask, shop),) for known in page.codes]
    steps = []
    if before:
        steps.append(Button(say.plain("button-newest"), action=str(Action(Verb.DISCOUNTS, kind))))
    if page.older is not None:
        older = str(Action(Verb.DISCOUNTS, f"{kind}{page.older}"))
        steps.append(Button(say.plain("button-older"), action=older))
    rows += [tuple(steps)] if steps else []
    if kind:
        rows.append((_list_button(ask, shop),))
        head = "discounts-archived-head" if page.codes else "discounts-archived-none"
    else:
        archived = Button(
            say.plain("button-archived-discounts"), action=str(Action(Verb.DISCOUNTS, ARCHIVED))
        )
        rows.append(
            (Button(say.plain("button-new-discount"), action=str(Action(Verb.NEW_DISCOUNT))), archived)
        )
        head = "discounts-head" if page.codes else "discounts-none"
    return shows(ask, say.html(head), tuple(rows))


async def discount(ask: Ask, shop: Shop) -> Answer:
    """Show a code with its rules and its uses."""
    known = await shop.discounts.find(ask.number)
    return _gone(ask, shop) if known is None else _card(known, ask, shop)


async def new_discount(ask: Ask, shop: Shop) -> Answer:
    """Ask for a new code's word and rules."""
    return await open_form(ask, shop, "new_discount", proposal=shop.discounts.propose())


async def edit_discount(ask: Ask, shop: Shop) -> Answer:
    """Ask which rule is to change, then for that rule."""
    say = shop.speech.voice(ask.buyer.language)
    number, _, word = (ask.action.argument if ask.action is not None else "").partition(" ")
    known = await shop.discounts.find(_number(number))
    if known is None:
        return _gone(ask, shop)
    chosen = [rule for rule in Rule if rule.value == word]
    if chosen:
        known_so_far = present(chosen[0], known.discount)
        return await open_form(
            ask, shop, "edit_discount", discount=known.discount.id, rule=word, **known_so_far
        )
    buttons = [
        Button(
            say.plain("button-discount-rule", rule=rule.value),
            action=str(Action(Verb.EDIT_DISCOUNT, f"{known.discount.id} {rule.value}")),
        )
        for rule in Rule
    ]
    back = Button(say.plain("button-back"), action=str(Action(Verb.DISCOUNT_CARD, str(known.discount.id))))
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    text = discount_rules(shop.speech, ask.buyer.language, known)
    return shows(ask, text + Markup("\n\n") + say.html("discounts-edit-what"), (*rows, (back,)))


async def archive_discount(ask: Ask, shop: Shop) -> Answer:
    """Put a code away; its card then has a button that brings it back."""
    known = await shop.discounts.find(ask.number)
    if known is None:
        return _gone(ask, shop)
    await shop.discounts.archive(DiscountId(ask.number), ask.buyer.id)
    return await discount(ask, shop)


async def restore_discount(ask: Ask, shop: Shop) -> Answer:
    """Bring a code back that was put away."""
    known = await shop.discounts.find(ask.number)
    if known is None:
        return _gone(ask, shop)
    await shop.discounts.restore(DiscountId(ask.number), ask.buyer.id)
    return await discount(ask, shop)


def _button(known: KnownDiscount, ask: Ask, shop: Shop) -> Button:
    found = known.discount
    label = shop.speech.voice(ask.buyer.language).plain(
        "discounts-line",
        code=found.code,
        worth=discount_worth(shop.speech, ask.buyer.language, found),
        state=known.state.value,
        used=found.used,
        limit=found.total_limit or 0,
    )
    return Button(label, action=str(Action(Verb.DISCOUNT_CARD, str(found.id))))


def _card(known: KnownDiscount, ask: Ask, shop: Shop) -> Answer:
    say, found = shop.speech.voice(ask.buyer.language), known.discount
    state = say.html(
        "discounts-state", state=known.state.value, used=found.used, limit=found.total_limit or 0
    )
    text = discount_rules(shop.speech, ask.buyer.language, known) + Markup("\n\n") + state
    return shows(ask, text, _buttons(known, ask, shop))


def _buttons(known: KnownDiscount, ask: Ask, shop: Shop) -> Rows:
    say, number = shop.speech.voice(ask.buyer.language), str(known.discount.id)
    back = (_list_button(ask, shop),)
    if known.state is DiscountState.ARCHIVED:
        restore = Button(
            say.plain("button-restore-discount"), action=str(Action(Verb.RESTORE_DISCOUNT, number))
        )
        return ((restore,), back)
    edit = Button(say.plain("button-edit-discount"), action=str(Action(Verb.EDIT_DISCOUNT, number)))
    archive = Button(say.plain("button-archive-discount"), action=str(Action(Verb.ARCHIVE_DISCOUNT, number)))
    return ((edit, archive), back)


def _list_button(ask: Ask, shop: Shop) -> Button:
    say = shop.speech.voice(ask.buyer.language)
    return Button(say.plain("button-all-discounts"), action=str(Action(Verb.DISCOUNTS)))


def _number(text: str) -> int:
    valid = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if valid else 0


def _gone(ask: Ask, shop: Shop) -> Answer:
    return toast(shop.speech.voice(ask.buyer.language).plain("discounts-no-such"), alert=True)
