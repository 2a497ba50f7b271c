"""Settles the payments whose buyer never came back, and ends what is over."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.order_moves import move_order
from bot.orders import Cause, OrderState, Payment, PaymentState
from bot.settlement import Settlement
from bot.store import Store, files, forms, orders, outbox, payments, updates

log = structlog.get_logger(__name__)

# Few at a time, so that a backlog after an outage is worked off evenly and the gateway is not flooded.
AT_ONCE = 8
PAGE = 100
# What falls due meanwhile, because it was written meanwhile, waits no longer than this.
LOOK_AGAIN = timedelta(seconds=1)
TIDY_EVERY = timedelta(hours=1)
KEPT_UPDATES = timedelta(days=3)
KEPT_MESSAGES = timedelta(days=90)
KEPT_FORMS = timedelta(days=7)
KEPT_PICTURES = timedelta(days=7)


class Reconciler:
    """Works through what is due, for ever."""

    def __init__(
        self,
        store: Store,
        settlement: Settlement,
        call_timeout: timedelta,
        clock: Clock,
    ) -> None:
        self._store = store
        self._settlement = settlement
        # Longer than any call can take: who is still "asking" after that was interrupted.
        self._lease = call_timeout * 3
        self._clock = clock
        self._tidied_at = clock()

    async def run(self) -> None:
        """Go on for ever; cancel to stop."""
        while True:
            busy = await self.work_once()
            if not busy:
                await asyncio.sleep(await self._seconds_until_next())

    async def work_once(self) -> bool:
        """Do what is due now; whether there may be more of it at once."""
        now = self._clock()
        async with self._store.transaction() as tx:
            due = await payments.claim_due(tx, now, now + self._lease, AT_ONCE)
        await asyncio.gather(*(self._check(payment) for payment in due))
        await self._give_up_asking()
        await self._expire()
        if now - self._tidied_at > TIDY_EVERY:
            self._tidied_at = now
            await self._tidy()
        return len(due) == AT_ONCE

    async def _check(self, payment: Payment) -> None:
        try:
            await self._settlement.settle(payment.id, Cause.RECONCILER)
        except Exception:
            # One payment's trouble must not stop the others; its lease runs out and it is tried again.
            log.exception("check failed", payment=payment.id)

    async def _give_up_asking(self) -> None:
        """Say of requests that were interrupted that their answer is not known."""
        now = self._clock()
        async with self._store.reading() as session:
            stale = await payments.left_asking(session, now - self._lease, PAGE)
        for payment in stale:
            async with self._store.transaction() as tx:
                unknown = replace(payment, state=PaymentState.UNKNOWN)
                await payments.move(tx, payment, unknown, Cause.RESTART, now)

    async def _expire(self) -> None:
        """End open orders without an invoice; the others end when the gateway has been asked once more."""
        now = self._clock()
        async with self._store.reading() as session:
            over = await orders.to_expire(session, now, PAGE)
        for order in over:
            async with self._store.transaction() as tx:
                locked = await orders.lock(tx, order.id)
                if locked.state is OrderState.OPEN:
                    await move_order(tx, locked, OrderState.EXPIRED, Cause.RECONCILER, now)

    async def _tidy(self) -> None:
        now = self._clock()
        async with self._store.transaction() as tx:
            await updates.forget(tx, now - KEPT_UPDATES)
            await outbox.forget(tx, now - KEPT_MESSAGES)
            await forms.forget(tx, now - KEPT_FORMS)
            await files.forget_passed(tx, now - KEPT_PICTURES)

    async def _seconds_until_next(self) -> float:
        async with self._store.reading() as session:
            due = await payments.oldest_due(session)
        now = self._clock()
        wait = LOOK_AGAIN if due is None or due <= now else min(due - now, LOOK_AGAIN)
        return wait.total_seconds()
