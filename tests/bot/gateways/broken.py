"""Gateways that each get one thing wrong, as the ones in use do."""

import asyncio
from collections.abc import Mapping
from urllib.parse import quote

from bot.gateways.pal24 import Pal24
from bot.gateways.protocol import (
    CheckAnswer,
    Issued,
    NoAnswer,
    NotPaid,
    NotPaidBecause,
    OurMistake,
    Paid,
    Refused,
    RequestAnswer,
    Unknown,
)
from bot.money import Rials
from tests.bot.parts import API_KEY


class ReadsSilenceAsNo(Pal24):
    async def check(self, invoice_key: str) -> CheckAnswer:
        answer = await super().check(invoice_key)
        return NotPaid(NotPaidBecause.CANCELLED) if isinstance(answer, Unknown) else answer


class RaisesWhatTheNetworkDoes(Pal24):
    async def request(self, amount: Rials, return_url: str) -> RequestAnswer:
        answer = await super().request(amount, return_url)
        if isinstance(answer, Unknown):
            raise ConnectionError(answer.detail)
        return answer


class CountsInTomans(Pal24):
    async def check(self, invoice_key: str) -> CheckAnswer:
        answer = await super().check(invoice_key)
        return Paid(Rials(answer.amount // 10), answer.bank_code) if isinstance(answer, Paid) else answer


class VerifiesOnce(Pal24):
    """A second question about a paid invoice is answered "verified already", and that is read as "not paid"."""

    _seen: frozenset[str] = frozenset()

    async def check(self, invoice_key: str) -> CheckAnswer:
        answer = await super().check(invoice_key)
        if invoice_key in self._seen:
            return NotPaid(NotPaidBecause.NOT_YET)
        if isinstance(answer, Paid):
            self._seen |= {invoice_key}
        return answer


class EncodesTwice(Pal24):
    async def request(self, amount: Rials, return_url: str) -> RequestAnswer:
        return await super().request(amount, quote(return_url, safe=""))


class ReusesInvoices(Pal24):
    _kept: RequestAnswer | None = None

    async def request(self, amount: Rials, return_url: str) -> RequestAnswer:
        if not isinstance(self._kept, Issued):
            self._kept = await super().request(amount, return_url)
        return self._kept


class BlamesTheKey(Pal24):
    async def check(self, invoice_key: str) -> CheckAnswer:
        answer = await super().check(invoice_key)
        return Refused(OurMistake.API_KEY, "") if isinstance(answer, Refused) else answer


class GivesUpForGood(Pal24):
    _given_up: frozenset[str] = frozenset()

    async def check(self, invoice_key: str) -> CheckAnswer:
        answer = await super().check(invoice_key)
        if answer == NotPaid(NotPaidBecause.CANCELLED):
            self._given_up |= {invoice_key}
        return NotPaid(NotPaidBecause.CANCELLED) if invoice_key in self._given_up else answer


class KnowsOnlyYesAndNo(Pal24):
    async def check(self, invoice_key: str) -> CheckAnswer:
        answer = await super().check(invoice_key)
        return NotPaid(NotPaidBecause.NOT_YET) if isinstance(answer, NotPaid) else answer


class OneCallAtATime(Pal24):
    _turn: asyncio.Lock | None = None

    async def check(self, invoice_key: str) -> CheckAnswer:
        self._turn = self._turn or asyncio.Lock()
        async with self._turn:
            return await super().check(invoice_key)


class CantBeCalledOff(Pal24):
    async def check(self, invoice_key: str) -> CheckAnswer:
        try:
            return await super().check(invoice_key)
        except asyncio.CancelledError:
            return Unknown(NoAnswer.TIMEOUT, "")


class NamesItsKey(Pal24):
    @property
    def terminal(self) -> str:
        return f"24pal:{API_KEY}"


# Each with a check that must find it out.
BROKEN: Mapping[type[Pal24], str] = {
    ReadsSilenceAsNo: "trouble_with_a_check_proves_nothing_about_an_unpaid_invoice",
    RaisesWhatTheNetworkDoes: "trouble_with_a_request_is_no_answer_and_no_exception",
    CountsInTomans: "money_that_came_is_reported_to_the_rial",
    VerifiesOnce: "asking_again_gives_the_same_answer",
    EncodesTwice: "an_invoice_is_for_the_amount_and_the_way_back_that_were_asked_for",
    ReusesInvoices: "each_request_makes_an_invoice_of_its_own",
    BlamesTheKey: "a_mistake_of_ours_is_named",
    GivesUpForGood: "a_buyer_who_gave_up_may_still_pay",
    KnowsOnlyYesAndNo: "a_buyer_who_gave_up_is_told_apart",
    OneCallAtATime: "a_call_that_hangs_holds_no_other_up",
    CantBeCalledOff: "a_call_can_be_called_off",
    NamesItsKey: "the_terminals_name_tells_no_secret",
}
