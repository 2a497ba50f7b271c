"""Buyers: who they are, their language, whether they can be reached."""

from dataclasses import dataclass
from datetime import datetime

from bot.orders import BuyerId
from bot.search_words import searchable
from bot.store.session import Session
from bot.store.times import to_ms
from bot.texts.languages import Language


@dataclass(frozen=True, slots=True)
class Buyer:
    """A person who has written to the bot; their id is that of their private chat too.

    `username` is their @name without the @, where they have one.
    """

    id: BuyerId
    name: str
    language: Language
    blocked: bool
    username: str | None = None


async def meet(
    tx: Session, buyer_id: int, name: str, language: Language, now: datetime, username: str | None = None
) -> Buyer:
    """Remember who wrote; `language` is only for somebody new."""
    await tx.run(
        "meet_buyer",
        id=buyer_id,
        name=name,
        username=username,
        folded_name=searchable(name),
        language=language,
        now=to_ms(now),
    )
    buyer = await find(tx, buyer_id)
    if buyer is None:
        raise LookupError(f"buyer {buyer_id} vanished while being written")
    return buyer


async def find(session: Session, buyer_id: int) -> Buyer | None:
    """Look somebody up."""
    row = await session.one("buyer_by_id", id=buyer_id)
    if row is None:
        return None
    return Buyer(
        BuyerId(row["id"]),
        row["name"],
        Language(row["language"]),
        row["blocked_at"] is not None,
        row["username"],
    )


async def speak(tx: Session, buyer_id: int, language: Language) -> None:
    """Answer them in this language from now on."""
    await tx.run("set_buyer_language", id=buyer_id, language=language)


async def mark_blocked(tx: Session, buyer_id: int, now: datetime) -> bool:
    """Note that they can't be reached; whether that is news."""
    return await tx.run("block_buyer", id=buyer_id, now=to_ms(now)) == 1


async def mark_reachable(tx: Session, buyer_id: int) -> bool:
    """Note that they can be reached again; whether that is news."""
    return await tx.run("unblock_buyer", id=buyer_id) == 1
