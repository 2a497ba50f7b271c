"""What a buyer is told about a place in a channel or group that nears its end."""

from datetime import datetime

from bot.actions import Action, Verb
from bot.catalog import Product
from bot.membership_terms import Membership
from bot.messages import Button, Message, Rows, Send
from bot.speech import Speech
from bot.store.buyers import Buyer


class MembershipNotices:
    """Writes to buyers, each in their language; the same is never said twice of the same term."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    def reminder(self, buyer: Buyer, product: Product, membership: Membership, ends_at: datetime) -> Send:
        """Say when it ends, while there is time to renew it."""
        text = self._speech.voice(buyer.language).html(
            "membership-reminder",
            title=product.names.to(buyer.language),
            until=self._speech.moment(ends_at, buyer.language),
        )
        once = f"membership:{membership.id}:{ends_at.isoformat()}:{membership.reminders}"
        return Send(buyer.id, Message(text, self._renew_button(buyer, product)), once=once)

    def ended(self, buyer: Buyer, product: Product, membership: Membership, ends_at: datetime) -> Send:
        """Say that it is over."""
        text = self._speech.voice(buyer.language).html(
            "membership-ended", title=product.names.to(buyer.language)
        )
        once = f"membership:{membership.id}:{ends_at.isoformat()}:ended"
        return Send(buyer.id, Message(text, self._renew_button(buyer, product)), once=once)

    def _renew_button(self, buyer: Buyer, product: Product) -> Rows:
        if not product.for_sale:
            return ()
        text = self._speech.voice(buyer.language).plain("button-renew")
        return ((Button(text, action=str(Action(Verb.RENEW, str(product.id)))),),)
