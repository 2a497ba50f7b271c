"""What a buyer is told about the goods that they paid for, and the goods themselves."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.deliveries import Content, Delivery, DeliveryState
from bot.files import Attachment, Shown
from bot.messages import Button, Message, Rows, Send
from bot.notices import order_button
from bot.orders import Order
from bot.speech import Speech
from bot.store.buyers import Buyer
from bot.texts.catalogue import Voice, code
from bot.texts.languages import Language

# Codes are spread over as many messages as they need; Telegram takes 4,096 characters in one.
LETTERS_OF_CODES = 3_000


class GoodsNotices:
    """Writes to buyers, each in their language."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    def delivered(self, buyer: Buyer, delivery: Delivery) -> Sequence[Send]:
        """Hand the goods over; said once, however often it is tried."""
        messages = self.contents(buyer.language, delivery)
        return [
            Send(buyer.id, message, once=f"goods:{delivery.id}:{number}")
            for number, message in enumerate(messages, 1)
        ]

    def contents(self, language: Language, delivery: Delivery) -> Sequence[Message]:
        """Show what was delivered, as it was fixed then; nothing for what was not delivered yet."""
        content = delivery.content
        if content is None:
            return ()
        head = self._head(language, delivery)
        body = self._body(language, content)
        if content.codes:
            return [Message(head + body + "\n" + part) for part in _in_parts(content.codes)]
        attachment = None if content.file_id is None else Attachment(content.file_id, Shown.DOCUMENT)
        return [Message(head + body, self._invite_button(language, content), attachment=attachment)]

    def coming(self, buyer: Buyer, order: Order, handed: Sequence[Delivery]) -> Send:
        """Say what happens next with what could not be handed over at once."""
        say = self._speech.voice(buyer.language)
        waiting = [delivery for delivery in handed if delivery.state is not DeliveryState.DELIVERED]
        lines = [
            say.html("goods-next", title=delivery.line.title, state=delivery.state.value)
            for delivery in waiting
        ]
        text = say.html("goods-coming", order=code(str(order.id))) + "\n" + Markup("\n").join(lines)
        return Send(buyer.id, Message(text, order_button(say, order)), once=f"coming:{order.id}")

    def held(self, buyer: Buyer, delivery: Delivery) -> Send:
        """Say that the shop must see to it; said once, however often it is tried anew."""
        say = self._speech.voice(buyer.language)
        order = code(str(delivery.line.order_id))
        text = say.html("goods-held", title=delivery.line.title, order=order)
        return Send(buyer.id, Message(text), once=f"goods-held:{delivery.id}")

    def sold_out(self, buyer: Buyer, order: Order) -> Send:
        """Say that the money came after what was ordered had gone."""
        say = self._speech.voice(buyer.language)
        text = say.html("goods-sold-out", title=order.title, order=code(str(order.id)))
        return Send(buyer.id, Message(text, order_button(say, order)), once=f"sold-out:{order.id}")

    def _head(self, language: Language, delivery: Delivery) -> Markup:
        return self._speech.voice(language).html(
            "goods-delivered",
            title=delivery.line.title,
            quantity=delivery.line.quantity,
            order=code(str(delivery.line.order_id)),
        )

    def _body(self, language: Language, content: Content) -> Markup:
        say = self._speech.voice(language)
        text = Markup("")
        if content.text:
            text += Markup("\n\n{}").format(content.text)
        if content.invite:
            text += Markup("\n\n") + say.html("goods-invite")
        if content.until is not None:
            until = self._speech.moment(content.until, language)
            text += Markup("\n\n") + say.html("goods-until", until=until)
        return text

    def _invite_button(self, language: Language, content: Content) -> Rows:
        if not content.invite:
            return ()
        return ((Button(self._speech.voice(language).plain("button-join"), url=content.invite),),)


def goods_button(say: Voice, order: Order) -> Rows:
    """See once more what was delivered."""
    return ((Button(say.plain("button-goods"), action=str(Action(Verb.GOODS, str(order.id)))),),)


def _in_parts(codes: Sequence[str]) -> Iterator[Markup]:
    part, length = Markup(""), 0
    for each in codes:
        if length and length + len(each) > LETTERS_OF_CODES:
            yield part
            part, length = Markup(""), 0
        part += Markup("\n") + code(each)
        length += len(each) + 1
    yield part
