"""How much more or less there is than before."""


def change_in_percent(now: int, before: int) -> int | None:
    """Give the change in whole percent; None where there was nothing before, of which no share can be told."""
    return None if before <= 0 else _rounded((now - before) * 100, before)


def share_in_percent(part: int, whole: int) -> int | None:
    """Give a share in whole percent; None of nothing."""
    return None if whole <= 0 else _rounded(part * 100, whole)


def _rounded(number: int, by: int) -> int:
    """Divide and round half away from zero, exactly: amounts may be larger than a float can hold."""
    sign = -1 if number < 0 else 1
    return sign * ((2 * abs(number) + by) // (2 * by))
