"""Inline mode: what people find who type the bot's name and a few words in any chat."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import Markup

from bot.catalog import Names
from bot.messages import Button, InlineResult, Message
from bot.store import buyers
from bot.store.updates import Received
from handlers.telegram.inline_results import show_results
from sandbox.answers import Json
from sandbox.people import InlineResult as Found
from sandbox.people import Person
from sandbox.telegram.seen import read_object, read_objects
from tests.bot.merchandise import Merchandise
from tests.bot.parts import SARA
from tests.handlers.telegram.counter import Counter, open_counter


@pytest.fixture
async def counter(tmp_path: Path) -> AsyncIterator[Counter]:
    async with open_counter(tmp_path) as opened:
        yield opened


@pytest.fixture
async def sara(counter: Counter) -> Person:
    """She has never written to the bot."""
    return await counter.telegram.person("Sara", id=SARA)


@pytest.fixture
def shelves(counter: Counter) -> Merchandise:
    return Merchandise(counter.stall.services.store)


async def finds(counter: Counter, person: Person, words: str) -> list[Found]:
    """Type the bot's name and these words, and see what comes up."""
    searching = asyncio.create_task(person.searches_inline(words))
    assert await counter.serves() == []
    return await searching


async def answers(counter: Counter) -> list[dict[str, Json]]:
    return [call.params for call in await counter.telegram.calls() if call.method == "answerInlineQuery"]


def result(number: int) -> InlineResult:
    return InlineResult(f"r{number}", f"Result {number}", "", Message(Markup("text")))


async def test_products_are_found_by_a_word(counter: Counter, sara: Person, shelves: Merchandise) -> None:
    await shelves.product(names=Names("", "Green tea"), descriptions=Names("", "100 g"))
    await shelves.product(names=Names("", "Coffee"))
    found = await finds(counter, sara, "tea")
    assert [each.title for each in found] == ["Green tea"]
    assert "50,000" in found[0].description
    assert found[0].description.endswith("100 g")


async def test_without_a_word_the_front_of_the_shop_is_shown(
    counter: Counter, sara: Person, shelves: Merchandise
) -> None:
    await shelves.product(names=Names("", "Tea"))
    await shelves.product(names=Names("", "Coffee"))
    await shelves.product(names=Names("", "Secret"), hidden=True)
    assert [each.title for each in await finds(counter, sara, "  ")] == ["Tea", "Coffee"]


async def test_what_is_chosen_leads_to_the_product_in_the_shop(
    counter: Counter, sara: Person, shelves: Merchandise
) -> None:
    await shelves.product(sku="tea-100", names=Names("", "Tea <b>&"), descriptions=Names("", "Fine & green"))
    [found] = await finds(counter, sara, "tea")
    friends = await counter.telegram.channel("Friends", kind="supergroup", bot="left")
    await friends.invites(sara)
    posted = await sara.chooses(found, friends)
    assert posted.shown.startswith("Tea <b>&\n\nFine & green\n\nPrice:")
    [button] = posted.buttons
    assert (button.text, button.url) == ("⚡ Buy now", "https://t.me/sandbox_bot?start=p_tea-100")


async def test_what_is_chosen_in_the_chat_with_the_bot_is_not_taken_for_something_said_to_it(
    counter: Counter, sara: Person, shelves: Merchandise
) -> None:
    await shelves.product(names=Names("", "Tea"))
    [found] = await finds(counter, sara, "tea")
    before = counter.offset
    await sara.chooses(found)
    assert await counter.serves() == []
    assert counter.offset > before


async def test_nothing_is_offered_for_sale_of_which_there_is_none(
    counter: Counter, sara: Person, shelves: Merchandise
) -> None:
    await shelves.product(names=Names("", "Tea"), stock=0)
    [found] = await finds(counter, sara, "tea")
    posted = await sara.chooses(found)
    assert "Sold out" in posted.text
    assert [button.text for button in posted.buttons] == ["🛍 Shop"]


async def test_where_nothing_is_found_the_answer_is_empty(counter: Counter, sara: Person) -> None:
    assert await finds(counter, sara, "tea") == []


