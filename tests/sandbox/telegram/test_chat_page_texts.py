"""How the page shows what is written: entities, directions, links."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, expect

from tests.sandbox.telegram.chat_tab import Stage, opened, staged

pytestmark = pytest.mark.asyncio(loop_scope="session")

# The text of a message as nested lists: ["strong", "a", ["em", "b"]] for <strong>a<em>b</em></strong>.
TREE = """root => {
    const tree = (node) => node.nodeType === Node.TEXT_NODE ? node.data
        : [node.localName, ...[...node.childNodes].filter(shown).map(tree)];
    const shown = (node) => !(node.matches?.(".room, .pre-copy, .quote-more"));
    return tree(root).slice(1);
}"""


@pytest_asyncio.fixture(loop_scope="session")
async def stage() -> AsyncIterator[Stage]:
    async with staged() as running:
        yield running


async def tree(message: Locator) -> Any:
    return await message.locator(".text").evaluate(TREE)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<b>bold</b> and <i>italic</i>", [["strong", "bold"], " and ", ["em", "italic"]]),
        ("<u>under</u> <s>struck</s>", [["u", "under"], " ", ["s", "struck"]]),
        ("<b>a <i>b</i> c</b>", [["strong", "a ", ["em", "b"], " c"]]),
        ("<code>1403</code>", [["code", "1403"]]),
        ("🎉🎉 <b>paid</b>", ["🎉🎉 ", ["strong", "paid"]]),
        ("👨‍👩‍👧 <b>سلام</b> 🎉", ["👨‍👩‍👧 ", ["strong", "سلام"], " 🎉"]),
        ("a\n<blockquote>b</blockquote>\nc", ["a", ["blockquote", ["div", "b"]], "c"]),
        ("<pre><code class='language-py'>x = 1\ny</code></pre>", [["div", ["pre", ["code", "x = 1\ny"]]]]),
        ("&lt;b&gt; &amp; <b>&lt;img src=x&gt;</b>", ["<b> & ", ["strong", "<img src=x>"]]),
    ],
)
async def test_entities_are_shown_as_they_were_meant(
    browser: Browser, stage: Stage, html: str, shown: Any
) -> None:
    await stage.tells(stage.reza, html)
    async with opened(browser, stage.server.url) as tab:
        assert await tree(tab.right.messages.last) == shown


async def test_entities_that_overlap_are_both_shown(browser: Browser, stage: Stage) -> None:
    entities = [{"type": "bold", "offset": 0, "length": 4}, {"type": "italic", "offset": 2, "length": 4}]
    await stage.bot.result("sendMessage", chat_id=stage.reza, text="abcdefg", entities=entities)
    async with opened(browser, stage.server.url) as tab:
        expected = [["strong", "ab", ["em", "cd"]], ["em", "ef"], "g"]
        assert await tree(tab.right.messages.last) == expected


async def test_a_code_is_copied_by_a_click_or_a_key(browser: Browser, stage: Stage) -> None:
    await stage.tells(stage.reza, "Bank code: <code>140309271854</code>\n<pre>two\nlines</pre>")
    async with opened(browser, stage.server.url) as tab:
        read = "navigator.clipboard.readText()"
        await tab.right.root.locator(".text > code").click()
        await expect(tab.right.toast).to_have_text("Copied")
        assert await tab.page.evaluate(read) == "140309271854"
        copy = tab.right.root.locator(".pre-copy")
        await copy.focus()
        await tab.page.keyboard.press("Enter")
        await expect(tab.right.toast).to_have_count(2)
        assert await tab.page.evaluate(read) == "two\nlines"


async def test_what_is_covered_is_read_only_after_a_touch(browser: Browser, stage: Stage) -> None:
    await stage.tells(stage.reza, "Code: <tg-spoiler>KX7Q</tg-spoiler>")
    async with opened(browser, stage.server.url) as tab:
        cover = tab.right.button("Hidden text, show it")
        await expect(cover).to_be_visible()
        await cover.press("Enter")
        await expect(cover).to_have_count(0)
        assert (
            await tab.right.root.locator(".spoiler-text").evaluate("e => getComputedStyle(e).opacity") == "1"
        )


async def test_a_long_quotation_unfolds(browser: Browser, stage: Stage) -> None:
    await stage.tells(stage.reza, f"<blockquote expandable>{'word ' * 80}</blockquote>")
    async with opened(browser, stage.server.url) as tab:
        quote = tab.right.root.locator(".quote-text")
        short = await quote.evaluate("e => e.clientHeight")
        await tab.right.button("Show the whole quotation").click()
        assert await quote.evaluate("e => e.clientHeight") > short
        await tab.right.button("Show less").click()
        assert await quote.evaluate("e => e.clientHeight") == short


async def test_links_are_opened_apart_and_start_links_start_the_bot(browser: Browser, stage: Stage) -> None:
    page = f"{stage.server.url}/control/people"
    await stage.tells(
        stage.reza,
        f'<a href="{page}">people</a> <a href="https://t.me/shop_bot?start=p_1">begin</a> '
        '<a href="tg://resolve?domain=shop_bot&start=p_2">again</a> /orders',
    )
    async with opened(browser, stage.server.url) as tab:
        link = tab.right.root.get_by_role("link", name="people")
        assert await link.get_attribute("rel") == "noopener noreferrer"
        async with tab.page.context.expect_page() as coming:
            await link.click()
        await (await coming.value).wait_for_url(page)
        await tab.right.root.get_by_role("link", name="begin").click()
        await tab.right.sees("/start p_1")
        await tab.right.root.get_by_role("link", name="again").click()
        await tab.right.sees("/start p_2")
        await tab.right.button("/orders").click()
        await expect(tab.right.message("/orders")).to_have_count(2)
    assert await stage.said(stage.reza) == ["/start p_1", "/start p_2", "/orders"]


async def test_a_link_that_would_run_a_script_leads_nowhere(browser: Browser, stage: Stage) -> None:
    entities = [{"type": "text_link", "offset": 0, "length": 4, "url": "https://example.com/"}]
    await stage.bot.result("sendMessage", chat_id=stage.reza, text="here", entities=entities)
    async with opened(browser, stage.server.url) as tab:
        hostile = "javascript:document.title='owned'"
        await tab.page.evaluate(
            """async address => {
                const {formatted} = await import("/chat/entities.js");
                const {Words} = await import("/chat/words.js");
                const entity = {type: "text_link", offset: 0, length: 5, url: address};
                const acts = {open: () => {}, kept: new Set()};
                document.body.append(formatted("trap!", [entity], acts, new Words("en")));
            }""",
            hostile,
        )
        trap = tab.page.get_by_text("trap!")
        assert await trap.get_attribute("href") is None


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("سلام دنیا", ["rtl"]),
        ("Hello", ["ltr"]),
        ("کد شما:\nABC-12", ["rtl", "ltr"]),
        ("12,000 تومان", ["rtl"]),
    ],
)
async def test_each_line_runs_the_way_its_words_do(
    browser: Browser, stage: Stage, text: str, directions: list[str]
) -> None:
    await stage.tells(stage.reza, text)
    # A line that runs from the right begins at the right edge of the text.
    measure = """(box) => {
        const text = box.firstChild, edge = box.getBoundingClientRect(), found = [];
        let at = 0;
        for (const line of text.data.split("\\n")) {
            const range = document.createRange();
            range.setStart(text, at);
            range.setEnd(text, at + line.length);
            at += line.length + 1;
            const place = range.getBoundingClientRect();
            found.push(edge.right - place.right < place.left - edge.left ? "rtl" : "ltr");
        }
        return found;
    }"""
    async with opened(browser, stage.server.url) as tab:
        shown = tab.right.messages.last.locator(".text")
        # Wide enough for the two edges to lie apart.
        await shown.evaluate("e => e.parentElement.parentElement.style.minWidth = '300px'")
        assert await shown.evaluate(measure) == directions


async def test_a_phone_speaks_the_language_of_its_person(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.server.url, locale="en-GB") as tab:
        look = "e => [e.lang, getComputedStyle(e).direction]"
        assert await tab.left.root.evaluate(look) == ["fa", "rtl"]
        assert await tab.right.root.evaluate(look) == ["en", "ltr"]
        await expect(tab.left.status).to_have_text("ربات")
        assert await tab.left.root.locator("time:visible").first.inner_text() != ""
        page = "[document.documentElement.lang, document.documentElement.dir]"
        assert await tab.page.evaluate(page) == ["en", "ltr"]
        await tab.page.get_by_role("button", name="فارسی").click()
        assert await tab.page.evaluate(page) == ["fa", "rtl"]
        assert await tab.right.root.evaluate(look) == ["en", "ltr"]
        await tab.page.reload()
        assert await tab.page.evaluate(page) == ["fa", "rtl"]


async def test_the_language_of_the_browser_is_where_the_page_begins(browser: Browser, stage: Stage) -> None:
    async with opened(browser, stage.server.url, locale="fa-IR") as tab:
        await expect(tab.page.locator("h1")).to_have_text("تلگرام آزمایشی")
