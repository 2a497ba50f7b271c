import pytest

from tests.bot.broadcasting import Courier, Newsroom
from tests.bot.parts import Services


@pytest.fixture
def courier() -> Courier:
    return Courier()


@pytest.fixture
def room(shop: Services, courier: Courier) -> Newsroom:
    return Newsroom(shop, courier)
