"""All that the pretend gateway remembers, in memory only."""

from sandbox.answers import Json
from sandbox.faults import Faults
from sandbox.journal import Journal
from sandbox.pal24.calls import Call
from sandbox.pal24.invoices import Invoices
from sandbox.pal24.kinds import CALLS, Kind
from sandbox.pal24.settings import Pal24Settings
from sandbox.pal24.trouble import Closing

WRITE_OF_CALL = "call"


class State:
    """The parts that the gateway, the pay page and the control interface share."""

    def __init__(self, settings: Pal24Settings) -> None:
        self.settings = settings
        self.closing = Closing()
        self.journal = Journal()
        self.faults = Faults(CALLS, frozenset(kind.value for kind in Kind))
        self.invoices = Invoices(settings.clock, settings.randomness)
        self.terminals = {settings.api_key}
        self._forgotten = 0

    def reset(self) -> None:
        """Begin afresh; the journal's numbers go on, and only listeners are told of it."""
        self.faults.clear()
        self.invoices = Invoices(self.settings.clock, self.settings.randomness)
        self.terminals = {self.settings.api_key}
        number = self.journal.write("reset")["number"]
        self._forgotten = number if isinstance(number, int) else 0

    def write_call(self, name: str, call: Call, **details: Json) -> None:
        """Note a call that came over the wire."""
        self.journal.write(WRITE_OF_CALL, call=name, **call.as_json(), **details)

    def calls(self, after: int) -> list[dict[str, Json]]:
        """List the calls since the last reset that came after the entry with that number."""
        entries = self.journal.entries(max(after, self._forgotten))
        return [entry for entry in entries if entry["what"] == WRITE_OF_CALL]
