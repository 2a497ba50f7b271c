"""The shop's manner of speaking: a person's language, the shop's currency, name and time zone."""

from datetime import date, datetime

from bot.config import ShopSettings
from bot.money import Rials
from bot.texts.catalogue import Texts, Voice
from bot.texts.formats import amount_in_digits, amount_in_words, clock_time, day, moment
from bot.texts.languages import Language


class Speech:
    """Sentences, amounts and times as the shop's people read them."""

    def __init__(self, texts: Texts, shop: ShopSettings) -> None:
        self._texts = texts
        self.shop = shop

    def voice(self, language: Language) -> Voice:
        """Speak this language."""
        return self._texts.to(language)

    def amount(self, amount: Rials, language: Language) -> str:
        """Write an amount in digits, with its unit."""
        return amount_in_digits(amount, self.shop.currency, language)

    def words(self, amount: Rials, language: Language) -> str:
        """Write an amount in words, with its unit."""
        return amount_in_words(amount, self.shop.currency, language)

    def moment(self, at: datetime, language: Language) -> str:
        """Write a date and time."""
        return moment(at, language, self.shop.timezone)

    def day(self, date: date, language: Language) -> str:
        """Write a date."""
        return day(date, language)

    def clock_time(self, at: datetime, now: datetime, language: Language) -> str:
        """Write a time, with its date where that is not today."""
        return clock_time(at, now, language, self.shop.timezone)
