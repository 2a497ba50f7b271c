"""Which gateways there are: one line each."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import TypeAlias

from bot.config import GatewaySettings
from bot.gateways.pal24 import Pal24
from bot.gateways.protocol import Gateway
from bot.metrics import Metrics

Opening: TypeAlias = Callable[[GatewaySettings, Metrics], AbstractAsyncContextManager[Gateway]]

PROVIDERS: Mapping[str, Opening] = {
    "24pal": lambda settings, metrics: Pal24(
        settings.base_url, settings.api_key.get_secret_value(), settings.timeout, metrics
    ),
}


def open_gateway(settings: GatewaySettings, metrics: Metrics) -> AbstractAsyncContextManager[Gateway]:
    """Open the gateway that the settings name."""
    return PROVIDERS[settings.provider](settings, metrics)
