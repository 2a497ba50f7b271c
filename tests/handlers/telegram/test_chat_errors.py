"""What Telegram says about chats and their members, sorted by what there is to do about it."""

from datetime import timedelta

import pytest
from telegram import ChatMember
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.chats import ChatError, ChatUnavailable, NoRight, NoSuchChat
from handlers.telegram.chats import is_inside, understood
from sandbox.answers import Json


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (BadRequest("Not enough rights to manage chat invite link"), NoRight),
        (BadRequest("Not enough rights to restrict/unrestrict chat member"), NoRight),
        (BadRequest("Need administrator rights in the channel chat"), NoRight),
        (BadRequest("Member list is inaccessible"), NoRight),
        (BadRequest("CHAT_ADMIN_REQUIRED"), NoRight),
        (BadRequest("Chat_admin_required"), NoRight),
        (Forbidden("Forbidden: not enough rights"), NoRight),
        (BadRequest("Chat not found"), NoSuchChat),
        (BadRequest("CHANNEL_PRIVATE"), NoSuchChat),
        (Forbidden("Forbidden: bot is not a member of the channel chat"), NoSuchChat),
        (Forbidden("Forbidden: bot was kicked from the supergroup chat"), NoSuchChat),
        (ChatMigrated(-1_002_108_170_001), NoSuchChat),
        (BadRequest("something that nobody has seen"), ChatUnavailable),
        (RetryAfter(timedelta(seconds=3)), ChatUnavailable),
        (TimedOut(), ChatUnavailable),
        (NetworkError("Bad Gateway"), ChatUnavailable),
        (InvalidToken(), ChatUnavailable),
        (EndPointNotFound("Not Found"), ChatUnavailable),
        (Conflict("x"), ChatUnavailable),
        (TelegramError("x"), ChatUnavailable),
    ],
)
def test_every_error_of_the_library_has_its_class(error: TelegramError, expected: type[ChatError]) -> None:
    sorted_error = understood(error)
    assert type(sorted_error) is expected
    assert str(sorted_error) == error.message


def test_the_new_id_of_a_group_that_has_moved_is_told() -> None:
    assert "-1002108170001" in str(understood(ChatMigrated(-1_002_108_170_001)))


USER: dict[str, Json] = {"id": 5_208_170_001, "is_bot": False, "first_name": "Sara"}
RIGHTS = (
    *("change_info", "invite_users", "pin_messages", "manage_topics", "edit_tag", "react_to_messages"),
    *("add_web_page_previews", "send_messages", "send_polls", "send_other_messages", "send_audios"),
    *("send_documents", "send_photos", "send_videos", "send_video_notes", "send_voice_notes"),
)
OF_ADMINISTRATORS = (
    *("manage_chat", "delete_messages", "manage_video_chats", "restrict_members", "promote_members"),
    *("change_info", "invite_users", "post_stories", "edit_stories", "delete_stories", "be_edited"),
)
restricted = {f"can_{right}": False for right in RIGHTS} | {"until_date": 0}
administrator = {f"can_{right}": False for right in OF_ADMINISTRATORS} | {"is_anonymous": False}


@pytest.mark.parametrize(
    ("status", "more", "inside"),
    [
        ("creator", {"is_anonymous": False}, True),
        ("administrator", administrator, True),
        ("member", {}, True),
        ("restricted", restricted | {"is_member": True}, True),
        ("restricted", restricted | {"is_member": False}, False),
        ("left", {}, False),
        ("kicked", {"until_date": 0}, False),
    ],
)
def test_who_may_not_speak_can_be_inside_and_who_was_put_out_is_not(
    status: str, more: dict[str, Json], *, inside: bool
) -> None:
    assert is_inside(ChatMember.de_json({"user": USER, "status": status, **more})) is inside
