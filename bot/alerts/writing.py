"""What the staff are told: money that waits for a decision, sales, and trouble that only they can mend."""

from datetime import datetime

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.alerts.pen import Pen, Tap, Writer
from bot.catalog import Product
from bot.deliveries import Delivery
from bot.gateways.protocol import NoAnswer, OurMistake
from bot.orders import Order, Payment
from bot.speech import Speech
from bot.staff.alert import Alert
from bot.staff.alert_topics import AlertTopic
from bot.staff.rights import Right
from bot.store.buyers import Buyer
from bot.store.low_stock import Low
from bot.texts.catalogue import code


class Alerts:
    """Writes alerts; whoever stores one stores it for each of the staff who wants to hear it, once."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._writer = Writer(speech)

    def held(self, buyer: Buyer, order: Order, payment: Payment, bank_code: str) -> Alert:
        """Money came in that a person must decide about; owners always hear of it, however often."""
        paid = payment.amount if payment.paid_amount is None else payment.paid_amount

        def say(pen: Pen) -> Markup:
            return pen.html(
                "admin-held",
                reason=payment.held_reason or "",
                paid=pen.amount(paid),
                amount=pen.amount(payment.amount),
                code=code(bank_code),
                order=code(str(order.id)),
                name=buyer.name,
                id=code(str(buyer.id)),
            )

        return self._writer.alert(AlertTopic.HELD, f"held:{payment.id}", say, vital=True, limited=False)

    def sale(self, buyer: Buyer, order: Order, payment: Payment) -> Alert:
        """Somebody has paid for an order."""

        def say(pen: Pen) -> Markup:
            return pen.html(
                "alert-sale",
                amount=pen.amount(payment.amount),
                of="goods" if order.title else "amount",
                title=order.title,
                order=code(str(order.id)),
                name=buyer.name,
                id=code(str(buyer.id)),
            )

        return self._writer.alert(AlertTopic.SALE, f"sale:{payment.id}", say)

    def gateway_refuses(self, mistake: OurMistake, now: datetime) -> Alert:
        """The gateway says that we are wrong; told once a day for each mistake, and to owners always."""
        return self._writer.alert(
            AlertTopic.GATEWAY,
            f"refused:{mistake}:{self._day(now)}",
            lambda pen: pen.html("admin-gateway-refuses", mistake=mistake.value),
            vital=True,
        )

    def gateway_failing(self, why: NoAnswer, now: datetime) -> Alert:
        """No understood answer has come from the gateway for a while."""
        return self._writer.alert(
            AlertTopic.GATEWAY,
            f"failing:{now.isoformat()}",
            lambda pen: pen.html("admin-gateway-failing", why=why.value),
        )

    def gateway_well_again(self, now: datetime) -> Alert:
        """The gateway answers again."""
        return self._writer.alert(
            AlertTopic.GATEWAY, f"well:{now.isoformat()}", lambda pen: pen.html("admin-gateway-well")
        )

    def buyer_unreachable(self, buyer: Buyer, missed: int, now: datetime) -> Alert:
        """Messages wait for somebody who has blocked the bot, and who may be of the staff."""
        return self._writer.alert(
            AlertTopic.PEOPLE,
            f"unreachable:{buyer.id}:{now.isoformat()}",
            lambda pen: pen.html(
                "admin-buyer-unreachable", name=buyer.name, id=code(str(buyer.id)), missed=missed
            ),
            besides=buyer.id,
        )

    def message_refused(self, chat_id: int, reason: str, queued_id: int) -> Alert:
        """Telegram will not take a message of ours: a defect, and the person was not told.

        Not for that person: an alert that is refused itself must not breed another.
        """
        return self._writer.alert(
            AlertTopic.PEOPLE,
            f"refused-message:{queued_id}",
            lambda pen: pen.html("admin-message-refused", id=code(str(chat_id)), reason=reason),
            besides=chat_id,
        )

    def sold_out(self, buyer: Buyer, order: Order) -> Alert:
        """Somebody paid after their order had ended, and what they ordered is gone: a person must decide."""

        def say(pen: Pen) -> Markup:
            return pen.html(
                "admin-sold-out",
                title=order.title,
                amount=pen.amount(order.amount),
                order=code(str(order.id)),
                name=buyer.name,
                id=code(str(buyer.id)),
            )

        return self._writer.alert(
            AlertTopic.DELIVERIES,
            f"sold-out:{order.id}",
            say,
            Tap(Right.DECIDE, "button-restocked", Action(Verb.RESTOCKED, str(order.id))),
            vital=True,
            limited=False,
        )

    def task(self, buyer: Buyer, delivery: Delivery, instructions: str) -> Alert:
        """Something was paid for that the merchant hands over by hand; each is work of its own, however many."""
        return self._writer.alert(
            AlertTopic.DELIVERIES,
            f"task:{delivery.id}",
            lambda pen: pen.html(
                "admin-task",
                title=delivery.line.title,
                quantity=delivery.line.quantity,
                order=code(str(delivery.line.order_id)),
                name=buyer.name,
                id=code(str(buyer.id)),
                instructions=instructions,
            ),
            self._done(delivery),
            limited=False,
        )

    def delivery_held(
        self, buyer: Buyer, delivery: Delivery, trouble: str, detail: str, now: datetime
    ) -> Alert:
        """Goods that were paid for could not be handed over, and will not be until somebody has mended something."""
        return self._writer.alert(
            AlertTopic.DELIVERIES,
            f"delivery:{delivery.id}:{now.isoformat()}",
            lambda pen: pen.html(
                "admin-delivery-held",
                trouble=trouble,
                detail=detail,
                title=delivery.line.title,
                order=code(str(delivery.line.order_id)),
                name=buyer.name,
                id=code(str(buyer.id)),
            ),
            Tap(Right.HAND_OVER, "button-redeliver", Action(Verb.REDELIVER, str(delivery.id))),
            self._done(delivery),
        )

    def membership_stuck(self, product: Product, chat_id: int, missing: str, now: datetime) -> Alert:
        """Nobody can be put out of a chat; told once a day for each. `missing` is "right" or "chat"."""
        return self._writer.alert(
            AlertTopic.PEOPLE,
            f"membership-stuck:{chat_id}:{missing}:{self._day(now)}",
            lambda pen: pen.html(
                "admin-membership-stuck",
                title=product.names.to(pen.language),
                chat=code(str(chat_id)),
                missing=missing,
            ),
        )

    def stock_low(self, product: Low, times: int, besides: int | None) -> Alert:
        """Few of a product are left, or none; told once for each of the `times` it has become so."""
        return self._writer.alert(
            AlertTopic.STOCK,
            f"stock:{product.id}:{times}",
            lambda pen: pen.html(
                "alert-stock", title=product.names.to(pen.language), sku=product.sku, stock=product.stock
            ),
            Tap(Right.CATALOGUE, "button-stock-card", Action(Verb.STOCK, str(product.id))),
            besides=besides,
        )

    def _done(self, delivery: Delivery) -> Tap:
        return Tap(Right.HAND_OVER, "button-done", Action(Verb.DONE, str(delivery.id)))

    def _day(self, at: datetime) -> str:
        return at.astimezone(self._speech.shop.timezone).date().isoformat()
