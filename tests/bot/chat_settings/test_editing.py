"""Settings that the merchant changes by chat: recorded, undone, and the same in every program at once."""

import asyncio
from datetime import timedelta

import pytest
from pydantic import ValidationError

from bot.chat_settings.editing import LONGEST_NOTED, NotUndone
from bot.chat_settings.keys import IN_FILE, Key, only_in_file
from bot.chat_settings.reminder import FIRST_AFTER, MaintenanceReminder
from bot.config import Settings, ShopSettings
from bot.money import Currency, Rials
from bot.staff.audit_trail import Actor
from bot.staff.rights import Role
from bot.store.chat_settings import Change
from bot.texts.languages import Language
from tests.bot.parts import ALI, MERCHANT, Services, on_sqlite


async def mina(shop: Services, update_id: int) -> Actor:
    return Actor(await shop.meets(MERCHANT, "Mina"), Role.OWNER, update_id)


async def recorded(shop: Services) -> list[tuple[str, str]]:
    deeds = (await shop.desk.trail.page()).actions
    return [(deed.subject, deed.detail) for deed in deeds if deed.what == "setting_changed"]


async def test_a_change_holds_at_once_in_the_other_program_too(shop: Services, replica: Services) -> None:
    await shop.sets(Key.NAME, "Golestan")
    await shop.sets(Key.CURRENCY, "rial", update_id=2)
    await shop.sets(Key.LANGUAGE, "fa", update_id=3)
    assert shop.speech.shop.name == "Golestan"
    await replica.live.refresh()
    assert replica.speech.shop.name == "Golestan"
    assert replica.speech.amount(Rials(500_000), Language.EN) == "500,000 rials"
    assert (await replica.meets(ALI, "Ali")).language is Language.FA
    await replica.sets(Key.NAME, None, update_id=4)
    await shop.live.refresh()
    assert shop.speech.shop == shop.file.model_copy(
        update={"currency": Currency.RIAL, "language": Language.FA}
    )


async def test_each_setting_says_who_set_it_and_what_the_file_says(shop: Services) -> None:
    await shop.sets(Key.SUPPORT, "@golestan")
    known = {each.key: each for each in await shop.desk.settings.every()}
    support, name, terms = known[Key.SUPPORT], known[Key.NAME], known[Key.TERMS_FA]
    assert support.stored is not None
    assert (support.value, support.in_file) == ("@golestan", "@sample_shop_support")
    assert (support.stored.by_name, support.stored.set_at) == ("Mina", shop.clock())
    assert (name.value, name.in_file, name.stored) == ("Sample Shop", "Sample Shop", None)
    assert (terms.value, terms.in_file, terms.stored) == (None, None, None)
    assert [*known] == [*Key]


async def test_a_change_is_recorded_with_both_values_and_once_for_an_update(shop: Services) -> None:
    first = await shop.sets(Key.NAME, "Golestan", update_id=7)
    assert await shop.sets(Key.NAME, "Golestan", update_id=7) == first
    assert await shop.sets(Key.NAME, "Golestan", update_id=8) is None
    await shop.sets(Key.TERMS_EN, "No returns.\n" * 50, update_id=9)
    (_, long), name = await recorded(shop)
    assert name == ("name", "— → Golestan")
    assert long.startswith("— → No returns. No returns.")
    assert len(long) == len("— → ") + LONGEST_NOTED


async def test_a_change_is_undone_once_and_the_undoing_too(shop: Services) -> None:
    await shop.sets(Key.NAME, "Golestan", update_id=1)
    second = await shop.sets(Key.NAME, "Bustan", update_id=2)
    assert second is not None
    settings = shop.desk.settings
    assert await settings.undo(await mina(shop, 3), second.id) == second
    assert shop.speech.shop.name == "Golestan"
    # The update comes again after a crash; then somebody taps the same old button.
    assert await settings.undo(await mina(shop, 3), second.id) == second
    assert await settings.undo(await mina(shop, 4), second.id) is NotUndone.CHANGED_SINCE
    assert shop.speech.shop.name == "Golestan"
    undoing = (await settings.find(Key.NAME)).last
    assert undoing is not None
    await settings.undo(await mina(shop, 5), undoing.id)
    assert shop.speech.shop.name == "Bustan"
    assert await settings.undo(await mina(shop, 6), 999) is NotUndone.NO_SUCH_CHANGE
    assert len(await recorded(shop)) == 4


