"""/discounts: a merchant makes codes, changes their rules, and puts them away."""

import re
from datetime import timedelta

import pytest

from bot.catalog import Category, Product
from bot.discount_book import PAGE, DiscountState, KnownDiscount
from bot.discounts import Discount
from bot.texts.languages import Language
from tests.bot.merchandise import Merchandise
from tests.bot.parts import SARA
from tests.bot.stocked import a_discount
from tests.handlers.admin.office import Office

# The six rules, skipped or as simple as they can be.
SIMPLE = (">A percentage", "10", "/skip", ">Everything", "/skip", "/skip", "/skip", "/skip")


@pytest.fixture
def goods(office: Office) -> Merchandise:
    return Merchandise(office.services.store)


async def codes(office: Office) -> list[KnownDiscount]:
    return [*(await office.shop.discounts.page()).codes]


async def the_code(office: Office) -> Discount:
    (known,) = await codes(office)
    return known.discount


async def makes(office: Office, *answers: str) -> Discount:
    await office.says("/discounts")
    await office.fills(">➕ New code", *answers, ">✅ Save")
    return await the_code(office)


async def changes(office: Office, rule: str, *answers: str) -> Discount:
    await office.taps_data(f"dcard:{(await the_code(office)).id}")
    await office.fills(">✏️ Change", f">{rule}", *answers, ">✅ Save")
    return await the_code(office)


async def test_a_shop_without_codes_says_what_they_are(office: Office) -> None:
    await office.says("/discounts")
    assert "There are no discount codes yet" in office.text
    assert office.labels == ["➕ New code", "🗄 Put away"]


async def test_a_code_with_every_rule(office: Office, goods: Merchandise) -> None:
    await goods.product("قهوه", sku="coffee")
    await goods.product("چای", sku="tea")
    answers = (
        "spring-۲۷",
        ">A percentage",
        "۱۵",
        "50000",
        ">Some products",
        "coffee، TEA",
        "100000",
        "1",
        "100",
    )
    await office.says("/discounts")
    await office.fills(">➕ New code", *answers, "7d")
    assert office.text.split("\n") == [
        "🏷 <b><code>SPRING-27</code></b>",
        "Takes off: <b>15%, at most 50,000 tomans</b>",
        "For 2 products:",
        "• قهوه",
        "• چای",
        "For orders from 100,000 tomans",
        "Once for each buyer",
        "100 times in all",
        "Until 1 December 2026, 11:30",
    ]
    assert await codes(office) == []
    await office.taps("✅ Save")
    assert "The code <code>SPRING-27</code> can be used now" in office.text
    await office.again()
    made = await the_code(office)
    assert (made.code, made.percent, made.amount, made.most) == ("SPRING-27", 15, None, 500_000)
    assert (made.smallest_order, made.limit_per_buyer, made.total_limit) == (1_000_000, 1, 100)
    assert made.ends_at == office.stall.clock() + timedelta(days=7)
    assert (len(made.products), made.categories, made.used) == (2, frozenset(), 0)


async def test_a_code_without_limits_whose_word_was_made_up(office: Office) -> None:
    await office.says("/discounts")
    await office.taps("➕ New code")
    (word,) = [label.removeprefix("🎲 ") for label in office.labels if label.startswith("🎲")]
    assert re.fullmatch("[2-9A-HJKMNP-Z]{8}", word)
    await office.fills(">🎲", ">An amount", "20000", ">Everything", "/skip", "/skip", "/skip", "/skip")
    assert "Takes off: <b>20,000 tomans</b>\nFor: everything\nWithout an end" in office.text
    await office.taps("✅ Save")
    made = await the_code(office)
    assert (made.code, made.percent, made.amount) == (word, None, 200_000)
    assert (made.smallest_order, made.limit_per_buyer, made.total_limit, made.ends_at) == (
        0,
        None,
        None,
        None,
    )


