"""The catalogue as a file for spreadsheets, out and in."""

from bot.files import Attachment, Shown
from bot.messages import Answer, Message, Send
from bot.shop import Shop
from handlers.form import open_form
from handlers.telegram.ask import Ask


async def export_catalog(ask: Ask, shop: Shop) -> Answer:
    """Send the whole catalogue."""
    file = await shop.tables.export()
    say = shop.speech.voice(ask.buyer.language)
    sent = Message(say.html("csv-exported"), attachment=Attachment(file.id, Shown.DOCUMENT))
    return Answer((Send(ask.buyer.id, sent),))


async def import_catalog(ask: Ask, shop: Shop) -> Answer:
    """Ask for a table."""
    return await open_form(ask, shop, "import_catalog")
