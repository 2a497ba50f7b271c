import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from sandbox.people import InlineResult, Person, Refused, Telegram
from sandbox.telegram.server import Server, Settings, serve
from sandbox.telegram.world import Clocks
from tests.sandbox.telegram.clients import PIXEL, TOKEN, BotClient

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
BUY = {"inline_keyboard": [[{"text": "خرید", "callback_data": "buy"}]]}


@dataclass
class Seconds:
    """A clock that only the tests move."""

    passed: float = 0.0

    def __call__(self) -> float:
        return self.passed


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
async def server(seconds: Seconds) -> AsyncIterator[Server]:
    async with serve(Settings((TOKEN,), username="shop_bot", clocks=Clocks(steady=seconds))) as running:
        yield running


@pytest.fixture
async def sara(bot: BotClient, telegram: Telegram) -> Person:
    person = await telegram.person("سارا")
    await person.says("/start")
    await taken(bot)
    return person


def article(result_id: str = "1", text: str = "<b>کتاب</b>", **more: Any) -> dict[str, Any]:
    content = {"message_text": text, "parse_mode": "HTML"}
    return {"type": "article", "id": result_id, "title": "کتاب", "input_message_content": content} | more


async def taken(bot: BotClient, **params: Any) -> Any:
    """Take in what waits for the bot."""
    updates = await bot.updates(**params)
    if updates:
        await bot.updates(offset=updates[-1]["update_id"] + 1)
    return updates


async def asked(bot: BotClient) -> Any:
    """Wait for the inline query that somebody types, and take it in."""
    updates = await bot.updates(timeout=20)
    await bot.updates(offset=updates[-1]["update_id"] + 1)
    return updates[0]["inline_query"]


async def offered(
    bot: BotClient, person: Person, query: str, *results: Any, **more: Any
) -> list[InlineResult]:
    """Let the person type, and the bot answer."""
    typing = asyncio.create_task(person.searches_inline(query))
    asks = await asked(bot)
    assert (
        await bot.result("answerInlineQuery", inline_query_id=asks["id"], results=[*results], **more) is True
    )
    return await typing


async def test_somebody_searches_and_sends_what_they_choose(bot: BotClient, sara: Person) -> None:
    assert (await bot.result("getMe"))["supports_inline_queries"] is True
    typing = asyncio.create_task(sara.searches_inline("کتا"))
    query = await asked(bot)
    assert (query["from"]["id"], query["query"], query["offset"], query["chat_type"]) == (
        sara.id,
        "کتا",
        "",
        "sender",
    )
    results = [article(description="۲۰۰ صفحه")]
    await bot.result("answerInlineQuery", inline_query_id=query["id"], results=results)
    (found,) = await typing
    assert (found.id, found.kind, found.title, found.description) == ("1", "article", "کتاب", "۲۰۰ صفحه")
    sent = await sara.chooses(found)
    assert (sent.text, sent.sender, sent.via_bot) == ("کتاب", "person", True)
    message, chosen = await taken(bot)
    assert message["message"]["via_bot"]["username"] == "shop_bot"
    assert (message["message"]["from"]["id"], message["message"]["entities"][0]["type"]) == (sara.id, "bold")
    told = chosen["chosen_inline_result"]
    assert (told["query"], told["result_id"], "inline_message_id" in told) == ("کتا", "1", False)


async def test_buttons_of_a_chosen_result_are_tapped_and_edited_by_the_inline_message_id(
    bot: BotClient, telegram: Telegram, sara: Person
) -> None:
    group = await telegram.channel("خانواده", kind="supergroup", bot="left")
    await group.invites(sara)
    await taken(bot, allowed_updates=["inline_query", "callback_query", "chosen_inline_result"])
    typing = asyncio.create_task(sara.searches_inline("کتاب", group))
    query = await asked(bot)
    assert query["chat_type"] == "supergroup"
    results = [article(reply_markup=BUY)]
    await bot.result("answerInlineQuery", inline_query_id=query["id"], results=results)
    (found,) = await typing
    sent = await sara.chooses(found, group)
    (chosen,) = await taken(bot)
    which = {"inline_message_id": chosen["chosen_inline_result"]["inline_message_id"]}
    tap: Any = {"from": sara.id, "message_id": sent.id, "text": "خرید"}
    await telegram.ask("POST", f"chats/{group.id}/tap", tap)
    (tapped,) = await taken(bot)
    assert tapped["callback_query"]["inline_message_id"] == which["inline_message_id"]
    assert ("message" in tapped["callback_query"], tapped["callback_query"]["data"]) == (False, "buy")
    assert await bot.result("editMessageText", **which, text="فروخته شد") is True
    (shown,) = await group.messages()
    assert (shown.text, shown.edited, shown.buttons) == ("فروخته شد", True, ())
    assert await bot.result("editMessageReplyMarkup", **which, reply_markup=BUY) is True
    assert await bot.complaint("editMessageText", inline_message_id="x", text="a") == (
        "Bad Request: invalid inline message identifier specified"
    )


