from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from telegram.error import Forbidden, RetryAfter
from telegram.ext import ExtBot
from telegram.warnings import PTBDeprecationWarning

from handlers.telegram.rate_limit import BULK, FloodGuard, seconds_asked
from handlers.telegram.request import AiohttpRequest
from tests.handlers.telegram.pacing import Outside, busiest, told
from tests.handlers.telegram.servers import TOKEN, Telegram, failed, message, succeeded

if TYPE_CHECKING:
    pass

GROUP = -100123


@pytest.fixture(autouse=True)
def times_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    # Without it the library warns of its own RetryAfter.
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


def test_a_private_chat_gets_three_at_once_and_then_one_a_second() -> None:
    async def story() -> None:
        outside = Outside()
        await asyncio.gather(*(outside.send(42) for _ in range(6)))
        assert outside.times[42] == pytest.approx([0, 0, 0, 1, 2, 3], abs=1e-3)

    told(story)


@pytest.mark.parametrize("chat", [GROUP, str(GROUP), "@Channel"])
def test_a_group_gets_no_more_than_twenty_in_any_minute(chat: int | str) -> None:
    async def story() -> None:
        outside = Outside()
        await asyncio.sleep(1000)
        await asyncio.gather(*(outside.send(chat) for _ in range(60)))
        assert busiest(outside.times[chat], 60) == 20
        # And not much less: the sixty take less than four minutes.
        assert outside.times[chat][-1] - outside.times[chat][0] < 240

    told(story)


@pytest.mark.parametrize(("one", "other"), [(GROUP, str(GROUP)), ("@Channel", "@channel")])
def test_a_chat_is_the_same_however_it_is_written(one: int | str, other: str) -> None:
    async def story() -> None:
        outside = Outside()
        await outside.refused(one, 10)
        assert await outside.held(other) == pytest.approx(10)

    told(story)


@pytest.mark.parametrize("overall", [2, 5, 30])
def test_all_chats_together_get_no_more_than_the_overall_limit_in_any_second(overall: int) -> None:
    async def story() -> None:
        outside = Outside(overall)
        await asyncio.sleep(1000)
        await asyncio.gather(*(outside.send(chat) for chat in range(1, 10 * overall)))
        assert busiest(outside.all_times, 1) == overall

    told(story)


def test_an_overall_limit_too_small_to_spread_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        FloodGuard(1)


def test_a_slow_chat_does_not_slow_another_down() -> None:
    async def story() -> None:
        outside = Outside()
        flood = [asyncio.create_task(outside.send(GROUP)) for _ in range(30)]
        await asyncio.sleep(10)
        asked = outside.clock()
        await outside.send(42)
        assert outside.times[42] == pytest.approx([asked])
        for task in flood:
            task.cancel()

    told(story)


def test_an_answer_is_not_kept_waiting_by_a_broadcast() -> None:
    async def story() -> None:
        outside = Outside()
        broadcast = [asyncio.create_task(outside.send(chat, urgency=BULK)) for chat in range(1000, 1500)]
        await asyncio.sleep(5)
        asked = outside.clock()
        await asyncio.gather(*(outside.send(chat) for chat in range(1, 6)))
        assert max(outside.times[chat][0] for chat in range(1, 6)) - asked < 0.5
        await asyncio.gather(*broadcast)
        assert len(outside.all_times) == 505

    told(story)


def test_calls_without_a_chat_pass_at_once() -> None:
    async def story() -> None:
        outside = Outside()
        flood = [asyncio.create_task(outside.send(chat)) for chat in range(1, 200)]
        await asyncio.sleep(0)
        await asyncio.gather(
            *(outside.call("answerCallbackQuery", {"callback_query_id": "1"}) for _ in range(100))
        )
        await asyncio.gather(*(outside.call("getMe") for _ in range(100)))
        assert outside.clock() == pytest.approx(0, abs=1e-3)
        await asyncio.gather(*flood)

    told(story)


def test_letting_people_in_and_out_of_a_chat_waits_for_no_message_into_it() -> None:
    async def story() -> None:
        outside = Outside()
        flood = [asyncio.create_task(outside.send(GROUP)) for _ in range(40)]
        await asyncio.sleep(1)
        asked = outside.clock()
        for method in ("getChatMember", "createChatInviteLink", "banChatMember", "unbanChatMember"):
            await asyncio.gather(*(outside.call(method, {"chat_id": GROUP}) for _ in range(50)))
        assert outside.clock() == pytest.approx(asked, abs=1e-3)
        await asyncio.gather(*flood)

    told(story)


def test_a_refused_chat_is_held_until_the_deadline_without_burning_a_call() -> None:
    async def story() -> None:
        outside = Outside()
        await outside.refused(42, 7)
        assert await outside.held(42) == pytest.approx(7)
        await asyncio.sleep(5)
        assert await outside.held(42) == pytest.approx(2)
        await asyncio.sleep(2)
        await outside.send(42)
        assert outside.times[42] == pytest.approx([0, 7], abs=1e-3)

    told(story)


