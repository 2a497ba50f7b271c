"""What a merchant reads about a payment link, and hands on of it."""

from datetime import datetime
from urllib.parse import quote

from markupsafe import Markup

from bot.messages import Button
from bot.money import Rials
from bot.speech import Speech
from bot.texts.languages import Language


def link_terms(
    speech: Speech, language: Language, title: str, amount: Rials, times: int | None, ends_at: datetime | None
) -> Markup:
    """Say what a link asks for, how often it can (still) be paid (None: no end of it), and until when."""
    say = speech.voice(language)
    parts = [
        say.html("links-terms", title=title, amount=speech.amount(amount, language)),
        say.html("links-any-times") if times is None else say.html("links-times", number=times),
    ]
    if ends_at is not None:
        parts.append(say.html("links-until", until=speech.moment(ends_at, language)))
    return Markup("\n").join(parts)


def share_button(speech: Speech, language: Language, address: str) -> Button:
    """Let the merchant choose a chat to which the address is sent; `address` is below the messenger's own."""
    messenger = address.rpartition("/")[0]
    label = speech.voice(language).plain("button-share")
    return Button(label, url=f"{messenger}/share/url?url={quote(address, safe='')}")
