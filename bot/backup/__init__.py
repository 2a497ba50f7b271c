"""Encrypted copies of the whole database, of either kind, and getting it back into an empty one."""
