"""`dargah demo`: one whole purchase against the sandbox, told as it happens; then all stays up to try by hand."""

import asyncio
import re
import signal
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

import click

from bot.cli.operator import EXIT_TROUBLE, Talk
from bot.texts.catalogue import without_isolates
from sandbox.bot_process import BotDied, BotProcess
from sandbox.people import Message, Person
from sandbox.stage import MERCHANT_ID, Stage, set_stage, write_config

TELEGRAM_PORT, GATEWAY_PORT, BOT_PORT = 8025, 8024, 8080
AMOUNT = "50000"
LATIN_CODE = re.compile(r"[0-9]{6,}")


@click.command()
@click.option("--once", is_flag=True, help="End after the story; exit code 0 only if the bank code arrived.")
@click.option(
    "--any-port",
    is_flag=True,
    help=f"Take any free ports in place of {GATEWAY_PORT}, {TELEGRAM_PORT}, {BOT_PORT}.",
)
@click.pass_obj
def demo(talk: Talk, once: bool, any_port: bool) -> None:
    """Run the bot against a pretend Telegram and a pretend 24pal: no token, no account, no network."""
    try:
        arrived = asyncio.run(_demo(talk, once=once, any_port=any_port or once))
    except BotDied as error:
        click.echo(str(error), err=True)
        talk.warn("demo-bot-died")
        sys.exit(EXIT_TROUBLE)
    except OSError as error:
        talk.warn("demo-no-port", reason=error.strerror or str(error))
        sys.exit(EXIT_TROUBLE)
    sys.exit(0 if arrived else EXIT_TROUBLE)


async def _demo(talk: Talk, *, once: bool, any_port: bool) -> bool:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    ports = (0, 0, 0) if any_port else (TELEGRAM_PORT, GATEWAY_PORT, BOT_PORT)
    async with AsyncExitStack() as open_parts:
        folder = Path(open_parts.enter_context(tempfile.TemporaryDirectory(prefix="dargah-demo-")))
        stage = await open_parts.enter_async_context(
            set_stage(telegram_port=ports[0], gateway_port=ports[1], bot_port=ports[2])
        )
        bot = await open_parts.enter_async_context(_bot(talk, stage, folder))
        story = asyncio.create_task(_story(talk, stage))
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait([story, stopped], return_when=asyncio.FIRST_COMPLETED)
        if not story.done():
            story.cancel()
            return False
        arrived = _outcome(talk, story, bot)
        if not once:
            talk.say("demo-stays", bot=stage.bot_url, telegram=stage.telegram_url, bank=stage.gateway_url)
            talk.say("demo-log", path=str(bot.log))
            await stopped
        stopped.cancel()
    return arrived


def _bot(talk: Talk, stage: Stage, folder: Path) -> BotProcess:
    config = folder / "config.toml"
    shop = {"name": talk.text("demo-shop"), "language": talk.language.value}
    write_config(config, stage.sections(f"sqlite:///{folder / 'demo.db'}", {"shop": shop}))
    command = [sys.executable, "-m", "bot", "run", "--config", str(config)]
    return BotProcess(command, f"{stage.bot_url}/health/ready", folder / "bot.log")


def _outcome(talk: Talk, story: "asyncio.Task[bool]", bot: BotProcess) -> bool:
    error = story.exception()
    if error is None and story.result():
        talk.say("demo-arrived")
        return True
    click.echo(str(error or ""), err=True)
    click.echo(bot.log.read_text(encoding="utf-8", errors="replace")[-4000:], err=True)
    talk.warn("demo-not-arrived")
    return False


async def _story(talk: Talk, stage: Stage) -> bool:
    """Buy something, and tell it; whether the bank code of the page arrived in the chat too."""
    talk.say("demo-begin")
    await stage.telegram.person(talk.text("demo-merchant"), talk.language.value, id=MERCHANT_ID)
    buyer = await stage.telegram.person(talk.text("demo-buyer"), talk.language.value)
    await _says(talk, buyer, "/start")
    _bot_says(talk, await buyer.sees(talk.text("demo-shop")))
    await _says(talk, buyer, f"/pay {AMOUNT}")
    link = await buyer.link(talk.text("button-pay"))
    _bot_says(talk, (await _from_bot(buyer))[-1])
    talk.say("demo-opens", link=link)
    returned = await stage.bank.pays(link)
    if returned is None:
        raise AssertionError("the bank sent nobody back")
    talk.say("demo-returned", url=returned.url, status=returned.status)
    codes = set(LATIN_CODE.findall(_visible(returned.text)))
    receipt = await buyer.sees(talk.text("demo-receipt-word"))
    _bot_says(talk, receipt)
    return bool(codes & set(LATIN_CODE.findall(receipt.text)))


async def _says(talk: Talk, buyer: Person, text: str) -> None:
    talk.say("demo-buyer-says", text=text)
    await buyer.says(text)


def _bot_says(talk: Talk, message: Message) -> None:
    text = without_isolates(message.text).replace("\n", "\n      ")
    talk.say("demo-bot-says", text=text)
    if message.buttons:
        talk.say("demo-bot-buttons", buttons="  ".join(f"[{button.text}]" for button in message.buttons))


async def _from_bot(buyer: Person) -> list[Message]:
    return [message for message in await buyer.chat() if message.sender == "bot"]


def _visible(page: str) -> str:
    return re.sub(r"<(style|script)\b.*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL)
