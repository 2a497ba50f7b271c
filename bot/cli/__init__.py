"""The command line: `dargah run | demo | check | migrate | audit | export | backup | restore | sandbox`."""

import os

import click

# Before the library is imported: its times are durations, and asking for them otherwise is deprecated.
os.environ.setdefault("PTB_TIMEDELTA", "true")

from bot.cli.audit import audit
from bot.cli.backup import backup, restore
from bot.cli.check import check
from bot.cli.demo import demo
from bot.cli.export import export
from bot.cli.migrate import migrate
from bot.cli.operator import Talk
from bot.cli.run import run
from bot.cli.sandbox import sandbox


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dargah")
@click.pass_context
def main(context: click.Context) -> None:
    """Dargah: a Telegram bot that sells and is paid through 24pal."""
    context.obj = Talk()


for command in (run, demo, check, migrate, audit, export, backup, restore, sandbox):
    main.add_command(command)
