"""The shop's manner of speaking: a person's language, the shop's currency, name and time zone."""

from datetime import date, datetime

from bot.chat_settings.current import Source
from bot.config import ShopSettings
from bot.money import Currency, Rials
from bot.texts.catalogue import Texts, Voice
from bot.texts.formats import amount_in_digits, amount_in_words, clock_time, day, moment
from bot.texts.languages import Language


class Speech:
    """Sentences, amounts and times as the shop's people read them."""

    def __init__(self, texts: Texts, source: Source, currency: Currency | None = None) -> None:
        self._texts = texts
        self._source = source
        self._currency = currency

    @property
    def shop(self) -> ShopSettings:
        """The shop's settings as they are now: what was set by chat is in them."""
        shop = self._source.current.shop
        if self._currency is None or self._currency is shop.currency:
            return shop
        return shop.model_copy(update={"currency": self._currency})

    @property
    def deviates(self) -> bool:
        """Whether it counts in another currency than the shop does now."""
        return self._currency not in {None, self._source.current.shop.currency}

    def counting_in(self, currency: Currency) -> "Speech":
        """Go on in this currency, whatever the shop counts in meanwhile."""
        return Speech(self._texts, self._source, currency)

    def greeting(self, language: Language) -> str:
        """Give the merchant's own greeting as they wrote it, empty where the built-in one stands."""
        return self._source.current.greeting.to(language)

    def terms(self, language: Language) -> str:
        """Give what buyers agree to by paying, empty where there is nothing of the kind."""
        return self._source.current.terms.for_everybody(language)

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
