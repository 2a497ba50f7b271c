import base64
import hashlib
import re
from dataclasses import replace
from http import HTTPStatus

import pytest

from bot.config import ShopSettings
from bot.money import Currency, Rials
from bot.orders import HeldReason
from bot.texts.languages import Language
from handlers.web.pages import ReturnKind, ReturnView
from tests.handlers.web.examples import (
    BANK_CODE,
    BOT_LINK,
    EXAMPLES,
    PAY_LINK,
    SUPPORT,
    TITLE,
    Example,
    example,
    pages_of,
    sample_pages,
)
from tests.handlers.web.reading import Read, read

FA, EN = Language.FA, Language.EN

each_example = pytest.mark.parametrize("example_page", EXAMPLES, ids=lambda e: e.name)
each_language = pytest.mark.parametrize("language", Language, ids=str)


def seen(name: str, language: Language = EN) -> Read:
    return read(example(name).render(language).html)


def shown(view: ReturnView, language: Language = EN, bot_link: str | None = BOT_LINK) -> Read:
    return read(sample_pages(language).render(view, language, bot_link).html)


def test_a_paid_page_tells_a_persian_buyer_all_that_matters() -> None:
    page = seen("paid", FA)
    assert page.heading == "پرداخت شما با موفقیت انجام شد"
    assert page.tells("۱٬۲۵۰٬۰۰۰ تومان", "یک میلیون و دویست و پنجاه هزار تومان")
    assert page.tells("شمارهٔ سفارش", "۱۰۴۲")
    assert page.tells("زمان پرداخت", "۱۴۰۵/۰۹/۰۳، ساعت ۱۶:۲۴")
    assert "رسید پرداخت در گفت‌وگوی تلگرام منتظر شماست" in page.text
    assert "فیلترشکن (VPN)" in page.text
    assert page.links == {"بازگشت به تلگرام": BOT_LINK}


def test_a_paid_page_tells_an_english_buyer_all_that_matters() -> None:
    page = seen("paid", EN)
    assert page.heading == "Your payment went through"
    assert page.tells("1,250,000 tomans", "one million, two hundred and fifty thousand tomans")
    assert page.tells("Order number", "1042")
    assert page.tells("Paid on", "24 November 2026, 16:24")
    assert "waiting for you in the Telegram chat" in page.text
    assert "VPN" in page.text
    assert page.links == {"Back to Telegram": BOT_LINK}


@pytest.mark.parametrize(
    ("language", "label", "said"),
    [
        (FA, "بابت", "آنچه خریده‌اید در گفت‌وگوی تلگرام منتظر شماست"),
        (EN, "For", "What you bought is waiting for you in the Telegram chat"),
    ],
)
def test_a_page_for_goods_names_them_and_says_where_they_are(
    language: Language, label: str, said: str
) -> None:
    page = seen("paid-for-goods", language)
    assert page.tells(label, TITLE)
    assert said in page.text


def test_goods_that_are_gone_are_named_with_the_code_and_who_decides() -> None:
    page = seen("held-goods")
    assert page.code == BANK_CODE
    assert page.tells("For", TITLE)
    assert "The shop will either get it to you or give your money back." in page.text
    assert "Amount received" not in page.text


@each_language
@pytest.mark.parametrize("name", ["paid", "held-amount-differs", "held-paid-twice"])
def test_the_bank_code_stands_there_as_the_bank_gave_it_apart_from_the_direction_of_the_page(
    name: str, language: Language
) -> None:
    page = seen(name, language)
    assert page.code == BANK_CODE
    assert ("code", "dir", "ltr") in page.attributes


@each_language
def test_an_unpaid_order_can_be_paid_again_and_money_that_left_is_spoken_of(language: Language) -> None:
    page = seen("not-paid", language)
    assert list(page.links.values()) == [PAY_LINK, BOT_LINK]
    assert page.code is None
    assert {FA: "بانک پول را به حسابتان برمی‌گرداند", EN: "goes back to your account"}[language] in page.text


