"""Each kind of goods, from the shelf to the chat, in both languages, and each kind's failure."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiosqlite
import pytest
import pytest_asyncio

from bot.cli.demo_goods import FOLDER, Outside, fill_shelves
from bot.texts.catalogue import Texts
from bot.texts.languages import Language
from sandbox.channels import Channel
from sandbox.licences import serve_licences
from sandbox.people import Person
from sandbox.stage import MERCHANT_ID, Sections, Stage
from sandbox.telegram.seen import Refused
from tests.e2e.chatting import newcomer
from tests.e2e.shop import Shop, open_shop

pytestmark = pytest.mark.asyncio(loop_scope="module")

SECRET = "the-secret-between-shop-and-service"
SETTINGS: Sections = {
    "shop": {"private_services": True},
    "payments": {"open_orders": 100, "requests_per_minute": 100},
}
TEXTS = Texts()
HELD = {Language.FA: "هنوز تحویل نشده است", Language.EN: "could not be handed over yet"}
BY_HAND = {Language.FA: "فروشگاه خودش تحویل می‌دهد", Language.EN: "the shop hands it over itself"}
each_language = pytest.mark.parametrize("language", Language)


@dataclass(slots=True)
class Street:
    """A shop with the demo's goods on its shelves, and the channel that one of them is a membership of."""

    shop: Shop
    club: Channel

    async def buys(self, buyer: Person, sku: str, language: Language) -> None:
        """Open a product by its link, order one, and pay."""
        await buyer.starts(f"p_{sku}")
        await buyer.taps(TEXTS.plain(language, "button-buy"))
        link = await buyer.link(TEXTS.plain(language, "button-pay"))
        await self.shop.bank.pays(link)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def street(folder: Path, database_url: str) -> AsyncIterator[Street]:
    clubs: list[Channel] = []

    async def fill(stage: Stage) -> None:
        clubs.append(await stage.telegram.channel("Gardening every day"))
        await fill_shelves(database_url, Outside(MERCHANT_ID, clubs[0].id, service, SECRET))

    async with serve_licences(SECRET) as service, open_shop(folder, SETTINGS, database_url, fill) as shop:
        yield Street(shop, clubs[0])


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shop(street: Street) -> Shop:
    return street.shop


@each_language
async def test_a_text_comes_with_the_receipt(street: Street, language: Language) -> None:
    sara = await newcomer(street.shop, language)
    await street.buys(sara, "recipe", language)
    assert "نوش جان" in (await sara.sees("لیموعمانی")).text


@each_language
async def test_a_file_comes_byte_for_byte(street: Street, language: Language) -> None:
    sara = await newcomer(street.shop, language)
    await street.buys(sara, "stories", language)
    await sara.sees("سه داستان" if language is Language.FA else "Three short stories")
    await street.shop.all_said()
    (document,) = [
        message for message in await sara.chat() if message.file is not None and not message.file.is_photo
    ]
    assert await sara.file_of(document) == (FOLDER / "stories.txt").read_bytes()


@each_language
async def test_every_buyer_gets_codes_of_their_own(street: Street, language: Language) -> None:
    codes = set()
    for _ in range(2):
        sara = await newcomer(street.shop, language)
        await street.buys(sara, "giftcard", language)
        goods = await sara.sees("📦")
        codes.add(goods.text.splitlines()[-1])
    assert len(codes) == 2


@each_language
async def test_an_invitation_lets_its_buyer_in_and_nobody_else(street: Street, language: Language) -> None:
    sara, ali = await newcomer(street.shop, language), await newcomer(street.shop, language)
    await street.buys(sara, "vip", language)
    invitation = await sara.link(TEXTS.plain(language, "button-join"))
    await sara.joins(invitation)
    await street.club.gains(sara)
    with pytest.raises(Refused, match="used up"):
        await ali.joins(invitation)
    assert ali.id not in await street.club.members()


@each_language
async def test_the_merchants_service_is_asked_and_its_answer_passed_on(
    street: Street, language: Language
) -> None:
    sara = await newcomer(street.shop, language)
    await street.buys(sara, "licence", language)
    goods = await sara.sees("📦", ever=True)
    assert goods.text.splitlines()[-1].count("-") == 3


@each_language
async def test_what_is_handed_over_by_hand_waits_for_the_merchants_word(
    street: Street, language: Language
) -> None:
    sara, merchant = await newcomer(street.shop, language), await street.shop.merchant()
    await street.buys(sara, "notebook", language)
    await sara.sees(BY_HAND[language], ever=True)
    await merchant.taps(TEXTS.plain(Language.EN, "button-done"))
    await merchant.says("It is on its way, post code 12345")
    await merchant.taps("Save")
    await merchant.sees("is handed over")
    await sara.sees("post code 12345", ever=True)


@each_language
async def test_a_right_that_was_lost_holds_the_goods_until_the_merchant_has_mended_it(
    street: Street, language: Language
) -> None:
    sara, merchant = await newcomer(street.shop, language), await street.shop.merchant()
    await street.club.sets_bot("member")
    await street.buys(sara, "vip", language)
    await sara.sees(HELD[language], ever=True)
    await merchant.sees("I lack the right to invite people", ever=True)
    await street.club.sets_bot("administrator")
    await merchant.taps("Try again")
    await sara.joins(await sara.link(TEXTS.plain(language, "button-join")))
    await street.club.gains(sara)


async def test_a_file_that_is_damaged_is_held_and_mended(street: Street) -> None:
    sara, merchant = await newcomer(street.shop, "en"), await street.shop.merchant()
    await damage(street.shop, "stories.txt", b"rubbish")
    await street.buys(sara, "stories", Language.EN)
    await sara.sees("something went wrong on our side", ever=True)
    await merchant.sees("its file is missing or damaged", ever=True)
    await damage(street.shop, "stories.txt", (FOLDER / "stories.txt").read_bytes())
    await merchant.taps("Try again")
    await sara.sees("Three short stories", ever=True)
    await street.shop.all_said()
    (document,) = [
        message for message in await sara.chat() if message.file is not None and not message.file.is_photo
    ]
    assert await sara.file_of(document) == (FOLDER / "stories.txt").read_bytes()


async def damage(shop: Shop, name: str, body: bytes) -> None:
    """Put other bytes where a file of the shop is kept."""
    async with aiosqlite.connect(shop.database_url.removeprefix("sqlite:///")) as database:
        await database.execute("UPDATE files SET body = ? WHERE name = ?", (body, name))
        await database.commit()
