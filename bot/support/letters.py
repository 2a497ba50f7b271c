"""What is said to buyers and staff in a talk: the shop's answers, the copies that the staff read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from bot.actions import Action, Verb
from bot.files import Attachment
from bot.messages import Button, Edit, Message, Rows, Send
from bot.orders import Order
from bot.speech import Speech
from bot.store.buyers import Buyer
from bot.support.slots import slot_of
from bot.support.talk import Saying
from bot.texts.catalogue import code

# Telegram takes 4096 and 1024; what is left is for the notes of who answered.
_LONGEST_TEXT = 3_200
_LONGEST_CAPTION = 560
_MOST_NOTES = 3
_LONGEST_NOTE = 80


@dataclass(frozen=True, slots=True)
class Context:
    """Whose talk it is, and about which order."""

    buyer: Buyer
    order: Order | None


class TalkLetters:
    """Writes to buyers in their language, and to the staff in the shop's."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    def to_buyer(self, context: Context, saying: Saying) -> list[Send]:
        """Carry what one of the staff wrote; it comes from the shop, whoever that was."""
        buyer, order = context.buyer, context.order
        say = self._speech.voice(buyer.language)
        number = "" if order is None else str(order.id)
        head = say.html(
            "talk-from-shop",
            shop=self._speech.shop.name,
            about="order" if order is not None else "nothing",
            order=code(number),
        )
        answer = Button(say.plain("talk-button-answer"), action=str(Action(Verb.SUPPORT, number)))
        return _letters(buyer.id, head, saying, ((answer,),))

    def closed(self, buyer: Buyer) -> Send:
        """Tell a buyer that the shop has ended their talk."""
        say = self._speech.voice(buyer.language)
        return Send(buyer.id, Message(say.html("talk-closed-by-shop", shop=self._speech.shop.name)))

    def copies(
        self, context: Context, saying: Saying, answers: Sequence[Saying], chats: Iterable[int]
    ) -> list[Send]:
        """Show the staff something that was said, in each of these chats."""
        head = self._head(context, saying, answers)
        return [letter for chat in chats for letter in _letters(chat, head, saying)]

    def edits(
        self, context: Context, saying: Saying, answers: Sequence[Saying], chats: Iterable[int]
    ) -> list[Edit]:
        """Write under the copies who has answered what."""
        head = self._head(context, saying, answers)
        return [
            Edit(first.chat_id, first.message, slot=first.slot)
            for first in (_letters(chat, head, saying)[0] for chat in chats)
        ]

    def group_gone(self, title: str, chats: Iterable[int]) -> list[Send]:
        """Tell the staff that their group is no more."""
        text = self._speech.voice(self._speech.shop.language).html("staffgroup-gone", title=title)
        return [Send(chat, Message(text)) for chat in chats]

    def _head(self, context: Context, saying: Saying, answers: Sequence[Saying]) -> Markup:
        say, buyer, order = self._speech.voice(self._speech.shop.language), context.buyer, context.order
        known = {"name": buyer.name, "id": code(str(buyer.id))}
        if saying.by_buyer:
            head = say.html("talk-copy", **known)
        else:
            head = say.html("talk-copy-of-ours", author=saying.author_name, **known)
        if order is not None:
            head += Markup("\n") + self.order_line(order)
        for note in answers[-_MOST_NOTES:]:
            head += Markup("\n") + say.html(
                "talk-copy-answered", name=note.author_name, text=shortened(note, _LONGEST_NOTE)
            )
        return head

    def order_line(self, order: Order) -> Markup:
        """Say in one line what an order is, to the staff."""
        language = self._speech.shop.language
        return self._speech.voice(language).html(
            "talk-order-line",
            order=code(str(order.id)),
            state=order.state.value,
            amount=self._speech.amount(order.amount, language),
        )


def shortened(saying: Saying, longest: int) -> str:
    """Give the beginning of what was said, on one line, with a sign for its file."""
    text = " ".join(saying.text.split())
    sign = "📎 " if saying.attachment is not None else ""
    return f"{sign}{text if len(text) <= longest else text[: longest - 1] + '…'}".strip()


def _letters(chat_id: int, head: Markup, saying: Saying, buttons: Rows = ()) -> list[Send]:
    """Put the words under the head, in a message of their own where both are too long for one."""
    slot, words, file = slot_of(saying, chat_id), escape(saying.text), saying.attachment
    if not words or _fits(saying, file):
        whole = Markup("{}\n\n{}").format(head, words) if words else head
        return [Send(chat_id, Message(whole, buttons, attachment=file), slot=slot, once=slot)]
    rest = f"{slot}:rest"
    return [
        Send(chat_id, Message(head, attachment=file), slot=slot, once=slot),
        Send(chat_id, Message(words, buttons), slot=rest, once=rest),
    ]


def _fits(saying: Saying, file: Attachment | None) -> bool:
    # As Telegram counts.
    length = len(saying.text.encode("utf-16-le")) // 2
    return length <= (_LONGEST_TEXT if file is None else _LONGEST_CAPTION)