def test_what_cannot_be_paid_again_offers_a_new_order_instead() -> None:
    afresh = "place a new order in Telegram"
    assert PAY_LINK in seen("cancelled-at-the-bank").links.values()
    assert afresh not in seen("cancelled-at-the-bank").text
    for name in ("cancelled-in-the-chat", "expired"):
        assert list(seen(name).links.values()) == [BOT_LINK]
        assert afresh in seen(name).text


@pytest.mark.parametrize("name", ["not-paid", "cancelled-at-the-bank", "cancelled-in-the-chat", "expired"])
def test_nobody_is_led_to_pay_twice_while_money_may_be_on_its_way(name: str) -> None:
    assert "Has the money left your account? Please don't pay again yet." in seen(name).text


def test_a_payment_being_checked_is_looked_at_again_by_itself_or_by_hand() -> None:
    checking = example("checking").render(EN)
    page = read(checking.html)
    assert checking.refresh_after == 5
    assert ("meta", "content", "5") in page.attributes
    assert page.links == {"Check again": "", "Back to Telegram": BOT_LINK}
    assert "You can close this page" in page.text


@each_example
def test_no_other_page_loads_itself_again(example_page: Example) -> None:
    page = example_page.render(EN)
    refreshes = ("meta", "http-equiv", "refresh") in read(page.html).attributes
    assert (page.refresh_after is not None) == refreshes == (example_page.name == "checking")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (HeldReason.AMOUNT_DIFFERS, "The amount you paid isn't the amount of the order."),
        (HeldReason.PAID_TWICE, "this is a second payment for it"),
        (HeldReason.BANK_CODE_REPEATED, "a tracking code that another payment already has"),
        (None, "not all that you bought could be handed over yet"),
    ],
)
def test_held_money_is_explained_and_nothing_is_lost(reason: HeldReason | None, said: str) -> None:
    page = shown(ReturnView(ReturnKind.HELD, 7, bank_code="123", held_reason=reason))
    assert said in page.text
    assert "Nothing is lost." in page.text


def test_each_reason_to_hold_money_has_words_of_its_own() -> None:
    views = [ReturnView(ReturnKind.HELD, held_reason=reason) for reason in (*HeldReason, None)]
    for language in Language:
        assert len({shown(view, language).text for view in views}) == len(views)


def test_held_money_is_shown_beside_what_was_asked_for() -> None:
    page = seen("held-amount-differs")
    assert page.tells("Order amount", "1,250,000 tomans", "Amount received", "125,000 tomans")


def test_whoever_asks_about_held_money_knows_whom_and_with_what() -> None:
    held = ReturnView(ReturnKind.HELD, 7, bank_code="123")
    assert f"give the bank tracking code and the order number to the shop: {SUPPORT}" in shown(held).text
    without_support = read(sample_pages(support="").render(held, EN, None).html)
    assert "give them the bank tracking code and the order number" in without_support.text


@each_language
@pytest.mark.parametrize(
    ("status", "heading"),
    [
        (HTTPStatus.NOT_FOUND, {FA: "در این نشانی چیزی نیست", EN: "There's nothing at this address"}),
        (
            HTTPStatus.METHOD_NOT_ALLOWED,
            {FA: "این کار در این نشانی ممکن نیست", EN: "This can't be done here"},
        ),
        (HTTPStatus.BAD_REQUEST, {FA: "این کار در این نشانی ممکن نیست", EN: "This can't be done here"}),
        (
            HTTPStatus.INTERNAL_SERVER_ERROR,
            {FA: "مشکلی از سمت ما پیش آمد", EN: "Something went wrong on our side"},
        ),
        (
            HTTPStatus.SERVICE_UNAVAILABLE,
            {FA: "مشکلی از سمت ما پیش آمد", EN: "Something went wrong on our side"},
        ),
    ],
)
def test_an_error_says_what_kind_it_is_and_that_no_payment_is_lost(
    status: HTTPStatus, heading: dict[Language, str], language: Language
) -> None:
    page = sample_pages().error(status, language, BOT_LINK)
    assert page.status == status
    assert read(page.html).heading == heading[language]
    assert {FA: "پولتان گم نشده است", EN: "your payment isn't lost"}[language] in read(page.html).text


