"""The Bot API's methods about invite links, and about people who ask to be let in."""

from sandbox.answers import Json
from sandbox.telegram import moves
from sandbox.telegram.access import find_chat, inside
from sandbox.telegram.errors import BadRequest
from sandbox.telegram.members import InviteLink, Right
from sandbox.telegram.methods_members import read_user_id
from sandbox.telegram.model import Chat, ChatKind
from sandbox.telegram.params import Params
from sandbox.telegram.wire import bot_json, link_json
from sandbox.telegram.world import World

LONGEST_NAME = 32
MOST_MEMBERS = 99_999


async def create_chat_invite_link(world: World, params: Params) -> Json:
    """Make one more link into a chat."""
    chat = inside(find_chat(world, params))
    expires, limit = max(params.integer("expire_date"), 0), max(params.integer("member_limit"), 0)
    by_request = params.flag("creates_join_request")
    _must_manage_links(chat)
    if by_request and limit:
        raise BadRequest("member limit can't be specified for links requiring administrator approval")
    if 0 < expires <= world.now():
        raise BadRequest("EXPIRE_DATE_INVALID")
    if limit > MOST_MEMBERS:
        raise BadRequest("USAGE_LIMIT_INVALID")
    name = params.text("name").strip()[:LONGEST_NAME]
    link = InviteLink(moves.new_address(), name, expires, limit, by_request)
    chat.links[link.address] = link
    return link_json(world, chat, link)


async def export_chat_invite_link(world: World, params: Params) -> Json:
    """Make a new primary link; the one before is revoked."""
    chat = inside(find_chat(world, params))
    _must_manage_links(chat)
    for link in chat.links.values():
        if link.primary:
            link.revoked = True
    return _new_primary(chat).address


async def revoke_chat_invite_link(world: World, params: Params) -> Json:
    """End a link; a primary one is followed by a new one."""
    chat = inside(find_chat(world, params))
    _must_manage_links(chat)
    address = params.text("invite_link").strip()
    if not address:
        raise BadRequest("invite link must be non-empty")
    link = chat.links.get(address)
    if link is None:
        raise BadRequest("INVITE_HASH_EXPIRED")
    if link.primary and not link.revoked:
        _new_primary(chat)
    link.revoked = True
    return link_json(world, chat, link)


async def approve_chat_join_request(world: World, params: Params) -> Json:
    """Let somebody in who asked for it."""
    chat, user_id, link = _request(world, params)
    moves.let_in(world, chat, world.person(user_id), bot_json(world.bot), link)
    return True


async def decline_chat_join_request(world: World, params: Params) -> Json:
    """Leave somebody outside who asked to be let in."""
    _request(world, params)
    return True


def _request(world: World, params: Params) -> tuple[Chat, int, InviteLink]:
    """Take up a person's request to join."""
    user_id = read_user_id(params)
    chat = inside(find_chat(world, params))
    if chat.kind is ChatKind.PRIVATE:
        raise BadRequest("the chat can't have join requests")
    if not chat.bot.may(Right.INVITE_USERS):
        raise BadRequest("not enough rights to manage chat join requests")
    if user_id in chat.members:
        raise BadRequest("USER_ALREADY_PARTICIPANT")
    if user_id not in chat.asking:
        raise BadRequest("HIDE_REQUESTER_MISSING")
    return chat, user_id, chat.asking.pop(user_id)


def _new_primary(chat: Chat) -> InviteLink:
    link = InviteLink(moves.new_address(), primary=True)
    chat.links[link.address] = link
    return link


def _must_manage_links(chat: Chat) -> None:
    if chat.kind is ChatKind.PRIVATE:
        raise BadRequest("can't invite members to a private chat")
    if not chat.bot.may(Right.INVITE_USERS):
        raise BadRequest("not enough rights to manage chat invite link")
