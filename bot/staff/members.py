"""Members of the staff: named in the settings, or invited by a link that works once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from hashlib import sha256

from bot.clock import Clock
from bot.staff.audit_trail import Actor, AuditTrail
from bot.staff.rights import Role
from bot.store import Session, Store, alerts, staff
from bot.store.buyers import Buyer
from bot.store.staff import Invite, Member
from bot.tokens import TokenSource

INVITE_LASTS = timedelta(hours=24)


class Refused(Enum):
    """Why an invite makes nobody a member."""

    NO_SUCH_INVITE = auto()
    USED = auto()
    OVER = auto()
    OWNER = auto()


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody has a role by an invite; `news` where they did not have it before this was asked."""

    role: Role
    invited_by: int
    news: bool


class Staff:
    """Knows who runs the shop. Every change is recorded with it."""

    def __init__(self, store: Store, trail: AuditTrail, new_code: TokenSource, clock: Clock) -> None:
        self._store = store
        self._trail = trail
        self._new_code = new_code
        self._clock = clock

    async def own(self, owners: Sequence[int]) -> None:
        """Make the owners those that the settings name, and nobody else."""
        async with self._store.transaction() as tx:
            for member in await staff.every(tx):
                if member.role is Role.OWNER and member.user_id not in owners:
                    await _remove(tx, member)
            for owner in owners:
                await staff.put(tx, owner, "", Role.OWNER, self._clock())

    async def role_of(self, person: Buyer) -> Role | None:
        """What somebody is to the shop, None for a buyer."""
        async with self._store.reading() as session:
            member = await staff.find(session, person.id)
        if member is None:
            return None
        if member.name != person.name:
            async with self._store.transaction() as tx:
                await staff.rename(tx, person.id, person.name)
        return member.role

    async def members(self) -> list[Member]:
        """Everybody, the mightiest first."""
        async with self._store.reading() as session:
            return await staff.every(session)

    async def find(self, user_id: int) -> Member | None:
        """Look one up."""
        async with self._store.reading() as session:
            return await staff.find(session, user_id)

    async def invites(self) -> list[Invite]:
        """Those that can still be used."""
        async with self._store.reading() as session:
            return await staff.open_invites(session, self._clock())

    async def invite(self, by: Actor, role: Role) -> str:
        """Make a link that gives one person this role within a day; gives its code, which is kept nowhere."""
        code, now = self._new_code(), self._clock()
        async with self._store.transaction() as tx:
            await staff.put_invite(tx, _hash(code), role, by.person.id, by.update_id, now, now + INVITE_LASTS)
            await self._trail.note_in(tx, by, "staff_invited", detail=role)
        return code

    async def withdraw(self, by: Actor, invite_id: int) -> bool:
        """End an invite that nobody has used; False where there is none."""
        async with self._store.transaction() as tx:
            done = await staff.withdraw_invite(tx, invite_id, self._clock())
            if done:
                await self._trail.note_in(tx, by, "staff_invite_withdrawn")
        return done

    async def join(self, person: Buyer, code: str, update_id: int) -> Joined | Refused:
        """Take an invite up. An owner stays one; the same person may come again by the same link."""
        now = self._clock()
        async with self._store.transaction() as tx:
            invite = await staff.invite(tx, _hash(code))
            member = await staff.find(tx, person.id)
            if invite is None or invite.withdrawn:
                return Refused.NO_SUCH_INVITE
            if member is not None and member.role is Role.OWNER:
                return Refused.OWNER
            if not await staff.use_invite(tx, invite.id, person.id, now):
                # Somebody may have used it since it was read.
                used_by = (await staff.invite(tx, _hash(code)) or invite).used_by
                if used_by == person.id and member is not None:
                    return Joined(member.role, invite.created_by, news=False)
                return Refused.OVER if used_by is None else Refused.USED
            await staff.put(tx, person.id, person.name, invite.role, now)
            actor = Actor(person, invite.role, update_id)
            await self._trail.note_in(tx, actor, "staff_joined", f"person {person.id}", invite.role)
        return Joined(invite.role, invite.created_by, news=True)

    async def change(self, by: Actor, user_id: int, role: Role) -> Member | None:
        """Give a member another role; None where there is no such member, or it is an owner."""
        async with self._store.transaction() as tx:
            member = await staff.find(tx, user_id)
            if member is None or member.role is Role.OWNER:
                return None
            if member.role is not role and await staff.change(tx, user_id, member.role, role):
                await self._trail.note_in(
                    tx, by, "staff_changed", f"person {user_id}", f"{member.role} > {role}"
                )
            return await staff.find(tx, user_id)

    async def remove(self, by: Actor, user_id: int) -> Member | None:
        """Take a member's role away; None where there is no such member, or it is an owner."""
        async with self._store.transaction() as tx:
            member = await staff.find(tx, user_id)
            if member is None or member.role is Role.OWNER:
                return None
            if await _remove(tx, member):
                await self._trail.note_in(
                    tx, by, "staff_removed", f"person {user_id} {member.name}", member.role
                )
            return member


async def _remove(tx: Session, member: Member) -> bool:
    """Take a role away, and with it what the shop's staff alone may read."""
    removed = await staff.remove(tx, member.user_id, member.role)
    if removed:
        await alerts.drop(tx, member.user_id)
    return removed


def _hash(code: str) -> str:
    return sha256(code.encode()).hexdigest()
