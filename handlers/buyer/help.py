"""/help."""

from collections.abc import Callable, Iterable

from markupsafe import Markup

from bot.messages import Answer
from bot.notices import terms_button
from bot.shop import Shop
from bot.staff.rights import Role
from handlers.buyer.menu import menu
from handlers.buyer.pay import example_amount
from handlers.buyer.replies import says
from handlers.telegram.ask import Ask, Respond


def help_with(commands_of: Callable[[Role], Iterable[str]]) -> Respond:
    """Make the answer to /help, to which the commands of those who run the shop are added for them."""

    async def show_help(ask: Ask, shop: Shop) -> Answer:
        """Explain how to pay, and every command."""
        say = shop.speech.voice(ask.buyer.language)
        text = say.html("buyer-help", example=example_amount(ask, shop))
        if ask.role is not None:
            lines = [say.html("admin-help-head")]
            lines += [
                say.html("admin-help-line", command=f"/{name}", does=say.plain(f"command-{name}"))
                for name in commands_of(ask.role)
            ]
            text += Markup("\n\n") + Markup("\n").join(lines)
        has_terms = bool(shop.speech.terms(ask.buyer.language))
        return says(ask, text, (*menu(say), *(terms_button(say) if has_terms else ())))

    return show_help
