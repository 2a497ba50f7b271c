from pathlib import Path

import pytest
from markupsafe import Markup

from bot.texts.catalogue import Texts, code, without_isolates
from bot.texts.error import TextError
from bot.texts.languages import Language

FA, EN = Language.FA, Language.EN

SENTENCES = {
    FA: """
hello = سلام { $name }، خوش آمدید.
tracking = کد پیگیری: { $code }
count = { $count ->
    [0] سفارشی ندارید.
   *[other] { $count } سفارش دارید.
}
order = سفارش { NUMBER($number, useGrouping: 0) }
bold = <b>{ $what }</b>
line = • <b>{ $what }</b>: { $count }
choice = { $count ->
    [0] { $what }
   *[other] { $what } ×
} { $count }
commands =
    /shop – فروشگاه
    یا /help، در <code>/order 12</code> یا https://x.ir/y
only-here = فقط فارسی
""",
    EN: """
-shop = Dargah
hello = Hello { $name }, welcome to { -shop }.
tracking = Tracking code: { $code }
count = { $count ->
    [0] You have no orders.
    [one] You have { $count } order.
   *[other] You have { $count } orders.
}
order = Order { NUMBER($number, useGrouping: 0) }
bold = <b>{ $what }</b>
line = • <b>{ $what }</b>: { $count }
choice = { $what }
commands = /shop
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language, text in SENTENCES.items():
        (tmp_path / language).mkdir()
        (tmp_path / language / "buyer.ftl").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def texts(folder: Path) -> Texts:
    return Texts(folder)


def test_a_value_is_kept_apart_from_the_direction_of_its_sentence(texts: Texts) -> None:
    assert texts.plain(FA, "hello", name="Ali") == "سلام \u2068Ali\u2069، خوش آمدید."


def test_isolates_can_be_dropped_where_they_would_be_seen(texts: Texts) -> None:
    assert without_isolates(texts.plain(FA, "hello", name="Ali")) == "سلام Ali، خوش آمدید."


def test_every_persian_line_runs_from_the_right_though_it_begins_with_a_value(texts: Texts) -> None:
    assert texts.html(FA, "line", what="Tea", count=2) == "\u200f• <b>\u2068Tea\u2069</b>: \u2068۲\u2069"
    assert texts.html(EN, "line", what="چای", count=2) == "• <b>\u2068چای\u2069</b>: \u20682\u2069"
    inner = texts.plain(FA, "line", what="Tea", count=1)
    assert texts.plain(FA, "hello", name=inner) == f"سلام \u2068{inner}\u2069، خوش آمدید."
    assert without_isolates(inner) == "• <b>Tea</b>: ۱"


def test_a_choice_between_wordings_runs_as_the_line_around_it(texts: Texts) -> None:
    said = texts.plain(FA, "choice", what="Tea", count=1)
    assert said == "\u200f\u2068\u200f\u2068Tea\u2069 ×\u2069 \u2068۱\u2069"


def test_a_command_keeps_its_slash_before_it_in_persian(texts: Texts) -> None:
    assert texts.html(FA, "commands") == (
        "\u200f\u200e/shop – فروشگاه\nیا \u200e/help، در <code>/order 12</code> یا https://x.ir/y"
    )
    assert without_isolates(texts.plain(FA, "commands")).startswith("/shop – فروشگاه\n")


def test_a_voice_speaks_its_own_language(texts: Texts) -> None:
    said = [texts.to(language).plain("tracking", code="7") for language in Language]
    assert said == [texts.plain(FA, "tracking", code="7"), texts.plain(EN, "tracking", code="7")]
    assert texts.to(EN).html("bold", what="x") == texts.html(EN, "bold", what="x")


def test_what_people_typed_is_escaped_in_html_and_the_tags_of_the_sentence_are_not(texts: Texts) -> None:
    assert texts.html(EN, "bold", what="<i>&") == "<b>\u2068&lt;i&gt;&amp;\u2069</b>"


def test_html_is_markup_and_goes_into_another_sentence_as_it_is(texts: Texts) -> None:
    inner = texts.html(EN, "bold", what="<")
    assert isinstance(inner, Markup)
    assert texts.html(EN, "tracking", code=inner) == f"Tracking code: \u2068{inner}\u2069"


def test_a_code_is_copied_as_plain_latin_digits(texts: Texts) -> None:
    assert texts.html(FA, "tracking", code=code("123456")) == "کد پیگیری: \u2068<code>123456</code>\u2069"


def test_a_code_cannot_bring_tags_along() -> None:
    assert code("<b>&") == "<code>&lt;b&gt;&amp;</code>"


def test_plain_text_shows_no_tags_of_a_value_and_escapes_nothing(texts: Texts) -> None:
    assert texts.plain(EN, "tracking", code=code("<7>")) == "Tracking code: \u2068<7>\u2069"
    assert texts.plain(EN, "tracking", code="<7>") == "Tracking code: \u2068<7>\u2069"


def test_numbers_are_written_as_the_language_does(texts: Texts) -> None:
    assert without_isolates(texts.plain(FA, "count", count=1_234_567)) == "۱٬۲۳۴٬۵۶۷ سفارش دارید."
    assert without_isolates(texts.plain(EN, "count", count=1_234_567)) == "You have 1,234,567 orders."
    assert without_isolates(texts.plain(FA, "order", number=12345)) == "سفارش ۱۲۳۴۵"
    assert without_isolates(texts.plain(EN, "order", number=12345)) == "Order 12345"


def test_numbers_choose_between_wordings(texts: Texts) -> None:
    assert texts.plain(EN, "count", count=0) == "You have no orders."
    assert without_isolates(texts.plain(EN, "count", count=1)) == "You have 1 order."
    assert texts.plain(FA, "count", count=0) == "سفارشی ندارید."


def test_a_long_value_is_said_in_full(texts: Texts) -> None:
    goods = "<3 " * 4_000
    assert texts.plain(EN, "tracking", code=goods) == f"Tracking code: \u2068{goods}\u2069"
    assert texts.html(EN, "bold", what=goods) == f"<b>\u2068{'&lt;3 ' * 4_000}\u2069</b>"


def test_a_missing_value_is_an_error_that_names_it(texts: Texts) -> None:
    with pytest.raises(TextError, match="name"):
        texts.plain(EN, "hello")


def test_a_sentence_of_another_language_never_stands_in(texts: Texts) -> None:
    assert texts.plain(FA, "only-here")
    with pytest.raises(TextError, match="only-here"):
        texts.plain(EN, "only-here")


def test_keys_are_the_sentences_and_not_the_terms(texts: Texts) -> None:
    assert texts.keys(EN) == {"hello", "tracking", "count", "order", "bold", "line", "choice", "commands"}
    assert texts.keys(FA) - texts.keys(EN) == {"only-here"}


@pytest.mark.parametrize("stray", ["hello = twice", "just words", "{ $name }", "-shop = twice"])
def test_what_is_out_of_place_is_refused_at_the_start(folder: Path, stray: str) -> None:
    (folder / "en" / "more.ftl").write_text(f"# More.\nmore = yes\n{stray}\n", encoding="utf-8")
    with pytest.raises(TextError, match=r"more\.ftl"):
        Texts(folder)


@pytest.mark.parametrize(
    "broken", ["{ $", "", "{ $x ->\n [one] x\n}", "yes\n}\n", "yes\n    .title = no\n}\n"]
)
def test_a_badly_written_sentence_is_an_error_that_names_its_file(folder: Path, broken: str) -> None:
    (folder / "en" / "more.ftl").write_text(f"more = {broken}\nother = fine\n", encoding="utf-8")
    texts = Texts(folder)
    for _ in range(2):
        with pytest.raises(TextError, match=r"more\.ftl: more "):
            texts.plain(EN, "more")
    assert texts.plain(EN, "other") == "fine"


def test_a_sentence_may_say_another_and_a_term_of_any_file(folder: Path) -> None:
    (folder / "en" / "a.ftl").write_text(
        'long = { short }, in { -place(of: "order") }.\n# A term.\n-place = the { $of } of { -shop }\n',
        "utf-8",
    )
    (folder / "en" / "z.ftl").write_text("short =\n    { tracking }\n    so far\n", "utf-8")
    texts = Texts(folder)
    for _ in range(2):
        said = without_isolates(texts.plain(EN, "long", code="7"))
        assert said == "Tracking code: 7\nso far, in the order of Dargah."


def test_a_reference_to_nothing_is_an_error(folder: Path) -> None:
    (folder / "en" / "more.ftl").write_text("broken = { -nobody }\n", encoding="utf-8")
    with pytest.raises(TextError, match="nobody"):
        Texts(folder).plain(EN, "broken")


def test_a_language_without_texts_is_refused_at_the_start(folder: Path) -> None:
    (folder / "en" / "buyer.ftl").unlink()
    with pytest.raises(TextError, match="en"):
        Texts(folder)
