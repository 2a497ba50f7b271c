"""A Chromium for the tests: found on this machine or, where that is allowed, installed.

`python -m tests.browser` does it ahead of the tests and says where it is.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from playwright.async_api import Browser, async_playwright

# The one without windows first: opening a page takes it half the time that the whole browser needs.
LIGHT, WHOLE = "chromium-headless-shell", "chromium"
NAMES = (LIGHT, WHOLE, "chromium-browser", "google-chrome")
APT_GET = ("apt-get", "--quiet", "--quiet", "--option", "DPkg::Lock::Timeout=300")
HOW_TO_GET_ONE = (
    "install Chromium (Debian: apt-get install chromium), or set CHROMIUM to the path of a Chromium or Chrome"
)


class NoChromium(Exception):
    """There is no Chromium and none can be installed; the message says how to get one."""


def find_chromium() -> Path:
    """Find Chromium: $CHROMIUM, else on the PATH, else by installing it (as root, with apt-get).

    Several processes may call it at once: one installs, the others wait. Raises NoChromium.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        path = Path(named)
        if not os.access(path, os.X_OK):
            raise NoChromium(f"CHROMIUM is {named}, which can't be run: {HOW_TO_GET_ONE}")
        return path
    found = _on_the_path()
    if found is None:
        with _one_at_a_time():
            found = _on_the_path() or _install()
    return found


@asynccontextmanager
async def open_browser() -> AsyncIterator[Browser]:
    """Run Chromium without a window for as long as the block lasts. Raises NoChromium."""
    executable = find_chromium()
    async with async_playwright() as playwright:
        # Chromium's own sandbox doesn't work in most containers, nor for root.
        browser = await playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            await browser.close()


def _on_the_path() -> Path | None:
    found = next((path for name in NAMES if (path := shutil.which(name)) is not None), None)
    return None if found is None else Path(found)


def _install() -> Path:
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise NoChromium(f"no Chromium here: {HOW_TO_GET_ONE}")
    sys.stderr.write("Installing chromium with apt-get, once ...\n")
    done = _install_package()
    if done.returncode:
        # The list of packages is missing or too old.
        _run((*APT_GET, "update"))
        done = _install_package()
    found = _on_the_path()
    if done.returncode or found is None:
        raise NoChromium(f"apt-get couldn't install it:\n{done.stdout}{done.stderr}\n{HOW_TO_GET_ONE}")
    return found


def _install_package() -> subprocess.CompletedProcess[str]:
    """Install the light one, or the whole where there is none; gives the end of the last try."""
    light = _apt_install(LIGHT)
    return light if light.returncode == 0 else _apt_install(WHOLE)


def _apt_install(package: str) -> subprocess.CompletedProcess[str]:
    return _run((*APT_GET, "install", "--yes", "--no-install-recommends", package))


def _run(command: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (Path(tempfile.gettempdir()) / f"chromium-{os.geteuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{find_chromium()}\n")
    except NoChromium as error:
        sys.exit(str(error))
