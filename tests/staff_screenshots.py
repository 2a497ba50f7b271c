"""Takes pictures of the merchant's side on a small phone: `python -m tests.staff_screenshots FOLDER`.

In each language: what the staff's commands answer, and a refund, a broadcast and a setting step by step.
"""

import asyncio
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, expect

from bot.backup.sealing import new_key
from bot.store import jobs, outbox, updates
from bot.texts.catalogue import Texts, without_isolates
from bot.texts.languages import Language
from sandbox.stage import MERCHANT_ID
from tests.browser import open_browser
from tests.e2e.waiting import until
from tests.e2e_browser.table import Table, set_table
from tests.e2e_browser.visitor import NARROW, visit


@dataclass(frozen=True)
class Tap:
    """A tap on the newest button that bears this text: a key of the catalogue, or a sign that stands on it."""

    text: str
    which: str = ""


Step = str | Tap

# What is said and tapped up to each picture; every one goes on where the last ended.
MOMENTS: tuple[tuple[str, tuple[Step, ...]], ...] = (
    ("help", ("/help",)),
    ("sales", ("/sales",)),
    ("sales-states", (Tap("sales-button-states"),)),
    ("card", ("/find 1",)),
    ("story", (Tap("card-button-story"),)),
    ("resend", (Tap("card-button-back"), Tap("card-button-resend"))),
    ("refund-why", (Tap("decision-button-no"), Tap("↩️"))),
    ("refund-reference", (Tap("refund-reason-wish"),)),
    ("refund-preview", ("TR-100",)),
    ("refund-noted", (Tap("form-button-save"),)),
    ("held", ("/held",)),
    ("held-card", (Tap("⏳"),)),
    ("accept", (Tap("card-button-accept"),)),
    ("broadcasts", ("/broadcast",)),
    ("broadcast-photo", (Tap("broadcasts-button-new"),)),
    ("broadcast-text", (Tap("form-button-skip"),)),
    ("broadcast-buttons", ("🌷 /shop",)),
    ("broadcast-to", (Tap("form-button-skip"),)),
    ("broadcast-preview", (Tap("broadcasts-to-everybody"),)),
    ("broadcast-sent", (Tap("✅"),)),
    ("settings", ("/settings",)),
    ("setting", (Tap("settings-label", "support"),)),
    ("setting-asked", (Tap("settings-button-change"),)),
    ("setting-preview", ("@golestan_support",)),
    ("setting-saved", (Tap("form-button-save"),)),
    ("shop-closing", ("/settings", Tap("settings-label", "maintenance"), Tap("settings-button-close"))),
    ("alerts", ("/alerts",)),
    ("staff", ("/staff",)),
    ("invitation", (Tap("staff-button-new"),)),
    ("threads", ("/threads",)),
    ("stats", ("/stats",)),
    ("reconcile", ("/reconcile",)),
    ("reconciled", (Tap("reconcile-button-today"),)),
    ("export", ("/export",)),
    ("export-days", (Tap("export-records", "orders"),)),
    ("health", ("/health",)),
    ("backup", ("/backup",)),
    ("bans", ("/bans",)),
    ("audit", ("/audit",)),
)
NAMES = {
    Language.FA: ("فروشگاه نمونه", "مدیر فروشگاه", "سارا"),
    Language.EN: ("Sample Shop", "Merchant", "Sara"),
}

# How long a message slides into the chat, in milliseconds.
LANDS_WITHIN = 700


async def take_all(folder: Path) -> list[Path]:
    """Write `staff-<moment>-<language>.png` for each moment into the folder; say which."""
    folder.mkdir(parents=True, exist_ok=True)
    async with open_browser() as browser:
        return [path for language in NAMES for path in await _take(browser, language, folder)]


async def _take(browser: Browser, language: Language, folder: Path) -> list[Path]:
    texts, taken = Texts().to(language), []
    shop, merchant, buyer = NAMES[language]
    with tempfile.TemporaryDirectory() as home:
        async with set_table(
            Path(home),
            language=language,
            shop=shop,
            merchant=merchant,
            more={"backup": {"recipient": new_key().public}},
        ) as table:
            await _sells(table, buyer, language)
            async with visit(browser, table.url, language=language, size=NARROW, sharpness=2) as visitor:
                await visitor.takes_phone_of(buyer, place=1)
                await visitor.takes_phone_of(merchant)
                for moment, steps in MOMENTS:
                    for step in steps:
                        match step:
                            case str():
                                await visitor.says(step)
                            case Tap(key, which) if key in texts.keys:
                                await visitor.taps(
                                    without_isolates(texts.plain(key, setting=which, records=which))
                                )
                            case Tap(sign):
                                await visitor.taps(sign)
                        await _all_said(table)
                    # What flashes up over the buttons goes by itself.
                    await expect(visitor.phone.locator(".toasts > *")).to_have_count(0, timeout=20_000)
                    await visitor.tab.wait_for_timeout(LANDS_WITHIN)
                    taken.append(folder / f"staff-{moment}-{language}.png")
                    await visitor.tab.screenshot(path=taken[-1])
    return taken


async def _sells(table: Table, name: str, language: Language) -> None:
    """Have a buyer pay twice; the second time the bank tells of another amount."""
    buyer = await table.stage.telegram.person(name, language)
    for trouble in (None, "wrong_amount"):
        if trouble is not None:
            await table.stage.bank.breaks("check", trouble, None)
        await buyer.says("/start p_giftcard")
        await buyer.taps("⚡")
        await _all_said(table)
        await table.stage.bank.pays(await buyer.link("💳"))
        await _all_said(table)
    await table.mend()


async def _all_said(table: Table) -> None:
    """Wait until the bot has answered everything."""

    async def quiet() -> bool | None:
        if await table.stage.telegram.pending_updates():
            return None
        async with table.store.reading() as session:
            letters, _ = await outbox.depth(session)
            at_work = await jobs.count_of(session, MERCHANT_ID)
            return (await updates.count_waiting(session), at_work, letters) == (0, 0, 0) or None

    await until(quiet, "the bot to have said everything")


if __name__ == "__main__":
    match sys.argv[1:]:
        case [name]:
            sys.stdout.write(f"{len(asyncio.run(take_all(Path(name))))} pictures in {name}\n")
        case _:
            sys.exit(f"usage: python -m tests.staff_screenshots FOLDER\n{__doc__}")
