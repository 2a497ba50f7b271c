"""How the staff see a broadcast: whom it reaches, how far it is, what came of it, and what can be done about it."""

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.broadcasts.broadcast import ANSWER_LOST, ENDED, BroadcastState, Reach, Report
from bot.broadcasts.letter import as_sent
from bot.broadcasts.pace import Pace
from bot.messages import Button, Message, Rows
from bot.speech import Speech
from bot.texts.catalogue import Voice, code
from bot.texts.formats import duration_in_words
from bot.texts.languages import Language

LONGEST_SNIPPET = 40
_LONGEST_REASON = 120


def draft_card(report: Report, reach: Reach, speech: Speech, language: Language, pace: Pace) -> Message:
    """Ask whether to send it off: this is the question, so it names what it will do."""
    say, number = speech.voice(language), report.broadcast.id
    lines = [
        say.html("broadcasts-draft-head", number=number),
        _to(report, say, language),
        say.html(
            "broadcasts-reach",
            people=reach.people,
            time=duration_in_words(pace.time_for(reach.people), language),
        ),
        *_left_out(reach, say),
    ]
    rows = [
        (_button(say, "broadcasts-button-test", Verb.TEST_BROADCAST, number),),
        (
            _button(say, "broadcasts-button-change", Verb.EDIT_BROADCAST, number),
            _button(say, "broadcasts-button-discard", Verb.DISCARD_BROADCAST, number),
        ),
        (_button(say, "broadcasts-button-list", Verb.BROADCASTS),),
    ]
    if reach.people:
        send = _button(say, "broadcasts-button-send", Verb.SEND_BROADCAST, number, people=reach.people)
        rows.insert(0, (send,))
    return Message(Markup("\n").join(lines), tuple(rows))


def draft_messages(
    report: Report, reach: Reach, speech: Speech, language: Language, pace: Pace
) -> tuple[Message, Message]:
    """Show exactly what people will get, and ask whether to send it off."""
    return as_sent(report.broadcast.content, speech, language), draft_card(
        report, reach, speech, language, pace
    )


def card(report: Report, speech: Speech, language: Language, pace: Pace) -> Message:
    """Show one that was sent off."""
    say, counts = speech.voice(language), report.counts
    broadcast = report.broadcast
    lines = [
        say.html("broadcasts-head", number=broadcast.id, state=broadcast.state.value),
        say.html("broadcasts-snippet", text=snippet(report)),
        _to(report, say, language),
    ]
    if broadcast.state is BroadcastState.WAITING:
        lines.append(say.html("broadcasts-in-line", ahead=report.ahead))
    lines.append(say.html("broadcasts-sent", sent=counts.sent, total=counts.total))
    if counts.blocked:
        lines.append(say.html("broadcasts-blocked", number=counts.blocked))
    if counts.failed:
        lines.append(say.html("broadcasts-failed", number=counts.failed))
        lines += [_reason(failure.reason, failure.people, say) for failure in report.failures]
    if counts.no_news:
        lines.append(say.html("broadcasts-no-news", number=counts.no_news))
    lines.append(_left(report, say, language, pace))
    lines += _left_out(broadcast.reach, say)
    return Message(Markup("\n").join(lines), _choices(report, say))


def snippet(report: Report) -> str:
    """Give the first words of the text, on one line."""
    text = " ".join(report.broadcast.content.text.split())
    return text if len(text) <= LONGEST_SNIPPET else f"{text[:LONGEST_SNIPPET].rstrip()}…"


def _to(report: Report, say: Voice, language: Language) -> Markup:
    product = "" if report.product is None else report.product.to(language)
    return say.html("broadcasts-to", audience=report.broadcast.to.audience.value, product=product)


def _left(report: Report, say: Voice, language: Language, pace: Pace) -> Markup:
    counts = report.counts
    if report.broadcast.state in ENDED:
        return say.html("broadcasts-over", left=counts.left, total=counts.total)
    time = duration_in_words(pace.time_for(counts.left), language)
    return say.html("broadcasts-left", left=counts.left, time=time)


def _left_out(reach: Reach, say: Voice) -> list[Markup]:
    if not reach.blocked and not reach.no_news:
        return []
    return [say.html("broadcasts-left-out", blocked=reach.blocked, wanted=reach.no_news)]


def _reason(reason: str, people: int, say: Voice) -> Markup:
    if reason == ANSWER_LOST:
        return say.html("broadcasts-answer-lost", number=people)
    return say.html("broadcasts-reason", number=people, reason=code(reason[:_LONGEST_REASON]))


def _choices(report: Report, say: Voice) -> Rows:
    number = report.broadcast.id
    pause = _button(say, "broadcasts-button-pause", Verb.PAUSE_BROADCAST, number)
    go_on = _button(say, "broadcasts-button-go-on", Verb.CONTINUE_BROADCAST, number)
    stop = _button(say, "broadcasts-button-stop", Verb.STOP_BROADCAST, number)
    match report.broadcast.state:
        case BroadcastState.WAITING | BroadcastState.RUNNING:
            return ((pause, stop),)
        case BroadcastState.PAUSED:
            return ((go_on, stop),)
        case _:
            return ()


def _button(say: Voice, key: str, verb: Verb, about: int | str = "", **values: str | int) -> Button:
    return Button(say.plain(key, **values), action=str(Action(verb, str(about))))
