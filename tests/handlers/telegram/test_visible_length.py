"""How long a text is under a file: as Telegram counts it."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from handlers.telegram.media import visible_length
from sandbox.telegram.html import parse_html
from sandbox.telegram.text import utf16_length

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(Markup.escape)
tags = st.sampled_from(["b", "i", "code", 'a href="https://x.example/?a=1&amp;b=&gt;"'])


def in_tag(tag: str, inside: Markup) -> Markup:
    return Markup(f"<{tag}>{inside}</{tag.partition(' ')[0]}>")  # both are Telegram's HTML already


marked_up = st.lists(texts | st.builds(in_tag, tags, texts), max_size=6).map(Markup("").join)


@given(marked_up)
def test_a_text_is_as_long_as_telegram_finds_it(html: Markup) -> None:
    assert visible_length(str(html)) == utf16_length(parse_html(str(html)).text)


def test_a_sign_beyond_the_basic_ones_counts_twice() -> None:
    assert visible_length("🎁 <b>&lt;b&gt;</b>\n") == 7
