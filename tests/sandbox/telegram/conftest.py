from collections.abc import AsyncIterator

import aiohttp
import pytest

from sandbox.channels import Channel
from sandbox.people import Person, Telegram
from sandbox.telegram.server import Server, Settings, serve
from tests.browser_fixtures import browser
from tests.sandbox.telegram.clients import TOKEN, BotClient, ControlClient

__all__ = ["browser"]


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serve(Settings((TOKEN,), username="shop_bot", webhook_retry=0.01)) as running:
        yield running


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
async def bot(server: Server, session: aiohttp.ClientSession) -> BotClient:
    return BotClient(session, server.url)


@pytest.fixture
async def control(server: Server, session: aiohttp.ClientSession) -> ControlClient:
    return ControlClient(session, server.url)


@pytest.fixture
async def sara(bot: BotClient, control: ControlClient) -> int:
    """Somebody who has sent /start; the bot has taken it in."""
    person = await control.person("سارا", username="sara", language_code="fa")
    await control.say(person, "/start")
    (update,) = await bot.updates()
    await bot.updates(offset=update["update_id"] + 1)
    return person


@pytest.fixture
async def telegram(server: Server) -> AsyncIterator[Telegram]:
    async with Telegram(server.url) as opened:
        yield opened


@pytest.fixture
async def club(telegram: Telegram) -> Channel:
    return await telegram.channel("باشگاه")


@pytest.fixture
async def reza(telegram: Telegram) -> Person:
    return await telegram.person("رضا")
