"""A merchant who fills in the shop's forms about its catalogue."""

import itertools
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.catalog import Product
from bot.catalog_editing import CatalogEditing
from bot.category_editing import CategoryEditing
from bot.dialogs.add_product import add_product
from bot.dialogs.category_names import add_category, rename_category
from bot.dialogs.edit_product import edit_product
from bot.dialogs.goods_questions import GoodsQuestions
from bot.dialogs.product_fields import FIELDS, ProductDesk, beforehand
from bot.file_store import Files
from bot.forms import Given, Value
from bot.forms.buttons import Tap, TapKind
from bot.forms.service import Forms
from bot.forms.steps import Ask, Preview, Saved, Step
from bot.forms.uploaded import Received
from bot.money import Rials
from bot.orders import BuyerId
from bot.staff.audit_trail import AuditTrail
from bot.staff.rights import Role
from bot.store import Store, catalog, staff
from bot.store.buyers import Buyer
from bot.texts.catalogue import without_isolates
from bot.texts.languages import Language
from handlers.telegram.chats import TelegramChats
from sandbox.people import Telegram
from tests.bot.forms.desk import Mailbag
from tests.bot.parts import MERCHANT, TestClock, speech
from tests.bot.post import pretend_line
from tests.bot.reading import said_to

MOST = Rials(1_000_000_000)
SECRET = "a-secret-of-thirty-two-characters"
THE_MERCHANT = Buyer(BuyerId(MERCHANT), "Merchant", Language.EN, blocked=False)
BOT_LINK = "https://t.me/sample_bot"


@dataclass(frozen=True, slots=True)
class Tapped:
    """A choice, by what stands on its button."""

    label: str


Said: TypeAlias = "str | Tapped | Given"


@dataclass(slots=True)
class Merchant:
    """The person, and the program that leads them."""

    store: Store
    clock: TestClock
    telegram: Telegram
    chats: TelegramChats
    mailbag: Mailbag = field(default_factory=Mailbag)
    person: Buyer = THE_MERCHANT
    updates: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    step: Step | None = None

    @property
    def editing(self) -> CatalogEditing:
        return CatalogEditing(self.store, self.clock, MOST)

    @property
    def categories(self) -> CategoryEditing:
        return CategoryEditing(self.store, self.clock)

    @property
    def desk(self) -> ProductDesk:
        return ProductDesk(self.editing, GoodsQuestions(self.chats, private=False), lambda: SECRET)

    @property
    def forms(self) -> Forms:
        """The service, as a program has it that was started just now."""
        registry = [
            add_product(self.desk),
            edit_product(self.desk),
            add_category(self.categories),
            rename_category(self.categories),
        ]
        received = Received(Files(self.store, self.clock), self.mailbag)
        return Forms(self.store, speech(), received, registry, AuditTrail(self.store, self.clock), self.clock)

    async def begins(self, form: str, **known: Value) -> Step:
        self.step = await self.forms.begin(self.person, form, next(self.updates), known)
        return self.step

    async def answers(self, said: Said) -> Step:
        """Write, send or tap an answer."""
        match said:
            case Tapped(label):
                assert isinstance(self.step, Ask), self.step
                (tag,) = [option.tag for option in self.step.options if option.label == label]
                return await self.taps(TapKind.CHOOSE, tag)
            case str():
                self.step = await self.forms.answer(self.person, next(self.updates), Given(said))
            case Given():
                self.step = await self.forms.answer(self.person, next(self.updates), said)
        return self.step

    async def taps(self, kind: TapKind, tag: str = "") -> Step:
        shown = self.step
        assert isinstance(shown, Ask | Preview), shown
        tap = Tap(kind, shown.turn, shown.key if isinstance(shown, Ask) else "", tag)
        self.step = await self.forms.tap(self.person, next(self.updates), tap)
        return self.step

    async def gets_to(self, key: str, answers: Mapping[str, Said]) -> Ask:
        """Begin a product, and answer until that question is asked; what has no answer is skipped."""
        step = await self.begins("add_product", link=BOT_LINK)
        while isinstance(step, Ask) and step.key != key:
            step = await self._next(step, answers)
        assert isinstance(step, Ask), step
        return step

    async def fills(self, answers: Mapping[str, Said]) -> Preview:
        """Answer all the questions of a new product."""
        step = await self.begins("add_product", link=BOT_LINK)
        while isinstance(step, Ask):
            step = await self._next(step, answers)
        assert isinstance(step, Preview), step
        return step

    async def adds(self, **answers: Said) -> Product:
        """Add a product; what it is called if nothing else is said is `sku`."""
        await self.fills(USUAL | answers)
        step = await self.taps(TapKind.SAVE)
        assert isinstance(step, Saved), step
        sku = (USUAL | answers)["sku"]
        assert isinstance(sku, str)
        async with self.store.reading() as session:
            product = await catalog.by_sku(session, sku)
        assert product is not None
        return product

    async def edits(self, product: Product, key: str) -> Step:
        """Tap the button of one field."""
        kept = await self.editing.find(product.id)
        assert kept is not None
        return await self.begins("edit_product", **beforehand(FIELDS[key], kept))

    async def told(self) -> list[str]:
        """What was written to them."""
        return await said_to(self.store, self.clock, MERCHANT)

    async def again(self, product: Product) -> Product:
        """A product as it is now."""
        async with self.store.reading() as session:
            return await catalog.get(session, product.id)

    async def _next(self, step: Ask, answers: Mapping[str, Said]) -> Step:
        if step.key not in answers:
            return await self.taps(TapKind.SKIP)
        after = await self.answers(answers[step.key])
        problem = after.problem if isinstance(after, Ask | Preview) else None
        assert problem is None, problem
        return after


USUAL: dict[str, Said] = {
    "kind": Tapped("📝 Text"),
    "name_fa": "قهوه",
    "name_en": "Coffee",
    "price": "50000",
    "category": Tapped("No category"),
    "stock": Tapped("Unlimited"),
    "text": "Thank you.",
    "sku": "coffee",
}


def problem_in(step: Step | None) -> str:
    """Why the last answer was not taken."""
    assert isinstance(step, Ask | Preview), step
    assert step.problem is not None
    return without_isolates(str(step.problem))


@asynccontextmanager
async def a_merchant(store: Store, clock: TestClock) -> AsyncIterator[Merchant]:
    """Let them have a Telegram."""
    async with pretend_line() as line:
        async with store.transaction() as tx:
            await staff.put(tx, MERCHANT, "Merchant", Role.OWNER, clock())
        yield Merchant(store, clock, line.telegram, TelegramChats(line.bot, clock))