async def test_a_code_for_a_category_or_one_in_it(office: Office, goods: Merchandise) -> None:
    books = await goods.category("کتاب")
    poems = await goods.category("شعر", books)
    await goods.category("چای")
    rest = ("/skip", "/skip", "/skip", "/skip")
    made = await makes(office, "A", ">A perc", "5", "/skip", ">A category", ">کتاب", ">All of it", *rest)
    assert made.categories == {books.id}
    changed = await changes(office, "What it is for", ">A category", ">کتاب", ">شعر")
    assert changed.categories == {poems.id}
    await office.taps("🏷 This code")
    assert "For what is in:\n• کتاب › شعر" in office.text
    changed = await changes(office, "What it is for", ">A category", ">چای")
    assert len(changed.categories - {books.id, poems.id}) == 1
    assert (await changes(office, "What it is for", ">Everything")).categories == frozenset()


@pytest.mark.parametrize(
    ("before", "said", "problem"),
    [
        ([], "کد بهار", "Only Latin letters"),
        ([], "x" * 33, "Only Latin letters"),
        ([], "taken", "There is a code of this word already"),
        ([], "old", "This code was put away"),
        (["new", ">A percentage"], "0", "At least 1"),
        (["new", ">A percentage"], "101", "At most 100"),
        (["new", ">A percentage"], "12.5", "whole number"),
        (["new", ">A percentage", "10"], "0", "more than zero"),
        (["new", ">An amount"], "cheap", "as an amount"),
        (["new"], "half price", "Please choose one of the buttons"),
        (["new", ">An amount", "10", ">Some"], " , ", "Please write something"),
        (["new", ">An amount", "10", ">Some"], "tea <b> tea water", "these 3 SKUs: tea &lt;b&gt; water"),
        (["new", ">An amount", "10", ">Some"], " ".join(map(str, range(101))), "These are 101 products"),
        (["new", ">An amount", "10", ">Everything"], "1.5.2", "as an amount"),
        (["new", ">An amount", "10", ">Everything", "/skip"], "0", "At least 1"),
        (["new", ">An amount", "10", ">Everything", "/skip", "/skip"], "-3", "At least 1"),
        (["new", ">An amount", "10", ">Everything", "/skip", "/skip", "/skip"], "soon", "as a time"),
    ],
)
async def test_what_is_wrong_is_named_and_makes_no_code(
    office: Office, before: list[str], said: str, problem: str
) -> None:
    await a_discount(office.services, "TAKEN")
    old = await a_discount(office.services, "OLD")
    await office.shop.discounts.archive(old.id, 1)
    await office.says("/discounts")
    await office.fills(">➕ New code", *before)
    assert problem in await office.says(said)
    assert [known.discount.code for known in await codes(office)] == ["TAKEN"]


async def test_a_word_that_another_took_meanwhile_is_refused_at_the_end(office: Office) -> None:
    await office.says("/discounts")
    await office.fills(">➕ New code", "spring", *SIMPLE)
    await a_discount(office.services, "SPRING", 50)
    await office.taps("✅ Save")
    assert "There is a code of this word already" in office.text
    assert (await the_code(office)).percent == 50


async def test_each_rule_is_changed_alone_and_the_uses_stay(office: Office) -> None:
    made = await makes(office, "spring", *SIMPLE)
    assert (await changes(office, "Uses in all", "5")).total_limit == 5
    assert (await changes(office, "For each buyer", "2")).limit_per_buyer == 2
    assert (await changes(office, "Smallest order", "1000")).smallest_order == 10_000
    assert (await changes(office, "Its end", "1d")).ends_at is not None
    changed = await changes(office, "What it takes off", ">An amount", "7000")
    assert (changed.percent, changed.amount, changed.most) == (None, 70_000, None)
    assert (changed.code, changed.total_limit, changed.limit_per_buyer) == (made.code, 5, 2)
    changed = await changes(office, "Uses in all", ">Leave empty")
    assert (changed.total_limit, changed.limit_per_buyer, changed.amount) == (None, 2, 70_000)


async def test_what_stands_can_be_kept(office: Office) -> None:
    await makes(office, "spring", ">A perc", "10", "50000", *SIMPLE[3:])
    kept = ">✔️ Keep as it is"
    changed = await changes(office, "What it takes off", kept, "20", kept)
    assert (changed.percent, changed.most) == (20, 500_000)


