"""The staff write a message to many: a picture, a text, buttons, and to whom; it becomes a draft."""

from collections.abc import Awaitable, Callable, Sequence

from bot.broadcasts.book import Broadcasts
from bot.broadcasts.broadcast import Audience, Broadcast, BroadcastId, To
from bot.broadcasts.card import draft_messages
from bot.broadcasts.content import LONGEST_TEXT, LONGEST_UNDER_PHOTO, Content, length
from bot.catalog import LONGEST_SKU, Product
from bot.dialogs.broadcast_buttons import MOST_BUTTONS, Mistakes, read_links
from bot.dialogs.product_questions import photo
from bot.forms.answers import Answers, Value
from bot.forms.form import Choice, Form, FormContext, Given, NotTaken, Question
from bot.forms.readers import Read, code_word
from bot.messages import Answer, Send
from bot.staff.rights import Right
from bot.store import Session, catalog

# Of what is wrong with a list, as much as one reads on a phone.
MOST_TOLD = 10


def broadcast(book: Broadcasts) -> Form:
    """Begun with `bot_link`, where a browser finds the bot; to change a draft, with what `present` gives."""

    def questions(answers: Answers) -> Sequence[Question]:
        has_photo = "photo" in answers and answers.maybe_file("photo") is not None
        most = LONGEST_UNDER_PHOTO if has_photo else LONGEST_TEXT
        asked = [
            Question(
                key="photo",
                prompt="broadcasts-ask-photo",
                read=photo().read,
                takes=photo().takes,
                optional=True,
            ),
            Question(
                key="text",
                prompt=lambda say: say.html("broadcasts-ask-text", most=most),
                read=_as_typed(most),
            ),
            Question(
                key="buttons",
                prompt=lambda say: say.html("broadcasts-ask-buttons", most=MOST_BUTTONS),
                read=_as_typed(LONGEST_TEXT),
                check=_checked(answers),
                optional=True,
            ),
            Question(
                key="to",
                prompt="broadcasts-ask-to",
                choices=tuple(Choice(each.value, f"broadcasts-to-{each.value}") for each in Audience),
            ),
        ]
        if answers.maybe_text("to") == Audience.PRODUCT:
            asked.append(
                Question(
                    key="sku",
                    prompt="broadcasts-ask-sku",
                    read=code_word(LONGEST_SKU),
                    check=_known_sku,
                )
            )
        return asked

    async def save(tx: Session, answers: Answers, say: FormContext) -> Answer:
        text, photo_id = answers.text("text"), answers.maybe_file("photo")
        if length(text) > (LONGEST_TEXT if photo_id is None else LONGEST_UNDER_PHOTO):
            # The photo was added after the text.
            raise NotTaken("broadcasts-text-too-long", length=length(text), most=LONGEST_UNDER_PHOTO)
        lines = answers.maybe_text("buttons") or ""
        try:
            links = await read_links(tx, lines, answers.text("bot_link"))
        except Mistakes as error:
            raise _not_taken(error, say) from None
        content = Content(text, photo_id, links, tuple(lines.splitlines()))
        to = await _to(tx, answers)
        number = answers.maybe_number("broadcast")
        if number is None:
            number = await book.draft(tx, content, to, say.buyer.id)
        elif not await book.rewrite(tx, BroadcastId(number), content, to):
            raise NotTaken("broadcasts-not-a-draft")
        report = await book.find_in(tx, number)
        if report is None:
            raise NotTaken("broadcasts-not-a-draft")
        reach = await book.reach_in(tx, to)
        shown = draft_messages(report, reach, say.speech, say.language, book.pace)
        return Answer(tuple(Send(say.buyer.id, message) for message in shown))

    return Form("broadcast", questions, save, right=Right.BROADCAST, noted=("to", "sku"))


def present(draft: Broadcast) -> dict[str, Value]:
    """Give a draft's answers, to begin the form with; what its people bought is asked anew."""
    content = draft.content
    return {
        "broadcast": draft.id,
        "photo": content.photo,
        "text": content.text,
        "buttons": "\n".join(content.lines) or None,
        "to": draft.to.audience.value,
    }


def _as_typed(most: int) -> Read:
    """Take a text as it is, but for empty space around it."""

    def read(given: Given, _: FormContext) -> Value:
        text = given.text.strip()
        if not text:
            raise NotTaken("form-text-empty")
        if length(text) > most:
            raise NotTaken("broadcasts-text-too-long", length=length(text), most=most)
        return text

    return read


def _checked(answers: Answers) -> Callable[[Session, Value, FormContext], Awaitable[None]]:
    async def check(session: Session, value: Value, say: FormContext) -> None:
        try:
            await read_links(session, str(value), answers.text("bot_link"))
        except Mistakes as error:
            raise _not_taken(error, say) from None

    return check


def _not_taken(error: Mistakes, say: FormContext) -> NotTaken:
    told = [
        say.plain("broadcasts-button-mistake", line=mistake.line, why=mistake.why.value)
        for mistake in error.mistakes[:MOST_TOLD]
    ]
    return NotTaken("broadcasts-buttons-wrong", number=len(error.mistakes), told="\n".join(told))


async def _known_sku(session: Session, value: Value, _: FormContext) -> None:
    if await _product(session, str(value)) is None:
        raise NotTaken("broadcasts-no-such-sku", sku=str(value))


async def _to(session: Session, answers: Answers) -> To:
    audience = Audience(answers.text("to"))
    if audience is not Audience.PRODUCT:
        return To(audience)
    sku = answers.text("sku")
    product = await _product(session, sku)
    if product is None:
        raise NotTaken("broadcasts-no-such-sku", sku=sku)
    return To(audience, product.id)


async def _product(session: Session, sku: str) -> Product | None:
    return await catalog.by_sku(session, sku) or await catalog.by_sku(session, sku.lower())
