import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.amounts import (
    LONGEST,
    AmountError,
    FractionOfARial,
    NotAnAmount,
    NotPositive,
    TooLarge,
    TooSmall,
    read_amount,
)
from bot.money import Currency, Limits, Rials
from bot.texts.formats import amount_in_digits, amount_in_words
from bot.texts.languages import Language
from bot.texts.number_words import WORDS

ANY = Limits(Rials(1), Rials(10**16))

currencies = st.sampled_from(Currency)
languages = st.sampled_from(Language)


def in_tomans(text: str) -> int:
    return read_amount(text, Currency.TOMAN, ANY)


@pytest.mark.parametrize(
    "text",
    [
        "50000",
        "50,000",
        "50.000",
        "50/000",
        "50'000",
        "50 000",
        "50\u2009000",
        "50k",
        "50K",
        "۵۰۰۰۰",
        "٥٠٠٠٠",
        "۵۰٬۰۰۰ تومان",
        "۵۰،۰۰۰ تومان",
        "۵۰٫۰۰۰",
        "تومان ۵۰٬۰۰۰",
        "۵۰هزار تومن",
        "۵۰ هزارتومان",
        "۵۰۰۰۰ ت",
        "50 thousand tomans",
        "500000 ریال",
        "500,000 Rials",
        "﷼500000",
        "IRR 500,000",
        "پنجاه هزار تومان",
        "پنجاه\u200cهزار\u200cتومان",
        "پنجاه هزار تومان.",
        "\u2068۵۰٬۰۰۰ تومان\u2069",
        "\u200f۵۰۰۰۰\u200e",
        "  50000\n",
        "fifty thousand",
        "0.05 million",
        "نیم میلیون ریال",
    ],
)
def test_fifty_thousand_tomans_may_be_typed_in_many_ways(text: str) -> None:
    assert in_tomans(text) == 500_000


@pytest.mark.parametrize(
    ("text", "tomans"),
    [
        ("1.5 میلیون تومان", 1_500_000),
        ("۱٫۵ میلیون", 1_500_000),
        ("۱/۵ میلیون", 1_500_000),
        ("1.5m", 1_500_000),
        ("۲ میلیون و ۵۰۰ هزار تومان", 2_500_000),
        ("۲ میلیون ۵۰۰ هزار", 2_500_000),
        ("2 million and 500 thousand", 2_500_000),
        ("two million, five hundred thousand", 2_500_000),
        ("2500 هزار تومان", 2_500_000),
        ("دو ميليون و پانصد هزار", 2_500_000),
        ("یک میلیون و نیم", 1_500_000),
        ("یک و نیم میلیون", 1_500_000),
        ("one and half million", 1_500_000),
        ("بیست و نیم هزار", 20_500),
        ("هزار", 1_000),
        ("صد و بیست و پنج هزار و پانصد", 125_500),
        ("صدوبیست‌وپنج هزاروپانصد", 125_500),
        ("یه میلیون و پونصد و شونزده هزار تومن", 1_516_000),
        ("twenty-five thousand", 25_000),
        ("twenty five hundred", 2_500),
        ("هزار میلیارد", 10**12),
        ("یک میلیون و صد هزار", 1_100_000),
        ("یک میلیون و هزار", 1_001_000),
        ("1.500", 1_500),
        ("1.500.000", 1_500_000),
        ("1 500 000", 1_500_000),
        ("0.500 میلیون", 500_000),
        ("1,234.50 thousand", 1_234_500),
        ("00500", 500),
    ],
)
def test_scales_words_and_separators_are_added_up(text: str, tomans: int) -> None:
    assert in_tomans(text) == tomans * 10


@pytest.mark.parametrize(
    ("text", "rials"),
    [
        ("1.5", 15),
        ("۵٬۰۰۰٫۵ تومان", 50_005),
        ("0.1", 1),
        ("پنج هزار تومان و پنج ریال", 50_005),
        ("نیم تومان", 5),
    ],
)
def test_tenths_of_a_toman_are_rials(text: str, rials: int) -> None:
    assert in_tomans(text) == rials


