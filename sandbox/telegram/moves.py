"""Coming and going: who joins by what, who is put out, and the updates that the bot gets for it."""

import secrets

from sandbox.answers import BadControl, Json
from sandbox.telegram.members import USUAL_RIGHTS, InviteLink, Membership, Obstacle, Right, Role
from sandbox.telegram.model import Chat, ChatKind, Content, Person
from sandbox.telegram.text import FormattedText
from sandbox.telegram.wire import bot_json, chat_json, link_json, message_json, person_json, user_json
from sandbox.telegram.world import World

LINK_START = "https://t.me/+"
IN_THE_WAY = {
    Obstacle.EXPIRED: "the invite link has expired",
    Obstacle.USED_UP: "the invite link is used up",
    Obstacle.REVOKED: "the invite link was revoked",
    Obstacle.MEMBER: "{name} is already in this chat",
    Obstacle.BANNED: "{name} is banned from this chat",
    Obstacle.ASKED: "{name} has asked to join already",
}


def standing(world: World, chat: Chat, user_id: int) -> Membership:
    """Give what the bot or a person is in the chat; a ban that is over is forgotten."""
    if user_id == world.bot.id:
        return chat.bot
    if user_id in chat.members:
        return Membership(Role.CREATOR if user_id == chat.founder else Role.MEMBER)
    until = chat.banned.get(user_id)
    if until is None or 0 < until <= world.now():
        return Membership(Role.LEFT)
    return Membership(Role.KICKED, until=until)


def new_address() -> str:
    """Make up the address of an invite link."""
    return LINK_START + secrets.token_urlsafe(12)


def find_link(world: World, address: str) -> tuple[Chat, InviteLink]:
    """Find where an invite link leads, however it is written; raises BadControl."""
    written = address.strip().removeprefix("http://").removeprefix("https://")
    code = written.removeprefix("t.me/joinchat/").removeprefix("t.me/+")
    for chat in world.chats.values():
        if link := chat.links.get(LINK_START + code):
            return chat, link
    raise BadControl("there is no such invite link", 404)


def obstacle(world: World, chat: Chat, person: Person, link: InviteLink | None) -> Obstacle | None:
    """Say why the person can't join, by the link or by hand; None where they can."""
    role = standing(world, chat, person.id).role
    if role.is_inside:
        return Obstacle.MEMBER
    if role is Role.KICKED:
        return Obstacle.BANNED
    if person.id in chat.asking and link is not None:
        return Obstacle.ASKED
    return None if link is None else link.obstacle(world.now())


def join(world: World, chat: Chat, person: Person, link: InviteLink | None = None) -> bool:
    """Become a member, by a link or as added by hand; tells whether it was only asked for, where the link says so."""
    if chat.kind is ChatKind.PRIVATE:
        raise BadControl("a private chat can't be joined or left")
    if person.deactivated:
        raise BadControl(f"{person.first_name} has no account any more")
    found = obstacle(world, chat, person, link)
    if found is not None:
        raise BadControl(IN_THE_WAY[found].format(name=person.first_name))
    if link is None or not link.by_request:
        let_in(world, chat, person, person_json(person), link)
        return False
    chat.asking[person.id] = link
    world.journal.write("asked_to_join", chat_id=chat.id, person_id=person.id)
    if chat.bot.may(Right.INVITE_USERS):
        world.queue.add(
            "chat_join_request",
            {
                "chat": chat_json(world, chat),
                "from": person_json(person),
                "user_chat_id": person.id,
                "date": world.now(),
                "invite_link": link_json(world, chat, link),
            },
        )
    return True


def let_in(
    world: World, chat: Chat, person: Person, by: dict[str, Json], link: InviteLink | None = None
) -> None:
    """Make the person a member, as somebody (a User) does; what is used of a link is never given back."""
    before = standing(world, chat, person.id)
    chat.members.add(person.id)
    chat.banned.pop(person.id, None)
    chat.asking.pop(person.id, None)
    if link is not None:
        link.used += 1
    _tell(world, chat, person, by, before, link)


