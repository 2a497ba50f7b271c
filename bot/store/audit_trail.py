"""What those who run the shop did, for ever."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.staff.rights import Role
from bot.store.session import Session
from bot.store.times import from_ms, to_ms


@dataclass(frozen=True, slots=True)
class Action:
    """Somebody did something to something; names and the role are as they were then."""

    id: int
    at: datetime
    by_id: int
    by_name: str
    role: Role
    what: str
    subject: str
    detail: str


async def note(
    tx: Session,
    by_id: int,
    by_name: str,
    role: Role,
    what: str,
    subject: str,
    detail: str,
    update_id: int,
    search: str,
    now: datetime,
) -> bool:
    """Write one down; False where the same update noted the same already."""
    noted = await tx.run(
        "note_action",
        at=to_ms(now),
        by_id=by_id,
        by_name=by_name,
        role=role,
        what=what,
        subject=subject,
        detail=detail,
        update_id=update_id,
        search=search,
    )
    return noted == 1


async def page(session: Session, words: Sequence[str], before: int, most: int) -> list[Action]:
    """Those before the one with this number in which every word occurs, newest first."""
    rows = await session.all(
        "actions_page", words=json.dumps(words, ensure_ascii=False), before=before, most=most
    )
    return [
        Action(
            row["id"],
            from_ms(row["at"]),
            row["by_id"],
            row["by_name"],
            Role(row["role"]),
            row["what"],
            row["subject"],
            row["detail"],
        )
        for row in rows
    ]
