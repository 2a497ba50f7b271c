"""/threads: talks with buyers, the unanswered first; one of them with its files, an answer, its end."""

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.messages import Answer, Button, Message, Rows, Send
from bot.shop import Shop
from bot.staff.rights import Right, may
from bot.store.threads import Listed
from bot.support.letters import shortened
from bot.support.talk import Saying
from bot.support.talk_book import ThreadCard
from bot.texts.catalogue import code
from handlers.admin.duty import actor
from handlers.buyer.replies import shows, toast
from handlers.form import open_form
from handlers.telegram.ask import Ask

LONGEST_SHOWN = 300


async def threads(ask: Ask, shop: Shop) -> Answer:
    """List the open ones."""
    say, page = shop.speech.voice(ask.buyer.language), await shop.desk.talks.page(ask.number)
    if not page.listed:
        return shows(ask, say.html("threads-none"))
    rows = [(_button(listed, ask, shop),) for listed in page.listed]
    steps = []
    if ask.number:
        steps.append(Button(say.plain("button-newest"), action=str(Action(Verb.THREADS))))
    if page.further is not None:
        steps.append(Button(say.plain("button-older"), action=str(Action(Verb.THREADS, str(page.further)))))
    return shows(ask, say.html("threads-head"), (*rows, *([tuple(steps)] if steps else [])))


async def thread(ask: Ask, shop: Shop) -> Answer:
    """Show one, with what was said last."""
    card = await shop.desk.talks.card(ask.number)
    return _gone(ask, shop) if card is None else _card(card, ask, shop)


async def answer(ask: Ask, shop: Shop) -> Answer:
    """Ask for the words that the buyer is to read."""
    card = await shop.desk.talks.card(ask.number)
    if card is None:
        return _gone(ask, shop)
    order = None if card.order is None else card.order.id
    return await open_form(ask, shop, "write_to_buyer", buyer=card.buyer.id, order=order)


async def end(ask: Ask, shop: Shop) -> Answer:
    """End one; the buyer is told, and can open another at any time."""
    ended = await shop.desk.support.close(actor(ask), ask.number)
    card = await shop.desk.talks.card(ask.number)
    if card is None:
        return _gone(ask, shop)
    say = shop.speech.voice(ask.buyer.language)
    return Answer(_card(card, ask, shop).letters, say.plain("threads-ended" if ended else "threads-over"))


async def file(ask: Ask, shop: Shop) -> Answer:
    """Show a file that was sent in a talk."""
    saying = await shop.desk.talks.saying(ask.number)
    if saying is None or saying.attachment is None:
        return _gone(ask, shop)
    text = _line(saying, ask, shop)
    return Answer((Send(ask.buyer.id, Message(text, attachment=saying.attachment)),))


def _button(listed: Listed, ask: Ask, shop: Shop) -> Button:
    found, language = listed.thread, ask.buyer.language
    label = shop.speech.voice(language).plain(
        "threads-line",
        name=listed.name,
        waits="no" if found.waiting_since is None else "yes",
        since=shop.speech.moment(found.waiting_since or found.active_at, language),
    )
    return Button(label, action=str(Action(Verb.THREAD_CARD, str(found.id))))


def _card(card: ThreadCard, ask: Ask, shop: Shop) -> Answer:
    say, language = shop.speech.voice(ask.buyer.language), ask.buyer.language
    state = "open" if card.thread.is_open(shop.clock()) else "closed"
    parts = [
        say.html(
            "threads-card",
            name=card.buyer.name,
            id=code(str(card.buyer.id)),
            state=state,
            since=shop.speech.moment(card.thread.opened_at, language),
            reached="no" if card.buyer.blocked else "yes",
        )
    ]
    if card.order is not None:
        parts[0] += Markup("\n") + say.html(
            "talk-order-line",
            order=code(str(card.order.id)),
            state=card.order.state.value,
            amount=shop.speech.amount(card.order.amount, language),
        )
    parts += [_line(saying, ask, shop) for saying in card.sayings]
    return shows(ask, Markup("\n\n").join(parts), _choices(card, state, ask, shop))


def _line(saying: Saying, ask: Ask, shop: Shop) -> Markup:
    return shop.speech.voice(ask.buyer.language).html(
        "threads-said",
        by="buyer" if saying.by_buyer else "staff",
        name=saying.author_name,
        at=shop.speech.moment(saying.at, ask.buyer.language),
        text=shortened(saying, LONGEST_SHOWN),
    )


def _choices(card: ThreadCard, state: str, ask: Ask, shop: Shop) -> Rows:
    say, number = shop.speech.voice(ask.buyer.language), str(card.thread.id)
    rows = [
        (
            Button(
                say.plain(
                    "threads-button-file",
                    name=saying.author_name,
                    at=shop.speech.moment(saying.at, ask.buyer.language),
                ),
                action=str(Action(Verb.THREAD_FILE, str(saying.id))),
            ),
        )
        for saying in card.sayings
        if saying.attachment is not None
    ]
    rows.append((Button(say.plain("threads-button-answer"), action=str(Action(Verb.THREAD_ANSWER, number))),))
    if state == "open":
        rows.append((Button(say.plain("threads-button-end"), action=str(Action(Verb.THREAD_END, number))),))
    if may(ask.role, Right.BAN):
        about = str(card.buyer.id)
        rows.append((Button(say.plain("threads-button-ban"), action=str(Action(Verb.BAN, about))),))
    return (*rows, (Button(say.plain("threads-button-all"), action=str(Action(Verb.THREADS))),))


def _gone(ask: Ask, shop: Shop) -> Answer:
    return toast(shop.speech.voice(ask.buyer.language).plain("threads-no-such"), alert=True)
