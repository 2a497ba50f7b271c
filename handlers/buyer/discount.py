"""A discount code for what is in the cart."""

from bot.messages import Answer
from bot.shop import Shop
from handlers.form import open_form
from handlers.telegram.ask import Ask


async def discount(ask: Ask, shop: Shop) -> Answer:
    """Ask for the code."""
    return await open_form(ask, shop, "discount_code")
