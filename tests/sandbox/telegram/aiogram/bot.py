"""A bot on aiogram 3, for the sandbox to be tried with. It runs on the packages of requirements.txt beside it.

    bot.py API_URL         takes updates in by long polling
    bot.py API_URL PORT    takes updates in by a webhook on that port

BOT_TOKEN and WEBHOOK_SECRET are read from the environment. What Telegram refuses, the bot tells in the chat.
"""

import asyncio
import os
import sys
from typing import BinaryIO

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ChatAction, ChatType, ParseMode
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import (
    JOIN_TRANSITION,
    ChatMemberUpdatedFilter,
    Command,
    CommandObject,
    CommandStart,
    ExceptionTypeFilter,
)
from aiogram.methods import SendMessage
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    ChatMemberUpdated,
    Document,
    ErrorEvent,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    PhotoSize,
)
from aiogram.utils.formatting import Bold, Code, Text
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

HOST, HOOK = "127.0.0.1", "/hook"
COMMANDS = [
    BotCommand(command="start", description="شروع"),
    BotCommand(command="about", description="درباره"),
]
BUTTONS = InlineKeyboardMarkup(
    inline_keyboard=[
        [
            InlineKeyboardButton(text="بررسی", callback_data="check"),
            InlineKeyboardButton(text="حذف", callback_data="delete"),
        ]
    ]
)
QUESTION = "نام شما؟"

router = Router()


@router.message(CommandStart())
async def welcome(message: Message) -> None:
    name = message.from_user.full_name if message.from_user else ""
    text = Text(Bold("خوش آمدید"), " ", name, " 🎉 ", Code("140309271854"))
    await message.answer(**text.as_kwargs(), reply_markup=BUTTONS)


@router.callback_query(F.data == "check", F.message.as_("shown"))
async def check(tap: CallbackQuery, shown: Message) -> None:
    await tap.answer("پرداخت شد")
    await shown.edit_text("<b>تمام</b>", reply_markup=BUTTONS)


@router.callback_query(F.data == "delete", F.message.as_("shown"))
async def delete(tap: CallbackQuery, shown: Message) -> None:
    await shown.delete()
    await tap.answer("حذف شد", show_alert=True)


@router.message(Command("ask"))
async def ask(message: Message) -> None:
    await message.answer(QUESTION, reply_markup=ForceReply(input_field_placeholder="نام"))


@router.message(F.reply_to_message.text == QUESTION)
async def greet(message: Message) -> None:
    await message.reply(f"سلام <i>{message.html_text}</i>")


@router.message(F.photo[-1].as_("photo"))
async def send_photo_back(message: Message, bot: Bot, photo: PhotoSize) -> None:
    await bot.send_chat_action(message.chat.id, ChatAction.UPLOAD_PHOTO)
    file = BufferedInputFile(_read(await bot.download(photo)), "again.png")
    sent = await message.reply_photo(file, caption=f"<b>{photo.width}x{photo.height}</b>")
    await sent.edit_caption(caption=f"{sent.html_text} {message.caption}")


@router.message(F.document.as_("document"))
async def send_document_back(message: Message, bot: Bot, document: Document) -> None:
    await bot.send_chat_action(message.chat.id, ChatAction.UPLOAD_DOCUMENT)
    file = BufferedInputFile(_read(await bot.download(document)), f"again-{document.file_name}")
    await message.reply_document(file, caption=f"{document.file_size} {document.mime_type}")


@router.message(Command("about"))
async def about(message: Message, bot: Bot) -> None:
    me, chat = await bot.get_me(), await bot.get_chat(message.chat.id)
    person, commands = await bot.get_chat_member(chat.id, message.chat.id), await bot.get_my_commands()
    shown = " ".join(f"/{command.command}" for command in commands)
    await message.answer(f"@{me.username}: {chat.type} {chat.full_name} {person.status} {shown}")


@router.message(Command("html"))
async def show_html(message: Message, command: CommandObject) -> None:
    """Send the argument as HTML, then what the answer says was sent, as plain text."""
    sent = await message.answer(command.args or "")
    await sent.reply(sent.html_text, parse_mode=None)


@router.message(Command("write"))
async def write(message: Message, command: CommandObject, bot: Bot) -> None:
    """Write to any chat: `/write ID TEXT`."""
    chat_id, _, text = (command.args or "").partition(" ")
    await bot.send_message(chat_id, text)
    await message.answer("نوشته شد")


@router.message(F.text)
@router.edited_message(F.text)
async def echo(message: Message) -> SendMessage:
    """Leave the sending to the dispatcher: a call of its own, or the answer to the webhook."""
    return message.reply(f"«{message.html_text}»")


@router.my_chat_member(F.chat.type != ChatType.PRIVATE, ChatMemberUpdatedFilter(JOIN_TRANSITION))
async def enter(change: ChatMemberUpdated) -> None:
    await change.answer(f"سلام {change.chat.title}")


@router.error(ExceptionTypeFilter(TelegramAPIError), F.update.message.as_("message"))
@router.error(ExceptionTypeFilter(TelegramAPIError), F.update.callback_query.message.as_("message"))
async def tell(event: ErrorEvent, message: Message) -> None:
    await message.answer(f"{type(event.exception).__name__}: {event.exception}", parse_mode=None)


def _read(file: BinaryIO | None) -> bytes:
    return file.read() if file else b""


def main(api_url: str, port: int | None) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api_url))
    bot = Bot(os.environ["BOT_TOKEN"], session, DefaultBotProperties(parse_mode=ParseMode.HTML))
    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    wanted = dispatcher.resolve_used_update_types()

    @dispatcher.startup()
    async def set_up() -> None:
        if port is not None:
            url, secret = f"http://{HOST}:{port}{HOOK}", os.environ["WEBHOOK_SECRET"]
            await bot.set_webhook(url, secret_token=secret, allowed_updates=wanted)
        await bot.set_my_commands(COMMANDS)

    if port is None:
        asyncio.run(dispatcher.start_polling(bot, allowed_updates=wanted))
        return
    app = web.Application()
    hook = SimpleRequestHandler(
        dispatcher, bot, handle_in_background=False, secret_token=os.environ["WEBHOOK_SECRET"]
    )
    hook.register(app, HOOK)
    setup_application(app, dispatcher)
    web.run_app(app, host=HOST, port=port, print=None)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else None)
