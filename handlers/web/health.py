"""For machines: is it alive, does it serve, and how much of what."""

from collections.abc import Callable

from aiohttp import web

from bot.health import Health
from bot.metrics import Metrics


class HealthEndpoints:
    """GET /health/live, /health/ready and /metrics."""

    def __init__(self, health: Health, metrics: Metrics, telegram_is_well: Callable[[], bool]) -> None:
        self._health = health
        self._metrics = metrics
        self._telegram_is_well = telegram_is_well

    async def live(self, _: web.Request) -> web.Response:
        """The program runs."""
        return web.json_response({"status": "ok"})

    async def ready(self, _: web.Request) -> web.Response:
        """Buyers coming back from the bank are served.

        A Telegram that is down is told but no reason to be taken out of service: the page still settles and shows.
        """
        condition = await self._health.look()
        body = {
            "status": "ok" if condition.database else "failing",
            "database": "ok" if condition.database else "failing",
            "telegram": "ok" if self._telegram_is_well() else "failing",
            "backlog": {
                "messages": condition.messages,
                "oldest_message_seconds": condition.oldest_message_seconds,
                "updates": condition.updates,
                "oldest_due_check_seconds": condition.oldest_due_check_seconds,
            },
        }
        return web.json_response(body, status=200 if condition.database else 503)

    async def metrics(self, _: web.Request) -> web.Response:
        """Every figure, in Prometheus' format."""
        await self._health.look()
        return web.Response(body=self._metrics.text(), headers={"Content-Type": "text/plain; version=0.0.4"})
