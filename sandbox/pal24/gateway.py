"""The two calls that merchants make, as the gateway's guide has them."""

from collections.abc import Callable
from functools import partial

from aiohttp import web

from sandbox.answers import Json
from sandbox.faults import Fault
from sandbox.pal24.calls import Call
from sandbox.pal24.codes import Code, Refused
from sandbox.pal24.distortions import body_of
from sandbox.pal24.invoices import is_return_url, read_amount
from sandbox.pal24.kinds import CHECK, REQUEST, Kind, kind_of
from sandbox.pal24.state import State
from sandbox.pal24.trouble import Outcome, carry_out, outcome_under

ANSWER_WRITTEN_AT_MOST = 1_000


class Gateway:
    """Answers merchants' programs in JSON, always with status 200, as the guide's table has it."""

    def __init__(self, state: State) -> None:
        self._state = state

    def routes(self) -> list[web.RouteDef]:
        """Where it answers; every method, for the guide has an answer to the wrong ones too."""
        return [
            web.route("*", "/invoice/request", self.request),
            web.route("*", "/invoice/check", self.check),
            web.route("*", "/invoice/check/{key:.*}", self.check),
        ]

    async def request(self, request: web.Request) -> web.StreamResponse:
        """Make an invoice."""
        return await self._serve(REQUEST, request, self._made)

    async def check(self, request: web.Request) -> web.StreamResponse:
        """Say whether an invoice is paid."""
        return await self._serve(CHECK, request, partial(self._checked, request.match_info.get("key", "")))

    def _made(self, call: Call, fault: Fault | None) -> dict[str, Json]:
        api_key = self._terminal(call)
        amount = read_amount(call.form.get("amount"))
        if amount is None:
            raise Refused(Code.WRONG_AMOUNT)
        return_url = call.form.get("return_url", "")
        if not is_return_url(return_url):
            raise Refused(Code.NO_RETURN_URL)
        numeric = kind_of(fault) is Kind.NUMBERS
        invoice = self._state.invoices.make(api_key, amount, return_url, numeric_key=numeric)
        return {"status": 1, "invoice_key": invoice.key}

    def _checked(self, key: str, call: Call, _: Fault | None) -> dict[str, Json]:
        api_key = self._terminal(call)
        invoice = self._state.invoices.find(key)
        if invoice is None or invoice.api_key != api_key:
            raise Refused(Code.WRONG_INVOICE_KEY)
        code = invoice.why_not_paid(self._state.settings.clock())
        if code is not None:
            raise Refused(code)
        return {"status": 1, "amount": invoice.amount, "bank_code": invoice.bank_code}

    def _terminal(self, call: Call) -> str:
        if call.method != "POST":
            raise Refused(Code.NOT_A_POST)
        api_key = call.form.get("api_key", "")
        if api_key not in self._state.terminals:
            raise Refused(Code.WRONG_API_KEY)
        return api_key

    async def _serve(
        self, name: str, request: web.Request, rule: Callable[[Call, Fault | None], dict[str, Json]]
    ) -> web.StreamResponse:
        call = await Call.read(request)
        fault = self._state.faults.take(name)

        def do() -> Outcome:
            kind = kind_of(fault)
            try:
                if kind is not None and kind.code is not None:
                    raise Refused(kind.code)  # noqa: TRY301  (refused by order reads as refused by rule)
                said, told = rule(call, fault), "done"
            except Refused as refusal:
                said, told = refusal.code.as_json(), f"refused: {refusal.code.value}"
            return Outcome(web.json_response(text=body_of(said, fault)), told)

        outcome = outcome_under(fault, do)
        response = outcome.response
        self._state.write_call(
            name,
            call,
            fault=None if fault is None else fault.kind,
            outcome=outcome.told,
            status=None if response is None else response.status,
            answer=None if response is None else (response.text or "")[:ANSWER_WRITTEN_AT_MOST],
        )
        return await carry_out(outcome, request, self._state.closing)
