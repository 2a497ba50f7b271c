"""/broadcast: messages to many people, what became of them, and new ones."""

from bot.actions import Action, Verb
from bot.broadcasts.book import NotStarted
from bot.broadcasts.broadcast import ENDED, BroadcastState, Report
from bot.broadcasts.card import card, draft_messages, snippet
from bot.broadcasts.letter import as_sent
from bot.dialogs.broadcast import present
from bot.messages import Answer, Button, Edit, Message, Send
from bot.shop import Shop
from bot.texts.catalogue import Voice
from handlers.admin.duty import actor
from handlers.buyer.replies import says, shows, toast
from handlers.form import open_form
from handlers.telegram.ask import Ask

YES = "yes"


async def broadcasts(ask: Ask, shop: Shop) -> Answer:
    """List the last ones, newest first, and offer a new one."""
    say = shop.speech.voice(ask.buyer.language)
    page = await shop.desk.broadcasts.page(ask.number or None)
    rows: list[tuple[Button, ...]] = [(_line(report, say),) for report in page.reports]
    steps = []
    if ask.number:
        steps.append(Button(say.plain("button-newest"), action=str(Action(Verb.BROADCASTS))))
    if page.older is not None:
        older = str(Action(Verb.BROADCASTS, str(page.older)))
        steps.append(Button(say.plain("button-older"), action=older))
    if steps:
        rows.append(tuple(steps))
    rows.append((_button(say, "broadcasts-button-new", Verb.NEW_BROADCAST),))
    key = "broadcasts-list" if page.reports else "broadcasts-none"
    return shows(ask, say.html(key), tuple(rows))


async def new_broadcast(ask: Ask, shop: Shop) -> Answer:
    """Ask what to send."""
    return await open_form(ask, shop, "broadcast", bot_link=ask.bot_link)


async def broadcast(ask: Ask, shop: Shop) -> Answer:
    """Show one as it stands: a draft with what people will get, any other with how far it is."""
    report = await shop.desk.broadcasts.find(ask.number)
    if report is None:
        return _gone(ask, shop)
    if report.broadcast.state is not BroadcastState.DRAFT:
        return _card(report, ask, shop)
    desk = shop.desk.broadcasts
    reach = await desk.reach(report.broadcast.to)
    shown = draft_messages(report, reach, shop.speech, ask.buyer.language, desk.pace)
    return Answer(tuple(Send(ask.buyer.id, message) for message in shown))


async def edit_broadcast(ask: Ask, shop: Shop) -> Answer:
    """Ask anew what a draft says; what stands can be kept."""
    report = await shop.desk.broadcasts.find(ask.number)
    if report is None or report.broadcast.state is not BroadcastState.DRAFT:
        return _gone(ask, shop)
    return await open_form(ask, shop, "broadcast", bot_link=ask.bot_link, **present(report.broadcast))


async def test_broadcast(ask: Ask, shop: Shop) -> Answer:
    """Send it to whoever asks, and to nobody else."""
    report = await shop.desk.broadcasts.find(ask.number)
    if report is None:
        return _gone(ask, shop)
    say = shop.speech.voice(ask.buyer.language)
    message = as_sent(report.broadcast.content, shop.speech, ask.buyer.language)
    return Answer((Send(ask.buyer.id, message),), say.plain("broadcasts-test-sent"))


async def send_broadcast(ask: Ask, shop: Shop) -> Answer:
    """Send a draft off; how far it is shows in a message of its own."""
    say = shop.speech.voice(ask.buyer.language)
    report = await shop.desk.broadcasts.start(actor(ask), ask.number)
    match report:
        case NotStarted.GONE:
            return _gone(ask, shop)
        case NotStarted.NOBODY:
            return toast(say.plain("broadcasts-nobody"), alert=True)
        case Report():
            key = "broadcasts-waits" if report.ahead else "broadcasts-begins"
            return shows(ask, say.html(key, number=report.broadcast.id, ahead=report.ahead))


async def discard_broadcast(ask: Ask, shop: Shop) -> Answer:
    """Throw a draft away."""
    if not await shop.desk.broadcasts.discard(actor(ask), ask.number):
        return _gone(ask, shop)
    say = shop.speech.voice(ask.buyer.language)
    return shows(ask, say.html("broadcasts-discarded"), ((_list_button(say),),))


async def pause_broadcast(ask: Ask, shop: Shop) -> Answer:
    """Hold one."""
    return _moved(await shop.desk.broadcasts.pause(actor(ask), ask.number), ask, shop)


async def continue_broadcast(ask: Ask, shop: Shop) -> Answer:
    """Let a paused one go on."""
    return _moved(await shop.desk.broadcasts.go_on(actor(ask), ask.number), ask, shop)


async def stop_broadcast(ask: Ask, shop: Shop) -> Answer:
    """End one for good, once somebody has said that they mean it."""
    argument = ask.action.argument if ask.action is not None else ""
    number, sure = argument.removesuffix(f" {YES}"), argument.endswith(f" {YES}")
    found = await shop.desk.broadcasts.find(int(number)) if number.isascii() and number.isdigit() else None
    if found is None:
        return _gone(ask, shop)
    if sure or found.broadcast.state in {*ENDED, BroadcastState.STOPPING}:
        return _moved(await shop.desk.broadcasts.stop(actor(ask), found.broadcast.id), ask, shop)
    say = shop.speech.voice(ask.buyer.language)
    yes = _button(say, "broadcasts-button-stop-yes", Verb.STOP_BROADCAST, f"{number} {YES}")
    no = _button(say, "broadcasts-button-stop-no", Verb.BROADCAST_CARD, number)
    # In a message of its own: where the progress is, the next step would wipe the question away.
    really = say.html("broadcasts-stop-really", number=found.broadcast.id, left=found.counts.left)
    return says(ask, really, ((yes,), (no,)))


def _moved(report: Report | None, ask: Ask, shop: Shop) -> Answer:
    return _gone(ask, shop) if report is None else _card(report, ask, shop)


def _card(report: Report, ask: Ask, shop: Shop) -> Answer:
    say = shop.speech.voice(ask.buyer.language)
    shown = card(report, shop.speech, ask.buyer.language, shop.desk.broadcasts.pace)
    refresh = _button(say, "broadcasts-button-refresh", Verb.BROADCAST_CARD, report.broadcast.id)
    last = (_list_button(say),) if report.broadcast.state in ENDED else (refresh, _list_button(say))
    message = Message(shown.html, (*shown.buttons, last))
    if ask.message_id is None:
        return Answer((Send(ask.buyer.id, message),))
    return Answer((Edit(ask.buyer.id, message, message_id=ask.message_id),))


def _line(report: Report, say: Voice) -> Button:
    counts = report.counts
    return _button(
        say,
        "broadcasts-line",
        Verb.BROADCAST_CARD,
        report.broadcast.id,
        state=report.broadcast.state.value,
        text=snippet(report),
        sent=counts.sent,
        total=counts.total,
    )


def _button(say: Voice, key: str, verb: Verb, about: int | str = "", **values: str | int) -> Button:
    return Button(say.plain(key, **values), action=str(Action(verb, str(about))))


def _list_button(say: Voice) -> Button:
    return _button(say, "broadcasts-button-list", Verb.BROADCASTS)


def _gone(ask: Ask, shop: Shop) -> Answer:
    return toast(shop.speech.voice(ask.buyer.language).plain("broadcasts-no-such"), alert=True)
