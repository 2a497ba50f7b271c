"""/settings: the merchant sets the shop up by chat, sees where each value comes from, and can undo it."""

from dataclasses import replace

import pytest

from bot.actions import Verb
from bot.chat_settings.keys import Key
from bot.staff.rights import Role
from bot.texts.languages import Language
from tests.bot.parts import SARA, on_sqlite
from tests.handlers.admin.office import Office

pytestmark = on_sqlite


async def test_a_new_name_is_typed_seen_saved_and_undone(office: Office) -> None:
    listed = await office.says("/settings")
    assert "Shop name: Sample Shop · from the file" in plain(listed)
    await office.taps("Shop name")
    assert "Sample Shop" in office.text
    await office.taps("✏️ Change")
    assert "So far: Sample Shop" in office.text
    assert "up to 64 are taken" in await office.says("x" * 65)
    preview = await office.says("Golestan")
    assert "Golestan" in preview
    assert office.shop.speech.shop.name == "Sample Shop"
    saved = await office.taps("✅ Save")
    assert "Shop name is changed" in saved
    assert "Welcome to <b>Golestan</b>" in await office.says("/start")
    await office.says("/settings")
    assert "Shop name: Golestan · set here by Mina, " in plain(office.text)
    await office.taps("Shop name")
    assert "In the file: Sample Shop" in office.text
    await office.taps("↩️ Undo")
    assert office.toast == "Undone"
    assert "Shop name: Sample Shop" in plain(office.text)
    assert "Welcome to <b>Sample Shop</b>" in await office.says("/start")
    assert plain(await office.says("/audit")).count("changed the setting Shop name: ") == 2


async def test_a_setting_goes_back_to_what_the_file_says(office: Office) -> None:
    await office.services.sets(Key.SUPPORT, "@golestan")
    assert "@golestan" in await office.says("/support")
    await office.taps_data(f"{Verb.SETTING}:support")
    await office.taps("📄 Back to what the file says")
    assert "@sample_shop_support" in await office.says("/support")
    # Support alone may be left empty.
    await office.taps_data(f"{Verb.CHANGE_SETTING}:support")
    await office.fills(">Leave empty", ">✅ Save")
    assert "Outside of this bot" not in await office.says("/support")


async def test_a_greeting_of_ones_own_calls_the_buyer_by_name_and_is_checked(office: Office) -> None:
    await office.taps_data(f"{Verb.CHANGE_SETTING}:greeting_en")
    assert "{price} means nothing here" in await office.says("Hi {name}, all for {price}")
    preview = await office.says("Hi {name} <3, this is {shop}.")
    assert "Hi Mina &lt;3, this is Sample Shop." in preview
    await office.taps("✅ Save")
    assert await office.says("/start") == "Hi Mina &lt;3, this is Sample Shop."
    await office.speaks(Language.FA)
    assert "Sample Shop" in await office.says("/start")
    assert "Hi Mina" not in office.text


async def test_terms_are_shown_by_command_under_help_and_with_every_pay_message(office: Office) -> None:
    assert "has no terms" in await office.says("/terms")
    await office.says("/help")
    assert "📜 Terms" not in office.labels
    await office.taps_data(f"{Verb.CHANGE_SETTING}:terms_en")
    await office.fills("No returns & no regrets.", ">✅ Save")
    assert "No returns &amp; no regrets." in await office.says("/terms")
    await office.says("/help")
    assert "📜 Terms" in office.labels
    assert "By paying you accept the terms" in await office.says("/pay 50000")
    assert "No returns" in await office.taps("📜 Terms")
    # They hold for those who read Persian too, in the language in which they were written.
    await office.speaks(Language.FA)
    assert "No returns" in await office.says("/terms")
    assert "شرایط" in await office.says("/pay 60000")


