"""Bots for the keeper to keep."""

import sys
from pathlib import Path

from sandbox.bot_process import BotProcess
from sandbox.stage import free_port

PROGRAM = Path(__file__).parent / "tiny_bot.py"


def tiny_bot(folder: Path, last_words: str = "") -> BotProcess:
    """Make one that is ready at once, or one that only says its last words."""
    port = free_port()
    command = [sys.executable, str(PROGRAM), str(port), *([last_words] if last_words else [])]
    return BotProcess(command, f"http://127.0.0.1:{port}/", folder / "bot.log")
