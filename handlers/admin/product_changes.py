"""What the buttons under a product's card do, and /addproduct."""

import re
from dataclasses import replace

from bot.actions import MOST_DIGITS, Action, Verb
from bot.catalog import ProductId
from bot.catalog_editing import Kept
from bot.dialogs.product_fields import FIELDS, beforehand, fields_of
from bot.forms.form import FormContext
from bot.messages import Answer
from bot.shop import Shop
from bot.storefront import Offer
from handlers.admin.products import card, no_such_product, product_button
from handlers.buyer.product import card as buyers_card
from handlers.buyer.replies import says
from handlers.form import open_form
from handlers.telegram.ask import Ask

_MOVE = re.compile(rf"(\d{{1,{MOST_DIGITS}}})([<>])(\d{{1,{MOST_DIGITS}}})", re.ASCII)


async def add(ask: Ask, shop: Shop) -> Answer:
    """Begin the form of a new product."""
    return await open_form(ask, shop, "add_product", link=ask.bot_link)


async def fields(ask: Ask, shop: Shop) -> Answer:
    """List what may be changed about a product, with what stands."""
    kept = await shop.editing.find(ask.number)
    if kept is None:
        return no_such_product(ask, shop)
    say = FormContext(shop.speech, ask.buyer, ask.update_id, shop.clock())
    rows = [
        (
            product_button(
                Verb.EDIT_PRODUCT,
                kept.product,
                say.plain(
                    "catalog-button-field", field=field.key, value=field.shown(kept, shop.product_desk, say)
                ),
                f".{field.key}",
            ),
        )
        for field in fields_of(kept.product.kind)
    ]
    back = product_button(Verb.PRODUCT_CARD, kept.product, say.plain("button-back"))
    head = say.html("catalog-edit-what", name=kept.product.names.to(ask.buyer.language))
    # A message of its own: the card may be under a photo, and stays to be looked at.
    return says(ask, head, (*rows, (back,)))


async def edit(ask: Ask, shop: Shop) -> Answer:
    """Begin the form of the field that the button names: `12.price`."""
    argument = ask.action.argument if ask.action is not None else ""
    number, _, key = argument.partition(".")
    kept = await shop.editing.find(Action(Verb.EDIT_PRODUCT, number).number or 0)
    if kept is None or FIELDS.get(key) not in fields_of(kept.product.kind):
        return no_such_product(ask, shop)
    return await open_form(ask, shop, "edit_product", **beforehand(FIELDS[key], kept))


async def hide(ask: Ask, shop: Shop) -> Answer:
    """Take a product out of the buyers' sight."""
    return await _visible(ask, shop, hidden=True)


async def show(ask: Ask, shop: Shop) -> Answer:
    """Let buyers see a product."""
    return await _visible(ask, shop, hidden=False)


async def archive(ask: Ask, shop: Shop) -> Answer:
    """Put a product away; the card then offers to take it back."""
    if (kept := await shop.editing.find(ask.number)) is None:
        return no_such_product(ask, shop)
    await shop.editing.archive(kept.product.id, ask.buyer.id)
    return await _done(ask, shop, kept, "catalog-toast-product-archived")


async def restore(ask: Ask, shop: Shop) -> Answer:
    """Take a product out of the archive."""
    if (kept := await shop.editing.find(ask.number)) is None:
        return no_such_product(ask, shop)
    await shop.editing.restore(kept.product.id, ask.buyer.id)
    return await _done(ask, shop, kept, "catalog-toast-product-restored")


async def move(ask: Ask, shop: Shop) -> Answer:
    """Put a product above or below its neighbour: `12<9`, `12>15`."""
    wanted = _MOVE.fullmatch(ask.action.argument if ask.action is not None else "")
    kept = None if wanted is None else await shop.editing.find(int(wanted[1]))
    if wanted is None or kept is None or await shop.editing.find(int(wanted[3])) is None:
        return no_such_product(ask, shop)
    await shop.editing.move(kept.product.id, ProductId(int(wanted[3])), up=wanted[2] == "<")
    return await _done(ask, shop, kept, "catalog-toast-moved")


async def preview(ask: Ask, shop: Shop) -> Answer:
    """Show a product as buyers see it, in a message of its own."""
    if (kept := await shop.editing.find(ask.number)) is None:
        return no_such_product(ask, shop)
    offer = Offer(kept.product, kept.product.price_at(shop.clock()))
    shown = await buyers_card(replace(ask, message_id=None), shop, offer)
    note = "catalog-toast-unseen" if kept.unseen else "catalog-toast-as-buyers-see"
    return replace(shown, toast=shop.speech.voice(ask.buyer.language).plain(note))


async def _visible(ask: Ask, shop: Shop, *, hidden: bool) -> Answer:
    if (kept := await shop.editing.find(ask.number)) is None:
        return no_such_product(ask, shop)
    await shop.editing.hide(kept.product.id, ask.buyer.id, hidden=hidden)
    return await _done(
        ask, shop, kept, "catalog-toast-product-hidden" if hidden else "catalog-toast-product-shown"
    )


async def _done(ask: Ask, shop: Shop, kept: Kept, note: str) -> Answer:
    after = await shop.editing.find(kept.product.id) or kept
    shown = card(ask, shop, after)
    return replace(shown, toast=shop.speech.voice(ask.buyer.language).plain(note))
