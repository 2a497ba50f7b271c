"""What is asked about a discount code, whether it is new or changed; one group of questions for each rule."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial

from bot.catalog import CategoryId, Product
from bot.dialogs.product_questions import HERE, HOLDS_OTHERS, categories_in, top_categories
from bot.discounts import Discount
from bot.forms.answers import Answers, Value
from bot.forms.form import Choice, FormContext, Given, NotTaken, Question
from bot.forms.readers import end_time, money, show_money, show_time, whole_number
from bot.money import Limits, Rials
from bot.store import Session, catalog
from bot.store.times import maybe_to_ms
from bot.texts.formats import fold_digits

MOST_USES = 1_000_000
MOST_PRODUCTS = 100
# Of what is wrong with a list, as much as one reads on a phone.
MOST_TOLD = 10

PERCENT, AMOUNT = "percent", "amount"
ALL, CATEGORY, PRODUCTS = "all", "category", "products"

_BETWEEN_SKUS = re.compile(r"[\s,;،؛]+")


class Rule(StrEnum):
    """What can be said about a code, apart from its word."""

    WORTH = "worth"
    SCOPE = "scope"
    SMALLEST = "smallest"
    PER_BUYER = "per_buyer"
    TOTAL = "total"
    ENDS = "ends"


def questions_of(rule: Rule, answers: Answers, limits: Limits) -> Sequence[Question]:
    """Ask for one rule; `limits` are what can be paid at once."""
    match rule:
        case Rule.WORTH:
            return _worth(answers, limits)
        case Rule.SCOPE:
            return _scope(answers)
        case Rule.SMALLEST:
            read = money(Limits(Rials(1), limits.largest))
            prompt = "discounts-ask-smallest"
            return [Question(key="smallest", prompt=prompt, read=read, show=show_money, optional=True)]
        case Rule.PER_BUYER:
            read = whole_number(1, MOST_USES)
            return [Question(key="per_buyer", prompt="discounts-ask-per-buyer", read=read, optional=True)]
        case Rule.TOTAL:
            read = whole_number(1, MOST_USES)
            return [Question(key="total", prompt="discounts-ask-total", read=read, optional=True)]
        case Rule.ENDS:
            prompt = "discounts-ask-ends"
            return [Question(key="ends", prompt=prompt, read=end_time, show=show_time, optional=True)]


async def answered(session: Session, rule: Rule, discount: Discount, answers: Answers) -> Discount:
    """Give the code with what was answered about a rule; raises NotTaken for SKUs that are no longer there."""
    match rule:
        case Rule.WORTH:
            return _with_worth(discount, answers)
        case Rule.SCOPE:
            return await _with_scope(session, discount, answers)
        case Rule.SMALLEST:
            return replace(discount, smallest_order=Rials(answers.maybe_number("smallest") or 0))
        case Rule.PER_BUYER:
            return replace(discount, limit_per_buyer=answers.maybe_number("per_buyer"))
        case Rule.TOTAL:
            return replace(discount, total_limit=answers.maybe_number("total"))
        case Rule.ENDS:
            return replace(discount, ends_at=answers.maybe_moment("ends"))


def present(rule: Rule, discount: Discount) -> Mapping[str, Value]:
    """What stands so far, as answers; what a code is for is asked anew."""
    match rule:
        case Rule.WORTH:
            worth = PERCENT if discount.amount is None else AMOUNT
            off = {"percent": discount.percent, "amount": discount.amount, "most": discount.most}
            return {"worth": worth, **off}
        case Rule.SCOPE:
            return {}
        case Rule.SMALLEST:
            return {"smallest": discount.smallest_order or None}
        case Rule.PER_BUYER:
            return {"per_buyer": discount.limit_per_buyer}
        case Rule.TOTAL:
            return {"total": discount.total_limit}
        case Rule.ENDS:
            return {"ends": maybe_to_ms(discount.ends_at)}


def _worth(answers: Answers, limits: Limits) -> list[Question]:
    rials = money(Limits(Rials(1), limits.largest))
    choices = (Choice(PERCENT, "discounts-a-percent"), Choice(AMOUNT, "discounts-an-amount"))
    asked = [Question(key="worth", prompt="discounts-ask-worth", choices=choices)]
    if "worth" not in answers:
        return asked
    if answers.text("worth") == AMOUNT:
        return [
            *asked,
            Question(key="amount", prompt="discounts-ask-amount", read=rials, show=show_money),
        ]
    return [
        *asked,
        Question(key="percent", prompt="discounts-ask-percent", read=whole_number(1, 100)),
        Question(key="most", prompt="discounts-ask-most", read=rials, show=show_money, optional=True),
    ]


def _scope(answers: Answers) -> list[Question]:
    choices = (
        Choice(ALL, "discounts-for-all"),
        Choice(CATEGORY, "discounts-for-category"),
        Choice(PRODUCTS, "discounts-for-products"),
    )
    asked = [Question(key="scope", prompt="discounts-ask-scope", choices=choices)]
    match answers.maybe_text("scope"):
        case "category":
            asked.append(Question(key="shelf", prompt="discounts-ask-category", offers=top_categories))
            shelf = answers.maybe_text("shelf") or ""
            if shelf.endswith(HOLDS_OTHERS):
                parent = CategoryId(int(shelf.removesuffix(HOLDS_OTHERS)))
                whole = (Choice(HERE, "discounts-whole-category"),)
                offers = partial(categories_in, parent)
                prompt = "discounts-ask-inside"
                asked.append(Question(key="inside", prompt=prompt, choices=whole, offers=offers))
        case "products":
            asked.append(
                Question(
                    key="skus",
                    prompt="discounts-ask-skus",
                    read=_read_skus,
                    check=_check_skus,
                    show=_show_skus,
                )
            )
        case _:
            pass
    return asked


def _with_worth(discount: Discount, answers: Answers) -> Discount:
    if answers.text("worth") == AMOUNT:
        return replace(discount, percent=None, amount=Rials(answers.number("amount")), most=None)
    most = answers.maybe_number("most")
    most_rials = None if most is None else Rials(most)
    return replace(discount, percent=answers.number("percent"), amount=None, most=most_rials)


async def _with_scope(session: Session, discount: Discount, answers: Answers) -> Discount:
    nothing = replace(discount, products=frozenset(), categories=frozenset())
    match answers.text("scope"):
        case "category":
            inside = answers.values.get("inside", HERE)
            shelf = answers.text("shelf").removesuffix(HOLDS_OTHERS)
            number = answers.number("inside") if inside != HERE else int(shelf)
            return replace(nothing, categories=frozenset({CategoryId(number)}))
        case "products":
            found = await _products(session, answers.texts("skus"))
            return replace(nothing, products=frozenset(product.id for product in found))
        case _:
            return nothing


def _read_skus(given: Given, _: FormContext) -> Value:
    skus = list(dict.fromkeys(filter(None, _BETWEEN_SKUS.split(fold_digits(given.text)))))
    if not skus:
        raise NotTaken("form-text-empty")
    if len(skus) > MOST_PRODUCTS:
        raise NotTaken("discounts-too-many-skus", number=len(skus), most=MOST_PRODUCTS)
    return skus


async def _check_skus(session: Session, value: Value, _: FormContext) -> None:
    await _products(session, [str(sku) for sku in value] if isinstance(value, list) else [])


def _show_skus(value: Value, _: FormContext) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


async def _products(session: Session, skus: Sequence[str]) -> list[Product]:
    found: list[Product] = []
    unknown: list[str] = []
    for sku in skus:
        product = await catalog.by_sku(session, sku) or await catalog.by_sku(session, sku.lower())
        if product is None:
            unknown.append(sku)
        else:
            found.append(product)
    if unknown:
        told = " ".join(unknown[:MOST_TOLD])
        raise NotTaken("discounts-no-such-sku", number=len(unknown), skus=told)
    return found
