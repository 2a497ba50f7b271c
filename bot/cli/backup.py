"""`dargah backup` and `dargah restore`: an encrypted copy of the database, and back."""

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path

import click

from bot.backup.archive import NotABackup
from bot.backup.backup import Backup, Restored, SchemaDiffers
from bot.backup.backup import restore as fill
from bot.backup.sealing import NoKey, WrongKey, new_key
from bot.cli.operator import EXIT_BAD_CONFIG, Talk, config_option
from bot.clock import system_clock
from bot.database import open_for_reading, open_unmigrated
from bot.jobs.job import silently
from bot.store import NotEmpty
from bot.texts.formats import size
from bot.trouble import Trouble


@click.command()
@config_option
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@click.option("--new-key", "make_key", is_flag=True, help="Make a pair of keys, show it once, and end.")
@click.pass_obj
def backup(talk: Talk, config: Path, out: Path | None, make_key: bool) -> None:
    """Write an encrypted copy of the database, beside a shop at work or not."""
    if make_key:
        pair = new_key()
        talk.say("cli-new-key", public=pair.public, secret=pair.secret)
        return
    if out is None:
        talk.warn("cli-backup-out-missing")
        sys.exit(EXIT_BAD_CONFIG)
    settings = talk.settings(config)
    if settings.backup.recipient is None:
        talk.warn("cli-backup-no-recipient")
        sys.exit(EXIT_BAD_CONFIG)
    if out.exists():
        talk.give_up(Trouble("cli-backup-exists", path=str(out)))
    if not out.parent.is_dir():
        talk.give_up(Trouble("cli-export-folder", path=str(out.parent)))
    try:
        asyncio.run(_backup(settings.database.url, settings.backup.recipient, out))
    except Trouble as trouble:
        talk.give_up(trouble)
    talk.say("cli-backup-made", path=str(out), size=size(out.stat().st_size, talk.language))


@click.command()
@config_option
@click.option(
    "--in",
    "parts",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    required=True,
    help="The backup; where it came in parts, all of them, each with its own --in, in order.",
)
@click.option(
    "--identity",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file with the secret key.",
)
@click.pass_obj
def restore(talk: Talk, config: Path, parts: tuple[Path, ...], identity: Path) -> None:
    """Fill an empty database with a backup: all of it, or nothing."""
    settings = talk.settings(config)
    try:
        with _told(identity):
            secret = identity.read_text(encoding="utf-8")
            done = asyncio.run(_restore(settings.database.url, parts, secret))
    except Trouble as trouble:
        talk.give_up(trouble)
        return
    for table, rows in done.rows.items():
        if rows:
            talk.say("cli-restore-line", table=table, rows=rows)
    talk.say(
        "cli-restored",
        made_at=f"{done.made_at.astimezone(UTC):%Y-%m-%d %H:%M}",
        rows=sum(done.rows.values()),
        tables=len(done.rows),
    )
    talk.say("cli-restore-now")


@contextmanager
def _told(identity: Path) -> Iterator[None]:
    """Turn what can go wrong into what the operator is to do about it."""
    try:
        yield
    except NotEmpty:
        raise Trouble("cli-restore-not-empty") from None
    except WrongKey as error:
        raise Trouble("cli-restore-wrong-key", reason=str(error)) from None
    except NoKey:
        raise Trouble("cli-restore-no-key", path=str(identity)) from None
    except NotABackup as error:
        raise Trouble("cli-restore-no-backup", reason=str(error)) from None
    except SchemaDiffers as error:
        raise Trouble("cli-restore-schema", found=error.found, known=error.known) from None
    except UnicodeDecodeError:
        raise Trouble("cli-restore-no-key", path=str(identity)) from None
    except OSError as error:
        path = str(error.filename or identity)
        raise Trouble("cli-unreadable", path=path, reason=error.strerror or type(error).__name__) from None


async def _backup(url: str, recipient: str, out: Path) -> None:
    store = await open_for_reading(url)
    try:
        # Beside the place where it is to stand: moved there whole, or not at all.
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".dargah-") as folder:
            made = Path(folder) / "backup"
            await Backup(store, system_clock).make(made, recipient, silently)
            made.replace(out)
    finally:
        await store.close()


async def _restore(url: str, parts: tuple[Path, ...], secret: str) -> Restored:
    store = await open_unmigrated(url)
    try:
        return await fill(store, parts, secret)
    finally:
        await store.close()
