"""The control interface's calls about groups and channels: founding them, coming, going, and the bot's place."""

from aiohttp import web

from sandbox.answers import BadControl, Json, answer, read_object
from sandbox.telegram import asked, moves, named
from sandbox.telegram.members import Right, Role
from sandbox.telegram.model import Chat, ChatKind
from sandbox.telegram.page import chat_page, chat_summary
from sandbox.telegram.wire import link_json
from sandbox.telegram.world import World


class ControlMembers:
    """Serves `/control/chats` where members are concerned, and `/control/invites`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """List what is served."""
        return [
            web.post("/control/chats", self.add_chat),
            web.post("/control/chats/{id}/join", self.join),
            web.post("/control/chats/{id}/leave", self.leave),
            web.post("/control/chats/{id}/bot", self.set_bot_role),
            web.post("/control/chats/{id}/upgrade", self.upgrade),
            web.get("/control/chats/{id}/links", self.list_links),
            web.get("/control/invites", self.show_invite),
            web.post("/control/invites", self.join_by_link),
        ]

    async def add_chat(self, request: web.Request) -> web.StreamResponse:
        """Found a group or channel and take the bot in, as an administrator of a channel and a member of a group."""
        body = await read_object(request)
        try:
            kind = ChatKind(asked.text(body, "type"))
        except ValueError as error:
            raise BadControl("type must be group, supergroup or channel") from error
        if kind is ChatKind.PRIVATE:
            raise BadControl("a private chat comes with its person")
        members = [named.person(self._world, number) for number in asked.wholes(body, "members")]
        if not members:
            raise BadControl("members must name at least one person, who founds the chat")
        default = Role.ADMINISTRATOR if kind is ChatKind.CHANNEL else Role.MEMBER
        role, rights = _role(body.get("bot", default)), _rights(body)
        title, username = asked.text(body, "title"), asked.maybe_text(body, "username")
        chat = self._world.add_chat(kind, title, username, [person.id for person in members])
        moves.set_bot_role(self._world, chat, members[0], role, rights)
        return answer({"ok": True, "chat": chat_page(self._world, chat)})

    async def join(self, request: web.Request) -> web.StreamResponse:
        """Join by a `link` into this chat, or without one as if added by hand."""
        chat, body = named.chat_of(self._world, request), await read_object(request)
        return self._join(chat, body)

    async def join_by_link(self, request: web.Request) -> web.StreamResponse:
        """Open a `link` and join whatever it leads to."""
        body = await read_object(request)
        chat, _ = moves.find_link(self._world, asked.text(body, "link"))
        return self._join(chat, body)

    async def leave(self, request: web.Request) -> web.StreamResponse:
        """Leave."""
        chat, body = named.chat_of(self._world, request), await read_object(request)
        moves.leave(self._world, chat, named.sender(self._world, body))
        return answer({"ok": True, "chat": chat_summary(self._world, chat)})

    async def set_bot_role(self, request: web.Request) -> web.StreamResponse:
        """Take the bot in (member, administrator with `rights`) or put it out (left, kicked)."""
        chat, body = named.chat_of(self._world, request), await read_object(request)
        person, role, rights = named.sender(self._world, body), _role(body.get("role")), _rights(body)
        moves.set_bot_role(self._world, chat, person, role, rights)
        return answer({"ok": True, "chat": chat_summary(self._world, chat)})

    async def upgrade(self, request: web.Request) -> web.StreamResponse:
        """Make a group a supergroup; gives the new chat."""
        chat, body = named.chat_of(self._world, request), await read_object(request)
        upgraded = moves.upgrade(self._world, chat, named.sender(self._world, body))
        return answer({"ok": True, "chat": chat_summary(self._world, upgraded)})

    async def list_links(self, request: web.Request) -> web.StreamResponse:
        """List the invite links into a chat, with how often each was used."""
        chat = named.chat_of(self._world, request)
        links: list[Json] = [
            link_json(self._world, chat, link) | {"used": link.used} for link in chat.links.values()
        ]
        return answer({"ok": True, "links": links})

    async def show_invite(self, request: web.Request) -> web.StreamResponse:
        """Show a person (`from`) what opening a `link` shows: where it leads, and what is in the way."""
        person_id = asked.whole_number(request.query.get("from"), "from")
        person = named.person(self._world, person_id)
        chat, link = moves.find_link(self._world, request.query.get("link", ""))
        shown: dict[str, Json] = {
            "chat": {
                "id": chat.id,
                "type": chat.kind.value,
                "title": chat.title,
                "members": len(chat.members),
            },
            "creates_join_request": link.by_request,
            "obstacle": moves.obstacle(self._world, chat, person, link),
        }
        return answer({"ok": True, "invite": shown})

    def _join(self, chat: Chat, body: dict[str, Json]) -> web.Response:
        person, address = named.sender(self._world, body), asked.maybe_text(body, "link")
        link = None
        if address is not None:
            leads_to, link = moves.find_link(self._world, address)
            if leads_to is not chat:
                raise BadControl("this invite link leads to another chat")
        requested = moves.join(self._world, chat, person, link)
        outcome = "requested" if requested else "joined"
        return answer({"ok": True, "outcome": outcome, "chat": chat_summary(self._world, chat)})


def _role(named_role: Json) -> Role:
    try:
        return Role(str(named_role))
    except ValueError as error:
        raise BadControl(f"the bot can be {', '.join(Role)}, not {named_role!r}") from error


def _rights(body: dict[str, Json]) -> frozenset[Right] | None:
    """Read the rights of an administrator: a list of their names, None where nothing is said of them."""
    wanted = body.get("rights")
    if wanted is None:
        return None
    try:
        if isinstance(wanted, list):
            return frozenset({Right(str(name)) for name in wanted} | {Right.MANAGE_CHAT})
    except ValueError:
        pass
    raise BadControl(f"rights must be a list of {', '.join(Right)}")