async def test_amounts_are_in_rials_at_once_and_prices_stay_what_they_are(office: Office) -> None:
    assert "50,000 tomans" in await office.says("/pay 50000")
    await office.taps_data(f"{Verb.CHANGE_SETTING}:currency")
    preview = await office.taps("Rial")
    assert "50,000 tomans will read 500,000 rials" in plain(preview)
    await office.taps("✅ Save")
    assert "500,000 rials" in await office.says("/order 1")
    assert "60,000 rials" in await office.says("/pay 60000")
    assert "sixty thousand rials" in office.text


async def test_a_payment_link_half_made_is_finished_in_the_currency_it_was_begun_in(office: Office) -> None:
    await office.says("/link")
    await office.taps("➕")
    await office.services.sets(Key.CURRENCY, "rial")
    assert "This form goes on in tomans" in await office.says("what?")
    await office.says("50000")
    await office.fills("Tuition", ">Once", "/skip")
    assert "50,000 tomans" in office.text
    await office.taps("✅ Save")
    links = (await office.shop.pay_links.page(None)).links
    assert [known.link.amount for known in links] == [500_000]


async def test_newcomers_and_alerts_follow_the_language(office: Office) -> None:
    await office.taps_data(f"{Verb.CHANGE_SETTING}:language")
    await office.fills(">Persian", ">✅ Save")
    await office.says("/settings")
    assert (await office.services.meets(SARA, "Sara")).language is Language.FA
    assert office.shop.speech.shop.language is Language.FA
    assert office.ask.buyer.language is Language.EN


async def test_the_hour_of_the_figures_is_typed_or_switched_off(office: Office) -> None:
    await office.taps_data(f"{Verb.CHANGE_SETTING}:digest_hour")
    assert "At most 23" in await office.says("24")
    await office.fills("۲۱", ">✅ Save")
    await office.says("/settings")
    assert digest_hour(office) == 21
    assert "Daily figures: at 21 o’clock" in plain(office.text)
    await office.taps_data(f"{Verb.CHANGE_SETTING}:digest_hour")
    await office.fills(">Off", ">✅ Save")
    await office.says("/settings")
    assert digest_hour(office) is None
    assert "Daily figures: Off" in plain(office.text)


async def test_what_only_the_file_sets_is_named_and_no_secret_shown(office: Office) -> None:
    listed = await office.says("/settings")
    for name in ("token", "admins", "api_key", "public_url", "required_channel"):
        assert name in listed
    assert not any(secret in listed for secret in office.shop.settings.secrets)


@pytest.mark.parametrize("language", Language)
async def test_everything_is_said_in_both_languages(office: Office, language: Language) -> None:
    await office.speaks(language)
    await office.says("/settings")
    for key in Key:
        await office.taps_data(f"{Verb.SETTING}:{key}")
        assert office.buttons
        await office.taps_data(f"{Verb.CHANGE_SETTING}:{key}")
    await office.taps_data(f"{Verb.MAINTENANCE}:on")
    await office.taps_data(f"{Verb.MAINTENANCE}:on yes")
    assert office.shop.live.current.maintenance is not None
    assert await office.says("/start")
    for nonsense in ("", "token", "gateway.api_key", "name name"):
        await office.taps_data(f"{Verb.SETTING}:{nonsense}")
        assert office.toast
        await office.taps_data(f"{Verb.SETTING_AS_FILE}:{nonsense}")
        assert office.toast
        await office.taps_data(f"{Verb.UNDO_SETTING}:{nonsense}")
        assert office.toast


async def test_a_viewer_changes_nothing(office: Office) -> None:
    office.ask = replace(office.ask, role=Role.VIEWER)
    assert "doesn’t include this" in await office.says("/settings")
    for data in ("settings", "setting:name", "setnew:name", "setfile:name", "setundo:1", "closed:on yes"):
        await office.taps_data(data)
        assert "doesn’t include this" in office.toast
    assert office.shop.live.current.maintenance is None


def digest_hour(office: Office) -> int | None:
    return office.shop.live.current.digest_hour


def plain(text: str) -> str:
    """Without the marks."""
    for mark in ("<b>", "</b>", "<i>", "</i>"):
        text = text.replace(mark, "")
    return text
