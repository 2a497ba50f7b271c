"""The Bot API's methods about who is in a chat."""

from sandbox.answers import Json
from sandbox.telegram import moves
from sandbox.telegram.access import chat_of_members, find_chat, inside, readable_chat
from sandbox.telegram.errors import BadRequest
from sandbox.telegram.members import Right, Role
from sandbox.telegram.model import Chat, ChatKind, Person
from sandbox.telegram.params import Params
from sandbox.telegram.wire import bot_json, user_json
from sandbox.telegram.world import World

SHORTEST_BAN = 30
LONGEST_BAN = 366 * 24 * 60 * 60


async def get_chat_member(world: World, params: Params) -> Json:
    """Tell what somebody is in a chat."""
    user_id = read_user_id(params)
    find = readable_chat if user_id == world.bot.id else chat_of_members
    chat = find(world, params)
    if not world.knows(user_id):
        raise BadRequest("user not found")
    return moves.standing(world, chat, user_id).as_json(user_json(world, user_id))


async def get_chat_member_count(world: World, params: Params) -> Json:
    """Count the people and the bot in a chat."""
    chat = chat_of_members(world, params)
    return len(chat.members) + chat.bot.is_inside


async def get_chat_administrators(world: World, params: Params) -> Json:
    """List the founder and, where it administers, the bot."""
    chat = chat_of_members(world, params)
    if chat.kind is ChatKind.PRIVATE:
        raise BadRequest("there are no administrators in the private chat")
    everybody = [world.bot.id, *sorted(chat.members)]
    shown: list[Json] = []
    for user_id in everybody:
        found = moves.standing(world, chat, user_id)
        if found.role in {Role.CREATOR, Role.ADMINISTRATOR}:
            shown.append(found.as_json(user_json(world, user_id)))
    return shown


async def ban_chat_member(world: World, params: Params) -> Json:
    """Put somebody out and keep them out until a date; of a basic group, put them out alone."""
    user_id, until = read_user_id(params), params.integer("until_date")
    chat = inside(find_chat(world, params))
    if chat.kind is ChatKind.PRIVATE:
        raise BadRequest("can't ban members in private chats")
    person = _removable(world, chat, user_id)
    if chat.kind is ChatKind.GROUP and person.id not in chat.members:
        raise BadRequest("USER_NOT_PARTICIPANT")
    if not SHORTEST_BAN <= until - world.now() <= LONGEST_BAN:
        until = 0
    moves.put_out(
        world, chat, person, bot_json(world.bot), until=None if chat.kind is ChatKind.GROUP else until
    )
    return True


async def unban_chat_member(world: World, params: Params) -> Json:
    """Take a ban back; a member is put out, unless it is asked for `only_if_banned`."""
    user_id = read_user_id(params)
    chat = inside(find_chat(world, params))
    if chat.kind not in {ChatKind.SUPERGROUP, ChatKind.CHANNEL}:
        raise BadRequest("method is available for supergroup and channel chats only")
    if params.flag("only_if_banned") and user_id not in chat.banned:
        return True
    person = _removable(world, chat, user_id)
    moves.put_out(world, chat, person, bot_json(world.bot), until=None)
    return True


def read_user_id(params: Params) -> int:
    """Read `user_id`; raises BadRequest."""
    user_id = params.integer("user_id")
    if user_id <= 0:
        raise BadRequest("invalid user_id specified")
    return user_id


def _removable(world: World, chat: Chat, user_id: int) -> Person:
    """Find the person, if the bot may decide on them."""
    if user_id == world.bot.id:
        raise BadRequest("can't restrict self")
    if user_id not in world.people:
        raise BadRequest("PARTICIPANT_ID_INVALID")
    if moves.standing(world, chat, user_id).role is Role.CREATOR:
        raise BadRequest("can't remove chat owner")
    if not chat.bot.may(Right.RESTRICT_MEMBERS):
        if chat.kind is ChatKind.GROUP:
            raise BadRequest("CHAT_ADMIN_REQUIRED")
        raise BadRequest("not enough rights to restrict/unrestrict chat member")
    return world.person(user_id)
