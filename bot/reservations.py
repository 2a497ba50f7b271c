"""What open orders hold: stock, discount codes, turns of payment links. Taken together, given back together."""

from bot.deliveries import DeliveryState
from bot.orders import OrderId
from bot.store import Session, deliveries, discounts, lines, pay_links, stock


async def release(tx: Session, order_id: OrderId) -> None:
    """An order has ended unpaid: give back all that it held. Repeated, it does nothing."""
    for line in await lines.of_order(tx, order_id):
        if line.taken and await lines.mark(tx, line, taken=False):
            await stock.give_back(tx, line.product_id, line.quantity)
    use = await discounts.use_of(tx, order_id)
    if use is not None:
        await discounts.let_go(tx, use)
    link = await pay_links.use_of(tx, order_id)
    if link is not None and await pay_links.mark(tx, order_id, taken=False):
        await pay_links.give_back(tx, link.pay_link_id)


async def release_undelivered(tx: Session, order_id: OrderId) -> None:
    """An order is refunded: what was not handed over goes back; its discount and link too, where nothing was."""
    handed_over = {
        delivery.line.id
        for delivery in await deliveries.of_order(tx, order_id)
        if delivery.state is DeliveryState.DELIVERED
    }
    if not handed_over:
        await release(tx, order_id)
        return
    for line in await lines.of_order(tx, order_id):
        if line.taken and line.id not in handed_over and await lines.mark(tx, line, taken=False):
            await stock.give_back(tx, line.product_id, line.quantity)


async def take_again(tx: Session, order_id: OrderId) -> bool:
    """An order was paid after its end: take what it had given back, all of it or nothing; whether it was there."""
    wanted = [line for line in await lines.of_order(tx, order_id) if not line.taken]
    taken = []
    for line in wanted:
        if not await stock.take(tx, line.product_id, line.quantity):
            break
        taken.append(line)
    link = await pay_links.use_of(tx, order_id)
    there = len(taken) == len(wanted)
    if there and link is not None and not link.taken:
        there = await pay_links.take(tx, link.pay_link_id) and await pay_links.mark(tx, order_id, taken=True)
    if not there:
        for line in taken:
            await stock.give_back(tx, line.product_id, line.quantity)
        return False
    for line in taken:
        await lines.mark(tx, line, taken=True)
    use = await discounts.use_of(tx, order_id)
    if use is not None:
        await discounts.take_late(tx, use)
    return True