def test_a_bare_number_is_in_the_currency_of_the_shop_and_a_unit_says_otherwise() -> None:
    assert read_amount("5000", Currency.RIAL, ANY) == 5_000
    assert read_amount("5000", Currency.TOMAN, ANY) == 50_000
    assert read_amount("5000 تومان", Currency.RIAL, ANY) == 50_000
    assert read_amount("5000 ریال", Currency.TOMAN, ANY) == 5_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \u200c ",
        "سلام",
        "hello",
        "tent",
        "kten",
        "toman",
        "k",
        "1,00",
        "1,0000",
        "1500,000",
        "1500.000",
        "1,234,56",
        "1.234,5",
        "1.5.5",
        "1,000.000",
        "1,000٬000",
        ".5",
        "50 60",
        "50 و 60",
        "50 0",
        "5 5",
        "پنج شش",
        "پنجاه و شصت",
        "پنجاه و هزار",
        "پنج صفر",
        "سه میلیون و دو میلیون",
        "۵ تومان ۶ تومان",
        "۵ ریال و ۶ تومان",
        "۵ تومان و ۶",
        "تومان ۵ ریال",
        "و ۵۰۰۰",
        "۵۰۰۰ و",
        "هزار و و پانصد",
        "نیم نیم",
        "--5",
        "5-10",
        "-toman",
        "$50",
        "50%",
        "5²",
        "½",
        "1e5",
        "0x10",
        "NaN",
        "Infinity",
        "/start",
    ],
)
def test_what_is_not_one_clear_amount_is_refused(text: str) -> None:
    with pytest.raises(NotAnAmount):
        in_tomans(text)


@pytest.mark.parametrize(
    "text", ["0", "۰ تومان", "صفر", "0.00", "-5", "−۵۰٬۰۰۰", "۵-", "منفی پنج هزار", "minus 5"]
)
def test_nothing_and_less_than_nothing_are_not_payable(text: str) -> None:
    with pytest.raises(NotPositive):
        in_tomans(text)


@pytest.mark.parametrize("text", ["0.05", "1.25", "۰٫۵ ریال", "half rial"])
def test_parts_of_a_rial_are_refused_instead_of_rounded(text: str) -> None:
    with pytest.raises(FractionOfARial):
        in_tomans(text)


def test_both_limits_are_allowed_and_an_error_names_the_one_passed() -> None:
    limits = Limits(Rials(10_000), Rials(1_000_000))
    assert read_amount("1000", Currency.TOMAN, limits) == 10_000
    assert read_amount("100k", Currency.TOMAN, limits) == 1_000_000
    with pytest.raises(TooSmall) as small:
        read_amount("9999 rials", Currency.TOMAN, limits)
    assert small.value.smallest == 10_000
    with pytest.raises(TooLarge) as large:
        read_amount("1,000,001 rials", Currency.TOMAN, limits)
    assert large.value.largest == 1_000_000


@pytest.mark.parametrize("text", ["9" * 200, "9" * 30 + " میلیارد", "1" + ",000" * 20])
def test_an_amount_beyond_all_money_is_too_large(text: str) -> None:
    with pytest.raises(TooLarge):
        in_tomans(text)


def test_a_text_longer_than_any_amount_is_refused_unread() -> None:
    assert in_tomans(" " * (LONGEST - 1) + "5") == 50
    with pytest.raises(NotAnAmount):
        in_tomans(" " * LONGEST + "5")


@given(rials=st.integers(1, 10**15), currency=currencies, language=languages)
@example(rials=10**15, currency=Currency.RIAL, language=Language.EN)
@example(rials=999_999_999_999_999, currency=Currency.TOMAN, language=Language.EN)
@example(rials=5, currency=Currency.TOMAN, language=Language.FA)
def test_what_is_shown_can_be_typed_back(rials: int, currency: Currency, language: Language) -> None:
    for other in Currency:
        assert read_amount(amount_in_digits(Rials(rials), currency, language), other, ANY) == rials
        assert read_amount(amount_in_words(Rials(rials), currency, language), other, ANY) == rials


@given(text=st.text(), currency=currencies)
def test_no_text_does_worse_than_be_refused(text: str, currency: Currency) -> None:
    assert _is_read_or_refused(text, currency)


pieces = st.sampled_from([*WORDS, *" ,٬،.٫/'-", "0", "5", "۵۰", "000", "500", "1.5", "\u200c"])


@given(text=st.lists(pieces, max_size=12).map("".join), currency=currencies)
def test_no_jumble_of_the_words_of_amounts_does_worse_than_be_refused(text: str, currency: Currency) -> None:
    assert _is_read_or_refused(text, currency)


@given(rials=st.integers(1, 10**15), currency=currencies)
def test_persian_words_may_be_typed_as_one(rials: int, currency: Currency) -> None:
    words = amount_in_words(Rials(rials), currency, Language.FA)
    assert read_amount(words.replace(" ", ""), currency, ANY) == rials


def _is_read_or_refused(text: str, currency: Currency) -> bool:
    try:
        return read_amount(text, currency, ANY) > 0
    except AmountError:
        return True
