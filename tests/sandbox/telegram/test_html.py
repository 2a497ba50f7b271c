import pytest

from sandbox.telegram.errors import BadRequest
from sandbox.telegram.html import parse_html
from sandbox.telegram.text import Entity


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("code", "code"),
        ("pre", "pre"),
        ("tg-spoiler", "spoiler"),
        ("blockquote", "blockquote"),
    ],
)
def test_a_tag_becomes_an_entity(tag: str, kind: str) -> None:
    formatted = parse_html(f"a<{tag}>bc</{tag}>d")
    assert formatted.text == "abcd"
    assert formatted.entities == (Entity(kind, 1, 2),)


def test_offsets_count_utf16_units_over_persian_and_emoji() -> None:
    formatted = parse_html("سلام 🎉<b>درگاه</b> 👨‍👩‍👧 <code>۱۲</code>")
    assert formatted.text == "سلام 🎉درگاه 👨‍👩‍👧 ۱۲"
    assert formatted.entities == (Entity("bold", 7, 5), Entity("code", 22, 2))
    units = formatted.text.encode("utf-16-le")
    assert units[22 * 2 : 24 * 2].decode("utf-16-le") == "۱۲"


def test_nested_tags_come_outer_first() -> None:
    formatted = parse_html("<b>a<i>b</i></b><u><s>c</s></u>")
    assert [(e.type, e.offset, e.length) for e in formatted.entities] == [
        ("bold", 0, 2),
        ("italic", 1, 1),
        ("strikethrough", 2, 1),
        ("underline", 2, 1),
    ]


def test_character_references_are_read_and_unknown_ones_left() -> None:
    assert parse_html("&lt;&gt;&amp;&quot;&#1587;&#x1F389;&nbsp;&copy &").text == '<>&"س🎉&nbsp;&copy &'


def test_code_and_pre_hold_nothing_else() -> None:
    assert [e.type for e in parse_html("<pre>a<b>b</b></pre><code><i>c</i></code>").entities] == [
        "pre",
        "code",
    ]


def test_pre_takes_the_language_of_the_code_in_it() -> None:
    formatted = parse_html('<pre><code class="language-python">x</code></pre>')
    assert formatted.entities == (Entity("pre", 0, 1, language="python"),)


def test_links_and_mentions_of_people() -> None:
    formatted = parse_html(
        '<a href="http://24pal.ir?a=1&amp;b=2">a</a><a href="tg://user?id=42">b</a><a>example.com</a><a href=":">c</a>'
    )
    assert formatted.text == "abexample.comc"
    assert formatted.entities == (
        Entity("text_link", 0, 1, url="http://24pal.ir?a=1&b=2"),
        Entity("text_mention", 1, 1, user_id=42),
        Entity("text_link", 2, 11, url="http://example.com/"),
    )


def test_a_spoiler_span_and_an_expandable_quote() -> None:
    formatted = parse_html('<span class="tg-spoiler">a</span><blockquote expandable>b</blockquote>')
    assert [e.type for e in formatted.entities] == ["spoiler", "expandable_blockquote"]


def test_tags_around_nothing_leave_nothing() -> None:
    assert parse_html("a<b></b>").entities == ()


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("سلام <x>a</x>", 'Unsupported start tag "x" at byte offset 9'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        (
            "<a href>a</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<a =x>a</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            "&#xD83D;",
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
        ),
    ],
)
def test_what_is_not_well_formed_is_refused_in_telegrams_words(markup: str, complaint: str) -> None:
    with pytest.raises(BadRequest) as refused:
        parse_html(markup)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"
