"""What each kind of goods has to be told to hand itself over."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.catalog import Details, Kind
from bot.chats import ChatError, Chats, NoRight, NoSuchChat
from bot.forms.answers import Answers, Value
from bot.forms.form import Choice, FormContext, Given, NotTaken, Question, Takes
from bot.forms.readers import free_text, whole_number
from bot.goods.details import LONGEST_CAPTION, LONGEST_HINT, LONGEST_INSTRUCTIONS, LONGEST_TEXT, MOST_DAYS
from bot.goods.service_address import AddressRefused, check_url
from bot.texts.catalogue import code
from bot.texts.formats import fold_digits

FOR_EVER = 0

_CHAT_NAME = re.compile(r"(?:(?:https?://)?(?:t\.me|telegram\.me)/|@)([A-Za-z][A-Za-z0-9_]{3,31})/?")
_CHAT_NUMBER = re.compile(r"-\d{1,15}")
_MINUS = str.maketrans("−–", "--")


@dataclass(frozen=True, slots=True)
class GoodsQuestions:
    """The questions; `private` says whether a service may be inside the server's own network."""

    chats: Chats
    private: bool

    def of(self, kind: Kind) -> Sequence[Question]:
        """Those for a new product of a kind."""
        asked: Mapping[Kind, Sequence[Callable[[], Question]]] = {
            Kind.TEXT: (self.text,),
            Kind.FILE: (self.file, self.caption),
            Kind.CODES: (self.hint,),
            Kind.MEMBERSHIP: (self.chat, self.days),
            Kind.SERVICE: (self.url,),
            Kind.BY_HAND: (self.instructions,),
        }
        return [question() for question in asked[kind]]

    def text(self) -> Question:
        """What the buyer of a text gets."""
        return Question(key="text", prompt="catalog-ask-text", read=free_text(LONGEST_TEXT))

    def file(self) -> Question:
        """What the buyer of a file gets."""
        return Question(key="file", prompt="catalog-ask-file", takes=Takes.DOCUMENT)

    def caption(self) -> Question:
        """What stands under the file."""
        read = free_text(LONGEST_CAPTION)
        return Question(key="caption", prompt="catalog-ask-caption", read=read, optional=True)

    def hint(self) -> Question:
        """How the codes are used."""
        return Question(key="hint", prompt="catalog-ask-hint", read=free_text(LONGEST_HINT), optional=True)

    def chat(self) -> Question:
        """Which channel or group it is a place in; the bot must be able to let people in and out."""
        return Question(
            key="chat", prompt="catalog-ask-chat", read=_chat, look_up=self._stands, show=_show_chat
        )

    def days(self) -> Question:
        """How long a place lasts."""
        return Question(
            key="days",
            prompt="catalog-ask-days",
            read=whole_number(1, MOST_DAYS),
            choices=(Choice(FOR_EVER, "catalog-for-ever"),),
        )

    def url(self) -> Question:
        """Where the merchant's own service is."""
        return Question(key="url", prompt="catalog-ask-url", read=self._url)

    def secret(self) -> Question:
        """Whether to make a new secret for that service."""
        return Question(
            key="secret", prompt="catalog-ask-secret", choices=(Choice(True, "catalog-secret-new"),)
        )

    def instructions(self) -> Question:
        """What the merchant has to do for each order."""
        read = free_text(LONGEST_INSTRUCTIONS)
        return Question(key="instructions", prompt="catalog-ask-instructions", read=read, optional=True)

    async def _stands(self, given: Given, _: FormContext) -> Given:
        """Find the chat, as `-100123 Its title`; raises NotTaken where the bot could not sell places in it."""
        chat = _chat_in(given.text)
        try:
            standing = await self.chats.standing(chat)
        except NoRight:
            raise NotTaken("catalog-chat-no-admin") from None
        except NoSuchChat:
            raise NotTaken("catalog-chat-unknown", chat=code(str(chat))) from None
        except ChatError:
            raise NotTaken("catalog-chat-unavailable") from None
        missing = _missing(may_invite=standing.may_invite, may_remove=standing.may_remove)
        if missing is not None:
            raise NotTaken("catalog-chat-rights", title=standing.title, missing=missing)
        return Given(f"{standing.chat_id} {standing.title}")

    def _url(self, given: Given, _: FormContext) -> Value:
        url = given.text.strip()
        try:
            check_url(url, private=self.private)
        except AddressRefused as error:
            raise NotTaken("catalog-url-refused", flaw=error.flaw.name.lower()) from None
        return url


def details_in(kind: Kind, answers: Answers, secret: str) -> Details:
    """What was answered about a new product's goods; `secret` is for a service."""
    found: dict[str, str | int | None] = {}
    match kind:
        case Kind.TEXT:
            found["text"] = answers.text("text")
        case Kind.FILE:
            found |= {"file_id": answers.file("file"), "caption": answers.maybe_text("caption")}
        case Kind.CODES:
            found["hint"] = answers.maybe_text("hint")
        case Kind.MEMBERSHIP:
            found |= {"chat_id": chat_id_in(answers), "days": answers.number("days")}
        case Kind.SERVICE:
            found |= {"url": answers.text("url"), "secret": secret}
        case Kind.BY_HAND:
            found["instructions"] = answers.maybe_text("instructions")
    return {key: value for key, value in found.items() if value is not None}


def chat_id_in(answers: Answers) -> int:
    """Which chat was named."""
    return int(answers.texts("chat")[0])


def _chat_in(text: str) -> str | int:
    typed = fold_digits(text).strip().translate(_MINUS)
    if named := _CHAT_NAME.fullmatch(typed):
        return f"@{named[1]}"
    if _CHAT_NUMBER.fullmatch(typed):
        return int(typed)
    raise NotTaken("catalog-chat-not-understood")


def _chat(given: Given, _: FormContext) -> Value:
    number, *title = given.text.split(" ", 1)
    return [number, *title]


def _show_chat(value: Value, _: FormContext) -> str:
    return str(value[-1]) if isinstance(value, list) else str(value)


def _missing(*, may_invite: bool, may_remove: bool) -> str | None:
    """Name the rights that the bot lacks, as the sentence about it tells them apart."""
    match may_invite, may_remove:
        case True, True:
            return None
        case True, False:
            return "remove"
        case False, True:
            return "invite"
        case _:
            return "both"
