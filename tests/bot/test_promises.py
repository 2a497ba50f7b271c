"""Whatever buyers, the bank, the gateway, the clock and a power cut do, in whatever order: the promises hold."""

import asyncio
import tempfile
from collections.abc import Coroutine
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.money import Rials
from bot.orders import Cause
from tests.bot.promises import BUYERS, World

amounts = st.sampled_from([Rials(500_000), Rials(730_000), Rials(10_000)])
buyers = st.sampled_from(BUYERS)
# Chosen among whatever there is by then.
picks = st.integers(0, 1_000_000)
spans = st.sampled_from([10, 61, 600, 1_860, 7_200, 90_000])
answers_nothing = ["error_301", "error_101", "html", "empty", "drop", "lost", "truncated", "list", "huge"]
check_troubles = st.sampled_from([*answers_nothing, "error_200", "error_201", "error_202", "wrong_amount"])
request_troubles = st.sampled_from([*answers_nothing, "error_102", "numbers"])
program = st.sampled_from([0, 1])


class Promises(RuleBasedStateMachine):
    """See the rules for what may happen, and tests/bot/promises.py for what must not."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._loop = asyncio.Runner()
        self.world = World(Path(self._folder.name))
        self.updates = 100

    def run(self, work: Coroutine[object, object, object]) -> None:
        self._loop.run(work)

    @initialize()
    def opens(self) -> None:
        self.run(self.world.start())

    def teardown(self) -> None:
        try:
            self.run(self.world.all_comes_out())
        finally:
            self.run(self.world.end())
            self._loop.close()
            self._folder.cleanup()

    @invariant()
    def promises_hold(self) -> None:
        self.run(self.world.keeps_its_promises())

    def wish(self, buyer: int, amount: Rials) -> tuple[int, Rials, int]:
        self.updates += 1
        self.world.wishes.append((buyer, amount, self.updates))
        return self.world.wishes[-1]

    @rule(buyer=buyers, amount=amounts)
    def a_buyer_asks_for_a_link(self, buyer: int, amount: Rials) -> None:
        self.run(self.world.asks(*self.wish(buyer, amount)))

    @precondition(lambda self: self.world.wishes)
    @rule(pick=picks, program=program)
    def a_command_comes_again(self, pick: int, program: int) -> None:
        self.run(self.world.asks(*self.world.wishes[pick % len(self.world.wishes)], program))

    @precondition(lambda self: self.world.shown)
    @rule(pick=picks)
    def a_buyer_asks_again_for_an_order(self, pick: int) -> None:
        self.updates += 1

        async def again() -> None:
            shown = self.shown(pick)
            await self.world.asks_again(await self.world.programs[0].order(shown.order.id), self.updates)

        self.run(again())
