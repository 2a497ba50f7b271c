"""The documents say what is so: settings, commands, links, and nothing of whose machine they were written on."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from bot.cli import main
from bot.config import FROM_FILES, Settings, load

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "config.example.toml"
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]

# What is set, or would be once its comment sign is taken away.
_KEY = re.compile(r"^(?:# )?([a-z_]+) = ")
_SECTION = re.compile(r"^\[([a-z]+)\]$")


def settings_keys() -> set[str]:
    """Every key that the program knows."""
    keys = {f"{section}.{secret}_file" for section, secret in FROM_FILES}
    for section, field in Settings.model_fields.items():
        kind = field.annotation
        assert isinstance(kind, type)
        assert issubclass(kind, BaseModel)
        keys |= {f"{section}.{key}" for key in kind.model_fields}
    return keys


def example_lines() -> Iterator[tuple[str, str]]:
    """Every key of the example with its line."""
    section = ""
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        if found := _SECTION.match(line):
            section = found[1]
        elif found := _KEY.match(line):
            yield f"{section}.{found[1]}", line


def test_the_example_has_every_setting_once_and_no_other() -> None:
    written = [key for key, _ in example_lines()]
    assert sorted(written) == sorted(settings_keys())


def test_the_example_as_it_is_can_be_used_and_shows_the_defaults(tmp_path: Path) -> None:
    spelled_out = tmp_path / "config.toml"
    shown_only = {"shop.support", "shop.required_channel", "telegram.proxy", "telegram.webhook_secret"}
    shown_only |= {"backup.recipient", "backup.every"}
    wanted = {line for key, line in example_lines() if key not in shown_only and not key.endswith("_file")}
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    spelled_out.write_text(
        "\n".join(line.removeprefix("# ") if line in wanted else line for line in lines), encoding="utf-8"
    )
    assert len(wanted) > len(Settings.model_fields)
    assert load(spelled_out, {}) == load(EXAMPLE, {})


def test_what_the_example_only_shows_could_be_set(tmp_path: Path) -> None:
    spelled_out = tmp_path / "config.toml"
    text = EXAMPLE.read_text(encoding="utf-8")
    spelled_out.write_text(re.sub(r"(?m)^# (?=[a-z_]+ = )(?!.*_file)", "", text), encoding="utf-8")
    found = load(spelled_out, {})
    assert found.telegram.proxy
    assert found.telegram.webhook_secret


def said(pattern: str) -> Iterator[tuple[str, str]]:
    """What stands as code in the documents and looks like that, with where it stands."""
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        code = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text) + re.findall(
            r"^(?:    |\t)(.*)$", text, re.MULTILINE
        )
        for found in re.findall(pattern, "\n".join(code), re.MULTILINE):
            yield str(path.relative_to(ROOT)), found


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(said(r"^make ([a-z-]+)"))
    assert {target for _, target in named} >= {"demo", "test"}
    assert {(where, target) for where, target in named if target not in targets} == set()


def is_a_command(words: list[str]) -> bool:
    """Whether the command line goes that far: `sandbox 24pal`."""
    command: click.Command = main
    for word in words:
        if word.startswith("-"):
            return any(word in parameter.opts for parameter in command.params)
        if not isinstance(command, click.Group) or word not in command.commands:
            return False
        command = command.commands[word]
    return True


def test_every_command_that_is_named_exists() -> None:
    named = set(said(r"^(?:\.venv/bin/)?dargah ((?:-*[a-z0-9-]+ ?)+)"))
    assert {command for _, command in named} >= {"run", "audit", "demo"}
    assert {(where, command) for where, command in named if not is_a_command(command.split())} == set()


def test_every_command_is_told_of_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {name for name in main.commands if f"`dargah {name}" not in readme} == set()


def test_every_link_between_the_documents_leads_somewhere() -> None:
    broken = [
        (str(path.relative_to(ROOT)), link)
        for path in DOCUMENTS
        for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
        if "://" not in link and not (path.parent / link).exists()
    ]
    assert broken == []


# Folders of one machine, and where its packages came from: neither is anybody else's.
_OF_ONE_MACHINE = {
    "a folder of one machine": re.compile(rb"/(?:root|work|home|Users)/[\w.]"),
    "a registry's address": re.compile(
        rb"https?://[\w.:@-]*(?:pypi|pythonhosted|npmjs|artifact|nexus|mirror|registry)[\w.-]*", re.IGNORECASE
    ),
    "a registry's option": re.compile(rb"--(?:(?:extra-)?index-url|find-links|trusted-host)"),
}


# What programs leave in a tree that is no clone, and nobody hands on.
_LEFT_BEHIND = re.compile(r"\.(?!ci$|gitignore$|pre-commit)|__pycache__$|screenshots$|.*\.egg-info$")


def files_of_the_project() -> list[Path]:
    """Those that git keeps; where this is no clone, all but what programs left behind."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        inside = [path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file()]
        return [ROOT / path for path in inside if not any(map(_LEFT_BEHIND.match, path.parts))]
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def test_no_file_tells_of_the_machine_it_was_written_on() -> None:
    files = files_of_the_project()
    found = [
        (str(path.relative_to(ROOT)), what)
        for path in files
        for what, pattern in _OF_ONE_MACHINE.items()
        if pattern.search(path.read_bytes())
    ]
    assert Path(__file__) in files
    assert found == []


# Put together here, or this file would tell of a machine itself.
@pytest.mark.parametrize(
    "parts",
    [
        ("cd /", "root/shop"),
        ("/", "home/sara/x"),
        ("https://", "pypi", ".example.org/simple"),
        ("pip --index", "-url http://x"),
    ],
    ids=" ".join,
)
def test_what_tells_of_a_machine_is_noticed(parts: tuple[str, ...]) -> None:
    line = "".join(parts)
    assert any(pattern.search(line.encode()) for pattern in _OF_ONE_MACHINE.values())
