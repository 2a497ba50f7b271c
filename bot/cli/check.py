"""`dargah check`: settings, database, Telegram, gateway, public address: each ok, or what to do."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import click
from telegram.error import InvalidToken, TelegramError

from bot.cli.operator import EXIT_TROUBLE, Talk, config_option
from bot.config import Settings
from bot.database import open_for_reading
from bot.gateways.protocol import NoAnswer, NotPaid, OurMistake, Paid, Refused, Unknown
from bot.gateways.registry import open_gateway
from bot.metrics import Metrics
from bot.trouble import Trouble
from handlers.telegram.client import build_application

# A name that no invoice has: a gateway that knows us says just that.
NO_INVOICE = "dargah-check"
ANSWERS_WITHIN = aiohttp.ClientTimeout(total=15)


@click.command()
@config_option
@click.pass_obj
def check(talk: Talk, config: Path) -> None:
    """Try everything that the shop needs; exit code 1 where something is not well."""
    settings = talk.settings(config)
    talk.say("check-settings-ok", path=str(config))
    sys.exit(0 if asyncio.run(_check(talk, settings)) else EXIT_TROUBLE)


async def _check(talk: Talk, settings: Settings) -> bool:
    looks: tuple[Callable[[Talk, Settings], Awaitable[bool]], ...] = (
        _database,
        _telegram,
        _gateway,
        _public_address,
    )
    return all([await look(talk, settings) for look in looks])


async def _database(talk: Talk, settings: Settings) -> bool:
    path = Path(settings.database.url.removeprefix("sqlite:///"))
    if settings.database.url.startswith("sqlite:") and not path.exists():
        if not path.parent.is_dir():
            talk.say("check-database-no-folder", path=str(path.parent.absolute()))
            return False
        talk.say("check-database-new", path=str(path))
        return True
    try:
        store = await open_for_reading(settings.database.url)
    except Trouble as trouble:
        talk.say("check-database-bad", reason=talk.text(trouble.key, **trouble.values))
        return False
    await store.close()
    talk.say("check-database-ok")
    return True


async def _telegram(talk: Talk, settings: Settings) -> bool:
    bot = build_application(settings.telegram).bot
    try:
        async with bot:
            talk.say("check-telegram-ok", username=bot.username)
    except InvalidToken:
        talk.say("check-telegram-token")
        return False
    except TelegramError as error:
        talk.say("check-telegram-bad", reason=error.message, url=settings.telegram.api_url)
        return False
    return True


async def _gateway(talk: Talk, settings: Settings) -> bool:
    async with open_gateway(settings.gateway, Metrics()) as gateway:
        answer = await gateway.check(NO_INVOICE)
    match answer:
        case Refused(OurMistake.API_KEY):
            talk.say("check-gateway-key")
            return False
        case Refused() | Unknown(NoAnswer.NONSENSE):
            talk.say("check-gateway-odd", reason=answer.detail, url=settings.gateway.base_url)
            return False
        case Unknown():
            talk.say("check-gateway-bad", reason=answer.detail, url=settings.gateway.base_url)
            return False
        case Paid() | NotPaid():
            talk.say("check-gateway-ok")
            return True


async def _public_address(talk: Talk, settings: Settings) -> bool:
    url = settings.web.public_url
    try:
        async with (
            aiohttp.ClientSession(timeout=ANSWERS_WITHIN) as session,
            session.get(f"{url}/health/live", allow_redirects=False) as response,
        ):
            body = await response.json(content_type=None)
            if response.ok and isinstance(body, dict) and body.get("status") == "ok":
                talk.say("check-public-ok", url=url)
                return True
            talk.say("check-public-other", url=url, status=response.status)
    except (aiohttp.ClientError, ValueError, TimeoutError, OSError) as error:
        talk.say("check-public-bad", url=url, reason=type(error).__name__)
    return False
