"""A merchant's chat with the shop, in which each thing they do is one update; no messenger in between."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from bot.actions import read_action
from bot.files import Shown, Upload
from bot.messages import Answer, Button, Message
from bot.shop import Shop
from bot.staff.rights import Role
from bot.store import Store, outbox
from bot.texts.catalogue import without_isolates
from bot.texts.languages import Language
from handlers.buyer.text import text, unknown
from handlers.form import in_form
from handlers.telegram.ask import Ask, Respond
from handlers.telegram.routes import ADMIN_COMMANDS, COMMANDS, button
from tests.bot.forms.desk import Mailbag
from tests.bot.parts import MERCHANT, Services, TestClock
from tests.handlers.shop import Stall, open_stall_on

BOT_LINK = "https://t.me/sample_bot"
# Whatever is tapped stands in it.
MESSAGE = 17


@dataclass(slots=True)
class Office:
    """The merchant, and what they heard last."""

    stall: Stall
    mailbag: Mailbag
    ask: Ask
    heard: Sequence[Message] = ()
    toast: str = ""
    _last: tuple[Respond, Ask] | None = field(default=None, repr=False)

    @property
    def shop(self) -> Shop:
        return self.stall.shop

    @property
    def services(self) -> Services:
        return self.stall.services

    async def says(self, words: str) -> str:
        """Write a command, or an answer to what was asked."""
        command, _, rest = words.partition(" ")
        if command.startswith("/"):
            respond = ADMIN_COMMANDS.get(command[1:]) or COMMANDS.get(command[1:], unknown)
            ask = replace(self._next(), text=rest.strip(), command=command[1:])
            return await self._does(respond, ask)
        return await self._does(in_form(text), replace(self._next(), text=words))

    async def sends(self, body: bytes, name: str = "a.txt") -> str:
        """Send a file."""
        self.mailbag.bodies[name] = body
        upload = Upload(name, name, "text/plain", len(body), Shown.DOCUMENT)
        return await self._does(in_form(text), replace(self._next(), upload=upload))

    async def shows(self, body: bytes, name: str = "a.png") -> str:
        """Send a photo."""
        self.mailbag.bodies[name] = body
        upload = Upload(name, name, "image/png", len(body), Shown.PHOTO)
        return await self._does(in_form(text), replace(self._next(), upload=upload))

    async def taps(self, label: str) -> str:
        """Tap the only button that begins with this."""
        found = [b for b in self.buttons if without_isolates(b.text).startswith(label)]
        assert len(found) == 1, f"{label} is on {len(found)} of {self.labels}"
        return await self.taps_data(found[0].action or "")

    async def taps_data(self, data: str) -> str:
        """Tap a button that may be an old one, or forged."""
        action = read_action(data)
        return await self._does(button(action), replace(self._next(), action=action, message_id=MESSAGE))

    async def again(self) -> str:
        """Have the last update handled once more, as after a crash."""
        assert self._last is not None
        return await self._does(*self._last)

    async def fills(self, *answers: str) -> str:
        """Answer one question after the other; `>Label` taps a button, `/skip` the one that skips."""
        for answer in answers:
            if answer == "/skip":
                await self.taps("Skip")
            else:
                await (self.taps(answer[1:]) if answer.startswith(">") else self.says(answer))
        return self.text

    async def speaks(self, language: Language) -> None:
        self.ask = replace(self.ask, buyer=await self.services.buyers.speak(self.ask.buyer, language))

    @property
    def text(self) -> str:
        """All that was heard last."""
        return "\n".join(without_isolates(str(message.html)) for message in self.heard)

    @property
    def buttons(self) -> list[Button]:
        """What can be tapped under what was heard last."""
        return [button for message in self.heard for row in message.buttons for button in row]

    @property
    def labels(self) -> list[str]:
        return [without_isolates(button.text) for button in self.buttons]

    def _next(self) -> Ask:
        self.ask = replace(self.ask, update_id=self.ask.update_id + 1)
        return self.ask

    async def _does(self, respond: Respond, ask: Ask) -> str:
        self._last = (respond, ask)
        before = len(await self.services.letters(MERCHANT))
        await self.shop.live.refresh()
        answer: Answer = await respond(ask, self.shop)
        async with self.services.store.transaction() as tx:
            await outbox.put(tx, answer.letters, self.services.clock())
        self.heard = (await self.services.letters(MERCHANT))[before:]
        self.toast = answer.toast or ""
        return self.text


@asynccontextmanager
async def open_office(store: Store, clock: TestClock, update_id: int = 1_000) -> AsyncIterator[Office]:
    """Open a shop whose merchant has written before, up to this update."""
    mailbag = Mailbag()
    async with open_stall_on(store, clock, uploads=mailbag) as stall:
        merchant = await stall.services.meets(MERCHANT, "Mina")
        await stall.services.letters(MERCHANT)
        yield Office(stall, mailbag, Ask(update_id, merchant, bot_link=BOT_LINK, role=Role.OWNER))
