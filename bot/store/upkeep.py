"""What an operator wants to know of the database itself."""

from bot.store.session import Session


async def size(session: Session) -> int:
    """How many bytes it takes."""
    return int(await session.value("database_size"))
