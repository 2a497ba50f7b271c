"""Why the catalogue would not have something, as the person who typed it is told."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from bot.catalog import LONGEST_DESCRIPTION, CatalogError, CategoryTooDeep, ShelfFull, SkuTaken
from bot.catalog_editing import (
    DescriptionTooLong,
    NoName,
    NoSale,
    NoSuchCategory,
    PriceOutOfRange,
    SaleNotBelow,
)
from bot.category_editing import CategoryExists
from bot.forms.form import FormContext, NotTaken
from bot.goods.details import DetailsError

# What a key alone says.
PLAIN: Mapping[type[Exception], str] = {
    NoSale: "catalog-no-sale",
    NoName: "catalog-no-name",
    CategoryExists: "catalog-category-exists",
    NoSuchCategory: "catalog-no-such-category",
    CategoryTooDeep: "catalog-category-too-deep",
    ShelfFull: "catalog-shelf-full",
}


@contextmanager
def told(say: FormContext) -> Iterator[None]:
    """Turn what the catalogue raises into NotTaken; nothing is written then."""
    try:
        yield
    except (CatalogError, DetailsError) as error:
        raise refusal(error, say) from error


def refusal(error: CatalogError | DetailsError, say: FormContext) -> NotTaken:
    """Say what is wrong; an error that no sentence tells of is raised as it is."""
    match error:
        case SkuTaken():
            return NotTaken("catalog-sku-in-use", sku=str(error))
        case PriceOutOfRange(most=most):
            return NotTaken("form-money-too-large", largest=say.amount(most))
        case SaleNotBelow(price=price):
            return NotTaken("catalog-sale-not-below", price=say.amount(price))
        case DescriptionTooLong():
            return NotTaken("catalog-description-too-long", most=LONGEST_DESCRIPTION)
        case DetailsError(why=why):
            return NotTaken("catalog-detail-wrong", why=why.value)
        case _ if type(error) in PLAIN:
            return NotTaken(PLAIN[type(error)])
        case _:
            raise error
