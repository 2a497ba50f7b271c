"""What a buyer reads about a product."""

from datetime import datetime

from markupsafe import Markup

from bot.catalog import Product
from bot.files import Attachment, Shown
from bot.speech import Speech
from bot.texts.languages import Language

# Above this, how many are left moves nobody.
FEW = 10


def product_card(speech: Speech, language: Language, product: Product, now: datetime) -> Markup:
    """Say what it is, what it costs, and what is left of it."""
    say, price = speech.voice(language), product.price_at(now)
    parts = [say.html("product-name", name=product.names.to(language))]
    if description := product.descriptions.to(language):
        parts.append(Markup("{}").format(description))
    costs = speech.amount(price, language)
    if price < product.price:
        usual = speech.amount(product.price, language)
        parts.append(say.html("product-price-reduced", price=costs, usual=usual))
        if product.sale_until is not None:
            until = speech.moment(product.sale_until, language)
            parts[-1] += Markup("\n") + say.html("product-sale-until", until=until)
    else:
        parts.append(say.html("product-price", price=costs))
    if product.stock == 0:
        parts[-1] += Markup("\n") + say.html("product-sold-out")
    elif product.stock is not None and product.stock <= FEW:
        parts[-1] += Markup("\n") + say.html("product-left", number=product.stock)
    if product.limit_per_buyer is not None:
        parts[-1] += Markup("\n") + say.html("product-limit", number=product.limit_per_buyer)
    return Markup("\n\n").join(parts)


def product_photo(product: Product) -> Attachment | None:
    """Give the photo that stands over it."""
    return None if product.photo_id is None else Attachment(product.photo_id, Shown.PHOTO)
