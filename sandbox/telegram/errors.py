"""Refusals in exactly the form and words of the Bot API."""

from dataclasses import dataclass

from sandbox.answers import Json


@dataclass(slots=True)
class ApiError(Exception):
    """A call that is refused: Telegram's error code and its description.

    For floods there are the seconds to wait, for a group that was upgraded the number of its supergroup.
    """

    code: int
    description: str
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None

    def as_json(self) -> dict[str, Json]:
        """Show the refusal as the Bot API does."""
        body: dict[str, Json] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        if self.migrate_to_chat_id is not None:
            body["parameters"] = {"migrate_to_chat_id": self.migrate_to_chat_id}
        return body


class BadRequest(ApiError):
    """The call itself can't be carried out."""

    def __init__(self, reason: str) -> None:
        ApiError.__init__(self, 400, f"Bad Request: {reason}")


class Upgraded(ApiError):
    """The group is a supergroup now, which has another number."""

    def __init__(self, chat_id: int) -> None:
        reason = "Bad Request: group chat was upgraded to a supergroup chat"
        ApiError.__init__(self, 400, reason, migrate_to_chat_id=chat_id)


class Forbidden(ApiError):
    """The bot may not do this here."""

    def __init__(self, reason: str) -> None:
        ApiError.__init__(self, 403, f"Forbidden: {reason}")


class Unauthorized(ApiError):
    """No bot has this token."""

    def __init__(self) -> None:
        ApiError.__init__(self, 401, "Unauthorized")


class NotFound(ApiError):
    """There is nothing at this address."""

    def __init__(self, reason: str = "") -> None:
        ApiError.__init__(self, 404, f"Not Found: {reason}" if reason else "Not Found")


class Conflict(ApiError):
    """Two ways of taking updates in at once."""

    def __init__(self, reason: str) -> None:
        ApiError.__init__(self, 409, f"Conflict: {reason}")


class TooLarge(ApiError):
    """More bytes than Telegram takes."""

    def __init__(self) -> None:
        ApiError.__init__(self, 413, "Request Entity Too Large")


class TooManyRequests(ApiError):
    """A flood limit was reached; after that many seconds the call may be made again."""

    def __init__(self, retry_after: int) -> None:
        ApiError.__init__(self, 429, f"Too Many Requests: retry after {retry_after}", retry_after)


class ConnectionLost(Exception):
    """The connection is to be closed without an answer."""
