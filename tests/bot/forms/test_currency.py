"""The shop's currency changes while somebody is in a form: what they type goes on meaning what it meant."""

import json
from dataclasses import dataclass

from bot.chat_settings.current import Current
from bot.config import ShopSettings
from bot.forms.steps import Ask
from bot.money import Currency
from bot.speech import Speech
from bot.store import Store
from bot.texts.languages import Language
from tests.bot.forms.desk import Desk
from tests.bot.parts import on_sqlite, texts

pytestmark = on_sqlite


@dataclass
class Changing:
    """A shop whose merchant changes their mind."""

    currency: Currency = Currency.TOMAN

    @property
    def current(self) -> Current:
        return Current(ShopSettings(name="Shop", language=Language.EN, currency=self.currency))


async def price(desk: Desk, written: str) -> tuple[str, int]:
    """Answer the question about the price; gives how the answer is shown, and how it is kept, in rials."""
    step = await desk.says(written)
    assert isinstance(step, Ask)
    assert step.answered is not None
    stored = await desk.stored()
    assert stored is not None
    return step.answered.answer, json.loads(stored.answers)["given"]["price"]


async def test_a_form_goes_on_in_the_currency_in_which_it_was_begun(store: Store) -> None:
    shop = Changing()
    desk = Desk(store, speech=Speech(texts(), shop))
    assert (await desk.gets_to("price")).counts_in is None
    shop.currency = Currency.RIAL
    asked = await desk.says("I don't know")
    assert isinstance(asked, Ask)
    assert asked.counts_in is Currency.TOMAN
    assert await price(desk, "50000") == ("50,000 tomans", 500_000)


async def test_the_next_form_is_in_the_new_currency(store: Store) -> None:
    shop = Changing()
    desk = Desk(store, speech=Speech(texts(), shop))
    await desk.gets_to("price")
    shop.currency = Currency.RIAL
    assert (await desk.gets_to("price")).counts_in is None
    assert await price(desk, "50000") == ("50,000 rials", 50_000)
