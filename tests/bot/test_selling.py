"""Whatever buyers, the merchant, their service, the gateway, the clock and a power cut do: stock and money add up."""

import asyncio
import itertools
import tempfile
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.checkout import PayLink
from tests.bot.promises import BUYERS
from tests.bot.selling import COUNTED, GOODS, OFTEN, ONCE, Stall

buyers = st.sampled_from(BUYERS)
skus = st.sampled_from(sorted(GOODS))
programs = st.sampled_from([0, 1])
# Each picks among whatever there is by then.
picks = st.integers(0, 10_000)
moments = st.integers(0, 60)
seconds = st.sampled_from([15, 61, 600, 1_860, 7_200, 90_000])
answers = st.sampled_from([(b"LICENCE", 200), (b"Bad Gateway", 502), (b"No such thing", 404)])

# What may go on while something else happens, or be cut off in the middle.
WORKS: Mapping[str, Callable[[Stall, PayLink, int], Coroutine[object, object, None]]] = {
    "orders": lambda stall, link, tap: stall.orders(link.order.buyer_id, tap),
    "buys": lambda stall, link, tap: stall.buys(link.order.buyer_id, "codes", tap),
    "asks again": lambda stall, link, tap: stall.asks_again(link, tap),
    "comes back": lambda stall, link, tap: stall.comes_back(link),
    "cancels": lambda stall, link, tap: stall.cancels(link),
    "hands over": lambda stall, link, tap: stall.hands_over(),
    "sees to it": lambda stall, link, tap: stall.sees_to_everything(),
    "all at once": lambda stall, link, tap: stall.all_at_once(link),
}
works = st.sampled_from(list(WORKS))

something_was_shown = precondition(lambda self: self.stall.shown)


