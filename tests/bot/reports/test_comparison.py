"""How changes and shares are told."""

import pytest

from bot.reports.comparison import change_in_percent, share_in_percent


@pytest.mark.parametrize(
    ("now", "before", "change"),
    [
        (112, 100, 12),
        (88, 100, -12),
        (100, 100, 0),
        (0, 100, -100),
        (5, 0, None),
        (0, 0, None),
        (1005, 1000, 1),
        (995, 1000, -1),
        (10**19 + 10**17, 10**19, 1),
    ],
)
def test_a_change_is_told_in_whole_percent_and_not_of_nothing(
    now: int, before: int, change: int | None
) -> None:
    assert change_in_percent(now, before) == change


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(1, 3, 33), (2, 3, 67), (0, 5, 0), (5, 5, 100), (0, 0, None)]
)
def test_a_share_is_told_in_whole_percent_and_not_of_nothing(
    part: int, whole: int, share: int | None
) -> None:
    assert share_in_percent(part, whole) == share
