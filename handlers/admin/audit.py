"""/audit: who did what, when, to what."""

from markupsafe import Markup

from bot.actions import MOST_DIGITS, Action, Verb
from bot.messages import Answer, Button
from bot.shop import Shop
from bot.staff.deed_words import DeedWords
from bot.store.audit_trail import Action as Deed
from bot.texts.catalogue import Voice
from handlers.buyer.replies import shows
from handlers.telegram.ask import Ask

# What a button's data has room for.
LONGEST_QUERY = 40


async def audit(ask: Ask, shop: Shop) -> Answer:
    """List the newest, or those in which the words occur: `/audit words`, or `<before> words` on a button."""
    say, words, before = shop.speech.voice(ask.buyer.language), ask.text.strip(), 0
    if ask.action is not None:
        at, _, words = ask.action.argument.partition(" ")
        before = int(at) if at.isascii() and at.isdigit() and len(at) <= MOST_DIGITS else 0
    page = await shop.desk.trail.page(words, before or None)
    if not page.actions:
        nothing = say.html("audit-nothing-found", words=words) if words else say.html("audit-nothing-yet")
        return shows(ask, nothing)
    words_for = DeedWords(shop.speech, ask.buyer.language)
    lines = [_line(deed, words_for, ask, shop) for deed in page.actions]
    head = say.html("audit-found", words=words) if words else say.html("audit-head")
    return shows(ask, Markup("\n").join((head, *lines)), _steps(say, words, before, page.older))


def _line(deed: Deed, words: DeedWords, ask: Ask, shop: Shop) -> Markup:
    say = shop.speech.voice(ask.buyer.language)
    return say.html(
        "audit-line",
        at=shop.speech.moment(deed.at, ask.buyer.language),
        name=deed.by_name or str(deed.by_id),
        did=words.html(deed.what, deed.subject, deed.detail),
    )


def _steps(say: Voice, words: str, before: int, older: int | None) -> tuple[tuple[Button, ...], ...]:
    if len(words.encode()) > LONGEST_QUERY:
        return ()
    steps = []
    if before:
        steps.append(Button(say.plain("button-newest"), action=str(Action(Verb.AUDIT, f"0 {words}".strip()))))
    if older is not None:
        argument = f"{older} {words}".strip()
        steps.append(Button(say.plain("button-older"), action=str(Action(Verb.AUDIT, argument))))
    return (tuple(steps),) if steps else ()