async def test_photos_that_are_known_already_are_offered_and_put_in_but_none_is_uploaded(
    bot: BotClient, sara: Person
) -> None:
    await sara.sends_photo(PIXEL)
    file_id = (await taken(bot))[-1]["message"]["photo"][0]["file_id"]
    result = {"type": "photo", "id": "p", "photo_file_id": file_id, "caption": "جلد", "reply_markup": BUY}
    (found,) = await offered(bot, sara, "جلد", result)
    sent = await sara.chooses(found)
    assert (sent.text, await sara.file_of(sent)) == ("جلد", PIXEL)
    inline_id = (await taken(bot))[-1]["chosen_inline_result"]["inline_message_id"]
    form = aiohttp.FormData(
        {"inline_message_id": inline_id, "media": '{"type":"photo","media":"attach://a"}'}
    )
    form.add_field("a", PIXEL, filename="a.png")
    async with bot.session.post(bot.address("editMessageMedia"), data=form) as response:
        assert (await response.json())["description"] == (
            "Bad Request: wrong file identifier/HTTP URL specified"
        )
    media = {"type": "photo", "media": file_id, "caption": "جلد دوم"}
    assert await bot.result("editMessageMedia", inline_message_id=inline_id, media=media) is True
    assert (await sara.chat())[-1].text == "جلد دوم"


async def test_a_person_taps_what_they_chose_in_the_private_chat(bot: BotClient, sara: Person) -> None:
    (found,) = await offered(bot, sara, "", article(reply_markup=BUY))
    await sara.chooses(found)
    await taken(bot)
    tapping = asyncio.create_task(sara.taps("خرید"))
    (tapped,) = await bot.updates(timeout=20)
    query = tapped["callback_query"]
    await bot.result("answerCallbackQuery", callback_query_id=query["id"], text="بفرمایید")
    assert await tapping == "بفرمایید"


@pytest.mark.parametrize(
    ("results", "complaint"),
    [
        ("{", "can't parse inline query results JSON object"),
        ({}, "expected an Array of inline query results"),
        ([article(str(n)) for n in range(51)], "too many inline query results specified"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article("a" * 65)], "RESULT_ID_INVALID"),
        ([article("")], "RESULT_ID_INVALID"),
        ([5], "can't parse inline query result: Inline query result must be an object"),
        ([{"type": "article"}], "can't parse inline query result: Can't find field \"id\""),
        (
            [{"type": "gif", "id": "1"}],
            'can\'t parse inline query result: type "gif" is unsupported by this sandbox',
        ),
        (
            [{"type": "article", "id": "1", "title": "a"}],
            "can't parse inline query result: Can't find field \"message_text\"",
        ),
        (
            [article(input_message_content={"latitude": 1})],
            "can't parse inline query result: Input message content is not specified",
        ),
        ([article(text="")], "can't parse inline query result: Message text is empty"),
        (
            [article(text="</b>")],
            "can't parse inline query result: Can't parse entities: Unexpected end tag at byte offset 0",
        ),
        (
            [{"type": "photo", "id": "1"}],
            "can't parse inline query result: Can't find field \"photo_file_id\"",
        ),
        ([{"type": "photo", "id": "1", "photo_file_id": "x"}], "wrong file identifier/HTTP URL specified"),
        (
            [{"type": "photo", "id": "1", "photo_url": "https://a.ir/a.jpg"}],
            "this sandbox does not fetch files from URLs",
        ),
    ],
)
async def test_results_that_can_not_be(bot: BotClient, sara: Person, results: Any, complaint: str) -> None:
    typing = asyncio.create_task(sara.searches_inline("a"))
    query = await asked(bot)
    which = {"inline_query_id": query["id"]}
    assert await bot.complaint("answerInlineQuery", **which, results=results) == f"Bad Request: {complaint}"
    await bot.result("answerInlineQuery", **which, results=[])
    assert await typing == []


