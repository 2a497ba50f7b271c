"""How fast a broadcast may go, and so how long it takes."""

import math
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Pace:
    """At most this many people a second; what a shop may send beyond that is for those who wait for an answer."""

    per_second: float

    def __post_init__(self) -> None:
        if self.per_second <= 0:
            raise ValueError("a broadcast must move")

    def time_for(self, people: int) -> timedelta:
        """Tell how long so many people take at least, in whole seconds."""
        return timedelta(seconds=math.ceil(people / self.per_second))