async def test_an_old_change_is_not_undone_because_its_value_stands_again(shop: Services) -> None:
    first = await shop.sets(Key.NAME, "Golestan", update_id=1)
    await shop.sets(Key.NAME, "Bustan", update_id=2)
    await shop.sets(Key.NAME, "Golestan", update_id=3)
    assert first is not None
    assert await shop.desk.settings.undo(await mina(shop, 4), first.id) is NotUndone.CHANGED_SINCE


async def test_what_was_set_first_goes_back_to_the_file_when_it_is_undone(shop: Services) -> None:
    change = await shop.sets(Key.NAME, "Golestan", update_id=1)
    assert change is not None
    await shop.desk.settings.undo(await mina(shop, 2), change.id)
    shown = await shop.desk.settings.find(Key.NAME)
    assert (shown.value, shown.stored) == ("Sample Shop", None)


async def test_many_change_it_at_once_and_each_change_follows_the_one_before(
    shop: Services, replica: Services
) -> None:
    programs = [shop, replica] * 4
    await shop.meets(MERCHANT, "Mina")
    changes = await asyncio.gather(
        *(each.sets(Key.NAME, f"Name {n}", update_id=n) for n, each in enumerate(programs))
    )
    made = sorted((change for change in changes if change is not None), key=lambda change: change.id)
    assert len(made) == len(programs)
    values = [None, *(change.new for change in made)]
    assert [change.old for change in made] == values[:-1]
    await shop.live.refresh()
    assert shop.speech.shop.name == values[-1]


async def test_two_undo_the_same_change_at_once_and_it_is_undone_once(
    shop: Services, replica: Services
) -> None:
    await shop.sets(Key.NAME, "Golestan", update_id=1)
    second = await shop.sets(Key.NAME, "Bustan", update_id=2)
    assert second is not None
    one, other = await mina(shop, 3), await mina(replica, 4)
    answers = await asyncio.gather(
        shop.desk.settings.undo(one, second.id), replica.desk.settings.undo(other, second.id)
    )
    assert sorted(isinstance(answer, Change) for answer in answers) == [False, True]
    await shop.live.refresh()
    assert shop.speech.shop.name == "Golestan"


@on_sqlite
async def test_what_the_file_would_not_take_is_not_taken_here_either(shop: Services) -> None:
    for key, value in ((Key.NAME, "x" * 65), (Key.NAME, ""), (Key.SUPPORT, "x" * 201), (Key.CURRENCY, "usd")):
        with pytest.raises(ValidationError):
            await shop.sets(key, value)
    assert await recorded(shop) == []


@on_sqlite
async def test_a_program_that_only_works_hears_of_a_change_by_itself(shop: Services) -> None:
    await shop.sets(Key.NAME, "Golestan")
    other = Services(shop.store, shop.gateway, shop.clock)
    running = asyncio.create_task(other.live.run())
    async with asyncio.timeout(5):
        while other.speech.shop.name != "Golestan":  # noqa: ASYNC110  # nothing announces it
            await asyncio.sleep(0.01)
    running.cancel()


@on_sqlite
async def test_the_owners_are_reminded_once_a_day_that_nobody_can_order(shop: Services) -> None:
    reminders = [
        MaintenanceReminder(shop.store, shop.live, shop.troubles, shop.clock, shop.wakeup) for _ in range(2)
    ]

    async def told() -> int:
        for each in reminders * 2:
            await each.work_once()
        return len([letter for letter in await shop.letters(MERCHANT) if "no new orders" in letter.html])

    assert await told() == 0
    await shop.sets(Key.MAINTENANCE, "on", update_id=1)
    assert await told() == 0
    shop.clock.now += FIRST_AFTER
    # Half past eleven in the evening: not before the morning, the one after the next included.
    assert shop.clock().astimezone(shop.file.timezone).hour == 23
    assert await told() == 1
    shop.clock.now += timedelta(hours=8)
    assert await told() == 1
    shop.clock.now += timedelta(hours=4)
    assert await told() == 2
    await shop.sets(Key.MAINTENANCE, None, update_id=2)
    shop.clock.now += timedelta(days=1)
    assert await told() == 2


def test_every_setting_of_the_file_is_either_changed_by_chat_or_named_as_the_files_alone() -> None:
    named = {f"{section}.{key}" for section, keys in only_in_file().items() for key in keys}
    ours = {f"shop.{key.value}" for key in IN_FILE}
    every = {
        f"{section}.{key}"
        for section, field in Settings.model_fields.items()
        for key in field.annotation.model_fields  # type: ignore[union-attr]  # each is a section
    }
    assert named | ours == every
    assert not named & ours
    assert {key.value for key in IN_FILE} <= ShopSettings.model_fields.keys()
    assert {"telegram.token", "telegram.admins", "gateway.api_key"} <= named
