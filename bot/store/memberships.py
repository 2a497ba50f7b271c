"""Memberships of chats, and who is about to change one."""

from datetime import datetime

from bot.catalog import ProductId
from bot.membership_terms import Membership, MembershipId, MembershipState
from bot.orders import BuyerId
from bot.store.session import Row, Session
from bot.store.times import maybe_from_ms, maybe_to_ms, to_ms


async def open_place(
    tx: Session, chat_id: int, buyer_id: BuyerId, product_id: ProductId, now: datetime
) -> None:
    """Make sure that there is a membership, if need be one that has ended already."""
    await tx.run("open_membership", chat_id=chat_id, buyer_id=buyer_id, product_id=product_id, now=to_ms(now))


async def claim(
    tx: Session, chat_id: int, buyer_id: BuyerId, now: datetime, lease_until: datetime
) -> Membership | None:
    """Take a membership to change it; nobody else is given it before `lease_until`. None where somebody has it."""
    row = await tx.one(
        "claim_membership", chat_id=chat_id, buyer_id=buyer_id, now=to_ms(now), lease_until=to_ms(lease_until)
    )
    return None if row is None else _membership(row)


async def claim_due(tx: Session, now: datetime, lease_until: datetime, most: int) -> list[Membership]:
    """Take memberships that are due; nobody else is given them before `lease_until`."""
    rows = await tx.all("claim_due_memberships", now=to_ms(now), lease_until=to_ms(lease_until), most=most)
    return [_membership(row) for row in rows]


async def lock(tx: Session, chat_id: int, buyer_id: BuyerId) -> Membership:
    """Read a membership that nobody else changes until the transaction ends; raises LookupError."""
    row = await tx.one("lock_membership", chat_id=chat_id, buyer_id=buyer_id)
    if row is None:
        raise LookupError(f"buyer {buyer_id} has no membership of {chat_id}")
    return _membership(row)


async def find(session: Session, chat_id: int, buyer_id: int) -> Membership | None:
    """Look a membership up."""
    row = await session.one("membership_of_buyer", chat_id=chat_id, buyer_id=buyer_id)
    return None if row is None else _membership(row)


async def let_go(tx: Session, membership: Membership) -> None:
    """Let others change it."""
    await tx.run("let_membership_go", id=membership.id)


async def link_made(tx: Session, membership: Membership, invite_link: str) -> None:
    """Note the link that lets its buyer in, by which nobody has come yet."""
    await tx.run("membership_link_made", id=membership.id, invite_link=invite_link)


async def extend(tx: Session, membership: Membership) -> None:
    """Write what a locked membership is once more of it is paid for; others may change it again."""
    await tx.run(
        "extend_membership",
        id=membership.id,
        product_id=membership.product_id,
        state=membership.state,
        ends_at=maybe_to_ms(membership.ends_at),
        due_at=maybe_to_ms(membership.due_at),
    )


async def reminded(tx: Session, old: Membership, new: Membership) -> bool:
    """Note that its buyer is reminded; False where it was extended meanwhile."""
    changed = await tx.run(
        "membership_reminded",
        id=old.id,
        ends_at=maybe_to_ms(old.ends_at),
        old_reminders=old.reminders,
        reminders=new.reminders,
        due_at=maybe_to_ms(new.due_at),
    )
    return changed == 1


async def end(tx: Session, old: Membership) -> bool:
    """Note that its people are out of the chat; False where it was extended meanwhile, or somebody else came in."""
    changed = await tx.run(
        "end_membership",
        id=old.id,
        ends_at=maybe_to_ms(old.ends_at),
        member_id=old.member_id or 0,
    )
    return changed == 1


async def retry(tx: Session, old: Membership, due_at: datetime) -> None:
    """It did not work; try again then, unless it was extended meanwhile."""
    await tx.run("membership_to_retry", id=old.id, ends_at=maybe_to_ms(old.ends_at), due_at=to_ms(due_at))


async def joined(tx: Session, chat_id: int, user_id: int, invite_link: str, now: datetime) -> bool:
    """Note who came in by a link; False for a link that is none of ours.

    Who came by the link of a membership that has ended meanwhile is to be seen to at once.
    """
    changed = await tx.run(
        "membership_joined", chat_id=chat_id, invite_link=invite_link, member_id=user_id, now=to_ms(now)
    )
    return changed > 0


async def left(tx: Session, chat_id: int, user_id: int) -> None:
    """Note that somebody is in the chat no more."""
    await tx.run("membership_left", chat_id=chat_id, member_id=user_id)


async def next_due(session: Session) -> datetime | None:
    """When the next reminder or end is due."""
    return maybe_from_ms(await session.value("next_due_membership"))


def _membership(row: Row) -> Membership:
    return Membership(
        id=MembershipId(row["id"]),
        chat_id=row["chat_id"],
        buyer_id=BuyerId(row["buyer_id"]),
        product_id=ProductId(row["product_id"]),
        state=MembershipState(row["state"]),
        invite_link=row["invite_link"],
        member_id=row["member_id"],
        ends_at=maybe_from_ms(row["ends_at"]),
        reminders=row["reminders"],
        attempts=row["attempts"],
        due_at=maybe_from_ms(row["due_at"]),
    )
