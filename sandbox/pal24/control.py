"""The control interface: order trouble, act as the buyer, and read what happened."""

from aiohttp import web

from sandbox.answers import BadControl, Json, answer, read_object
from sandbox.pal24 import kinds, person
from sandbox.pal24.codes import Refused
from sandbox.pal24.invoices import AlreadyPaid, Invoice
from sandbox.pal24.kinds import Kind
from sandbox.pal24.person import WayBack
from sandbox.pal24.state import State

PREFIX = "/control/"
LONGEST_API_KEY = 200


class Control:
    """Answers people and tests in JSON; every answer has `ok`, and an `error` that says what was wrong."""

    def __init__(self, state: State) -> None:
        self._state = state

    def routes(self) -> list[web.RouteDef]:
        """Where it answers."""
        return [
            web.get("/control/invoices", self.invoices),
            web.get("/control/invoices/{key}", self.invoice),
            web.post("/control/invoices/{key}/pay", self.pay),
            web.post("/control/invoices/{key}/cancel", self.cancel),
            web.post("/control/invoices/{key}/leave", self.leave),
            web.get("/control/faults", self.faults),
            web.post("/control/faults", self.order_fault),
            web.delete("/control/faults", self.clear_faults),
            web.delete("/control/faults/{id}", self.remove_fault),
            web.get("/control/terminals", self.terminals),
            web.post("/control/terminals", self.add_terminal),
            web.get("/control/calls", self.calls),
            web.post("/control/reset", self.reset),
        ]

    async def invoices(self, _: web.Request) -> web.StreamResponse:
        """List all invoices."""
        return answer({"ok": True, "invoices": [invoice.as_json() for invoice in self._state.invoices.all()]})

    async def invoice(self, request: web.Request) -> web.StreamResponse:
        """Show one invoice."""
        return answer({"ok": True, "invoice": self._find(request).as_json()})

    async def pay(self, request: web.Request) -> web.StreamResponse:
        """Pay as the buyer would, under the faults ordered for `pay`; this call itself is always answered."""
        invoice = self._find(request)
        fault = self._state.faults.take(kinds.PAY)
        kind = kinds.kind_of(fault)
        way_back = None
        if kind not in kinds.NOTHING_DONE:
            try:
                way_back = person.pay(self._state.invoices, invoice, fault)
            except AlreadyPaid as error:
                raise BadControl(str(error), 409) from error
            except Refused:
                way_back = None
        return self._acted("pay", invoice, None if kind is Kind.LOST else way_back)

    async def cancel(self, request: web.Request) -> web.StreamResponse:
        """Cancel as the buyer would."""
        invoice = self._find(request)
        try:
            return self._acted("cancel", invoice, person.cancel(self._state.invoices, invoice))
        except AlreadyPaid as error:
            raise BadControl(str(error), 409) from error

    async def leave(self, request: web.Request) -> web.StreamResponse:
        """Walk away as the buyer would: nothing changes."""
        return self._acted("leave", self._find(request), None)

    async def faults(self, _: web.Request) -> web.StreamResponse:
        """List the faults in force, and the kinds that can be ordered."""
        in_force: list[Json] = [fault.as_json() for fault in self._state.faults.in_force()]
        return answer({"ok": True, "faults": in_force, "kinds": kinds.describe()})

    async def order_fault(self, request: web.Request) -> web.StreamResponse:
        """Put a fault in force."""
        fault = kinds.order(self._state.faults, await read_object(request))
        self._state.journal.write("fault", **fault.as_json())
        return answer({"ok": True, "fault": fault.as_json()}, 201)

    async def clear_faults(self, _: web.Request) -> web.StreamResponse:
        """Take all faults back."""
        self._state.faults.clear()
        return answer({"ok": True})

    async def remove_fault(self, request: web.Request) -> web.StreamResponse:
        """Take one fault back."""
        self._state.faults.remove(_whole_number("the fault's number", request.match_info["id"]))
        return answer({"ok": True})

    async def terminals(self, _: web.Request) -> web.StreamResponse:
        """List the api keys that are accepted."""
        return answer({"ok": True, "terminals": [*sorted(self._state.terminals)]})

    async def add_terminal(self, request: web.Request) -> web.StreamResponse:
        """Accept another api key."""
        api_key = (await read_object(request)).get("api_key")
        if (
            not isinstance(api_key, str)
            or not 1 <= len(api_key) <= LONGEST_API_KEY
            or not api_key.isprintable()
        ):
            raise BadControl(f"api_key must be a text of 1 to {LONGEST_API_KEY} printable characters")
        self._state.terminals.add(api_key)
        return answer({"ok": True}, 201)

    async def calls(self, request: web.Request) -> web.StreamResponse:
        """List the calls since the last reset, or only those `after` an entry's number."""
        after = _whole_number("after", request.query.get("after", "0"))
        return answer({"ok": True, "calls": [*self._state.calls(after)]})

    async def reset(self, _: web.Request) -> web.StreamResponse:
        """Forget everything."""
        self._state.reset()
        return answer({"ok": True})

    def _find(self, request: web.Request) -> Invoice:
        key = request.match_info["key"]
        invoice = self._state.invoices.find(key)
        if invoice is None:
            raise BadControl(f"no invoice has the key {key!r}", 404)
        return invoice

    def _acted(self, action: str, invoice: Invoice, way_back: WayBack | None) -> web.Response:
        self._state.journal.write("person", action=action, invoice_key=invoice.key)
        now = self._state.invoices.find(invoice.key) or invoice
        returned = None if way_back is None else way_back.as_json()
        return answer({"ok": True, "invoice": now.as_json(), "return": returned})


def _whole_number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(2**63)):
        raise BadControl(f"{name} must be a whole number of 0 or more, not {text[:50]!r}")
    return int(text)
