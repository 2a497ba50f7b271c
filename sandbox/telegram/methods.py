"""Every Bot API method that the sandbox knows, by Telegram's own name."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from sandbox.answers import Json
from sandbox.telegram import (
    methods_edits,
    methods_files,
    methods_inline,
    methods_invites,
    methods_members,
    methods_messages,
    methods_profile,
    methods_updates,
)
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
    "editMessageText": methods_edits.edit_message_text,
    "editMessageCaption": methods_edits.edit_message_caption,
    "editMessageMedia": methods_edits.edit_message_media,
    "editMessageReplyMarkup": methods_edits.edit_message_reply_markup,
    "deleteMessage": methods_messages.delete_message,
    "forwardMessage": methods_messages.forward_message,
    "copyMessage": methods_messages.copy_message,
    "sendChatAction": methods_messages.send_chat_action,
    "answerInlineQuery": methods_inline.answer_inline_query,
    "answerCallbackQuery": methods_messages.answer_callback_query,
    "sendPhoto": methods_files.send_photo,
    "sendDocument": methods_files.send_document,
    "sendMediaGroup": methods_files.send_media_group,
    "getFile": methods_files.get_file,
    "setMyCommands": methods_profile.set_my_commands,
    "getMyCommands": methods_profile.get_my_commands,
    "deleteMyCommands": methods_profile.delete_my_commands,
    "setChatMenuButton": methods_profile.set_chat_menu_button,
    "setMyName": methods_profile.set_my_name,
    "setMyDescription": methods_profile.set_my_description,
    "setMyShortDescription": methods_profile.set_my_short_description,
    "getChat": methods_profile.get_chat,
    "getChatMember": methods_members.get_chat_member,
    "getChatMemberCount": methods_members.get_chat_member_count,
    "getChatAdministrators": methods_members.get_chat_administrators,
    "banChatMember": methods_members.ban_chat_member,
    "unbanChatMember": methods_members.unban_chat_member,
    "createChatInviteLink": methods_invites.create_chat_invite_link,
    "exportChatInviteLink": methods_invites.export_chat_invite_link,
    "revokeChatInviteLink": methods_invites.revoke_chat_invite_link,
    "approveChatJoinRequest": methods_invites.approve_chat_join_request,
    "declineChatJoinRequest": methods_invites.decline_chat_join_request,
}


def find_method(name: str) -> tuple[str, Method] | None:
    """Find a method and its proper name; like Telegram's, the search does not mind case."""
    wanted = name.lower()
    return next((item for item in METHODS.items() if item[0].lower() == wanted), None)
