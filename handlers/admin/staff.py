"""/staff: who runs the shop; invites, other roles, removal."""

from bot.actions import Action, Verb
from bot.deep_links import staff_link
from bot.messages import Answer, Button, Message, Rows, Send
from bot.shop import Shop
from bot.staff.rights import INVITED_ROLES, Role
from bot.store.staff import Member
from bot.texts.catalogue import Voice, code
from handlers.admin.duty import actor
from handlers.buyer.replies import shows, toast
from handlers.telegram.ask import Ask

YES = "yes"


async def staff(ask: Ask, shop: Shop) -> Answer:
    """List everybody, and the invites that wait to be used."""
    say = shop.speech.voice(ask.buyer.language)
    members, invites = await shop.desk.staff.members(), await shop.desk.staff.invites()
    rows: list[tuple[Button, ...]] = [
        (_button(say, "staff-button-member", Verb.STAFF_CARD, member.user_id, **_words(member)),)
        for member in members
    ]
    rows += [
        (
            _button(
                say,
                "staff-button-invite",
                Verb.STAFF_WITHDRAW,
                invite.id,
                role=invite.role.value,
                until=shop.speech.moment(invite.expires_at, ask.buyer.language),
            ),
        )
        for invite in invites
    ]
    rows.append((_button(say, "staff-button-new", Verb.STAFF_INVITE),))
    return shows(ask, say.html("staff-head", invites=len(invites)), tuple(rows))


async def member(ask: Ask, shop: Shop) -> Answer:
    """Show one, with the roles that they could have."""
    found = await shop.desk.staff.find(ask.number)
    return _no_such(ask, shop) if found is None else _card(ask, shop, found)


async def invite(ask: Ask, shop: Shop) -> Answer:
    """Ask for the role; with it, make a link and say what it does."""
    say, wanted = shop.speech.voice(ask.buyer.language), _role(ask.action.argument if ask.action else "")
    if wanted is None:
        rows = [
            (_button(say, "staff-button-role", Verb.STAFF_INVITE, role.value, role=role.value),)
            for role in INVITED_ROLES
        ]
        return shows(ask, say.html("staff-which-role"), (*rows, (_back(say),)))
    link = staff_link(ask.bot_link, await shop.desk.staff.invite(actor(ask), wanted))
    text = say.html("staff-invite-made", role=wanted.value, link=code(link))
    return Answer(
        (
            *shows(ask, say.html("staff-invite-below")).letters,
            Send(ask.buyer.id, Message(text, ((_back(say),),))),
        )
    )


async def withdraw(ask: Ask, shop: Shop) -> Answer:
    """End an invite that nobody has used; the list shows that it is gone."""
    done = await shop.desk.staff.withdraw(actor(ask), ask.number)
    say = shop.speech.voice(ask.buyer.language)
    listed = await staff(ask, shop)
    return Answer(listed.letters, say.plain("staff-invite-withdrawn" if done else "staff-invite-gone"))


async def change(ask: Ask, shop: Shop) -> Answer:
    """Give a member another role: `<id> <role>`."""
    number, role = _read(ask)
    found = None if role is None else await shop.desk.staff.change(actor(ask), number, role)
    if found is None:
        return _no_such(ask, shop)
    await shop.menus.show_to(found.user_id, found.role)
    return Answer((*_card(ask, shop, found).letters, *_told(shop, found, "staff-role-changed")))


async def remove(ask: Ask, shop: Shop) -> Answer:
    """Take a member's role away, once the owner has said that they mean it."""
    say = shop.speech.voice(ask.buyer.language)
    argument = ask.action.argument if ask.action is not None else ""
    number, sure = argument.removesuffix(f" {YES}"), argument.endswith(f" {YES}")
    found = await shop.desk.staff.find(int(number)) if number.isascii() and number.isdigit() else None
    if found is None or found.role is Role.OWNER:
        return _no_such(ask, shop)
    if not sure:
        yes = _button(say, "staff-button-remove-yes", Verb.STAFF_REMOVE, f"{found.user_id} {YES}")
        no = _button(say, "staff-button-keep", Verb.STAFF_CARD, found.user_id)
        return shows(ask, say.html("staff-remove-really", **_words(found)), ((yes,), (no,)))
    if await shop.desk.staff.remove(actor(ask), found.user_id) is None:
        return _no_such(ask, shop)
    await shop.menus.show_to(found.user_id, None)
    listed = await staff(ask, shop)
    return Answer((*listed.letters, *_told(shop, found, "staff-removed")))


def _card(ask: Ask, shop: Shop, shown: Member) -> Answer:
    say = shop.speech.voice(ask.buyer.language)
    text = say.html(
        "staff-card",
        id=code(str(shown.user_id)),
        since=shop.speech.moment(shown.since, ask.buyer.language),
        **_words(shown),
    )
    return shows(ask, text, _choices(say, shown))


def _choices(say: Voice, shown: Member) -> Rows:
    trail = (_button(say, "staff-button-trail", Verb.AUDIT, f"0 {shown.user_id}"),)
    if shown.role is Role.OWNER:
        return (trail, (_back(say),))
    rows = [
        (
            _button(
                say, "staff-button-make", Verb.STAFF_ROLE, f"{shown.user_id} {role.value}", role=role.value
            ),
        )
        for role in INVITED_ROLES
        if role is not shown.role
    ]
    remove_button = (_button(say, "staff-button-remove", Verb.STAFF_REMOVE, shown.user_id),)
    return (*rows, trail, remove_button, (_back(say),))


def _told(shop: Shop, changed: Member, key: str) -> tuple[Send, ...]:
    """Let the member know, in the shop's language: their own is not known here."""
    say = shop.speech.voice(shop.speech.shop.language)
    text = say.html(key, role=changed.role.value, shop=shop.speech.shop.name)
    return (Send(changed.user_id, Message(text)),)


def _words(shown: Member) -> dict[str, str]:
    return {"name": shown.name or str(shown.user_id), "role": shown.role.value}


def _button(say: Voice, key: str, verb: Verb, about: int | str = "", **values: str | int) -> Button:
    return Button(say.plain(key, **values), action=str(Action(verb, str(about))))


def _back(say: Voice) -> Button:
    return _button(say, "staff-button-list", Verb.STAFF)


def _read(ask: Ask) -> tuple[int, Role | None]:
    number, _, role = (ask.action.argument if ask.action is not None else "").partition(" ")
    return (int(number) if number.isascii() and number.isdigit() else 0), _role(role)


def _role(word: str) -> Role | None:
    return next((role for role in INVITED_ROLES if role == word), None)


def _no_such(ask: Ask, shop: Shop) -> Answer:
    return toast(shop.speech.voice(ask.buyer.language).plain("staff-no-such-member"), alert=True)
