"""Forms that people are in the middle of, one for each person."""

from dataclasses import dataclass
from datetime import datetime

from bot.store.session import Row, Session
from bot.store.times import from_ms, to_ms


@dataclass(frozen=True, slots=True)
class StoredForm:
    """Where somebody is in a form; `answers` is JSON, `update_id` the update that brought it there."""

    user_id: int
    name: str
    step: str
    answers: str
    update_id: int
    updated_at: datetime


async def find(session: Session, user_id: int) -> StoredForm | None:
    """Look up somebody's form."""
    return _form(await session.one("form_of", user_id=user_id))


async def lock(tx: Session, user_id: int) -> StoredForm | None:
    """Look it up to change it: nobody else changes it until the transaction ends."""
    return _form(await tx.one("lock_form", user_id=user_id))


async def put(tx: Session, form: StoredForm) -> None:
    """Write where somebody is, instead of wherever they were."""
    await tx.run(
        "put_form",
        user_id=form.user_id,
        name=form.name,
        step=form.step,
        answers=form.answers,
        update_id=form.update_id,
        now=to_ms(form.updated_at),
    )


async def forget(tx: Session, before: datetime) -> int:
    """Delete what nobody has touched since; gives how many."""
    return await tx.run("forget_forms", before=to_ms(before))


def _form(row: Row | None) -> StoredForm | None:
    if row is None:
        return None
    return StoredForm(
        row["user_id"],
        row["name"],
        row["step"],
        row["answers"],
        row["update_id"],
        from_ms(row["updated_at"]),
    )
