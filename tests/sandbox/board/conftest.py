from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest

from sandbox.answers import Json
from sandbox.board.keeper import BotKeeper
from sandbox.board.server import serve
from sandbox.board.sights import CannotLook
from sandbox.stage import Stage, set_stage
from tests.sandbox.board.bots import tiny_bot


@dataclass
class PretendShop:
    """What the board sees of a shop: set by a test."""

    seen: dict[str, Json] = field(default_factory=lambda: dict[str, Json](orders=[], outbox=[]))
    trouble: str = ""

    async def look(self) -> Json:
        if self.trouble:
            raise CannotLook(self.trouble)
        return self.seen


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with set_stage() as both:
        yield both


@pytest.fixture
async def keeper(tmp_path: Path) -> AsyncIterator[BotKeeper]:
    async with BotKeeper(tiny_bot(tmp_path)) as kept:
        yield kept


@pytest.fixture
def shop() -> PretendShop:
    return PretendShop()


@pytest.fixture
async def page(stage: Stage, keeper: BotKeeper, shop: PretendShop) -> AsyncIterator[aiohttp.ClientSession]:
    """Whoever has the board open: a session whose addresses are the board's."""
    async with (
        serve(
            keeper,
            shop.look,
            telegram_url=stage.telegram_url,
            gateway_url=stage.gateway_url,
            username=stage.username,
            language="en",
        ) as board,
        aiohttp.ClientSession(board.url) as session,
    ):
        yield session
