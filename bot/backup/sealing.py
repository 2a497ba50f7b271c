"""Encryption with age: to a public key in the settings, so that the server itself can't read its backups."""

from dataclasses import dataclass
from typing import IO

import pyrage


class WrongKey(Exception):
    """A secret key does not open it, or it is damaged."""


class NoKey(Exception):
    """What should be a key is none."""


@dataclass(frozen=True, slots=True)
class KeyPair:
    """The public key goes into the settings; the secret one (`AGE-SECRET-KEY-1...`) is kept elsewhere."""

    public: str
    secret: str


def new_key() -> KeyPair:
    """Make a pair from the system's randomness."""
    identity = pyrage.x25519.Identity.generate()
    return KeyPair(str(identity.to_public()), str(identity))


def is_public_key(text: str) -> bool:
    """Whether it is an age public key."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def seal(source: IO[bytes], out: IO[bytes], recipient: str) -> None:
    """Encrypt a file to a public key, in bounded memory; works on the disk, and belongs into a thread."""
    pyrage.encrypt_io(source, out, [pyrage.x25519.Recipient.from_str(recipient)])


def unseal(source: IO[bytes], out: IO[bytes], secret: str) -> None:
    """Decrypt a file; what was written is only to be used once this has ended well. Raises WrongKey, NoKey."""
    # A file that age-keygen wrote has comments before the key.
    lines = [line.strip() for line in secret.splitlines()]
    found = [line for line in lines if line and not line.startswith("#")]
    try:
        identities = [pyrage.x25519.Identity.from_str(line) for line in found]
    except pyrage.IdentityError:
        raise NoKey from None
    if not identities:
        raise NoKey
    try:
        pyrage.decrypt_io(source, out, identities)
    except (pyrage.DecryptError, OSError) as error:
        raise WrongKey(str(error)) from None
