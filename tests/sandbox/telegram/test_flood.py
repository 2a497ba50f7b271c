from dataclasses import dataclass

import pytest

from sandbox.telegram.errors import TooManyRequests
from sandbox.telegram.flood import Flood, Limits
from sandbox.telegram.model import Chat, ChatKind
from tests.sandbox.telegram.clients import BotClient, ControlClient

ALI, SARA = Chat(1, ChatKind.PRIVATE), Chat(2, ChatKind.PRIVATE)
GROUP = Chat(-3, ChatKind.GROUP)


@dataclass(slots=True)
class Hands:
    at: float = 100.0

    def __call__(self) -> float:
        return self.at


def wait(flood: Flood, chat: Chat) -> int | None:
    """Send one message; give the seconds that Telegram wants to be left alone, None where it was taken."""
    try:
        flood.check(chat)
    except TooManyRequests as error:
        return error.retry_after
    return None


def test_without_orders_there_is_no_limit() -> None:
    flood = Flood(Hands())
    assert [wait(flood, ALI) for _ in range(100)] == [None] * 100


def test_a_chat_takes_so_many_messages_a_second() -> None:
    clock = Hands()
    flood = Flood(clock)
    flood.order(Limits(per_chat_per_second=2))
    assert [wait(flood, chat) for chat in (ALI, ALI, ALI, SARA)] == [None, None, 1, None]
    clock.at += 1
    assert wait(flood, ALI) is None


def test_all_chats_together_take_so_many_messages_a_second() -> None:
    flood = Flood(Hands())
    flood.order(Limits(per_chat_per_second=1, overall_per_second=2))
    assert [wait(flood, chat) for chat in (ALI, SARA, GROUP)] == [None, None, 1]


def test_a_group_takes_so_many_messages_a_minute_and_says_how_long_to_wait() -> None:
    clock = Hands()
    flood = Flood(clock)
    flood.order(Limits(per_group_per_minute=2))
    assert wait(flood, GROUP) is None
    clock.at += 10
    assert [wait(flood, GROUP), wait(flood, GROUP)] == [None, 50]
    assert [wait(flood, ALI) for _ in range(3)] == [None] * 3
    clock.at += 50
    assert wait(flood, GROUP) is None


def test_what_is_refused_does_not_count() -> None:
    clock = Hands()
    flood = Flood(clock)
    flood.order(Limits(per_chat_per_second=1))
    assert wait(flood, ALI) is None
    clock.at += 0.9
    assert wait(flood, ALI) == 1
    clock.at += 0.1
    assert wait(flood, ALI) is None


async def test_one_message_too_many_is_answered_as_telegram_does(
    bot: BotClient, control: ControlClient, sara: int
) -> None:
    limits = {"per_group_per_minute": None, "per_chat_per_second": 1, "overall_per_second": 30}
    assert (await control.done("PUT", "limits", limits))["limits"] == limits
    await bot.result("sendMessage", chat_id=sara, text="a")
    assert await bot.call("sendMessage", chat_id=sara, text="b") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    assert [message["text"] for message in await control.messages(sara)] == ["/start", "a"]
    assert await bot.result("getMe")
    await control.done("PUT", "limits", {})
    await bot.result("sendMessage", chat_id=sara, text="b")


@pytest.mark.parametrize("limits", [{"per_day": 1}, {"overall_per_second": 0}, {"overall_per_second": "x"}])
async def test_limits_that_make_no_sense(control: ControlClient, limits: dict[str, object]) -> None:
    assert (await control.refused("PUT", "limits", limits))[0] == 400
    assert set((await control.get("limits"))["limits"].values()) == {None}
