"""The troubles that can be ordered for calls of the Bot API."""

from dataclasses import dataclass

from sandbox.answers import BadControl, Json
from sandbox.faults import EVERY_CALL, Fault, Faults
from sandbox.telegram.errors import ApiError, ConnectionLost
from sandbox.telegram.methods import METHODS
from sandbox.telegram.world import World

KINDS = frozenset({"error", "429", "slow", "silent", "drop", "lost", "html", "http_502", "down"})


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The options of an "error" fault."""

    code: int
    description: str
    retry_after: int | None


def telegram_faults() -> Faults:
    """Make the empty list of troubles that knows the Bot API's calls."""
    return Faults(frozenset(METHODS), KINDS)


def order_fault(world: World, wanted: dict[str, Json]) -> Fault:
    """Put a fault in force; "down" befalls everything and, unless it is told how often, lasts until it is mended.

    Raises BadControl where the order makes no sense.
    """
    if wanted.get("kind") == "error":
        _error_options(wanted)
    if wanted.get("kind") == "down":
        wanted = {"times": None, "call": EVERY_CALL} | wanted
        if wanted["call"] != EVERY_CALL or wanted["times"] is not None:
            raise BadControl("down befalls every call until it is mended")
    fault = world.faults.order(wanted)
    if fault.kind == "down":
        world.queue.interrupt(ConnectionLost())
    return fault


def mend(world: World, fault_id: int | None = None) -> None:
    """Take one fault back, or all; a delivery that waited is tried at once."""
    if fault_id is None:
        world.faults.clear()
    else:
        world.faults.remove(fault_id)
    world.webhook.try_now()


def ordered_error(fault: Fault) -> ApiError:
    """Give the error that an "error" fault asked for."""
    wanted = _error_options(dict(fault.options))
    return ApiError(wanted.code, wanted.description, wanted.retry_after)


def _error_options(options: dict[str, Json]) -> _Wanted:
    code = options.get("code", 400)
    description = options.get("description", "Bad Request: ordered by the sandbox")
    retry_after = options.get("retry_after")
    if not isinstance(code, int) or not 400 <= code <= 599:  # noqa: PLR2004 - HTTP's range of errors
        raise BadControl(f"code must be an HTTP error from 400 to 599, not {code!r}")
    if not isinstance(description, str):
        raise BadControl(f"description must be text, not {description!r}")
    if retry_after is not None and (not isinstance(retry_after, int) or retry_after < 1):
        raise BadControl(f"retry_after must be a whole number of 1 or more, not {retry_after!r}")
    return _Wanted(code, description, retry_after)
