"""What another program has set is there before the next update is answered."""

from pathlib import Path

from bot.chat_settings.keys import Key
from tests.bot.parts import Services
from tests.handlers.telegram.counter import open_counter


async def test_an_update_is_answered_by_the_settings_of_that_moment(tmp_path: Path) -> None:
    async with open_counter(tmp_path) as counter:
        shop, sara = counter.stall.services, await counter.telegram.person("Sara")
        replica = Services(shop.store, shop.gateway, shop.clock)
        await replica.sets(Key.NAME, "Golestan", update_id=1)
        await sara.says("/start")
        (greeting,) = await counter.serves()
        assert "Golestan" in greeting.message.html
        await replica.sets(Key.MAINTENANCE, "on", update_id=2)
        await sara.says("/pay 50000")
        (refusal,) = await counter.serves()
        assert "takes no new orders" in refusal.message.html
