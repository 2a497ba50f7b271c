"""Every command and button, in both languages."""

import pytest

from sandbox.telegram.seen import read_objects
from tests.e2e.buying import A_LINK
from tests.e2e.chatting import newcomer
from tests.e2e.shop import Shop

pytestmark = pytest.mark.asyncio(loop_scope="module")

COMMANDS = {
    "/start": {"en": "Welcome to Sample Shop", "fa": "به Sample Shop خوش آمدید"},
    "/help": {"en": "How to buy", "fa": "چطور خرید کنم؟"},
    "/pay": {"en": "How much would you like to pay?", "fa": "چه مبلغی می‌خواهید بپردازید؟"},
    "/orders": {"en": "You have no orders yet", "fa": "هنوز سفارشی ندارید"},
    "/order": {"en": "Which order?", "fa": "کدام سفارش؟"},
    "/order 999999": {"en": "You have no order with this number", "fa": "سفارشی با این شماره ندارید"},
    "/order twelve": {"en": "Which order?", "fa": "کدام سفارش؟"},
    "/cancel": {"en": "There is no open order to cancel", "fa": "سفارش بازی برای لغو ندارید"},
    "/support": {"en": "write to @sample_shop_support", "fa": "به @sample_shop_support پیام بدهید"},
    "/lang": {"en": "In which language", "fa": "به چه زبانی"},
    "/lang klingon": {"en": "In which language", "fa": "به چه زبانی"},
    "/refund": {"en": "I didn't understand that", "fa": "متوجه نشدم"},
    "good morning": {"en": "I didn't understand that", "fa": "متوجه نشدم"},
    "/START": {"en": "Welcome to", "fa": "خوش آمدید"},
    "/start@sandbox_bot deep-link": {"en": "Welcome to", "fa": "خوش آمدید"},
}
MENU = {
    "My orders": {"en": "You have no orders yet", "fa": "هنوز سفارشی ندارید", "button": "سفارش‌های من"},
    "Help": {"en": "How to buy", "fa": "چطور خرید کنم؟", "button": "راهنما"},
    "Support": {"en": "write to @sample_shop_support", "fa": "پیام بدهید", "button": "پشتیبانی"},
    "Language": {"en": "In which language", "fa": "به چه زبانی", "button": "Language"},
    "Pay an amount": {"en": "How much would you", "fa": "چه مبلغی", "button": "پرداخت مبلغ"},
}
AMOUNTS = {
    "/pay hello": {"en": "I couldn't read that as an amount", "fa": "متوجه مبلغ نشدم"},
    "/pay 10 20": {"en": "I couldn't read that as an amount", "fa": "متوجه مبلغ نشدم"},
    "/pay 0": {"en": "must be more than zero", "fa": "باید بیشتر از صفر باشد"},
    "/pay -50000": {"en": "must be more than zero", "fa": "باید بیشتر از صفر باشد"},
    "/pay 5000.05": {"en": "finer than one rial", "fa": "کسری از یک ریال"},
    "/pay 999": {"en": "The smallest payment is 1,000 tomans", "fa": "کمترین مبلغ پرداخت ۱٬۰۰۰ تومان"},
    "/pay 100000001": {"en": "can be up to 100,000,000 tomans", "fa": "تا ۱۰۰٬۰۰۰٬۰۰۰ تومان"},
    "۹۹۹ تومان": {"en": "The smallest payment is 1,000 tomans", "fa": "کمترین مبلغ پرداخت ۱٬۰۰۰ تومان"},
    "0": {"en": "must be more than zero", "fa": "باید بیشتر از صفر باشد"},
    "9" * 300: {"en": "can be up to", "fa": "در هر پرداخت تا"},
    "7" * 3000: {"en": "I didn't understand that", "fa": "متوجه نشدم"},
}
UNDERSTOOD = (
    "50000",
    "/pay 50,000",
    "۵۰ هزار تومان",
    "/pay 500000 rials",
    "50k",
    "/pay پنجاه هزار تومن",
    "٥٠٠٠٠",
)

each_language = pytest.mark.parametrize("language", ["en", "fa"])


@each_language
@pytest.mark.parametrize("command", COMMANDS)
async def test_a_command_is_answered_in_the_buyers_language(shop: Shop, command: str, language: str) -> None:
    sara = await newcomer(shop, language)
    await sara.says(command)
    await sara.sees(COMMANDS[command][language])


@each_language
@pytest.mark.parametrize("button", MENU)
async def test_a_button_of_the_menu_is_answered(shop: Shop, button: str, language: str) -> None:
    sara = await newcomer(shop, language)
    assert await sara.taps(button if language == "en" else MENU[button]["button"]) == ""
    await sara.sees(MENU[button][language])


@each_language
@pytest.mark.parametrize("said", AMOUNTS, ids=lambda said: said[:20])
async def test_an_amount_that_can_not_be_paid_is_explained(shop: Shop, said: str, language: str) -> None:
    sara, gateway = await newcomer(shop, language), await shop.at_gateway()
    await sara.says(said)
    await sara.sees(AMOUNTS[said][language])
    assert not await gateway.calls("request")


@pytest.mark.parametrize("said", UNDERSTOOD)
async def test_an_amount_is_understood_however_it_is_typed(shop: Shop, said: str) -> None:
    sara = await shop.buyer()
    await sara.says(said)
    offer = await sara.sees(A_LINK)
    assert "50,000 tomans" in offer.shown
    assert "fifty thousand tomans" in offer.shown


async def test_pay_without_an_amount_takes_it_from_the_next_message(shop: Shop) -> None:
    sara = await shop.buyer()
    await sara.says("/pay")
    await sara.sees("Between 1,000 tomans and 100,000,000 tomans")
    await sara.says("fifty thousand")
    assert "50,000 tomans" in (await sara.sees(A_LINK)).shown


async def test_the_language_is_changed_by_a_button_and_kept(shop: Shop) -> None:
    sara = await shop.buyer()
    await sara.says("/lang")
    await sara.sees("In which language")
    await sara.taps("فارسی")
    await sara.sees("از این پس به فارسی")
    await sara.says("/help")
    await sara.sees("چطور خرید کنم؟")


async def test_the_buttons_of_a_pay_message_in_persian(shop: Shop) -> None:
    sara = await newcomer(shop, "fa")
    await sara.says("۵۰۰۰۰")
    await sara.sees("لینک تا")
    assert "هنوز پرداختی نرسیده است" in await sara.taps("بررسی پرداخت")
    assert "سفارش لغو شد" in await sara.taps("لغو")
    await sara.sees("لغو شد")
    await sara.taps("گرفتن لینک تازه")
    await sara.sees("لینک تا")


@each_language
async def test_the_command_menu_is_in_each_language(shop: Shop, language: str) -> None:
    sara = await newcomer(shop, language)
    shown = await shop.telegram.ask("GET", f"commands?chat={sara.id}&language_code={language}")
    menu = {c["command"]: c["description"] for c in read_objects(shown["commands"])}
    names = ["start", "shop", "search", "cart", "pay", "orders", "order", "support", "lang", "help"]
    assert list(menu) == [*names, "terms", "cancel"]
    assert menu["orders"] == {"en": "My orders", "fa": "سفارش‌های من"}[language]


async def test_whoever_speaks_another_language_sees_the_shops_menu(shop: Shop) -> None:
    sara = await newcomer(shop, "en")
    shown = await shop.telegram.ask("GET", f"commands?chat={sara.id}&language_code=de")
    assert read_objects(shown["commands"])[1]["description"] == "Look around in the shop"
