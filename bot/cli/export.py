"""`dargah export`: the shop's records as one or more files."""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from bot.chat_settings.live import LiveSettings
from bot.cli.operator import EXIT_TROUBLE, Talk, config_option
from bot.clock import system_clock
from bot.config import Settings
from bot.database import open_for_reading
from bot.exports.day_reading import DayError, read_day
from bot.exports.exporter import Exporter
from bot.exports.wanted import Days, Export, Format, Records
from bot.jobs.job import silently
from bot.speech import Speech
from bot.texts.catalogue import Texts
from bot.trouble import Trouble


@click.command()
@config_option
@click.option("--what", type=click.Choice([each.value for each in Records]), required=True)
@click.option(
    "--from", "first", default="", help="The first day: 2026-11-24 or 1405/09/03; else from the beginning."
)
@click.option("--to", "last", default="", help="The last day, which is in; else until now.")
@click.option(
    "--format", "kind", type=click.Choice([each.value for each in Format]), default="csv", show_default=True
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="Further parts get a number.",
)
@click.pass_obj
def export(talk: Talk, config: Path, what: str, first: str, last: str, kind: str, out: Path) -> None:
    """Take orders, payments, buyers or the audit trail out as files that spreadsheets open."""
    settings = talk.settings(config)
    days = Days(
        _day(talk, settings, "--from", first) if first else None,
        _day(talk, settings, "--to", last) if last else None,
    )
    if not out.parent.is_dir():
        talk.give_up(Trouble("cli-export-folder", path=str(out.parent)))
    try:
        made = asyncio.run(_export(settings, talk, Export(Records(what), days, Format(kind)), out))
    except Trouble as trouble:
        talk.give_up(trouble)
        return
    for path in made.paths:
        talk.say("cli-exported", rows=made.rows, path=str(path))


@dataclass(frozen=True, slots=True)
class _Made:
    paths: Sequence[Path]
    rows: int


async def _export(settings: Settings, talk: Talk, wanted: Export, out: Path) -> _Made:
    store = await open_for_reading(settings.database.url)
    try:
        live = LiveSettings(store, settings.shop)
        await live.refresh()
        exporter = Exporter(store, Speech(Texts(), live))
        # Beside the place where they are to stand: moved there whole, or not at all.
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".dargah-") as folder:
            written = await exporter.write(wanted, talk.language, Path(folder), silently)
            places = [_place(out, number) for number in range(1, len(written.parts) + 1)]
            for part, place in zip(written.parts, places, strict=True):
                shutil.move(part, place)
        return _Made(places, written.rows)
    finally:
        await store.close()


def _place(out: Path, number: int) -> Path:
    return out if number == 1 else out.with_name(f"{out.stem}-{number}{out.suffix}")


def _day(talk: Talk, settings: Settings, option: str, text: str) -> date:
    try:
        return read_day(text, system_clock(), settings.shop.timezone)
    except DayError:
        talk.warn("cli-export-day", option=option, found=text)
        sys.exit(EXIT_TROUBLE)
