"""What the merchant is woken for: money that waits for a decision, and trouble that only they can mend."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions import Action, Verb
from bot.catalog import Product
from bot.deliveries import Delivery
from bot.gateways.protocol import NoAnswer, OurMistake
from bot.messages import Button, Message, Rows, Send
from bot.orders import Order, Payment
from bot.speech import Speech
from bot.store.buyers import Buyer
from bot.texts.catalogue import code


class Alerts:
    """Writes to every admin, in the shop's language; the same alert is never stored twice."""

    def __init__(self, speech: Speech, admins: Sequence[int]) -> None:
        self._speech = speech
        self._admins = admins

    def held(self, buyer: Buyer, order: Order, payment: Payment, bank_code: str) -> Sequence[Send]:
        """Money came in that a person must decide about."""
        language = self._speech.shop.language
        paid = payment.amount if payment.paid_amount is None else payment.paid_amount
        return self._alert(
            "admin-held",
            f"held:{payment.id}",
            reason=payment.held_reason or "",
            paid=self._speech.amount(paid, language),
            amount=self._speech.amount(payment.amount, language),
            code=code(bank_code),
            order=code(str(order.id)),
            name=buyer.name,
            id=code(str(buyer.id)),
        )

    def gateway_refuses(self, mistake: OurMistake, now: datetime) -> Sequence[Send]:
        """The gateway says that we are wrong; told once a day for each mistake."""
        day = now.astimezone(self._speech.shop.timezone).date()
        return self._alert("admin-gateway-refuses", f"refused:{mistake}:{day}", mistake=mistake.value)

    def gateway_failing(self, why: NoAnswer, now: datetime) -> Sequence[Send]:
        """No understood answer has come from the gateway for a while."""
        return self._alert("admin-gateway-failing", f"failing:{now.isoformat()}", why=why.value)

    def gateway_well_again(self, now: datetime) -> Sequence[Send]:
        """The gateway answers again."""
        return self._alert("admin-gateway-well", f"well:{now.isoformat()}")

    def buyer_unreachable(self, buyer: Buyer, missed: int, now: datetime) -> Sequence[Send]:
        """Messages wait for somebody who has blocked the bot."""
        return self._alert(
            "admin-buyer-unreachable",
            f"unreachable:{buyer.id}:{now.isoformat()}",
            name=buyer.name,
            id=code(str(buyer.id)),
            missed=missed,
        )

    def message_refused(self, chat_id: int, reason: str, queued_id: int) -> Sequence[Send]:
        """Telegram will not take a message of ours: a defect, and the person was not told."""
        return self._alert(
            "admin-message-refused", f"refused-message:{queued_id}", id=code(str(chat_id)), reason=reason
        )

    def sold_out(self, buyer: Buyer, order: Order) -> Sequence[Send]:
        """Somebody paid after their order had ended, and what they ordered is gone: a person must decide."""
        return self._alert(
            "admin-sold-out",
            f"sold-out:{order.id}",
            self._button("button-restocked", Action(Verb.RESTOCKED, str(order.id))),
            title=order.title,
            amount=self._speech.amount(order.amount, self._speech.shop.language),
            order=code(str(order.id)),
            name=buyer.name,
            id=code(str(buyer.id)),
        )

    def task(self, buyer: Buyer, delivery: Delivery, instructions: str) -> Sequence[Send]:
        """Something was paid for that the merchant hands over by hand."""
        return self._alert(
            "admin-task",
            f"task:{delivery.id}",
            self._button("button-done", Action(Verb.DONE, str(delivery.id))),
            title=delivery.line.title,
            quantity=delivery.line.quantity,
            order=code(str(delivery.line.order_id)),
            name=buyer.name,
            id=code(str(buyer.id)),
            instructions=instructions,
        )

    def delivery_held(
        self, buyer: Buyer, delivery: Delivery, trouble: str, detail: str, now: datetime
    ) -> Sequence[Send]:
        """Goods that were paid for could not be handed over, and will not be until somebody has mended something."""
        return self._alert(
            "admin-delivery-held",
            f"delivery:{delivery.id}:{now.isoformat()}",
            self._button("button-redeliver", Action(Verb.REDELIVER, str(delivery.id)))
            + self._button("button-done", Action(Verb.DONE, str(delivery.id))),
            trouble=trouble,
            detail=detail,
            title=delivery.line.title,
            order=code(str(delivery.line.order_id)),
            name=buyer.name,
            id=code(str(buyer.id)),
        )

    def membership_stuck(self, product: Product, chat_id: int, missing: str, now: datetime) -> Sequence[Send]:
        """Nobody can be put out of a chat; told once a day for each. `missing` is "right" or "chat"."""
        language = self._speech.shop.language
        day = now.astimezone(self._speech.shop.timezone).date()
        return self._alert(
            "admin-membership-stuck",
            f"membership-stuck:{chat_id}:{missing}:{day}",
            title=product.names.to(language),
            chat=code(str(chat_id)),
            missing=missing,
        )

    def maintenance_on(self, since: datetime, now: datetime) -> Sequence[Send]:
        """New orders are stopped, and have been since then; told once a day."""
        language, zone = self._speech.shop.language, self._speech.shop.timezone
        return self._alert(
            "admin-maintenance-on",
            f"maintenance:{now.astimezone(zone).date()}",
            self._button("settings-button-open-shop", Action(Verb.MAINTENANCE, "off")),
            since=self._speech.moment(since, language),
        )

    def _button(self, key: str, action: Action) -> Rows:
        text = self._speech.voice(self._speech.shop.language).plain(key)
        return ((Button(text, action=str(action)),),)

    def _alert(self, key: str, once: str, buttons: Rows = (), **values: str | int) -> Sequence[Send]:
        text = self._speech.voice(self._speech.shop.language).html(key, **values)
        return [Send(admin, Message(text, buttons), once=f"{once}:{admin}") for admin in self._admins]
