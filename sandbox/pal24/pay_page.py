"""The pay page: where the buyer pays, cancels, or walks away."""

from enum import StrEnum

from aiohttp import web

from sandbox.faults import Fault
from sandbox.pal24 import person
from sandbox.pal24.calls import Call
from sandbox.pal24.codes import Refused
from sandbox.pal24.invoices import AlreadyPaid, Invoice, InvoiceState
from sandbox.pal24.kinds import PAY
from sandbox.pal24.pages import Pages, persian
from sandbox.pal24.person import WayBack
from sandbox.pal24.state import State
from sandbox.pal24.trouble import Outcome, carry_out, outcome_under


class Action(StrEnum):
    """What a buyer can do on the page."""

    LOOK = "look"
    PAY = "pay"
    CANCEL = "cancel"
    LEAVE = "leave"
    NONSENSE = "nonsense"

    @classmethod
    def of(cls, call: Call) -> "Action":
        """Read what a call asks for; a POST without an action looks, for some shops send buyers that way."""
        wanted = call.form.get("action", cls.LOOK) if call.method == "POST" else cls.LOOK
        return cls(wanted) if wanted in set(cls) else cls.NONSENSE


class PayPage:
    """Answers the buyer's browser in HTML; works without scripts."""

    def __init__(self, state: State, pages: Pages) -> None:
        self._state = state
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Where it answers."""
        path = "/invoice/pay/{key:.*}"
        return [web.get(path, self.open), web.post(path, self.open)]

    async def open(self, request: web.Request) -> web.StreamResponse:
        """Show the page, or do what was chosen on it."""
        call = await Call.read(request)
        action = Action.of(call)
        fault = None
        invoice = self._state.invoices.find(request.match_info["key"])
        if invoice is None:
            outcome = self._unknown()
        else:
            fault = self._state.faults.take(PAY) if action is Action.PAY else None
            outcome = self._act_under(fault, action, invoice)
        status = None if outcome.response is None else outcome.response.status
        fault_kind = None if fault is None else fault.kind
        self._state.write_call(action.value, call, fault=fault_kind, outcome=outcome.told, status=status)
        return await carry_out(outcome, request, self._state.closing)

    def _act_under(self, fault: Fault | None, action: Action, invoice: Invoice) -> Outcome:
        return outcome_under(fault, lambda: self._act(action, invoice, fault))

    def _act(self, action: Action, invoice: Invoice, fault: Fault | None) -> Outcome:
        match action:
            case Action.PAY:
                return self._pay(invoice, fault)
            case Action.CANCEL:
                return self._cancel(invoice)
            case Action.LEAVE:
                return Outcome(self._pages.show("left", invoice=invoice), "left")
            case Action.LOOK:
                return self._look(invoice)
            case Action.NONSENSE:
                return self._nonsense()

    def _pay(self, invoice: Invoice, fault: Fault | None) -> Outcome:
        try:
            return self._way_out(person.pay(self._state.invoices, invoice, fault), "done")
        except AlreadyPaid:
            return self._paid_already(invoice)
        except Refused as refusal:
            code = refusal.code
            told = f"{code.description} (کد {persian(code.value)})."
            page = self._pages.trouble(502, "پرداخت انجام نشد", told, invoice=invoice)
            return Outcome(page, f"refused: {code.value}")

    def _cancel(self, invoice: Invoice) -> Outcome:
        try:
            return self._way_out(person.cancel(self._state.invoices, invoice), "done")
        except AlreadyPaid:
            return self._paid_already(invoice)

    def _look(self, invoice: Invoice) -> Outcome:
        name = "paid" if invoice.state is InvoiceState.PAID else "pay"
        return Outcome(self._pages.show(name, invoice=invoice), "shown")

    def _paid_already(self, invoice: Invoice) -> Outcome:
        return Outcome(self._pages.show("paid", status=409, invoice=invoice), "paid already")

    def _way_out(self, way_back: WayBack | None, told: str) -> Outcome:
        if way_back is None:
            return Outcome(self._pages.show("broken"), told)
        if way_back.method == "POST":
            return Outcome(self._pages.show("return_by_post", way_back=way_back), told)
        return Outcome(web.Response(status=303, headers={"Location": way_back.url}), told)

    def _unknown(self) -> Outcome:
        told = "صورتحسابی با این شناسه وجود ندارد. به فروشگاه برگردید و از نو شروع کنید."
        return Outcome(self._pages.trouble(404, "شناسه پرداخت صحیح نیست", told), "no such invoice")

    def _nonsense(self) -> Outcome:
        told = "این صفحه چنین کاری ندارد. صفحه پرداخت را دوباره باز کنید."
        return Outcome(self._pages.trouble(400, "درخواست نادرست", told), "no such action")
