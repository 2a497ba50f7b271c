"""How the command line speaks with its operator: in the language of their terminal, one clear line each."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from bot.config import Settings, load, warnings
from bot.config_problems import ConfigError
from bot.logs import set_up_logs
from bot.texts.catalogue import Texts, without_isolates
from bot.texts.languages import Language
from bot.trouble import Trouble

EXIT_TROUBLE = 1
EXIT_BAD_CONFIG = 2

config_option = click.option(
    "--config",
    "config",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("config.toml"),
    show_default=True,
    help="The settings' file; config.example.toml explains every key.",
)


class Talk:
    """Says things to the operator."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        spoken = next(
            (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), ""
        )
        self.language = Language.FA if spoken.startswith("fa") else Language.EN
        self._voice = Texts().to(self.language)

    def text(self, key: str, **values: str | int) -> str:
        """Give a line, without the invisible signs that a terminal would show."""
        return without_isolates(self._voice.plain(key, **values))

    def say(self, key: str, **values: str | int) -> None:
        """Print a line."""
        click.echo(self.text(key, **values))

    def warn(self, key: str, **values: str | int) -> None:
        """Print a line where logs go."""
        click.echo(self.text(key, **values), err=True)

    def give_up(self, trouble: Trouble) -> None:
        """Print what must be mended, and end the program."""
        self.warn(trouble.key, **trouble.values)
        sys.exit(EXIT_TROUBLE)

    def settings(self, path: Path) -> Settings:
        """Read the settings and set up logs; every mistake is listed, and ends the program with code 2."""
        try:
            settings = load(path)
        except ConfigError as error:
            self.warn("config-problems", number=len(error.problems))
            for problem in error.problems:
                what = self.text(f"config-problem-{problem.kind}", found=problem.found, detail=problem.detail)
                example = self.text("config-example", example=problem.example) if problem.example else ""
                click.echo(f"  {problem.key}: {what} {example}".rstrip(), err=True)
            sys.exit(EXIT_BAD_CONFIG)
        set_up_logs(settings.log, settings.secrets)
        for key in warnings(settings):
            self.warn(key)
        return settings