class Selling(RuleBasedStateMachine):
    """Each rule is something that may happen; tests/bot/selling.py says what must not."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="dargah-selling-")
        self._loop = asyncio.Runner()
        self._taps = itertools.count(1)
        self.stall = Stall(Path(self._folder.name))

    @initialize()
    def opens(self) -> None:
        self._do(self.stall.start())
        for buyer, sku in zip(BUYERS, COUNTED, strict=True):
            self._do(self.stall.buys(buyer, sku, next(self._taps)))

    def teardown(self) -> None:
        try:
            self._do(self.stall.all_comes_out())
        finally:
            self._do(self.stall.end())
            self._loop.close()
            self._folder.cleanup()

    @invariant()
    def everything_adds_up(self) -> None:
        self._do(self.stall.keeps_its_promises())

    @rule(buyer=buyers, sku=skus, number=st.sampled_from([1, 2, 3, -1]))
    def a_buyer_changes_their_cart(self, buyer: int, sku: str, number: int) -> None:
        self._do(self.stall.puts(buyer, sku, number, next(self._taps)))

    @rule(buyer=buyers)
    def a_buyer_types_a_discount_code(self, buyer: int) -> None:
        self._do(self.stall.types_the_code(buyer, next(self._taps)))

    @rule(buyer=buyers, sku=skus, number=st.integers(1, 3), coded=st.booleans(), program=programs)
    def a_buyer_orders_their_cart(self, buyer: int, sku: str, number: int, coded: bool, program: int) -> None:
        self._do(self.stall.puts(buyer, sku, number, next(self._taps)))
        if coded:
            self._do(self.stall.types_the_code(buyer, next(self._taps)))
        tap = next(self._taps)
        for each in (program, 1 - program):
            self._do(self.stall.orders(buyer, tap, each))

    @rule(sku=skus)
    def everybody_orders_at_once(self, sku: str) -> None:
        both = [self.stall.buys(buyer, sku, next(self._taps), turn) for turn, buyer in enumerate(BUYERS)]
        self._do(together(*both))

    @rule(turned=st.booleans())
    def a_buyer_pays_late_for_what_is_gone(self, turned: bool) -> None:
        both = BUYERS[::-1] if turned else BUYERS
        self._do(self.stall.pays_late_for_what_is_gone(both, self._taps))

    @rule(buyer=buyers, answer=answers)
    def a_buyer_buys_a_licence(self, buyer: int, answer: tuple[bytes, int]) -> None:
        self.stall.service.says(answer[0], status=answer[1])
        self._do(self.stall.buys_a_licence(buyer, next(self._taps)))

    @rule(buyer=buyers, code=st.sampled_from([ONCE, OFTEN]), program=programs)
    def a_buyer_opens_a_payment_link(self, buyer: int, code: str, program: int) -> None:
        self._do(self.stall.opens(buyer, code, next(self._taps), program))

    @something_was_shown
    @rule(pick=picks)
    def a_buyer_asks_again(self, pick: int) -> None:
        self._do(self.stall.asks_again(self._link(pick), next(self._taps)))

    @something_was_shown
    @rule(pick=picks, comes_back=st.booleans())
    def a_buyer_pays(self, pick: int, comes_back: bool) -> None:
        self._do(self.stall.pays(self._link(pick)))
        if comes_back:
            self._do(self.stall.comes_back(self._link(pick)))

    @something_was_shown
    @rule(pick=picks, work=works, moment=moments)
    def a_buyer_pays_while_something_else_goes_on(self, pick: int, work: str, moment: int) -> None:
        self._do(self.stall.pays_during(self._link(pick), self._work(work, self._link(pick)), moment))

    @something_was_shown
    @rule(pick=picks)
    def a_buyer_pays_by_two_links(self, pick: int) -> None:
        self._do(self.stall.pays_by_two_links(self._link(pick), next(self._taps)))

    @something_was_shown
    @rule(pick=picks)
    def a_buyer_pays_another_amount(self, pick: int) -> None:
        self._do(self.stall.pays_and_hears_wrongly(self._link(pick), "wrong_amount", first=False))

    @something_was_shown
    @rule(pick=picks, late=st.booleans())
    def an_order_ends_and_is_paid_late(self, pick: int, late: bool) -> None:
        self._do(self.stall.cancels(self._link(pick)))
        if late:
            self._do(self.stall.pays(self._link(pick)))
            self._do(self.stall.comes_back(self._link(pick)))

    @something_was_shown
    @rule(pick=picks)
    def all_happens_at_once(self, pick: int) -> None:
        self._do(self.stall.all_at_once(self._link(pick)))

    @rule(span=seconds, program=programs)
    def time_passes(self, span: int, program: int) -> None:
        self.stall.clock.passes(seconds=span)
        self._do(self.stall.looks_after_payments(program))
        self._do(self.stall.hands_over(program))

    @rule(sku=st.sampled_from(COUNTED), number=st.integers(1, 2))
    def the_merchant_fills_up(self, sku: str, number: int) -> None:
        self._do(self.stall.fills_up(sku, number))

    @precondition(lambda self: self.stall.codes)
    @rule(pick=picks)
    def the_merchant_takes_a_code_out(self, pick: int) -> None:
        self._do(self.stall.takes_a_code_out(pick))

    @rule(sku=skus, price=st.sampled_from([500_000, 123_450, 99_990]))
    def the_merchant_changes_a_price(self, sku: str, price: int) -> None:
        self._do(self.stall.changes_a_price(sku, price))

    @rule()
    def the_merchant_sees_to_everything(self) -> None:
        self._do(self.stall.sees_to_everything())

    @something_was_shown
    @rule(pick=picks, work=works, moment=moments)
    def the_power_fails_while(self, pick: int, work: str, moment: int) -> None:
        self._do(self.stall.crash_during(self._work(work, self._link(pick)), moment))

    def _work(self, name: str, link: PayLink) -> Coroutine[object, object, None]:
        return WORKS[name](self.stall, link, next(self._taps))

    def _link(self, pick: int) -> PayLink:
        return self.stall.shown[pick % len(self.stall.shown)]

    def _do(self, work: Coroutine[object, object, object]) -> None:
        self._loop.run(work)


async def together(*works: Coroutine[object, object, None]) -> None:
    await asyncio.gather(*works)


TestSelling = Selling.TestCase
TestSelling.settings = settings(
    max_examples=12,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
