"""The menu of commands that somebody sees in their chat, whatever the messenger."""

from typing import Protocol

from bot.staff.rights import Role


class Menus(Protocol):
    """Shows people the commands that they may use."""

    async def show_to(self, user_id: int, role: Role | None) -> None:
        """Show the commands of a role, or the buyers' (None). What the messenger refuses is logged, and not raised."""
        ...
