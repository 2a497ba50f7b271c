"""Asks the gateway about every payment of some days, and settles what it says is paid and we have not recorded."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.clock import Clock
from bot.gateway_watch import GatewayWatch
from bot.gateways.protocol import CheckAnswer, Gateway
from bot.jobs.job import Beat
from bot.orders import Cause, Payment, PaymentId
from bot.reconciliation.comparing import Compared, Verdict, compare
from bot.settlement import Settlement
from bot.store import Store, outbox, payments

# The gateway has buyers to serve meanwhile.
AT_ONCE = 3
PAGE = 99
# A gateway that is down is not asked ten thousand times.
GIVE_UP_AFTER = 15


@dataclass(slots=True)
class Balance:
    """What was compared so far, in rials; `differences` are those on which the two don't agree."""

    total: int
    compared: int = 0
    ours: int = 0
    ours_sum: int = 0
    theirs: int = 0
    theirs_sum: int = 0
    differences: list[Compared] = field(default_factory=list)
    gave_up: bool = False

    def add(self, found: Compared) -> None:
        """Count one."""
        self.compared += 1
        if found.ours is not None:
            self.ours += 1
            self.ours_sum += found.ours
        if found.theirs is not None:
            self.theirs += 1
            self.theirs_sum += found.theirs
        if found.verdict is not Verdict.AGREES:
            self.differences.append(found)

    def sorted(self) -> list[Compared]:
        """Give the differences, the worst first."""
        order = list(Verdict)
        return sorted(self.differences, key=lambda found: (order.index(found.verdict), found.payment.id))


class Comparison:
    """Compares; nothing is changed but through Settlement.settle."""

    def __init__(
        self, store: Store, gateway: Gateway, settlement: Settlement, watch: GatewayWatch, clock: Clock
    ) -> None:
        self._store = store
        self._gateway = gateway
        self._settlement = settlement
        self._watch = watch
        self._clock = clock

    async def of_days(self, since: datetime, until: datetime, beat: Beat) -> Balance:
        """Compare what was asked for or came in from `since` on, before `until`; raises what `beat` does."""
        async with self._store.reading() as session:
            balance = Balance(await payments.count_of_days(session, since, until))
        await beat(0, balance.total)
        unanswered = 0
        async for few in self._payments(since, until):
            for found in await asyncio.gather(*(self._compare(payment) for payment in few)):
                balance.add(found)
                unanswered = unanswered + 1 if found.verdict is Verdict.NO_ANSWER else 0
            await beat(balance.compared, max(balance.total, balance.compared))
            if unanswered >= GIVE_UP_AFTER:
                balance.gave_up = True
                break
        return balance

    async def _payments(self, since: datetime, until: datetime) -> AsyncIterator[Sequence[Payment]]:
        after = PaymentId(0)
        while True:
            async with self._store.reading() as session:
                page = await payments.of_days(session, since, until, after, PAGE)
            for start in range(0, len(page), AT_ONCE):
                yield page[start : start + AT_ONCE]
            if len(page) < PAGE:
                return
            after = page[-1].id

    async def _compare(self, payment: Payment) -> Compared:
        if payment.terminal != self._gateway.terminal:
            return Compared(payment, Verdict.OTHER_TERMINAL)
        answer = await self._gateway.check(payment.invoice_key or "")
        await self._tell(answer)
        found = compare(payment, answer)
        if found.verdict is not Verdict.ONLY_THEIRS:
            return found
        async with self._store.reading() as session:
            now = await payments.get(session, payment.id)
        if now.settled:
            # Its buyer came back while we asked.
            return Compared(now, Verdict.AGREES, found.theirs, found.their_code)
        settled = await self._settlement.settle(payment.id, Cause.MERCHANT)
        state = settled.payment.state.value if settled.payment.settled else ""
        return Compared(payment, found.verdict, found.theirs, found.their_code, state)

    async def _tell(self, answer: CheckAnswer) -> None:
        """Let the merchant know where the gateway fails or refuses, as whoever else asks it does."""
        now = self._clock()
        if alerts := self._watch.letters(answer, now):
            async with self._store.transaction() as tx:
                await outbox.put(tx, alerts, now)
