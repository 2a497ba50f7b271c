import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from bot.deep_links import PayLinkCode, ProductLink, StaffCode, pay_link, product_link, read_deep_link

BOT = "https://t.me/sample_shop_bot"

letters = st.characters(codec="ascii", categories=("L", "N"), include_characters="_-")
words = st.text(letters, min_size=1, max_size=60)


@given(words)
def test_a_products_address_leads_back_to_it(sku: str) -> None:
    assert read_deep_link(URL(product_link(BOT, sku)).query["start"]) == ProductLink(sku)


@given(words)
def test_a_pay_links_address_leads_back_to_it(code: str) -> None:
    assert read_deep_link(URL(pay_link(BOT, code)).query["start"]) == PayLinkCode(code)


def test_the_addresses_are_telegrams_own() -> None:
    assert product_link(BOT, "tea-100g") == "https://t.me/sample_shop_bot?start=p_tea-100g"
    assert pay_link(BOT, "Kx3_9a") == "https://t.me/sample_shop_bot?start=pay_Kx3_9a"


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "p_",
        "pay_",
        "p",
        "tea",
        "P_tea",
        "x_tea",
        "p_tea and more",
        "p_tea\n",
        "p_چای",
        "p_۱۲",
        "p_a.b",
        "p_" + "a" * 63,
        "pay_" + "a" * 61,
    ],
)
def test_what_is_no_link_of_ours_leads_nowhere(payload: str) -> None:
    assert read_deep_link(payload) is None


@given(st.text())
def test_whatever_is_typed_behind_start_is_read_without_complaint(payload: str) -> None:
    link = read_deep_link(payload)
    match link:
        case ProductLink(sku):
            assert payload == f"p_{sku}"
        case PayLinkCode(code):
            assert payload == f"pay_{code}"
        case StaffCode(code):
            assert payload == f"staff_{code}"
        case None:
            pass


@pytest.mark.parametrize("word", ["", "a b", "چای", "a/b", "a&start=pay_b", "a\n", "a" * 63])
def test_a_word_that_no_address_can_carry_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="Latin letters"):
        product_link(BOT, word)
    with pytest.raises(ValueError, match="Latin letters"):
        pay_link(BOT, word)


def test_the_longest_payload_that_telegram_takes_fits() -> None:
    assert len(URL(product_link(BOT, "a" * 62)).query["start"]) == 64
    assert len(URL(pay_link(BOT, "a" * 60)).query["start"]) == 64
