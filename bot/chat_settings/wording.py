"""Settings as people read them."""

from markupsafe import Markup

from bot.chat_settings.keys import OFF, Key
from bot.speech import Speech
from bot.texts.catalogue import Voice
from bot.texts.languages import Language


def label(say: Voice, key: Key) -> str:
    """Name a setting."""
    return say.plain("settings-label", setting=key.value)


def in_words(say: Voice, key: Key, value: str | None) -> str:
    """Write a value; what is not set says what holds then."""
    if not value:
        return say.plain("settings-unset", setting=key.value)
    match key:
        case Key.CURRENCY:
            return say.plain("settings-currency", currency=value)
        case Key.LANGUAGE:
            return say.plain("settings-language", speaks=value)
        case Key.MAINTENANCE:
            return say.plain("settings-closed")
        case Key.DIGEST_HOUR:
            return say.plain("settings-off") if value == OFF else say.plain("settings-hour", hour=int(value))
        case _:
            return value


def closed_sentence(speech: Speech, language: Language, note: str) -> Markup:
    """Tell a buyer that no new orders are taken, in our words and then in the merchant's."""
    say = speech.voice(language)
    parts = [say.html("buyer-closed", shop=speech.shop.name), *([Markup.escape(note)] if note else [])]
    return Markup("\n\n").join([*parts, say.html("buyer-closed-orders")])
