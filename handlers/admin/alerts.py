"""/alerts: what one of the staff is told of, topic by topic."""

from markupsafe import Markup

from bot.actions import Action, Verb
from bot.alerts.choices import Choices
from bot.messages import Answer, Button
from bot.shop import Shop
from bot.staff.alert_topics import AlertTopic, Wish
from bot.staff.rights import Right, Role, may
from handlers.admin.duty import actor
from handlers.buyer.replies import shows, toast
from handlers.form import open_form
from handlers.telegram.ask import Ask


async def alerts(ask: Ask, shop: Shop) -> Answer:
    """Show every topic with what is heard of it; each button changes one."""
    by = actor(ask)
    return _list(await shop.desk.alerts.of(by.person.id, by.role), ask, shop, by.role)


async def choose(ask: Ask, shop: Shop) -> Answer:
    """Change what is heard of a topic: `<topic> <wish>`.

    The button names what is wanted, so that a second tap changes nothing back.
    """
    say, by = shop.speech.voice(ask.buyer.language), actor(ask)
    topic, wish = _read(ask)
    if topic is None:
        return toast(say.plain("toast-old-button"), alert=True)
    if wish is None or not await shop.desk.alerts.choose(by, topic, wish):
        return toast(say.plain("alerts-toast-fixed", topic=topic.value), alert=True)
    listed = await alerts(ask, shop)
    return Answer(listed.letters, say.plain("alerts-toast", topic=topic.value, wish=wish.value))


async def low_stock(ask: Ask, shop: Shop) -> Answer:
    """Ask from how many on a stock is low."""
    return await open_form(ask, shop, "low_stock")


def _list(choices: Choices, ask: Ask, shop: Shop, role: Role) -> Answer:
    say = shop.speech.voice(ask.buyer.language)
    lines = [say.html("alerts-head")]
    rows: list[tuple[Button, ...]] = []
    for choice in choices.topics:
        topic, wish = choice.topic.value, choice.wish.value
        lines.append(
            say.html(
                "alerts-topic",
                topic=topic,
                wish=wish,
                fixed="yes" if choice.next is None else "no",
                stock=choices.low_stock,
            )
        )
        wanted = topic if choice.next is None else f"{topic} {choice.next}"
        label = say.plain(
            "alerts-button", topic=topic, wish=wish, fixed="yes" if choice.next is None else "no"
        )
        rows.append((Button(label, action=str(Action(Verb.ALERT_WISH, wanted))),))
    if role is Role.OWNER:
        lines.append(say.html("alerts-of-owners"))
    if may(role, Right.CATALOGUE):
        label = say.plain("alerts-button-low-stock", stock=choices.low_stock)
        rows.append((Button(label, action=str(Action(Verb.LOW_STOCK))),))
    return shows(ask, Markup("\n\n").join(lines), tuple(rows))


def _read(ask: Ask) -> tuple[AlertTopic | None, Wish | None]:
    topic, _, wish = (ask.action.argument if ask.action is not None else "").partition(" ")
    return (
        next((known for known in AlertTopic if known == topic), None),
        next((known for known in Wish if known == wish), None),
    )
