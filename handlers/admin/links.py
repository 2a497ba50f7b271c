"""/link: payment links, what became of them, and new ones."""

from markupsafe import Markup

from bot.actions import MOST_DIGITS, Action, Verb
from bot.deep_links import pay_link
from bot.messages import Answer, Button, Edit, Message, Rows, Send
from bot.pay_link_book import KnownLink, LinkState
from bot.pay_link_card import link_terms, share_button
from bot.pay_links import PayLinkId
from bot.shop import Shop
from bot.texts.catalogue import code
from handlers.buyer.replies import shows, toast
from handlers.form import open_form
from handlers.telegram.ask import Ask

YES = "yes"


async def links(ask: Ask, shop: Shop) -> Answer:
    """List the links, newest first."""
    say = shop.speech.voice(ask.buyer.language)
    page = await shop.pay_links.page(ask.number or None)
    new = (Button(say.plain("button-new-link"), action=str(Action(Verb.NEW_LINK))),)
    if not page.links and not ask.number:
        return shows(ask, say.html("links-none"), (new,))
    rows = [(_button(known, ask, shop),) for known in page.links]
    steps = []
    if ask.number:
        steps.append(Button(say.plain("button-newest"), action=str(Action(Verb.LINKS))))
    if page.older is not None:
        steps.append(Button(say.plain("button-older"), action=str(Action(Verb.LINKS, str(page.older)))))
    return shows(ask, say.html("links-head"), (*rows, *([tuple(steps)] if steps else []), new))


async def link(ask: Ask, shop: Shop) -> Answer:
    """Show a link, with its address and its QR code."""
    known = await shop.pay_links.find(ask.number)
    return _gone(ask, shop) if known is None else await _card(known, ask, shop)


async def new_link(ask: Ask, shop: Shop) -> Answer:
    """Ask what the link is for."""
    return await open_form(ask, shop, "pay_link", bot_link=ask.bot_link)


async def close_link(ask: Ask, shop: Shop) -> Answer:
    """End a link, once the merchant has said that they mean it."""
    number, sure = _read(ask)
    known = await shop.pay_links.find(number)
    if known is None:
        return _gone(ask, shop)
    if not sure and known.state is not LinkState.CLOSED:
        return _really(known, ask, shop)
    await shop.pay_links.close(PayLinkId(number), ask.buyer.id)
    known = await shop.pay_links.find(number)
    return _gone(ask, shop) if known is None else await _card(known, ask, shop)


def _button(known: KnownLink, ask: Ask, shop: Shop) -> Button:
    link = known.link
    label = shop.speech.voice(ask.buyer.language).plain(
        "links-line",
        title=link.title,
        amount=shop.speech.amount(link.amount, ask.buyer.language),
        state=known.state.value,
        paid=known.paid,
    )
    return Button(label, action=str(Action(Verb.LINK_CARD, str(link.id))))


async def _card(known: KnownLink, ask: Ask, shop: Shop) -> Answer:
    say, link = shop.speech.voice(ask.buyer.language), known.link
    address = pay_link(ask.bot_link, link.code)
    terms = link_terms(shop.speech, ask.buyer.language, link.title, link.amount, link.remaining, link.ends_at)
    state = say.html("links-state", state=known.state.value, paid=known.paid)
    html = Markup("{}\n{}\n\n{}").format(terms, state, code(address))
    message = Message(
        html, _buttons(known, address, ask, shop), attachment=await shop.pay_links.picture(address)
    )
    if ask.message_id is None:
        return Answer((Send(ask.buyer.id, message),))
    return Answer((Edit(ask.buyer.id, message, message_id=ask.message_id),))


def _buttons(known: KnownLink, address: str, ask: Ask, shop: Shop) -> Rows:
    say = shop.speech.voice(ask.buyer.language)
    back = (Button(say.plain("button-all-links"), action=str(Action(Verb.LINKS))),)
    if known.state in {LinkState.CLOSED, LinkState.USED, LinkState.ENDED}:
        return (back,)
    close = Button(say.plain("button-close-link"), action=str(Action(Verb.CLOSE_LINK, str(known.link.id))))
    return ((share_button(shop.speech, ask.buyer.language, address),), (close,), back)


def _really(known: KnownLink, ask: Ask, shop: Shop) -> Answer:
    say, number = shop.speech.voice(ask.buyer.language), known.link.id
    buttons = (
        Button(say.plain("button-close-link-yes"), action=str(Action(Verb.CLOSE_LINK, f"{number} {YES}"))),
        Button(say.plain("button-back"), action=str(Action(Verb.LINK_CARD, str(number)))),
    )
    return shows(ask, say.html("links-close-really", title=known.link.title), (buttons,))


def _read(ask: Ask) -> tuple[int, bool]:
    number, _, sure = (ask.action.argument if ask.action is not None else "").partition(" ")
    valid = number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS
    return (int(number) if valid else 0), sure == YES


def _gone(ask: Ask, shop: Shop) -> Answer:
    return toast(shop.speech.voice(ask.buyer.language).plain("links-no-such"), alert=True)
