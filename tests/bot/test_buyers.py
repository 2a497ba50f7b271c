from bot.store import buyers, outbox
from bot.texts.languages import Language
from tests.bot.parts import ALI, SARA, Services, on_sqlite
from tests.bot.post import say


async def put(shop: Services, chat_id: int, html: str) -> None:
    async with shop.store.transaction() as tx:
        await outbox.put(tx, [say(chat_id, html)], shop.clock())


async def test_somebody_new_is_answered_in_the_shops_language(shop: Services) -> None:
    buyer = await shop.buyers.meet(SARA, "Sara")
    assert (buyer.id, buyer.name, buyer.language, buyer.blocked) == (SARA, "Sara", Language.EN, False)
    assert await shop.buyers.meet(SARA, "Sara") == buyer


async def test_a_new_name_is_remembered_and_the_language_stays(shop: Services) -> None:
    buyer = await shop.buyers.speak(await shop.buyers.meet(SARA, "Sara"), Language.FA)
    assert buyer.language is Language.FA
    again = await shop.buyers.meet(SARA, "سارا")
    assert (again.name, again.language) == ("سارا", Language.FA)
    assert await shop.buyers.meet(SARA, "سارا") == again


async def test_what_is_said_to_somebody_who_left_waits_for_their_return(shop: Services) -> None:
    await shop.buyers.meet(SARA, "Sara")
    await put(shop, SARA, "receipt")
    await put(shop, ALI, "hello")
    await shop.buyers.left(SARA)
    assert await shop.told(SARA) == ""
    assert await shop.told(ALI) == "hello"
    back = await shop.buyers.meet(SARA, "Sara")
    assert back.blocked is False
    assert await shop.told(SARA) == "receipt"


async def test_whoever_asks_from_elsewhere_is_known_again_but_not_met(shop: Services) -> None:
    await shop.buyers.speak(await shop.buyers.meet(SARA, "Sara"), Language.FA)
    await put(shop, SARA, "receipt")
    await shop.buyers.left(SARA)
    elsewhere = await shop.buyers.recognise(SARA, "Sara from elsewhere")
    assert (elsewhere.name, elsewhere.language, elsewhere.blocked) == ("Sara", Language.FA, True)
    assert await shop.told(SARA) == ""
    stranger = await shop.buyers.recognise(ALI, "Ali")
    assert (stranger.id, stranger.name, stranger.language) == (ALI, "Ali", Language.EN)
    async with shop.store.reading() as session:
        assert await buyers.find(session, ALI) is None


@on_sqlite
async def test_leaving_twice_or_before_ever_writing_changes_nothing(shop: Services) -> None:
    await shop.buyers.left(SARA)
    await shop.buyers.meet(SARA, "Sara")
    await put(shop, SARA, "receipt")
    await shop.buyers.left(SARA)
    await shop.buyers.left(SARA)
    await shop.buyers.meet(SARA, "Sara")
    assert await shop.told(SARA) == "receipt"
