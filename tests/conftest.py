"""What every test needs before anything else is imported."""

import itertools
import os

import pytest
from hypothesis import settings

# The library's times are durations; asking for them otherwise is deprecated, and warnings are errors here.
os.environ.setdefault("PTB_TIMEDELTA", "true")

# How long an example takes says more about the machine than about the code.
settings.register_profile("dargah", deadline=None)
settings.load_profile("dargah")

# What takes longest, and waits most.
BROWSER, PROGRAMS = "tests/e2e_browser/", "tests/e2e/"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the slow files, quick ones between them: none is left for a single worker at the end."""
    files: dict[str, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.nodeid.partition("::")[0], []).append(item)
    browsers = [file for file in files if file.startswith(BROWSER)]
    programs = [file for file in files if file.startswith(PROGRAMS)]
    quick = [file for file in files if file not in {*browsers, *programs}]
    mixed = itertools.zip_longest(browsers, quick[0::2], programs, quick[1::2])
    items[:] = [item for file in itertools.chain(*mixed) if file is not None for item in files[file]]