async def test_a_query_is_answered_once_and_in_time(bot: BotClient, sara: Person, seconds: Seconds) -> None:
    typing = asyncio.create_task(sara.searches_inline("a"))
    query = await asked(bot)
    answer = {"inline_query_id": query["id"], "results": [article()]}
    assert await bot.result("answerInlineQuery", **answer) is True
    assert await bot.complaint("answerInlineQuery", **answer) == TOO_OLD
    assert len(await typing) == 1
    with pytest.raises(AssertionError, match="waited 0 s for results of 'b'"):
        await sara.searches_inline("b", timeout=0)
    late = await asked(bot)
    seconds.passed += 16
    assert await bot.complaint("answerInlineQuery", inline_query_id=late["id"], results=[]) == TOO_OLD
    assert await bot.complaint("answerInlineQuery", inline_query_id="1", results=[]) == TOO_OLD


async def test_an_answer_is_given_again_as_long_as_the_bot_said(
    bot: BotClient, telegram: Telegram, sara: Person, seconds: Seconds
) -> None:
    reza = await telegram.person("رضا")
    await offered(bot, sara, "all", article("for all"))
    assert [found.id for found in await reza.searches_inline("all", timeout=0)] == ["for all"]
    await offered(bot, sara, "mine", article("for sara"), is_personal=True, cache_time=10)
    assert [found.id for found in await sara.searches_inline("mine", timeout=0)] == ["for sara"]
    await offered(bot, reza, "mine", article("for reza"), is_personal=True)
    seconds.passed += 10
    await offered(bot, sara, "mine", article("anew"), cache_time=0)
    await offered(bot, sara, "mine", article("anew"))
    seconds.passed += 290
    await offered(bot, reza, "all", article("later"))


async def test_an_answer_may_go_on_and_have_a_button(
    bot: BotClient, telegram: Telegram, sara: Person
) -> None:
    wanted: Any = {"from": sara.id, "chat": sara.id, "query": "a", "offset": "50"}
    typing = asyncio.create_task(telegram.ask("POST", "inline", wanted))
    query = await asked(bot)
    assert query["offset"] == "50"
    which = {"inline_query_id": query["id"], "results": []}
    for button, complaint in (
        (
            {"text": "a"},
            "can't parse inline query results button: InlineQueryResultsButton must have exactly one "
            "optional field",
        ),
        ({"text": "a", "start_parameter": "?"}, "START_PARAM_INVALID"),
    ):
        assert await bot.complaint("answerInlineQuery", **which, button=button) == f"Bad Request: {complaint}"
    assert await bot.complaint("answerInlineQuery", **which, next_offset="a" * 65) == (
        "Bad Request: NEXT_OFFSET_INVALID"
    )
    button = {"text": "ورود", "start_parameter": "in"}
    await bot.result("answerInlineQuery", **which, button=button, next_offset="100")
    assert (await typing)["answer"] == {"results": [], "next_offset": "100", "button": button}


async def test_only_what_was_offered_to_oneself_is_chosen(
    bot: BotClient, telegram: Telegram, sara: Person
) -> None:
    (found,) = await offered(bot, sara, "a", article())
    reza = await telegram.person("رضا")
    with pytest.raises(Refused, match="no such answered query of this person's"):
        await reza.chooses(found)
    wanted: Any = {"from": sara.id, "chat": sara.id, "result": "2"}
    with pytest.raises(Refused, match="the bot offered no such result"):
        await telegram.ask("POST", f"inline/{found.query_id}/choose", wanted)
    with pytest.raises(Refused, match="is not in this chat"):
        await sara.searches_inline("a", await telegram.channel("دیگران"))
    with pytest.raises(Refused, match="at most 256 characters"):
        await sara.searches_inline("a" * 257)


async def test_a_search_that_waits_ends_with_the_server(seconds: Seconds) -> None:
    async with (
        serve(Settings((TOKEN,), clocks=Clocks(steady=seconds))) as server,
        Telegram(server.url) as telegram,
    ):
        sara = await telegram.person("سارا")
        typing = asyncio.create_task(sara.searches_inline("a"))
        while not (await telegram.pending_updates()):
            pass
    with pytest.raises((AssertionError, aiohttp.ClientError)):
        await typing
