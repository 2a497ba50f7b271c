"""What a merchant may change about a product, one thing at a time: how it is asked, shown and written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from bot.catalog import Kind, Product
from bot.catalog_editing import CatalogEditing, Kept
from bot.dialogs import product_questions as ask
from bot.dialogs.goods_questions import GoodsQuestions, chat_id_in
from bot.files import FileId
from bot.forms.answers import Answers, Value
from bot.forms.form import FormContext, Question, Takes
from bot.goods.details import check_details
from bot.money import Rials
from bot.store.times import from_ms, maybe_to_ms
from bot.tokens import TokenSource

LONGEST_SHOWN = 24
CATEGORY = "category"
SECRET = "secret"  # noqa: S105  # the name of a field


@dataclass(frozen=True, slots=True)
class ProductDesk:
    """What asking and writing need beside the answers."""

    editing: CatalogEditing
    goods: GoodsQuestions
    new_secret: TokenSource


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductField:
    """One thing about a product.

    `ask` gives its questions, whose first one's key is the field's. `value` is the answer that stands, and `write`
    gives the product as the answers have it.
    """

    key: str
    ask: Callable[[ProductDesk, Answers], Sequence[Question]]
    value: Callable[[Kept], Value]
    write: Callable[[ProductDesk, Product, Answers], Product]
    kind: Kind | None = None

    def shown(self, kept: Kept, desk: ProductDesk, say: FormContext) -> str:
        """Write what stands, in a few letters."""
        value = self.value(kept)
        if value is None:
            return say.plain("catalog-empty")
        question = self.ask(desk, Answers(beforehand(self, kept)))[0]
        if question.show is not None:
            return question.show(value, say)
        if question.takes in {Takes.PHOTO, Takes.DOCUMENT} or self.key == SECRET:
            return say.plain("catalog-filled")
        for choice in question.choices:
            if choice.value == value:
                return choice.label(say)
        text = " ".join(str(value).split())
        return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"

    @classmethod
    def of_goods(
        cls, key: str, kind: Kind, question: Callable[[GoodsQuestions], Question], detail: str | None = None
    ) -> Self:
        """Make a field that is one of the details of a kind, under its own key or another."""
        name = detail or key

        def write(_: ProductDesk, product: Product, answers: Answers) -> Product:
            details = {known: value for known, value in product.details.items() if known != name}
            if (value := _detail(answers, key)) is not None:
                details[name] = value
            return replace(product, details=check_details(product.kind, details))

        return cls(
            key=key,
            ask=lambda desk, _: [question(desk.goods)],
            value=lambda kept: kept.product.details.get(name),
            write=write,
            kind=kind,
        )


def beforehand(field: ProductField, kept: Kept) -> Mapping[str, Value]:
    """What the form that changes a field is begun with."""
    product, value = kept.product, field.value(kept)
    known: dict[str, Value] = {
        "product": product.id,
        "field": field.key,
        "own_sku": product.sku,
        "has_fa": bool(product.names.fa),
        "has_en": bool(product.names.en),
    }
    if field.key == CATEGORY:
        known["present"] = value
    elif field.key != SECRET and value is not None:
        known[field.key] = value
    return known


def fields_of(kind: Kind) -> list[ProductField]:
    """What may be changed about a product of a kind, in the order in which it is shown."""
    return [field for field in FIELDS.values() if field.kind in {None, kind}]


def _detail(answers: Answers, key: str) -> str | int | None:
    value = answers[key]
    if isinstance(value, list):
        return chat_id_in(answers)
    return None if isinstance(value, bool) else value


def _sale(product: Product, answers: Answers) -> Product:
    """The end of a sale goes with it."""
    amount = answers.maybe_number("sale_price")
    until = None if amount is None else product.sale_until
    return replace(product, sale_price=None if amount is None else Rials(amount), sale_until=until)


def _photo(product: Product, answers: Answers) -> Product:
    number = answers.maybe_number("photo")
    return replace(product, photo_id=None if number is None else FileId(number))


def _sale_until(product: Product, answers: Answers) -> Product:
    end = answers.maybe_number("sale_until")
    return replace(product, sale_until=None if end is None else from_ms(end))


def _secret(desk: ProductDesk, product: Product, _: Answers) -> Product:
    details = {**product.details, SECRET: desk.new_secret()}
    return replace(product, details=check_details(product.kind, details))


def _path(kept: Kept) -> Value:
    return " › ".join(category.names.fa or category.names.en for category in kept.path) or None


_ALL = (
    ProductField(
        key="name_fa",
        ask=lambda _, known: [ask.name_fa(optional=known.flag("has_en"))],
        value=lambda kept: kept.product.names.fa or None,
        write=lambda _, product, answers: replace(
            product, names=replace(product.names, fa=answers.maybe_text("name_fa") or "")
        ),
    ),
    ProductField(
        key="name_en",
        ask=lambda _, known: [ask.name_en(optional=known.flag("has_fa"))],
        value=lambda kept: kept.product.names.en or None,
        write=lambda _, product, answers: replace(
            product, names=replace(product.names, en=answers.maybe_text("name_en") or "")
        ),
    ),
    ProductField(
        key="description_fa",
        ask=lambda *_: [ask.description_fa()],
        value=lambda kept: kept.product.descriptions.fa or None,
        write=lambda _, product, answers: replace(
            product, descriptions=replace(product.descriptions, fa=answers.maybe_text("description_fa") or "")
        ),
    ),
    ProductField(
        key="description_en",
        ask=lambda *_: [ask.description_en()],
        value=lambda kept: kept.product.descriptions.en or None,
        write=lambda _, product, answers: replace(
            product, descriptions=replace(product.descriptions, en=answers.maybe_text("description_en") or "")
        ),
    ),
    ProductField(
        key="photo",
        ask=lambda *_: [ask.photo()],
        value=lambda kept: kept.product.photo_id,
        write=lambda _, product, answers: _photo(product, answers),
    ),
    ProductField(
        key="price",
        ask=lambda desk, _: [ask.price(desk.editing.most)],
        value=lambda kept: kept.product.price,
        write=lambda _, product, answers: replace(product, price=Rials(answers.number("price"))),
    ),
    ProductField(
        key="sale_price",
        ask=lambda desk, _: [ask.sale_price(desk.editing.most)],
        value=lambda kept: kept.product.sale_price,
        write=lambda _, product, answers: _sale(product, answers),
    ),
    ProductField(
        key="sale_until",
        ask=lambda *_: [ask.sale_until()],
        value=lambda kept: maybe_to_ms(kept.product.sale_until),
        write=lambda _, product, answers: _sale_until(product, answers),
    ),
    ProductField(
        key=CATEGORY,
        ask=lambda _, answers: ask.category(answers),
        value=_path,
        write=lambda _, product, answers: replace(product, category_id=ask.category_of(answers)),
    ),
    ProductField(
        key="limit",
        ask=lambda *_: [ask.limit()],
        value=lambda kept: kept.product.limit_per_buyer,
        write=lambda _, product, answers: replace(product, limit_per_buyer=answers.maybe_number("limit")),
    ),
    ProductField(
        key="sku",
        ask=lambda desk, known: [ask.sku(desk.editing, own=known.text("own_sku"))],
        value=lambda kept: kept.product.sku,
        write=lambda _, product, answers: replace(product, sku=answers.text("sku")),
    ),
    ProductField.of_goods("text", Kind.TEXT, GoodsQuestions.text),
    ProductField.of_goods("file", Kind.FILE, GoodsQuestions.file, "file_id"),
    ProductField.of_goods("caption", Kind.FILE, GoodsQuestions.caption),
    ProductField.of_goods("hint", Kind.CODES, GoodsQuestions.hint),
    ProductField.of_goods("chat", Kind.MEMBERSHIP, GoodsQuestions.chat, "chat_id"),
    ProductField.of_goods("days", Kind.MEMBERSHIP, GoodsQuestions.days),
    ProductField.of_goods("url", Kind.SERVICE, GoodsQuestions.url),
    ProductField(
        key=SECRET,
        ask=lambda desk, _: [desk.goods.secret()],
        value=lambda kept: kept.product.details.get(SECRET),
        write=_secret,
        kind=Kind.SERVICE,
    ),
    ProductField.of_goods("instructions", Kind.BY_HAND, GoodsQuestions.instructions),
)
FIELDS: Mapping[str, ProductField] = {field.key: field for field in _ALL}
