"""Every gateway passes the same checks, and one that gets a thing wrong does not."""

from datetime import timedelta

import pytest
from pydantic import SecretStr

from bot.config import GatewaySettings
from bot.gateways.pal24 import Pal24
from bot.gateways.registry import PROVIDERS, open_gateway
from bot.metrics import Metrics
from sandbox.bank import Bank
from tests.bot.gateways.broken import BROKEN
from tests.bot.gateways.conformance import CHECKS
from tests.bot.parts import API_KEY


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("provider", PROVIDERS)
async def test_conforms(provider: str, check: str, gateway_url: str, bank: Bank) -> None:
    settings = GatewaySettings.model_validate(
        {"provider": provider, "api_key": SecretStr(API_KEY), "base_url": gateway_url, "timeout": "10s"}
    )
    async with open_gateway(settings, Metrics()) as gateway:
        await CHECKS[check](gateway, bank)


@pytest.mark.parametrize("broken", BROKEN)
async def test_a_broken_one_is_found_out(broken: type[Pal24], gateway_url: str, bank: Bank) -> None:
    async with broken(gateway_url, API_KEY, timedelta(seconds=0.5), Metrics()) as gateway:
        with pytest.raises((AssertionError, ConnectionError)):
            await CHECKS[BROKEN[broken]](gateway, bank)
