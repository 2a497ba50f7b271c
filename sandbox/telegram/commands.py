"""The bot's command menus: who is shown which one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sandbox.answers import Json
from sandbox.telegram.errors import BadRequest
from sandbox.telegram.params import Params

MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 256
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")

Commands = list[Json]


class ScopeKind(StrEnum):
    """The Bot API's kinds of scope."""

    DEFAULT = "default"
    PRIVATE = "all_private_chats"
    GROUPS = "all_group_chats"
    ADMINISTRATORS = "all_chat_administrators"
    CHAT = "chat"
    CHAT_ADMINISTRATORS = "chat_administrators"
    CHAT_MEMBER = "chat_member"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a menu is for."""

    kind: ScopeKind = ScopeKind.DEFAULT
    chat_id: int | None = None
    user_id: int | None = None


class CommandMenus:
    """A menu for each scope and language ("" is every language)."""

    def __init__(self) -> None:
        self._menus: dict[tuple[Scope, str], Commands] = {}

    def put(self, scope: Scope, language: str, commands: Commands) -> None:
        """Set a menu; an empty one takes it away."""
        if commands:
            self._menus[scope, language] = commands
        else:
            self._menus.pop((scope, language), None)

    def get(self, scope: Scope, language: str) -> Commands:
        """Give exactly this scope's and language's menu, [] where none was set."""
        return self._menus.get((scope, language), [])

    def shown_in_private(self, person_id: int, language: str) -> Commands:
        """Give the menu that a person sees in the private chat with the bot."""
        return self._first([Scope(ScopeKind.CHAT, person_id), Scope(ScopeKind.PRIVATE), Scope()], language)

    def shown_in_group(self, chat_id: int, person_id: int, language: str) -> Commands:
        """Give the menu that an ordinary member sees in a group."""
        scopes = [
            Scope(ScopeKind.CHAT_MEMBER, chat_id, person_id),
            Scope(ScopeKind.CHAT, chat_id),
            Scope(ScopeKind.GROUPS),
            Scope(),
        ]
        return self._first(scopes, language)

    def _first(self, scopes: list[Scope], language: str) -> Commands:
        return next(self._in_turn(scopes, language), [])

    def _in_turn(self, scopes: list[Scope], language: str) -> Iterator[Commands]:
        for scope in scopes:
            for wanted in (language, ""):
                if menu := self.get(scope, wanted):
                    yield menu


def read_language(params: Params) -> str:
    """Read `language_code`: two letters, or "" for every language."""
    language = params.text("language_code")
    if language and not _LANGUAGE.fullmatch(language):
        raise BadRequest("invalid language code specified")
    return language


def read_scope(params: Params) -> Scope:
    """Read `scope`; without it, the default one."""
    wanted = params.json("scope", "BotCommandScope")
    if wanted is None:
        return Scope()
    if not isinstance(wanted, dict):
        raise BadRequest("BotCommandScope must be an Object")
    try:
        kind = ScopeKind(str(wanted.get("type")))
    except ValueError as error:
        raise BadRequest("unsupported type specified") from error
    has_chat = kind in {ScopeKind.CHAT, ScopeKind.CHAT_ADMINISTRATORS, ScopeKind.CHAT_MEMBER}
    chat_id = _id(wanted, "chat_id", "chat not found") if has_chat else None
    user_id = _id(wanted, "user_id", "user not found") if kind is ScopeKind.CHAT_MEMBER else None
    return Scope(kind, chat_id, user_id)


def read_commands(params: Params) -> Commands:
    """Read and check `commands`."""
    wanted = params.json("commands", "commands")
    if not isinstance(wanted, list):
        raise BadRequest("expected an Array of BotCommand")
    if len(wanted) > MOST_COMMANDS:
        raise BadRequest("BOT_COMMANDS_TOO_MUCH")
    return [_command(item) for item in wanted]


def _command(item: Json) -> Json:
    if not isinstance(item, dict):
        raise BadRequest("expected BotCommand to be an Object")
    command, description = item.get("command"), item.get("description")
    name = command.removeprefix("/") if isinstance(command, str) else ""
    if not _COMMAND.fullmatch(name):
        raise BadRequest("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description) <= LONGEST_DESCRIPTION:
        raise BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _id(wanted: dict[str, Json], name: str, otherwise: str) -> int:
    value = wanted.get(name)
    try:
        return int(value) if isinstance(value, int | str) else int("")
    except ValueError as error:
        raise BadRequest(otherwise) from error
