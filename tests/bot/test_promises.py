"""Whatever buyers, the bank, the gateway, the clock and a power cut do, in whatever order: the promises hold."""

import asyncio
import itertools
import tempfile
from collections.abc import Coroutine
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.checkout import PayLink
from bot.money import Rials
from tests.bot.promises import BUYERS, Wish, World

NO_ANSWERS = ("error_301", "error_101", "html", "empty", "drop", "lost", "truncated", "list", "huge")
WRONG_ANSWERS = ("error_200", "error_201", "error_202", "wrong_amount")

amounts = st.sampled_from([Rials(500_000), Rials(730_000), Rials(10_000)])
# Each picks among whatever there is by then.
picks = st.integers(0, 10_000)
programs = st.sampled_from([0, 1])
moments = st.integers(0, 60)
seconds = st.sampled_from([10, 61, 600, 1_860, 7_200, 90_000])
check_troubles = st.sampled_from(NO_ANSWERS)
request_troubles = st.sampled_from([*NO_ANSWERS, "error_102", "numbers"])
works = st.sampled_from(
    ["asks", "asks again", "comes back", "cancels", "looks after payments", "all at once"]
)

something_was_shown = precondition(lambda self: self.world.shown)


class Promises(RuleBasedStateMachine):
    """Each rule is something that may happen; tests/bot/promises.py says what must not."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="dargah-promises-")
        self._loop = asyncio.Runner()
        self._update_ids = itertools.count(1)
        self._wishes: list[Wish] = []
        self.world = World(Path(self._folder.name))

    @initialize(amount=amounts)
    def opens(self, amount: Rials) -> None:
        self._do(self.world.start())
        for buyer in BUYERS:
            self._do(self.world.asks(self._wish(buyer, amount)))

    def teardown(self) -> None:
        try:
            self._do(self.world.all_comes_out())
        finally:
            self._do(self.world.end())
            self._loop.close()
            self._folder.cleanup()

    @invariant()
    def promises_are_kept(self) -> None:
        self._do(self.world.keeps_its_promises())

    @rule(buyer=st.sampled_from(BUYERS), amount=amounts)
    def a_buyer_asks_for_a_link(self, buyer: int, amount: Rials) -> None:
        self._do(self.world.asks(self._wish(buyer, amount)))

    @rule(buyer=st.sampled_from(BUYERS))
    def a_command_reaches_two_programs(self, buyer: int) -> None:
        self._do(self.world.asks_twice(self._wish(buyer, Rials(100_000 + next(self._update_ids)))))

    @precondition(lambda self: self._wishes)
    @rule(pick=picks, program=programs)
    def a_command_comes_again(self, pick: int, program: int) -> None:
        self._do(self.world.asks(self._wishes[pick % len(self._wishes)], program))

    @something_was_shown
    @rule(pick=picks)
    def a_buyer_asks_again(self, pick: int) -> None:
        self._do(self.world.asks_again(self._link(pick), next(self._update_ids)))

    @something_was_shown
    @rule(pick=picks, work=works, moment=moments)
    def a_buyer_pays_while_something_else_goes_on(self, pick: int, work: str, moment: int) -> None:
        self._do(self.world.pays_during(self._link(pick), self._work(work, self._link(pick)), moment))

    @something_was_shown
    @rule(pick=picks, kind=st.sampled_from(WRONG_ANSWERS), first=st.booleans())
    def a_buyer_pays_and_the_gateway_says_something_wrong(self, pick: int, kind: str, first: bool) -> None:
        self._do(self.world.pays_and_hears_wrongly(self._link(pick), kind, first=first))

    @something_was_shown
    @rule(pick=picks)
    def a_buyer_pays_by_two_links(self, pick: int) -> None:
        self._do(self.world.pays_by_two_links(self._link(pick), next(self._update_ids)))

    @something_was_shown
    @rule(pick=picks)
    def a_buyer_pays_and_never_comes_back(self, pick: int) -> None:
        self._do(self.world.pays(self._link(pick)))

    @something_was_shown
    @rule(pick=picks)
    def a_buyer_gives_up_at_the_bank(self, pick: int) -> None:
        self._do(self.world.cancels_at_the_bank(self._link(pick)))

    @something_was_shown
    @rule(pick=picks, program=programs)
    def a_buyer_comes_back(self, pick: int, program: int) -> None:
        self._do(self.world.comes_back(self._link(pick), program))

    @something_was_shown
    @rule(pick=picks)
    def a_buyer_cancels(self, pick: int) -> None:
        self._do(self.world.cancels(self._link(pick)))

    @something_was_shown
    @rule(pick=picks)
    def all_happens_at_once(self, pick: int) -> None:
        self._do(self.world.all_at_once(self._link(pick)))

    @rule(program=programs)
    def payments_are_looked_after(self, program: int) -> None:
        self._do(self.world.looks_after_payments(program))

    @rule(span=seconds)
    def time_passes(self, span: int) -> None:
        self.world.clock.passes(seconds=span)

    @rule(span=seconds, kind=check_troubles, program=programs)
    def time_passes_and_the_gateway_says_nothing_of_use(self, span: int, kind: str, program: int) -> None:
        self.world.clock.passes(seconds=span)
        self._do(self.world.bank.breaks("check", kind, times=None))
        self._do(self.world.looks_after_payments(program))
        self._do(self.world.bank.mends())

    @rule(kind=check_troubles, times=st.integers(1, 4))
    def checks_get_into_trouble(self, kind: str, times: int) -> None:
        self._do(self.world.bank.breaks("check", kind, times))

    @rule(kind=request_troubles, times=st.integers(1, 2))
    def requests_get_into_trouble(self, kind: str, times: int) -> None:
        self._do(self.world.bank.breaks("request", kind, times))

    @rule()
    def the_power_fails(self) -> None:
        self._do(self.world.restart())

    @something_was_shown
    @rule(pick=picks, work=works, moment=moments)
    def the_power_fails_while(self, pick: int, work: str, moment: int) -> None:
        self._do(self.world.crash_during(self._work(work, self._link(pick)), moment))

    @rule(buyer=st.sampled_from(BUYERS), amount=amounts)
    def the_power_fails_while_a_link_is_asked_for(self, buyer: int, amount: Rials) -> None:
        self._do(self.world.crash_while_asking(self._wish(buyer, amount)))

    def _work(self, name: str, link: PayLink) -> Coroutine[object, object, None]:
        world, buyer, update_id = self.world, link.order.buyer_id, next(self._update_ids)
        match name:
            case "asks":
                return world.asks(self._wish(buyer, Rials(link.order.amount + 10)))
            case "asks again":
                return world.asks_again(link, update_id)
            case "comes back":
                return world.comes_back(link)
            case "cancels":
                return world.cancels(link)
            case "looks after payments":
                return world.looks_after_payments()
            case _:
                return world.all_at_once(link)

    def _wish(self, buyer_id: int, amount: Rials) -> Wish:
        self._wishes.append(Wish(buyer_id, amount, next(self._update_ids)))
        return self._wishes[-1]

    def _link(self, pick: int) -> PayLink:
        return self.world.shown[pick % len(self.world.shown)]

    def _do(self, work: Coroutine[object, object, object]) -> None:
        self._loop.run(work)


TestPromises = Promises.TestCase
TestPromises.settings = settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
