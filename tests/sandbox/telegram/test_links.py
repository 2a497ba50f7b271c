import pytest

from sandbox.telegram.links import checked_link, with_found_entities
from sandbox.telegram.text import Entity, FormattedText


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.com", "https://example.com/"),
        ("example.com/a", "http://example.com/a"),
        ("http://24pal.ir/invoice/pay/ab12", "http://24pal.ir/invoice/pay/ab12"),
        ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x"),
        ("http://localhost:9/x", "http://localhost:9/x"),
        ("tg://resolve?domain=shop", "tg://resolve?domain=shop"),
        ("http://shop", None),
        ("ftp://example.com/", None),
        ("javascript://example.com/", None),
        ("http://exa mple.com", None),
        ("http://example.com:port/", None),
        ("", None),
    ],
)
def test_what_counts_as_a_link(address: str, link: str | None) -> None:
    assert checked_link(address) == link


def found(text: str, *given: Entity) -> list[tuple[str, str]]:
    units = text.encode("utf-16-le")
    entities = with_found_entities(FormattedText(text, given)).entities
    return [(e.type, units[e.offset * 2 : e.end * 2].decode("utf-16-le")) for e in entities]


def test_commands_links_mentions_tags_and_mail_are_found() -> None:
    assert found(
        "🎉 /pay@shop_bot 5000 به @support_ir یا https://24pal.ir/a?b=1. #خرید a@b.ir example.com"
    ) == [
        ("bot_command", "/pay@shop_bot"),
        ("mention", "@support_ir"),
        ("url", "https://24pal.ir/a?b=1"),
        ("hashtag", "#خرید"),
        ("email", "a@b.ir"),
        ("url", "example.com"),
    ]


def test_a_slash_within_a_word_or_path_is_no_command() -> None:
    assert found("and/or 1/2 //x") == []


def test_nothing_is_found_within_code_or_a_link() -> None:
    assert found("/start @support", Entity("code", 0, 6), Entity("text_link", 7, 8, url="http://a.ir/")) == [
        ("code", "/start"),
        ("text_link", "@support"),
    ]


def test_trimming_moves_and_cuts_entities() -> None:
    text = FormattedText(" \n🎉 ab  ", (Entity("bold", 0, 9), Entity("italic", 5, 4), Entity("code", 7, 2)))
    assert text.trimmed() == FormattedText("🎉 ab", (Entity("bold", 0, 5), Entity("italic", 3, 2)))
