"""/backup: an encrypted copy of everything, to the owner's chat."""

from bot.jobs.board import TooMuchAtOnce
from bot.jobs.job import JobKind
from bot.messages import Answer
from bot.shop import Shop
from handlers.admin.duty import actor
from handlers.buyer.replies import says
from handlers.telegram.ask import Ask


async def backup(ask: Ask, shop: Shop) -> Answer:
    """Begin; where there is no key to encrypt to, tell how to make one."""
    say = shop.speech.voice(ask.buyer.language)
    if shop.settings.backup.recipient is None:
        return says(ask, say.html("backup-no-key"))
    try:
        await shop.desk.jobs.ask(actor(ask), JobKind.BACKUP, {}, None, "")
    except TooMuchAtOnce:
        return says(ask, say.html("job-too-many"))
    return Answer()
