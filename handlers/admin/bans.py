"""/ban, /unban, /bans: keeping somebody out of the shop, and letting them in again."""

from markupsafe import Markup

from bot.actions import MOST_DIGITS, Action, Verb
from bot.bans import LONGEST_REASON
from bot.messages import Answer, Button
from bot.shop import Shop
from bot.store.bans import Ban
from bot.texts.catalogue import Voice, code
from bot.texts.formats import fold_digits
from handlers.admin.duty import actor
from handlers.buyer.replies import says, shows, toast
from handlers.form import open_form
from handlers.telegram.ask import Ask


async def ban(ask: Ask, shop: Shop) -> Answer:
    """Ask whom and why, as far as `/ban 123456 reason` does not say it, and show it before it is done."""
    say, (user_id, reason) = shop.speech.voice(ask.buyer.language), _read(ask)
    if user_id is None:
        if ask.text.strip():
            return says(ask, say.html("ban-how"))
        return await open_form(ask, shop, "ban")
    if (refused := await _refused(user_id, reason, shop, say)) is not None:
        return says(ask, refused)
    why = {"why": reason} if reason else {}
    return await open_form(ask, shop, "ban", person=user_id, **why)


async def unban(ask: Ask, shop: Shop) -> Answer:
    """Let somebody in again; without a number, show whom there is."""
    say, (user_id, _) = shop.speech.voice(ask.buyer.language), _read(ask)
    if user_id is None:
        return says(ask, say.html("ban-how-back")) if ask.text.strip() else await bans(ask, shop)
    ended = await shop.desk.bans.unban(actor(ask), user_id)
    if ask.action is not None:
        listed = await bans(_at_the_beginning(ask), shop)
        return Answer(listed.letters, say.plain("ban-toast-ended" if ended else "ban-toast-none"))
    if ended is None:
        return says(ask, say.html("ban-none-of", id=code(str(user_id))))
    return says(ask, say.html("ban-ended", name=ended.name or str(user_id), id=code(str(user_id))))


async def bans(ask: Ask, shop: Shop) -> Answer:
    """List who is kept out: since when, why, by whom."""
    say, page = shop.speech.voice(ask.buyer.language), await shop.desk.bans.page(ask.number)
    if not page.bans and ask.number:
        return toast(say.plain("ban-toast-none"), alert=True)
    if not page.bans:
        return shows(ask, say.html("bans-none"))
    rows = [
        (
            Button(
                say.plain("bans-button-back", name=found.name or str(found.user_id)),
                action=str(Action(Verb.UNBAN, str(found.user_id))),
            ),
        )
        for found in page.bans
    ]
    if page.further is not None:
        rows.append((Button(say.plain("button-older"), action=str(Action(Verb.BANS, str(page.further)))),))
    lines = [_line(found, ask, shop) for found in page.bans]
    return shows(ask, Markup("\n\n").join((say.html("bans-head"), *lines)), tuple(rows))


async def _refused(user_id: int, reason: str, shop: Shop, say: Voice) -> Markup | None:
    """Say why somebody can't be banned like this."""
    if await shop.desk.staff.find(user_id) is not None:
        return say.html("ban-is-staff")
    if await shop.desk.bans.find(user_id) is not None:
        return say.html("ban-already")
    if len(reason) > LONGEST_REASON:
        return say.html("form-text-too-long", length=len(reason), most=LONGEST_REASON)
    return None


def _line(found: Ban, ask: Ask, shop: Shop) -> Markup:
    return shop.speech.voice(ask.buyer.language).html(
        "bans-line",
        name=found.name or "—",
        id=code(str(found.user_id)),
        at=shop.speech.moment(found.at, ask.buyer.language),
        by=found.by_name,
        reason=found.reason,
    )


def _at_the_beginning(ask: Ask) -> Ask:
    return Ask(ask.update_id, ask.buyer, action=Action(Verb.BANS), message_id=ask.message_id, role=ask.role)


def _read(ask: Ask) -> tuple[int | None, str]:
    """Take whom and why from what stands after the command, or from the button."""
    said = ask.text if ask.action is None else ask.action.argument
    first, _, reason = said.strip().partition(" ")
    digits = fold_digits(first)
    valid = digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS and int(digits) > 0
    return (int(digits) if valid else None), reason.strip()
