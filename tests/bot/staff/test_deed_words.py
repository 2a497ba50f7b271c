"""The record in a reader's words: no code, no bare rials and no foreign date is left in them."""

import re

import pytest

from bot.staff.audit_trail import THINGS
from bot.staff.deed_words import DeedWords
from bot.texts.catalogue import without_isolates
from bot.texts.languages import Language
from tests.bot.parts import speech

FA, EN = Language.FA, Language.EN

DEEDS = [
    (
        ("refund", "order 12", "6500000 rials, The buyer’s wish, TR-100"),
        "noted a refund of order 12: 650,000 tomans, The buyer’s wish, TR-100",
        "بازگشت پول سفارش 12 را ثبت کرد: ۶۵۰٬۰۰۰ تومان، The buyer’s wish، TR-100",
    ),
    (
        ("accept", "order 2", "6501000 rials (6500000 rials)"),
        "accepted the money of order 2: 650,100 tomans (650,000 tomans)",
        "پول سفارش 2 را پذیرفت: ۶۵۰٬۱۰۰ تومان (۶۵۰٬۰۰۰ تومان)",
    ),
    (
        ("staff_changed", "person 77", "manager > viewer"),
        "changed the role of person 77: manager → viewer",
        "نقش کاربر 77 را تغییر داد: مدیر ← ناظر",
    ),
    (
        ("staff_removed", "person 77 Order 9", "support"),
        "removed person 77 Order 9 (support)",
        "کاربر 77 Order 9 را کنار گذاشت (پشتیبان)",
    ),
    (("broadcast", "", "everybody"), "wrote a broadcast: Everybody", "پیام همگانی نوشت: همه"),
    (
        ("broadcast", "broadcast 3", "product, mint"),
        "wrote a broadcast: Those who bought a product, mint",
        "پیام همگانی نوشت: خریداران یک محصول، mint",
    ),
    (
        ("broadcast_sent", "broadcast 1", "12000"),
        "sent broadcast 1 to 12,000 people",
        "پیام همگانی 1 را برای ۱۲٬۰۰۰ نفر فرستاد",
    ),
    (
        ("job_reconcile", "2026-11-25", ""),
        "compared 25 November 2026 with the gateway",
        "پرداخت‌های ۱۴۰۵/۰۹/۰۴ را با درگاه مقایسه کرد",
    ),
    (
        ("job_export", "orders", "20261124-20261125 xlsx"),
        "took out 🧾 Orders: 24 November 2026 to 25 November 2026, XLSX",
        "اطلاعات 🧾 سفارش‌ها را در فایل گرفت: از ۱۴۰۵/۰۹/۰۳ تا ۱۴۰۵/۰۹/۰۴، XLSX",
    ),
    (
        ("setting_changed", "currency", "— → rial"),
        "changed the setting Currency: from the file → Rial",
        "تنظیم واحد پول را تغییر داد: از فایل ← ریال",
    ),
    (
        ("pay_link", "", "Tea, and more, 500000"),
        "made a payment link: Tea, and more, 50,000 tomans",
        "لینک پرداختی ساخت: Tea، and more، ۵۰٬۰۰۰ تومان",
    ),
    (
        ("stock", "product 5", "Tea, set, add"),
        "changed the stock: Tea, set, more (product 5)",
        "موجودی را تغییر داد: Tea، set، افزودن (محصول 5)",
    ),
    (
        ("edit_product", "product 5", "sale_price"),
        "changed product 5: Sale price",
        "محصول 5 را ویرایش کرد: قیمت با تخفیف",
    ),
]


@pytest.mark.parametrize(("deed", "english", "persian"), DEEDS, ids=[f"{d[0][0]}-{d[0][2]}" for d in DEEDS])
def test_a_deed_is_said_in_the_readers_words(deed: tuple[str, str, str], english: str, persian: str) -> None:
    said = {language: without_isolates(DeedWords(speech(), language).plain(*deed)) for language in Language}
    assert said == {EN: english, FA: persian}


@pytest.mark.parametrize(
    "deed",
    [
        ("refund", "order x", "a wish, 2026-99-99, 12 rial"),
        ("job_export", "orders", "yesterday"),
        ("setting_changed", "gone", "old → new"),
        ("setting_changed", "digest_hour", "— → —"),
        ("staff_changed", "person 1", ""),
        ("broadcast", "", "nobody"),
        ("from_an_older_program", "thing 1", "more"),
    ],
)
def test_what_an_older_program_wrote_is_shown_as_it_is(deed: tuple[str, str, str]) -> None:
    assert DeedWords(speech(), EN).plain(*deed)
    said = without_isolates(DeedWords(speech(), FA).plain("refund", "order x", "2026-99-99"))
    assert said.endswith("order x را ثبت کرد: 2026-99-99")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("deed", "quoted"),
    [
        (("find", "order 12", ""), "order 12"),
        (("find", "2026-11-25, 500 rials", ""), "2026-11-25, 500 rials"),
        (
            ("talk_answered", "order 9 (77)", "It costs 5000 rials, until 2026-12-01"),
            "5000 rials, until 2026-12-01",
        ),
        (
            ("refund", "order 1", "5000 rials, sent 400 rials back on 2026-11-25"),
            "sent 400 rials back on 2026-11-25",
        ),
        (("pay_link", "", "t" * 196 + ", 50"), ", 50"),
    ],
)
def test_what_people_typed_is_quoted_as_it_is(
    deed: tuple[str, str, str], quoted: str, language: Language
) -> None:
    assert quoted in without_isolates(DeedWords(speech(), language).plain(*deed))


def test_what_people_wrote_is_escaped() -> None:
    assert "&lt;b&gt;" in DeedWords(speech(), EN).html("find", "<b>", "")


@pytest.mark.parametrize("thing", THINGS)
def test_whatever_is_recorded_has_a_persian_name(thing: str) -> None:
    said = DeedWords(speech(), FA).plain("edit_product", f"{thing} 7", "price")
    assert not re.search("[a-z]", said)
