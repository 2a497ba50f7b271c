"""Where a buyer comes back to from the bank. Believes nothing that it is sent but the token in its own address."""

from aiohttp import web

from bot.orders import Cause, Order, OrderState, Payment, link_is_alive
from bot.settlement import Settled
from bot.settlement_plan import Finding
from bot.shop import Shop
from handlers.web.pages import Page, Pages, ReturnKind, ReturnView
from handlers.web.respond import BotLink, respond

LONGEST_TOKEN = 64


class ReturnEndpoint:
    """GET and POST /return/{token}: asks the gateway, settles, and shows the truth."""

    def __init__(self, shop: Shop, pages: Pages, bot_link: BotLink) -> None:
        self._shop = shop
        self._pages = pages
        self._bot_link = bot_link

    async def show(self, request: web.Request) -> web.Response:
        """Answer a visit; any number of them, in any order with the reconciler, give the same truth."""
        return respond(await self._page(request.match_info["token"]))

    async def _page(self, token: str) -> Page:
        await self._shop.live.refresh()
        visit = await self._shop.order_book.visit(token) if len(token) <= LONGEST_TOKEN else None
        if visit is None:
            unknown = ReturnView(ReturnKind.UNKNOWN)
            return self._pages.render(unknown, self._pages.language, self._bot_link())
        settled = await self._shop.settlement.settle(visit.payment.id, Cause.RETURN_PAGE)
        other = await self._shop.order_book.settled_by(settled.order)
        return self._pages.render(self._view(settled, other), visit.language, self._bot_link())

    def _view(self, settled: Settled, other: Payment | None) -> ReturnView:
        order, payment = settled.order, settled.payment
        if not payment.settled and other is not None:
            # This try was not paid, but another one was: that is what its buyer needs to know.
            payment = other
        now = self._shop.clock()
        alive = settled.finding is not Finding.NO_SUCH_INVOICE and link_is_alive(order, payment, now)
        return ReturnView(
            kind=_kind(order, payment, settled.finding),
            order_number=order.id,
            amount=payment.amount,
            bank_code=payment.bank_code,
            paid_at=payment.settled_at,
            pay_link=self._shop.checkout.link(payment) if alive else None,
            held_reason=payment.held_reason,
            paid_amount=payment.paid_amount,
            title=order.title,
        )


def _kind(order: Order, payment: Payment, finding: Finding) -> ReturnKind:
    if payment.settled:
        # Of an order that is held something could not be handed over, though it is paid as it should be.
        held = payment.held_reason is not None or order.state is OrderState.HELD
        return ReturnKind.HELD if held else ReturnKind.PAID
    if finding is Finding.UNKNOWN:
        return ReturnKind.CHECKING
    if order.state is OrderState.EXPIRED:
        return ReturnKind.EXPIRED
    if order.state is OrderState.CANCELLED or finding is Finding.CANCELLED:
        return ReturnKind.CANCELLED
    return ReturnKind.NOT_PAID
