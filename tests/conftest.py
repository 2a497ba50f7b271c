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

# Files that share what takes long to set up, or wait most: each group is one worker's, and they begin first.
BROWSER, PROGRAMS = "tests/e2e_browser/", "tests/e2e/"
LONG_BROWSER = tuple(f"{BROWSER}test_{name}.py" for name in ("purchase", "tour", "troubles"))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep files together, and begin with the slow ones: none of them is left for a single worker at the end."""
    groups: dict[str, list[pytest.Item]] = {}
    for item in items:
        file = item.nodeid.partition("::")[0]
        group = f"{BROWSER}{file.startswith(LONG_BROWSER)}" if file.startswith(BROWSER) else file
        item.add_marker(pytest.mark.xdist_group(group))
        groups.setdefault(group, []).append(item)
    browsers = [group for group in groups if group.startswith(BROWSER)]
    programs = [group for group in groups if group.startswith(PROGRAMS)]
    quick = [group for group in groups if group not in {*browsers, *programs}]
    paired = itertools.chain.from_iterable(itertools.zip_longest(programs, quick))
    items[:] = [item for group in (*browsers, *paired) if group is not None for item in groups[group]]
