"""`dargah audit`: is every paid rial accounted for?"""

import asyncio
import sys
from pathlib import Path

import click

from bot.audit import Report
from bot.audit import audit as audit_store
from bot.chat_settings.live import LiveSettings
from bot.cli.operator import EXIT_TROUBLE, Talk, config_option
from bot.config import Settings
from bot.database import open_for_reading
from bot.money import Currency, Rials
from bot.texts.formats import amount_in_digits
from bot.trouble import Trouble


@click.command()
@config_option
@click.pass_obj
def audit(talk: Talk, config: Path) -> None:
    """Prove from the database that every paid rial is accounted for; exit code 1 where it is not."""
    settings = talk.settings(config)
    try:
        report, currency = asyncio.run(_audit(settings))
    except Trouble as trouble:
        talk.give_up(trouble)
        return

    def amount(rials: int) -> str:
        return amount_in_digits(Rials(rials), currency, talk.language)

    talk.say("audit-counts", orders=report.orders, payments=report.payments)
    talk.say(
        "audit-sums",
        received=amount(report.received),
        delivered=amount(report.delivered),
        held=amount(report.held),
        refunded=amount(report.refunded),
    )
    for fault in report.faults:
        talk.say("audit-fault", rule=fault.rule.replace("_", " "), subject=fault.subject)
    talk.say("audit-clean" if report.clean else "audit-not-clean")
    sys.exit(0 if report.clean else EXIT_TROUBLE)


async def _audit(settings: Settings) -> tuple[Report, Currency]:
    store = await open_for_reading(settings.database.url)
    try:
        current = await LiveSettings(store, settings.shop).refresh()
        return await audit_store(store), current.shop.currency
    finally:
        await store.close()