def test_other_chats_go_on_while_one_is_held() -> None:
    async def story() -> None:
        outside = Outside()
        await outside.refused(42, 7)
        await outside.send(43)
        # That another call has ended must not end the hold.
        assert await outside.held(42) == pytest.approx(7)

    told(story)


def test_those_already_waiting_for_their_turn_are_refused_once_their_chat_is_held() -> None:
    async def story() -> None:
        outside = Outside()
        waiting = [asyncio.create_task(outside.send(42)) for _ in range(5)]
        await asyncio.sleep(0.5)
        outside.refusing[42] = RetryAfter(timedelta(seconds=60))
        results = await asyncio.gather(*waiting, return_exceptions=True)
        assert results[:3] == [None] * 3
        assert all(isinstance(result, RetryAfter) for result in results[3:])
        assert outside.times[42] == pytest.approx([0, 0, 0, 1], abs=1e-3)

    told(story)


def test_a_shorter_refusal_does_not_shorten_the_hold() -> None:
    async def story() -> None:
        outside = Outside()

        async def refuse(at: float, seconds: float) -> bool:
            await asyncio.sleep(at)
            raise RetryAfter(timedelta(seconds=seconds))

        calls = [
            outside.guard.process_request(refuse, times, {}, "sendMessage", {"chat_id": 42}, None)
            for times in ((1, 60), (2, 3))
        ]
        assert [type(each) for each in await asyncio.gather(*calls, return_exceptions=True)] == [
            RetryAfter
        ] * 2
        assert await outside.held(42) == pytest.approx(59)

    told(story)


def test_a_second_refused_chat_holds_everything_until_the_later_deadline() -> None:
    async def story() -> None:
        outside = Outside()
        await outside.refused(42, 7)
        await outside.refused(43, 3)
        for chat in (42, 43, 44, GROUP):
            assert await outside.held(chat) == pytest.approx(7)
        for method in ("answerCallbackQuery", "getMe"):
            with pytest.raises(RetryAfter):
                await outside.call(method)
        await outside.call("getUpdates")
        assert set(outside.times) == {42, 43, "getUpdates"}
        await asyncio.sleep(7)
        await outside.send(44)

    told(story)


def test_a_second_refusal_after_the_first_hold_is_over_holds_one_chat_only() -> None:
    async def story() -> None:
        outside = Outside()
        await outside.refused(42, 7)
        await asyncio.sleep(7)
        await outside.refused(43, 7)
        await outside.send(42)

    told(story)


def test_a_refused_call_without_a_chat_holds_its_own_method_only() -> None:
    async def story() -> None:
        outside = Outside()
        outside.refusing["setMyCommands"] = RetryAfter(timedelta(seconds=90))
        for _ in range(2):
            with pytest.raises(RetryAfter) as caught:
                await outside.call("setMyCommands")
            assert seconds_asked(caught.value) == pytest.approx(90)
        assert len(outside.times["setMyCommands"]) == 1
        await outside.refused(42, 7)
        await outside.call("getMe")
        await outside.send(43)

    told(story)


def test_other_errors_pass_through_and_hold_nothing() -> None:
    async def story() -> None:
        outside = Outside()
        outside.refusing[42] = Forbidden("bot was blocked by the user")
        with pytest.raises(Forbidden):
            await outside.send(42)
        del outside.refusing[42]
        await outside.send(42)

    told(story)


def test_a_chat_that_has_been_quiet_is_forgotten() -> None:
    async def story() -> None:
        outside = Outside(overall=1000)
        for chat in range(1, 5000):
            await outside.send(chat)
        # At 833 calls a second, those of the last three seconds.
        assert 800 < outside.guard.remembered < 3000
        await asyncio.sleep(60)
        await outside.send(1)
        assert outside.guard.remembered == 1

    told(story)


def test_both_types_of_the_librarys_time_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert seconds_asked(RetryAfter(timedelta(seconds=1.5))) == 1.5
    monkeypatch.delenv("PTB_TIMEDELTA")
    with pytest.warns(PTBDeprecationWarning, match="retry_after"):
        refusal = RetryAfter(3)
    with pytest.warns(PTBDeprecationWarning, match="retry_after"):
        assert seconds_asked(refusal) == 3


async def test_a_bot_that_telegram_refused_does_not_call_it_again() -> None:
    async with Telegram() as telegram:
        telegram.answer("sendMessage", failed(429, "Too Many Requests: retry after 30", retry_after=30))
        telegram.answer("answerCallbackQuery", succeeded(True))
        bot = ExtBot(
            TOKEN,
            base_url=f"{telegram.url}/bot",
            request=AiohttpRequest(),
            get_updates_request=AiohttpRequest(),
            rate_limiter=FloodGuard(),
        )
        async with bot:
            for _ in range(2):
                with pytest.raises(RetryAfter):
                    await bot.send_message(42, "hello")
            telegram.answer("sendMessage", succeeded(message("hello")))
            assert (await bot.send_message(43, "hello", rate_limit_args=BULK)).text == "hello"
            assert await bot.answer_callback_query("1")
        assert [call.fields["chat_id"] for call in telegram.calls_of("sendMessage")] == ["42", "43"]
