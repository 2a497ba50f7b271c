"""A merchant adds a product: what it is, what it costs, and what its kind of goods needs to know."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.catalog import Details, Kind, Names, NewProduct, Product, ProductId
from bot.deep_links import product_link
from bot.dialogs import product_questions as ask
from bot.dialogs.goods_questions import details_in
from bot.dialogs.product_fields import SECRET, ProductDesk
from bot.dialogs.refusals import told
from bot.files import FileId
from bot.forms.answers import Answers
from bot.forms.form import Form, FormContext, Question
from bot.messages import Button, Message
from bot.money import Rials
from bot.product_card import product_card, product_photo
from bot.staff.rights import Right
from bot.store import Session, catalog
from bot.texts.catalogue import code

# Nothing costs less on sale than this.
_CHEAPEST = 1


def add_product(desk: ProductDesk) -> Form:
    """Begun with the bot's `link`, which the new product's own link begins with."""

    def questions(answers: Answers) -> Sequence[Question]:
        return _questions(desk, answers)

    async def preview(session: Session, answers: Answers, say: FormContext) -> Message:
        new = _new_product(answers, secret="")
        card = product_card(say.speech, say.language, _as_product(new), say.now)
        facts = say.html(
            "catalog-facts",
            kind=new.kind.value,
            sku=code(new.sku),
            category=await _category(session, new, say),
            stock=_stock(new),
            number=new.stock or 0,
        )
        return Message(card + Markup("\n\n") + facts, attachment=product_photo(_as_product(new)))

    async def save(tx: Session, answers: Answers, say: FormContext) -> Message:
        secret = desk.new_secret() if answers.text("kind") == Kind.SERVICE else ""
        with told(say):
            product = await desk.editing.add(tx, _new_product(answers, secret), say.buyer.id)
        text = say.html(
            "catalog-added",
            name=product.names.to(say.language),
            link=code(product_link(answers.text("link"), product.sku)),
        )
        if product.kind is Kind.SERVICE:
            text += Markup("\n\n") + say.html("catalog-secret", secret=code(secret))
        if product.kind is Kind.CODES:
            text += Markup("\n\n") + say.html("catalog-codes-next", command=code(f"/stock {product.sku}"))
        return Message(text, _next(product, say))

    return Form(
        "add_product",
        questions,
        save,
        preview,
        right=Right.CATALOGUE,
        noted=("sku", "name_fa", "name_en", "price"),
    )


def _questions(desk: ProductDesk, answers: Answers) -> list[Question]:
    """In the order in which a merchant thinks of them; those that an answer makes needless are left out."""
    asked = [ask.kind(), ask.name_fa()]
    persian, english = answers.values.get("name_fa"), answers.values.get("name_en")
    asked.append(ask.name_en(optional=persian is not None))
    if persian is not None:
        asked.append(ask.description_fa())
    if english is not None:
        asked.append(ask.description_en())
    asked += [ask.photo(), ask.price(desk.editing.most)]
    price = answers.maybe_number("price") or _CHEAPEST
    if price > _CHEAPEST:
        asked.append(ask.sale_price(desk.editing.most, Rials(price)))
    if answers.values.get("sale_price") is not None:
        asked.append(ask.sale_until())
    asked += ask.category(answers)
    kind = answers.maybe_text("kind")
    if kind is not None and kind != Kind.CODES:
        asked.append(ask.stock())
    asked.append(ask.limit())
    if kind is not None:
        asked += desk.goods.of(Kind(kind))
    asked.append(ask.sku(desk.editing, name=answers.maybe_text("name_en") or ""))
    return asked


def _new_product(answers: Answers, secret: str) -> NewProduct:
    kind, photo = Kind(answers.text("kind")), answers.maybe_file("photo")
    sale = answers.maybe_number("sale_price")
    return NewProduct(
        sku=answers.text("sku"),
        kind=kind,
        names=Names(answers.maybe_text("name_fa") or "", answers.maybe_text("name_en") or ""),
        descriptions=Names(
            answers.maybe_text("description_fa") or "", answers.maybe_text("description_en") or ""
        ),
        photo_id=None if photo is None else FileId(photo),
        price=Rials(answers.number("price")),
        sale_price=None if sale is None else Rials(sale),
        sale_until=answers.maybe_moment("sale_until"),
        category_id=ask.category_of(answers),
        stock=answers.maybe_number("stock"),
        limit_per_buyer=answers.maybe_number("limit"),
        details=_details(kind, answers, secret),
    )


def _details(kind: Kind, answers: Answers, secret: str) -> Details:
    details = details_in(kind, answers, secret)
    return {key: value for key, value in details.items() if key != SECRET or value}


def _as_product(new: NewProduct) -> Product:
    """As it will stand on the shelf."""
    return Product(
        id=ProductId(0),
        sku=new.sku,
        category_id=new.category_id,
        kind=new.kind,
        names=new.names,
        descriptions=new.descriptions,
        photo_id=new.photo_id,
        price=new.price,
        sale_price=new.sale_price,
        sale_until=new.sale_until,
        # Codes are added later; that there are none yet is nothing to look at.
        stock=new.stock,
        limit_per_buyer=new.limit_per_buyer,
        position=new.position,
        hidden=new.hidden,
        archived=False,
        details=new.details,
    )


async def _category(session: Session, new: NewProduct, say: FormContext) -> str:
    found = None if new.category_id is None else await catalog.find_category(session, new.category_id)
    return say.plain("catalog-no-category") if found is None else found.names.to(say.language)


def _stock(new: NewProduct) -> str:
    if new.kind is Kind.CODES:
        return "codes"
    return "unlimited" if new.stock is None else "counted"


def _next(product: Product, say: FormContext) -> tuple[tuple[Button, ...], ...]:
    card = Button(
        say.plain("catalog-button-product-card"), action=str(Action(Verb.PRODUCT_CARD, str(product.id)))
    )
    another = Button(say.plain("catalog-button-add-another"), action=str(Action(Verb.ADD_PRODUCT)))
    if product.kind is not Kind.CODES:
        return ((card, another),)
    stock = Button(say.plain("catalog-button-add-codes"), action=str(Action(Verb.STOCK, str(product.id))))
    return ((stock,), (card, another))
