"""What happens in a shop, written straight to a store: each step is one transaction, as in the program."""

import itertools
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from markupsafe import Markup

from bot.messages import Message
from bot.money import Rials
from bot.orders import BuyerId, Cause, HeldReason, Order, OrderState, Payment, PaymentState
from bot.store import Store, buyers, orders, payments
from bot.store.buyers import Buyer
from bot.texts.languages import Language

START = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
SARA = BuyerId(5_208_170_001)
REZA = BuyerId(5_208_170_002)
TERMINAL = "24pal:0123abcd"
ANOTHER_TERMINAL = "24pal:89abcdef"
AMOUNT = Rials(500_000)


class PowerCut(Exception):
    """What ends a transaction in the middle."""


def after(**span: float) -> datetime:
    """A moment of the story: `after(minutes=30)`."""
    return START + timedelta(**span)


def message(text: str) -> Message:
    """Something to say."""
    return Message(Markup.escape(text))


@dataclass(slots=True)
class Ledger:
    """Writes down what happens; everything happens at START unless it says otherwise."""

    store: Store
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def buyer(self, buyer_id: int = SARA) -> Buyer:
        """Somebody writes to the bot."""
        async with self.store.transaction() as tx:
            return await buyers.meet(tx, buyer_id, "Sara", Language.FA, START)

    async def order(self, buyer_id: BuyerId = SARA, amount: Rials = AMOUNT, minutes: float = 30) -> Order:
        """They want to pay an amount."""
        await self.buyer(buyer_id)
        async with self.store.transaction() as tx:
            return await orders.insert(tx, buyer_id, amount, None, START, after(minutes=minutes))

    async def asking(
        self, order: Order | None = None, terminal: str = TERMINAL, at: datetime = START
    ) -> Payment:
        """An invoice is requested, and no answer has come yet."""
        order = order or await self.order()
        token = f"token-{next(self._numbers):024}"
        async with self.store.transaction() as tx:
            return await payments.insert(tx, order, terminal, token, at, order.expires_at + timedelta(days=1))

    async def pending(
        self,
        order: Order | None = None,
        key: str | None = None,
        terminal: str = TERMINAL,
        next_check_at: datetime = START,
    ) -> Payment:
        """The gateway gave an invoice."""
        return await self.invoiced(await self.asking(order, terminal), key, next_check_at)

    async def invoiced(
        self, asked: Payment, key: str | None = None, next_check_at: datetime = START
    ) -> Payment:
        """The gateway answers a request with an invoice."""
        key = key or f"key-{next(self._numbers)}"
        return await self.moves(
            asked, replace(asked, state=PaymentState.PENDING, invoice_key=key, next_check_at=next_check_at)
        )

    async def paid(self, payment: Payment | None = None, bank_code: str | None = None) -> Payment:
        """The gateway said so: the payment, and then its order."""
        payment = payment or await self.pending()
        paid = await self.moves(
            payment,
            replace(
                payment,
                state=PaymentState.PAID,
                bank_code=bank_code or f"{next(self._numbers):06}",
                paid_amount=payment.amount,
                settled_at=START,
                next_check_at=None,
            ),
        )
        await self.order_moves(paid, OrderState.PAID)
        return paid

    async def held(
        self, payment: Payment | None = None, reason: HeldReason = HeldReason.AMOUNT_DIFFERS
    ) -> Payment:
        """Other money came than was asked for."""
        payment = payment or await self.pending()
        held = await self.moves(
            payment,
            replace(
                payment,
                state=PaymentState.HELD,
                held_reason=reason,
                bank_code=f"{next(self._numbers):06}",
                paid_amount=Rials(payment.amount - 1),
                settled_at=START,
                next_check_at=None,
            ),
        )
        await self.order_moves(held, OrderState.HELD)
        return held

    async def moves(self, old: Payment, new: Payment, cause: Cause = Cause.GATEWAY) -> Payment:
        """A payment makes a move that it may make."""
        async with self.store.transaction() as tx:
            assert await payments.move(tx, old, new, cause, START)
        return new

    async def order_moves(self, payment: Payment, new: OrderState) -> None:
        """Its order makes a move that it may make."""
        async with self.store.transaction() as tx:
            order = await orders.lock(tx, payment.order_id)
            assert await orders.move(tx, order, new, Cause.GATEWAY, START)
