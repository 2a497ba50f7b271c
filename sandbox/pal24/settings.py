"""What can be set about the pretend gateway."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Pal24Settings:
    """`api_key` is the terminal that exists from the start; a clock and randomness make tests repeatable."""

    api_key: str = "sandbox-terminal"
    keep_alive_seconds: float = 15.0
    clock: Callable[[], float] = time.time
    randomness: random.Random = field(default_factory=random.SystemRandom)
