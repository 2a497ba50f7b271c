"""What can be wrong with a database, one class for each thing to do about it."""


class StoreError(Exception):
    """The database can't be used now; the text says why, and holds no password."""


class DatabaseInUse(StoreError):
    """Another process works on this SQLite file."""


class DatabaseIsNewer(StoreError):
    """A newer program has written this database; `found` and `known` are versions of its schema."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"schema version {found} is newer than {known}")
        self.found = found
        self.known = known


class DatabaseUnusable(StoreError):
    """It can't be opened or written: no such folder, no right, no server, a wrong password."""


class NotEmpty(StoreError):
    """There is something in the database already, which filling it would mix up."""
