"""What a merchant reads about a discount code."""

from collections.abc import Iterable

from markupsafe import Markup

from bot.discount_book import KnownDiscount
from bot.discounts import Discount
from bot.speech import Speech
from bot.texts.catalogue import code
from bot.texts.languages import Language

# Of all that a code is for, as much as one reads on a phone.
MOST_NAMED = 10


def discount_worth(speech: Speech, language: Language, discount: Discount) -> str:
    """Say in a few words what a code takes off."""
    say = speech.voice(language)
    if discount.amount is not None:
        return say.plain("discounts-amount", amount=speech.amount(discount.amount, language))
    percent = discount.percent or 0
    if discount.most is None:
        return say.plain("discounts-percent", percent=percent)
    most = speech.amount(discount.most, language)
    return say.plain("discounts-percent-most", percent=percent, most=most)


def discount_rules(speech: Speech, language: Language, known: KnownDiscount) -> Markup:
    """Say a code and all of its rules, each on a line."""
    say, discount = speech.voice(language), known.discount
    lines = [
        say.html("discounts-code", code=code(discount.code)),
        say.html("discounts-worth", worth=discount_worth(speech, language, discount)),
        say.html("discounts-scope-all") if not known.products and not known.categories else Markup(""),
    ]
    if known.categories:
        paths = (" › ".join(names.to(language) for names in path) for path in known.categories)
        lines.append(say.html("discounts-scope-categories", names=_some(paths)))
    if known.products:
        names = (names.to(language) for names in known.products)
        lines.append(say.html("discounts-scope-products", names=_some(names), number=len(known.products)))
    if discount.smallest_order:
        smallest = speech.amount(discount.smallest_order, language)
        lines.append(say.html("discounts-smallest", amount=smallest))
    if discount.limit_per_buyer is not None:
        lines.append(say.html("discounts-per-buyer", number=discount.limit_per_buyer))
    if discount.total_limit is not None:
        lines.append(say.html("discounts-total", number=discount.total_limit))
    if discount.ends_at is None:
        lines.append(say.html("discounts-endless"))
    else:
        lines.append(say.html("discounts-until", until=speech.moment(discount.ends_at, language)))
    return Markup("\n").join(line for line in lines if line)


def _some(names: Iterable[str]) -> Markup:
    named = [Markup("• {}").format(name) for name in names]
    more = [Markup("…")] if len(named) > MOST_NAMED else []
    return Markup("\n").join([*named[:MOST_NAMED], *more])
