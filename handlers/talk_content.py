"""What somebody wants to say to the other side of a talk, with the bytes of its file."""

from markupsafe import Markup

from bot.shop import Shop
from bot.support.talk import Content, SentFile
from bot.uploads import UploadTooLarge, UploadUnavailable
from handlers.telegram.ask import Ask

_UNNAMED = "file"


async def content_of(ask: Ask, shop: Shop) -> Content | Markup:
    """Fetch what was sent; gives what to say where it can't be carried."""
    say, upload = shop.speech.voice(ask.buyer.language), ask.upload
    if upload is None:
        return Content(ask.text) if ask.text.strip() else say.html("talk-not-carried")
    try:
        body = await shop.uploads.fetch(upload)
    except UploadTooLarge:
        return say.html("form-file-too-large")
    except UploadUnavailable:
        return say.html("form-file-unavailable")
    if not body:
        return say.html("form-file-empty")
    return Content(ask.text, SentFile(upload.name or _UNNAMED, upload.mime, body, upload.shown))
