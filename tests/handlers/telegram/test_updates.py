"""An update as it is stored: in whose order it is handled, and that nothing of it is lost."""

import json

import pytest
from telegram import Update

from handlers.telegram.polling import ALLOWED_UPDATES, received
from sandbox.answers import Json
from tests.bot.parts import ALI, SARA

CHANNEL = -1_002_108_170_001
OURS = "https://t.me/+AbCdEfGhIjKlMnOp"

sara: dict[str, Json] = {"id": SARA, "is_bot": False, "first_name": "Sara"}
ali: dict[str, Json] = {"id": ALI, "is_bot": False, "first_name": "Ali"}
private: dict[str, Json] = {"id": SARA, "type": "private", "first_name": "Sara"}
channel: dict[str, Json] = {"id": CHANNEL, "type": "channel", "title": "News"}
link: dict[str, Json] = {
    "invite_link": OURS,
    "creator": ali,
    "creates_join_request": False,
    "is_primary": False,
    "is_revoked": False,
}
message: dict[str, Json] = {
    "message_id": 1,
    "date": 1_700_000_000,
    "chat": private,
    "from": sara,
    "text": "hi",
}
change: dict[str, Json] = {
    "chat": channel,
    "from": ali,
    "date": 1_700_000_000,
    "old_chat_member": {"user": sara, "status": "left"},
    "new_chat_member": {"user": sara, "status": "member"},
    "invite_link": link,
}
query: dict[str, Json] = {"id": "17", "from": sara, "query": "tea", "offset": "", "chat_type": "channel"}
tap: dict[str, Json] = {"id": "18", "from": sara, "chat_instance": "1", "data": "check:1", "message": message}

CONTENTS: dict[str, tuple[dict[str, Json], int]] = {
    "message": (message, SARA),
    "edited_message": (message, SARA),
    "callback_query": (tap, SARA),
    "my_chat_member": (change | {"chat": private}, SARA),
    "chat_member": (change, CHANNEL),
    "inline_query": (query, SARA),
}


def test_every_kind_that_is_asked_for_is_known_here() -> None:
    assert set(CONTENTS) == set(ALLOWED_UPDATES)


@pytest.mark.parametrize("kind", ALLOWED_UPDATES)
def test_an_update_keeps_the_order_of_its_chat_or_else_of_who_asks(kind: str) -> None:
    content, chat_id = CONTENTS[kind]
    stored = received(Update.de_json({"update_id": 7, kind: content}))
    assert (stored.id, stored.chat_id) == (7, chat_id)


@pytest.mark.parametrize("kind", ALLOWED_UPDATES)
def test_nothing_of_an_update_is_lost_while_it_is_stored(kind: str) -> None:
    update: dict[str, Json] = {"update_id": 7, kind: CONTENTS[kind][0]}
    came = Update.de_json(update)
    again = Update.de_json(json.loads(received(came).body))
    assert again.to_dict() == came.to_dict()
    assert again.to_dict()[kind].keys() >= CONTENTS[kind][0].keys()


def test_a_tap_below_a_message_posted_elsewhere_keeps_the_order_of_who_tapped() -> None:
    elsewhere = {key: value for key, value in tap.items() if key != "message"} | {"inline_message_id": "x"}
    assert received(Update.de_json({"update_id": 7, "callback_query": elsewhere})).chat_id == SARA
