"""What the staff are woken for: what each alert says, and what watches for it."""

from bot.alerts.writing import Alerts

__all__ = ["Alerts"]