async def test_an_answer_is_the_askers_own_and_soon_forgotten(
    counter: Counter, sara: Person, shelves: Merchandise
) -> None:
    await shelves.product(names=Names("", "Tea"))
    await finds(counter, sara, "tea")
    [answer] = await answers(counter)
    assert (answer["cache_time"], answer["is_personal"]) in {(10, True), ("10", "true")}
    results = answer["results"]
    [shown] = read_objects(json.loads(results) if isinstance(results, str) else results)
    assert read_object(shown["input_message_content"])["link_preview_options"] == {"is_disabled": True}


async def test_whoever_only_asks_inline_is_not_remembered_as_a_buyer(counter: Counter, sara: Person) -> None:
    await finds(counter, sara, "tea")
    async with counter.stall.services.store.reading() as session:
        assert await buyers.find(session, SARA) is None


async def test_more_than_telegram_takes_is_cut_off(counter: Counter, sara: Person) -> None:
    searching = asyncio.create_task(sara.searches_inline("tea"))
    [update] = await counter.bot.get_updates(timeout=10)
    assert update.inline_query is not None
    await show_results(counter.bot, update.inline_query.id, [result(number) for number in range(60)])
    assert [each.title for each in await searching] == [f"Result {number}" for number in range(50)]


@pytest.mark.parametrize("refused", [[result(1), result(1)], [replace(result(1), id="x" * 65)]])
async def test_an_answer_that_telegram_refuses_harms_nobody(
    counter: Counter, refused: list[InlineResult], sara: Person
) -> None:
    searching = asyncio.create_task(sara.searches_inline("tea"))
    [update] = await counter.bot.get_updates(timeout=10)
    assert update.inline_query is not None
    await show_results(counter.bot, update.inline_query.id, refused)
    await show_results(counter.bot, update.inline_query.id, [])
    assert await searching == []


@pytest.mark.parametrize("fault", ["drop", "429", "http_502"])
async def test_an_answer_that_does_not_arrive_harms_nobody(
    counter: Counter, sara: Person, shelves: Merchandise, fault: str
) -> None:
    await shelves.product(names=Names("", "Tea"))
    await counter.telegram.breaks("answerInlineQuery", fault, seconds=1)
    searching = asyncio.create_task(sara.searches_inline("tea", timeout=0.01))
    assert await counter.serves() == []
    with pytest.raises(AssertionError, match="waited"):
        await searching


def query(update_id: int, query_id: str = "1", words: str = "tea") -> Received:
    asker: dict[str, Json] = {"id": SARA, "is_bot": False, "first_name": "Sara"}
    asked: dict[str, Json] = {"id": query_id, "from": asker, "query": words, "offset": ""}
    return Received(update_id, SARA, json.dumps({"update_id": update_id, "inline_query": asked}))


async def test_a_query_that_nobody_waits_for_any_more_is_done_with(
    counter: Counter, shelves: Merchandise
) -> None:
    await shelves.product(names=Names("", "Tea"))
    assert await counter.dispatcher.handle(query(7)) == ()
    assert len(await answers(counter)) == 1


async def test_a_query_that_can_not_be_handled_is_answered_with_nothing_and_not_tried_again(
    counter: Counter, sara: Person, shelves: Merchandise
) -> None:
    """No address can carry that SKU; what the same person asks in the chat must not wait for it."""
    await shelves.product(sku="چای", names=Names("", "Tea"))
    assert await finds(counter, sara, "tea") == []


async def test_nobody_is_sent_an_apology_for_a_query(counter: Counter) -> None:
    assert await counter.dispatcher.apologise(query(7)) == []


async def test_a_button_opens_the_address_that_it_names(counter: Counter, sara: Person) -> None:
    searching = asyncio.create_task(sara.searches_inline("tea"))
    [update] = await counter.bot.get_updates(timeout=10)
    assert update.inline_query is not None
    rows = ((Button("A", url="https://a.example/1"), Button("B", url="https://b.example/2")),)
    message = Message(Markup("<b>x</b>"), rows)
    await show_results(counter.bot, update.inline_query.id, [InlineResult("r", "R", "d", message)])
    [found] = await searching
    assert (found.title, found.description, found.kind) == ("R", "d", "article")
    posted = await sara.chooses(found)
    assert posted.text == "x"
    assert [button.url for button in posted.buttons] == ["https://a.example/1", "https://b.example/2"]