def leave(world: World, chat: Chat, person: Person) -> None:
    """Cease to be a member."""
    if chat.kind is ChatKind.PRIVATE:
        raise BadControl("a private chat can't be joined or left")
    if person.id not in chat.members:
        raise BadControl(f"{person.first_name} is not in this chat")
    put_out(world, chat, person, person_json(person), until=None)


def put_out(world: World, chat: Chat, person: Person, by: dict[str, Json], until: int | None) -> None:
    """Put the person out, as somebody (a User) does, banned until a time (0: for ever) or not at all (None)."""
    before = standing(world, chat, person.id)
    chat.members.discard(person.id)
    chat.banned.pop(person.id, None)
    if until is not None:
        chat.asking.pop(person.id, None)
        chat.banned[person.id] = until
    if standing(world, chat, person.id) != before:
        _tell(world, chat, person, by, before)


def set_bot_role(
    world: World, chat: Chat, person: Person, role: Role, rights: frozenset[Right] | None = None
) -> None:
    """Take the bot in, make it an administrator (with the usual rights, where none are named), or put it out."""
    if chat.kind is ChatKind.PRIVATE:
        raise BadControl("a private chat has no members to choose")
    if role is Role.CREATOR:
        raise BadControl("a bot founds no chat")
    if role is not Role.ADMINISTRATOR:
        rights = frozenset()
    after = Membership(role, USUAL_RIGHTS if rights is None else rights)
    before, chat.bot = chat.bot, after
    if after != before:
        change = change_json(world, chat, person_json(person), bot_json(world.bot), before, after)
        world.queue.add("my_chat_member", change)


def upgrade(world: World, chat: Chat, person: Person) -> Chat:
    """Make a group a supergroup, as its founder does; everybody in it is told, in the old one and in the new one."""
    if chat.kind is not ChatKind.GROUP or chat.upgraded_to is not None:
        raise BadControl("only a group can be upgraded, and only once")
    if chat.founder != person.id:
        raise BadControl(f"{person.first_name} has not founded this group")
    others = [member for member in chat.members if member != person.id]
    upgraded = world.add_chat(ChatKind.SUPERGROUP, chat.title or "", None, [person.id, *others])
    upgraded.bot, chat.upgraded_to = chat.bot, upgraded.id
    _tell_service(world, chat, person, {"migrate_to_chat_id": upgraded.id})
    _tell_service(world, upgraded, person, {"migrate_from_chat_id": chat.id})
    return upgraded


def _tell_service(world: World, chat: Chat, person: Person, service: dict[str, Json]) -> None:
    message = world.post(chat, Content(FormattedText("")), person.id, service=service)
    if chat.bot.is_inside:
        world.queue.add("message", message_json(world, message))


def change_json(
    world: World,
    chat: Chat,
    by: dict[str, Json],
    member: dict[str, Json],
    before: Membership,
    after: Membership,
) -> dict[str, Json]:
    """Show a ChatMemberUpdated, and note it in the journal."""
    world.journal.write("member", chat_id=chat.id, member=member["id"], status=after.role.value)
    return {
        "chat": chat_json(world, chat),
        "from": by,
        "date": world.now(),
        "old_chat_member": before.as_json(member),
        "new_chat_member": after.as_json(member),
    }


def _tell(
    world: World,
    chat: Chat,
    person: Person,
    by: dict[str, Json],
    before: Membership,
    link: InviteLink | None = None,
) -> None:
    after = standing(world, chat, person.id)
    change = change_json(world, chat, by, user_json(world, person.id), before, after)
    if link is not None:
        change["invite_link"] = link_json(world, chat, link)
    if chat.bot.role is Role.ADMINISTRATOR:
        world.queue.add("chat_member", change)