def test_an_unknown_payment_is_the_same_page_as_any_unknown_address() -> None:
    pages = sample_pages()
    unknown = pages.render(ReturnView(ReturnKind.UNKNOWN), FA, BOT_LINK)
    assert unknown == pages.error(HTTPStatus.NOT_FOUND, FA, BOT_LINK)
    assert unknown.status == 404


@each_language
@pytest.mark.parametrize("kind", [kind for kind in ReturnKind if kind is not ReturnKind.UNKNOWN])
def test_a_page_can_be_shown_when_nothing_but_its_kind_is_known(kind: ReturnKind, language: Language) -> None:
    page = sample_pages().render(ReturnView(kind), language, None)
    assert page.status == 200
    assert read(page.html).heading
    assert not any("t.me" in link for link in read(page.html).links.values())


@each_example
@each_language
def test_a_page_names_its_state_and_its_shop_in_its_title(example_page: Example, language: Language) -> None:
    page = read(example_page.render(language).html)
    shop = {FA: "فروشگاه نمونه", EN: "Sample Shop"}[language]
    assert page.title == f"{page.heading} · {shop}"


def test_each_state_has_a_shape_of_its_own_besides_its_colour() -> None:
    names = ["paid", "not-paid", "cancelled-in-the-chat", "expired", "checking", "held-paid-twice", "unknown"]
    shapes = {re.findall(r"<svg.*?</svg>", example(name).render(EN).html, re.DOTALL)[0] for name in names}
    assert len(shapes) == len(names)


@each_example
def test_persian_pages_have_no_latin_digit_but_in_the_code(example_page: Example) -> None:
    page = read(example_page.render(FA).html)
    assert [line for line in page.lines if re.search("[0-9]", line)] == [page.code] * (page.code is not None)


@each_example
@each_language
def test_a_page_is_small_and_asks_for_nothing_further(example_page: Example, language: Language) -> None:
    html = example_page.render(language).html
    assert len(html.encode()) < 20_000
    assert not re.search(r"url\(|@import|\ssrc=|<link(?! rel=\"icon\" href=\"data:,\")", html)


@each_example
@each_language
def test_the_policy_allows_exactly_what_the_page_holds(example_page: Example, language: Language) -> None:
    page = example_page.render(language)
    held = {
        (kind, "sha256-" + base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode())
        for kind, inline in re.findall(r"<(style|script)>(.*?)</\1>", page.html, re.DOTALL)
    }
    allowed = set(re.findall(r"(style|script)-src '([^']*)'", page.content_security_policy))
    assert held == allowed
    assert ("script" in dict(held)) == (read(page.html).code is not None)


def test_nothing_that_people_wrote_becomes_markup() -> None:
    hostile = "<script>x</script>\"'&"
    pages = pages_of(ShopSettings(name=hostile, support=hostile))
    view = ReturnView(ReturnKind.HELD, bank_code=hostile, pay_link=f"https://x/{hostile}")
    html = pages.render(view, EN, f"https://t.me/{hostile}").html
    page = read(html)
    assert "<script>x" not in html
    assert page.code == hostile
    assert list(page.links.values()) == [f"https://x/{hostile}", f"https://t.me/{hostile}"]
    assert page.title.endswith(hostile)


def test_amounts_are_in_the_currency_of_the_shop() -> None:
    pages = pages_of(ShopSettings(name="Shop", currency=Currency.RIAL))
    paid = replace(ReturnView(ReturnKind.PAID), amount=Rials(10_001))
    page = read(pages.render(paid, EN, None).html)
    assert page.tells("10,001 rials", "ten thousand and one rials")
