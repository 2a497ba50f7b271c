import pytest

from bot.money import Currency, Limits, Rials


def test_a_toman_is_ten_rials() -> None:
    assert [currency.rials for currency in (Currency.TOMAN, Currency.RIAL)] == [10, 1]


@pytest.mark.parametrize(("smallest", "largest"), [(0, 10), (-5, 10), (11, 10)])
def test_limits_that_allow_no_amount_are_refused(smallest: int, largest: int) -> None:
    with pytest.raises(ValueError, match="no amount"):
        Limits(Rials(smallest), Rials(largest))


def test_limits_may_allow_a_single_amount() -> None:
    assert Limits(Rials(10), Rials(10)).largest == 10
