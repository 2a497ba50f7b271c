"""`dargah migrate`: bring the database up to date without starting the shop."""

import asyncio
from pathlib import Path

import click

from bot.cli.operator import Talk, config_option
from bot.database import migrate_database
from bot.trouble import Trouble


@click.command()
@config_option
@click.pass_obj
def migrate(talk: Talk, config: Path) -> None:
    """Bring the database up to date; `run` does this by itself."""
    settings = talk.settings(config)
    try:
        steps = asyncio.run(migrate_database(settings.database.url))
    except Trouble as trouble:
        talk.give_up(trouble)
        return
    for step in steps:
        talk.say("migrate-step", step=step)
    talk.say("migrate-done")
