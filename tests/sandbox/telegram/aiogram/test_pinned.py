"""The environment that aiogram runs in, and what the documents tell of it."""

import re
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
WANTED = (HERE / "requirements.in").read_text(encoding="utf-8").split()
PINNED = (HERE / "requirements.txt").read_text(encoding="utf-8")
DOCUMENT = Path(__file__).parents[4] / "docs" / "sandbox.md"


def test_what_is_wanted_is_pinned_and_all_has_hashes() -> None:
    packages = re.findall(r"^([a-z0-9.-]+==\S+)(?: ; [^\\]+)? \\\n    --hash=sha256:", PINNED, re.MULTILINE)
    assert set(WANTED) <= set(packages)
    assert len(packages) == len(re.findall(r"^\S", PINNED, re.MULTILINE))


def test_the_document_names_the_versions_that_are_tried() -> None:
    told = DOCUMENT.read_text(encoding="utf-8")
    for library in (*WANTED, f"python-telegram-bot=={version('python-telegram-bot')}"):
        assert library.replace("==", " ") in told
