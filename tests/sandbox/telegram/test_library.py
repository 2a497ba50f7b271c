"""python-telegram-bot, unmodified and with its own HTTP client, on the sandbox."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any, TypeAlias

import pytest
from aiohttp import web
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    ChatMember,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MenuButtonCommands,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from sandbox.people import Telegram
from sandbox.telegram.server import Server
from tests.sandbox.telegram.clients import BOT_ID, PIXEL, TOKEN, ControlClient

App: TypeAlias = "Application[Any, Any, Any, Any, Any, Any]"
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("بررسی", callback_data="check")]])


@pytest.fixture
async def library(server: Server) -> AsyncIterator[Bot]:
    async with Bot(TOKEN, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot") as bot:
        yield bot


@pytest.fixture
async def telegram(server: Server) -> AsyncIterator[Telegram]:
    async with Telegram(server.url) as opened:
        yield opened


async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    await update.message.reply_html("<b>خوش آمدید</b> 🎉", reply_markup=BUTTONS)


async def check(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("پرداخت شد")
    await update.callback_query.edit_message_text("تمام")


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message is not None
    await update.effective_message.reply_text(f"«{update.effective_message.text}»", do_quote=True)


def shop(server: Server) -> App:
    builder = ApplicationBuilder().token(TOKEN)
    app = builder.base_url(f"{server.url}/bot").base_file_url(f"{server.url}/file/bot").build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CallbackQueryHandler(check))
    app.add_handler(MessageHandler(filters.TEXT, echo))
    return app


@asynccontextmanager
async def hooked(app: App) -> AsyncIterator[str]:
    """Take the application's updates in by a webhook; yields its address."""

    async def take(request: web.Request) -> web.Response:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == "secret"
        await app.process_update(Update.de_json(await request.json(), app.bot))
        return web.Response()

    site = web.Application()
    site.router.add_post("/", take)
    runner = web.AppRunner(site, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await runner.cleanup()


async def the_whole_talk(telegram: Telegram) -> None:
    sara = await telegram.person("سارا")
    await sara.says("/start")
    welcome = await sara.sees("خوش آمدید")
    assert await sara.taps("بررسی") == "پرداخت شد"
    assert (await sara.sees("تمام")).id == welcome.id
    said = await sara.says("سلام")
    await sara.sees("«سلام»")
    await sara.edits(said, "درود")
    await sara.sees("«درود»")


async def test_a_bot_that_polls(server: Server, telegram: Telegram) -> None:
    app = shop(server)
    async with app:
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        await the_whole_talk(telegram)
        await app.updater.stop()
        await app.stop()
    assert await telegram.pending_updates() == []


async def test_a_bot_with_a_webhook(server: Server, telegram: Telegram) -> None:
    app = shop(server)
    async with app, hooked(app) as address:
        await app.bot.set_webhook(address, secret_token="secret", max_connections=1)
        assert (await app.bot.get_webhook_info()).url == address
        await the_whole_talk(telegram)
        assert await app.bot.delete_webhook()


async def test_messages_of_every_shape(library: Bot, sara: int) -> None:
    assert (library.id, library.username) == (BOT_ID, "shop_bot")
    text = await library.send_message(sara, "🎉 <code>۱۲</code>", ParseMode.HTML, reply_markup=BUTTONS)
    (entity,) = text.entities
    assert text.parse_entity(entity) == "۱۲"
    assert text.text_html == "🎉 <code>۱۲</code>"
    assert text.reply_markup == BUTTONS
    edited = await library.edit_message_reply_markup(sara, text.id)
    assert not isinstance(edited, bool)
    assert edited.reply_markup is None
    for markup in (ReplyKeyboardMarkup([["خرید"]]), ForceReply(), ReplyKeyboardRemove()):
        assert (await library.send_message(sara, "a", reply_markup=markup)).text == "a"
    forwarded = await library.forward_message(sara, sara, text.id)
    assert forwarded.forward_origin is not None
    assert (await library.copy_message(sara, sara, text.id)).message_id == forwarded.id + 1
    assert await library.send_chat_action(sara, ChatAction.TYPING)
    assert await library.delete_message(sara, text.id)


async def test_files_come_back_as_they_were_sent(library: Bot, sara: int) -> None:
    photo = await library.send_photo(sara, PIXEL, caption="QR")
    assert (photo.photo[0].width, photo.caption) == (3, "QR")
    assert await (await photo.photo[0].get_file()).download_as_bytearray() == PIXEL
    document = await library.send_document(sara, "کد".encode(), filename="codes.txt")
    assert document.document is not None
    assert document.document.file_name == "codes.txt"
    assert await (await document.document.get_file()).download_as_bytearray() == "کد".encode()
    edited = await library.edit_message_caption(sara, photo.id, caption="b")
    assert not isinstance(edited, bool)
    assert edited.caption == "b"


async def test_menus_and_descriptions(library: Bot, control: ControlClient, sara: int) -> None:
    commands = (BotCommand("start", "شروع"), BotCommand("pay", "پرداخت"))
    scope = BotCommandScopeAllPrivateChats()
    assert await library.set_my_commands(commands, scope, language_code="fa")
    assert await library.get_my_commands(scope, "fa") == commands
    shown = (await control.get(f"commands?chat={sara}&language_code=fa"))["commands"]
    assert [command["command"] for command in shown] == ["start", "pay"]
    assert await library.delete_my_commands(scope, "fa")
    assert await library.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert await library.set_my_name("درگاه")
    assert await library.set_my_description("خرید")
    assert await library.set_my_short_description("خرید")
    assert (await library.get_chat(sara)).first_name == "سارا"
    assert (await library.get_chat_member(sara, sara)).status == ChatMember.MEMBER
    channel = (await control.post("chats", type="channel", title="c", members=[sara]))["chat"]["id"]
    assert (await library.get_chat_member(channel, BOT_ID)).status == ChatMember.ADMINISTRATOR
    assert (await library.send_message(channel, "a")).chat.title == "c"


async def test_membership_updates_are_understood(library: Bot, control: ControlClient, sara: int) -> None:
    await control.post("chats", type="supergroup", title="g", members=[sara], bot="administrator")
    await control.post(f"people/{sara}/block")
    added, blocked = await library.get_updates()
    assert added.my_chat_member is not None
    assert blocked.my_chat_member is not None
    assert added.my_chat_member.new_chat_member.status == ChatMember.ADMINISTRATOR
    assert blocked.my_chat_member.new_chat_member.status == ChatMember.BANNED


async def test_refusals_become_the_librarys_own_errors(
    server: Server,
    library: Bot,
    telegram: Telegram,
    control: ControlClient,
    sara: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # without it the library warns of what its next version does
    with pytest.raises(BadRequest, match="Chat not found"):
        await library.send_message(1, "a")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await library.send_message(await control.person("رضا"), "a")
    await telegram.limits(per_chat_per_second=1)
    await library.send_message(sara, "a")
    with pytest.raises(RetryAfter) as flood:
        await library.send_message(sara, "b")
    assert flood.value.retry_after == timedelta(seconds=1)
    await library.set_webhook("https://example.com/")
    with pytest.raises(Conflict):
        await library.get_updates()
    for kind in ("drop", "lost", "html", "http_502", "down"):
        await telegram.breaks("*", kind)
        with pytest.raises(TelegramError if kind == "html" else NetworkError):
            await library.get_chat(sara)
    await telegram.mends()
    assert (await library.get_chat(sara)).id == sara
    with pytest.raises(InvalidToken):
        async with Bot("7000000001:wrong", base_url=f"{server.url}/bot"):
            pass