async def test_the_list_tells_how_each_code_stands(office: Office) -> None:
    await a_discount(office.services, "OPEN", total_limit=3)
    await a_discount(office.services, "ENDED", ends_at=office.stall.clock() - timedelta(days=1))
    await a_discount(office.services, "USED", None, amount=200_000, total_limit=1)
    sara = await office.services.meets(SARA)
    product = await Merchandise(office.services.store).product("قهوه")
    await office.shop.cart.change(sara, product.id, 1, 1)
    async with office.services.store.transaction() as tx:
        await office.shop.cart.use_code(tx, sara, "used", 2)
    await office.shop.purchase.cart(sara, 3)
    await office.says("/discounts")
    assert office.labels[:3] == [
        "✅ USED · 20,000 tomans · used 1 of 1",
        "⌛ ENDED · 10% · used 0×",
        "🟢 OPEN · 10% · used 0 of 3",
    ]
    await office.taps("✅ USED")
    assert "✅ Used up · used 1 of 1" in office.text
    states = [known.state for known in await codes(office)]
    assert states == [DiscountState.USED_UP, DiscountState.OVER, DiscountState.OPEN]


async def test_a_code_is_put_away_and_brought_back(office: Office) -> None:
    await makes(office, "spring", *SIMPLE)
    await office.says("/discounts")
    await office.fills(">🟢 SPRING", ">🗄 Put it away")
    await office.again()
    assert "🗄 Put away: nobody can use it" in office.text
    assert office.labels == ["♻️ Bring it back", "🏷 All codes"]
    assert await codes(office) == []
    await office.fills(">🏷 All codes", ">🗄 Put away")
    assert office.labels == ["🗄 SPRING · 10% · used 0×", "🏷 All codes"]
    await office.fills(">🗄 SPRING", ">♻️ Bring it back")
    await office.again()
    assert "🟢 Can be used" in office.text
    assert (await the_code(office)).code == "SPRING"


async def test_older_codes_are_on_the_next_page(office: Office) -> None:
    for number in range(PAGE + 1):
        await a_discount(office.services, f"CODE{number}")
    await office.says("/discounts")
    assert office.labels[-3:] == ["Older ▶️", "➕ New code", "🗄 Put away"]
    await office.taps("Older")
    assert office.labels == ["🟢 CODE0 · 10% · used 0×", "⏮ Newest", "➕ New code", "🗄 Put away"]
    await office.taps("⏮ Newest")
    assert office.labels[0].startswith(f"🟢 CODE{PAGE}")


async def test_archived_codes_have_pages_of_their_own(office: Office) -> None:
    for number in range(PAGE + 1):
        made = await a_discount(office.services, f"CODE{number}")
        await office.shop.discounts.archive(made.id, 1)
    await office.says("/discounts")
    await office.fills(">🗄 Put away", ">Older")
    assert office.labels == ["🗄 CODE0 · 10% · used 0×", "⏮ Newest", "🏷 All codes"]
    await office.taps("⏮ Newest")
    assert office.labels[0].startswith(f"🗄 CODE{PAGE}")


@pytest.mark.parametrize(
    "data", ["dcard:99", "dedit:99", "dedit:99 ends", "darchive:99", "drestore:99", "dcard"]
)
async def test_a_button_for_a_code_that_is_not_there_says_so(office: Office, data: str) -> None:
    await office.taps_data(data)
    assert office.toast == "This discount code is no longer there."


async def test_a_forged_rule_shows_the_rules(office: Office) -> None:
    made = await makes(office, "spring", *SIMPLE)
    await office.taps_data(f"dedit:{made.id} nonsense")
    assert "What shall change?" in office.text


async def test_it_speaks_persian(office: Office, goods: Merchandise) -> None:
    shelf: Category = await goods.category("کتاب")
    product: Product = await goods.product("دیوان", sku="divan", category_id=shelf.id)
    await office.speaks(Language.FA)
    await office.says("/discounts")
    await office.fills(">➕ کد تازه", "NOROOZ", ">درصدی", "۱۵", "۵۰ هزار تومان", ">چند کالا", product.sku)
    await office.fills(">رد کردن", "۱", ">رد کردن", "1405/12/29")
    assert office.text.split("\n")[1:] == [
        "تخفیف: <b>۱۵٪، حداکثر ۵۰٬۰۰۰ تومان</b>",
        "برای یک کالا:",
        "• دیوان",
        "هر خریدار ۱ بار",
        "تا ۱۴۰۵/۱۲/۲۹، ساعت ۲۳:۵۹",
    ]
