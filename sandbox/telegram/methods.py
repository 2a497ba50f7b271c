"""Every Bot API method that the sandbox knows, by Telegram's own name."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from sandbox.answers import Json
from sandbox.telegram import methods_files, methods_messages, methods_profile, methods_updates
from sandbox.telegram.methods_updates import Described
from sandbox.telegram.params import Params
from sandbox.telegram.world import World

Method: TypeAlias = Callable[[World, Params], Awaitable["Json | Described"]]

METHODS: Mapping[str, Method] = {
    "getMe": methods_profile.get_me,
    "logOut": methods_profile.done,
    "close": methods_profile.done,
    "getUpdates": methods_updates.get_updates,
    "setWebhook": methods_updates.set_webhook,
    "deleteWebhook": methods_updates.delete_webhook,
    "getWebhookInfo": methods_updates.get_webhook_info,
    "sendMessage": methods_messages.send_message,
    "editMessageText": methods_messages.edit_message_text,
    "editMessageCaption": methods_messages.edit_message_caption,
    "editMessageReplyMarkup": methods_messages.edit_message_reply_markup,
    "deleteMessage": methods_messages.delete_message,
    "forwardMessage": methods_messages.forward_message,
    "copyMessage": methods_messages.copy_message,
    "sendChatAction": methods_messages.send_chat_action,
    "answerCallbackQuery": methods_messages.answer_callback_query,
    "sendPhoto": methods_files.send_photo,
    "sendDocument": methods_files.send_document,
    "getFile": methods_files.get_file,
    "setMyCommands": methods_profile.set_my_commands,
    "getMyCommands": methods_profile.get_my_commands,
    "deleteMyCommands": methods_profile.delete_my_commands,
    "setChatMenuButton": methods_profile.set_chat_menu_button,
    "setMyName": methods_profile.set_my_name,
    "setMyDescription": methods_profile.set_my_description,
    "setMyShortDescription": methods_profile.set_my_short_description,
    "getChat": methods_profile.get_chat,
    "getChatMember": methods_profile.get_chat_member,
}


def find_method(name: str) -> tuple[str, Method] | None:
    """Find a method and its proper name; like Telegram's, the search does not mind case."""
    wanted = name.lower()
    return next((item for item in METHODS.items() if item[0].lower() == wanted), None)
