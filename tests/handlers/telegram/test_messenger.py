"""The messenger, with a real bot before a pretend Telegram."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from markupsafe import Markup
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.file_store import Files
from bot.files import Attachment, Shown
from bot.messages import Button, Message
from bot.messenger import (
    AnswerLost,
    MessengerError,
    Refused,
    SlowDown,
    TokenRefused,
    Unavailable,
    Unreachable,
)
from handlers.telegram.messenger import TelegramMessenger, understood
from handlers.telegram.rate_limit import BULK
from handlers.telegram.request import NeverSent
from sandbox.people import Person, Telegram
from tests.bot.parts import SARA
from tests.bot.post import PIXEL, Line, NoLimit, text

PAY_URL = "http://gateway.example/invoice/pay/Key1"


async def test_a_message_arrives_with_its_buttons_in_rows(messenger: TelegramMessenger, sara: Person) -> None:
    message = Message(
        Markup("Pay <b>1 &amp; 2</b>"),
        (
            (Button("Pay", url=PAY_URL),),
            (Button("Check", action="check:1"), Button("Cancel", action="cancel:1")),
        ),
    )
    number = await messenger.send(SARA, message)
    shown = (await sara.chat())[-1]
    assert (shown.id, shown.text) == (number, "Pay 1 & 2")
    assert [(b.text, b.row, b.column, b.url) for b in shown.buttons] == [
        ("Pay", 0, 0, PAY_URL),
        ("Check", 1, 0, None),
        ("Cancel", 1, 1, None),
    ]


async def test_links_show_no_preview(messenger: TelegramMessenger, telegram: Telegram, sara: Person) -> None:
    """Whoever builds a preview opens the link, and a pay link is for its buyer."""
    number = await messenger.send(SARA, text(PAY_URL))
    await messenger.edit(SARA, number, text(f"{PAY_URL}2"))
    for call in (await telegram.calls())[-2:]:
        options = call.params["link_preview_options"]
        assert (json.loads(options) if isinstance(options, str) else options) == {"is_disabled": True}


async def test_a_question_opens_the_keyboard(
    messenger: TelegramMessenger, telegram: Telegram, sara: Person
) -> None:
    await messenger.send(SARA, Message(Markup("How much?"), asks=True))
    markup = (await telegram.calls())[-1].params["reply_markup"]
    read = json.loads(markup) if isinstance(markup, str) else markup
    assert isinstance(read, dict)
    assert read["force_reply"] is True


async def test_an_edit_changes_text_and_buttons(messenger: TelegramMessenger, sara: Person) -> None:
    number = await messenger.send(SARA, text("pay", Button("Pay", url=PAY_URL)))
    await messenger.edit(SARA, number, text("paid"))
    shown = (await sara.chat())[-1]
    assert (shown.id, shown.text, shown.buttons) == (number, "paid", ())


async def test_an_edit_that_changes_nothing_or_finds_nothing_is_done(
    messenger: TelegramMessenger, sara: Person
) -> None:
    number = await messenger.send(SARA, text("paid"))
    await messenger.edit(SARA, number, text("paid"))
    await messenger.edit(SARA, number + 50, text("paid"))
    question = await messenger.send(SARA, Message(Markup("How much?"), asks=True))
    await messenger.edit(SARA, question, text("paid"))
    assert [m.text for m in await sara.chat() if m.sender == "bot"] == ["paid", "How much?"]


@pytest.mark.parametrize(
    ("fault", "refusal", "expected"),
    [
        ("429", None, SlowDown),
        ("error", (400, "Bad Request: message is too long"), Refused),
        ("error", (400, "Bad Request: chat not found"), Unreachable),
        ("error", (403, "Forbidden: bot was blocked by the user"), Unreachable),
        ("error", (401, "Unauthorized"), TokenRefused),
        ("error", (500, "Internal Server Error"), AnswerLost),
        ("html", None, AnswerLost),
        ("http_502", None, AnswerLost),
        ("drop", None, AnswerLost),
        ("lost", None, AnswerLost),
    ],
)
async def test_each_trouble_is_sorted_by_what_to_do_about_it(
    messenger: TelegramMessenger,
    telegram: Telegram,
    sara: Person,
    fault: str,
    refusal: tuple[int, str] | None,
    expected: type[MessengerError],
) -> None:
    number = await messenger.send(SARA, text("hello"))
    for call in ("sendMessage", "editMessageText"):
        if refusal is None:
            await telegram.breaks(call, fault, seconds=7)
        else:
            await telegram.breaks(call, fault, code=refusal[0], description=refusal[1])
    with pytest.raises(MessengerError) as sent:
        await messenger.send(SARA, text("one"))
    with pytest.raises(MessengerError) as edited:
        await messenger.edit(SARA, number, text("two"))
    assert (type(sent.value), type(edited.value)) == (expected, expected)


async def test_telegrams_pause_is_told(
    messenger: TelegramMessenger, telegram: Telegram, sara: Person
) -> None:
    await telegram.breaks("sendMessage", "429", seconds=7)
    with pytest.raises(SlowDown) as pause:
        await messenger.send(SARA, text("one"))
    assert pause.value.seconds == 7


async def test_html_that_telegram_can_not_read_is_refused(messenger: TelegramMessenger, sara: Person) -> None:
    with pytest.raises(Refused, match="parse entities"):
        await messenger.send(SARA, text("<b>unfinished"))


async def test_whoever_never_wrote_or_has_blocked_the_bot_is_unreachable(
    messenger: TelegramMessenger, telegram: Telegram, sara: Person
) -> None:
    stranger = await telegram.person("Ali")
    with pytest.raises(Unreachable):
        await messenger.send(stranger.id, text("hello"))
    await sara.blocks()
    with pytest.raises(Unreachable):
        await messenger.send(SARA, text("hello"))


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (RetryAfter(timedelta(seconds=3)), SlowDown),
        (InvalidToken("x"), TokenRefused),
        (Forbidden("x"), Unreachable),
        (ChatMigrated(-100), Unreachable),
        (BadRequest("PEER_ID_INVALID"), Unreachable),
        (BadRequest("not enough rights to send text messages to the chat"), Unreachable),
        (BadRequest("message text is empty"), Refused),
        (TimedOut(), AnswerLost),
        (NetworkError("x"), AnswerLost),
        (NeverSent("x"), Unavailable),
        (Conflict("x"), Unavailable),
        (TelegramError("x"), Unavailable),
    ],
)
def test_every_error_of_the_library_has_its_class(
    error: TelegramError, expected: type[MessengerError]
) -> None:
    assert type(understood(error)) is expected


async def test_what_is_sent_in_bulk_says_so_to_the_rate_limiter(
    line: Line, files: Files, messenger: TelegramMessenger, sara: Person
) -> None:
    limiter = line.bot.rate_limiter
    assert isinstance(limiter, NoLimit)
    limiter.urgencies.clear()
    file = await files.keep("news.png", "image/png", PIXEL)
    for carrier in (messenger, TelegramMessenger(line.bot, files, bulk=True)):
        await carrier.send(SARA, text("news"))
        await carrier.send(SARA, replace(text("news"), attachment=Attachment(file.id, Shown.PHOTO)))
        await carrier.send(SARA, replace(text("news"), attachment=Attachment(file.id, Shown.DOCUMENT)))
    assert limiter.urgencies == [None] * 3 + [BULK] * 3
