"""The Bot API's methods for taking updates in."""

import re
from dataclasses import dataclass

import yarl

from sandbox.answers import Json
from sandbox.telegram.errors import BadRequest, Conflict
from sandbox.telegram.params import Params
from sandbox.telegram.webhook import Hook
from sandbox.telegram.world import World

MOST_UPDATES = 100
LONGEST_POLL = 50
MOST_CONNECTIONS = 100
DEFAULT_CONNECTIONS = 40
LONGEST_SECRET = 256
_SECRET = re.compile(r"[A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Described:
    """A result that comes with a sentence."""

    result: Json
    description: str


async def get_updates(world: World, params: Params) -> Json:
    """Give the updates that wait from `offset` on, acknowledging those below it."""
    if world.webhook.hook is not None:
        raise Conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    world.queue.allow(_allowed_updates(params))
    limit = min(max(params.integer("limit", MOST_UPDATES), 1), MOST_UPDATES)
    timeout = min(max(params.integer("timeout"), 0), LONGEST_POLL)
    return await world.queue.poll(params.integer("offset"), limit, timeout)


async def set_webhook(world: World, params: Params) -> Described:
    """Have updates delivered to an address; an empty one ends it."""
    url = params.text("url").strip()
    if not url:
        return await delete_webhook(world, params)
    secret = params.text("secret_token")
    if len(secret) > LONGEST_SECRET:
        raise BadRequest("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise BadRequest("secret token contains unallowed characters")
    connections = min(max(params.integer("max_connections", DEFAULT_CONNECTIONS), 1), MOST_CONNECTIONS)
    hook = Hook(_checked_url(url), secret, connections)
    allowed_before = world.queue.allowed
    world.queue.allow(_allowed_updates(params))
    if params.flag("drop_pending_updates"):
        world.queue.clear()
    if (hook, world.queue.allowed) == (world.webhook.hook, allowed_before):
        return Described(True, "Webhook is already set")
    world.queue.interrupt(Conflict("terminated by setWebhook request"))
    world.webhook.point_to(hook)
    return Described(True, "Webhook was set")


async def delete_webhook(world: World, params: Params) -> Described:
    """End delivery to an address."""
    if params.flag("drop_pending_updates"):
        world.queue.clear()
    if world.webhook.hook is None:
        return Described(True, "Webhook is already deleted")
    world.webhook.point_to(None)
    return Described(True, "Webhook was deleted")


async def get_webhook_info(world: World, _params: Params) -> Json:
    """Tell where updates go and how delivery fares."""
    hook = world.webhook.hook
    shown: dict[str, Json] = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.queue),
    }
    if hook is None:
        return shown
    shown["max_connections"] = hook.max_connections
    if world.webhook.last_error is not None:
        shown["last_error_date"], shown["last_error_message"] = world.webhook.last_error
    if world.queue.allowed:
        shown["allowed_updates"] = [*world.queue.allowed]
    return shown


def _checked_url(url: str) -> str:
    """Take https, and http too: like Telegram's server in its local mode, unlike Telegram's cloud."""
    try:
        parsed = yarl.URL(url)
    except ValueError as error:
        raise BadRequest("invalid webhook URL specified") from error
    if not parsed.host or parsed.scheme not in {"http", "https"}:
        raise BadRequest("invalid webhook URL specified")
    return url


def _allowed_updates(params: Params) -> Json:
    try:
        return params.json("allowed_updates", "allowed_updates")
    except BadRequest:
        return None
