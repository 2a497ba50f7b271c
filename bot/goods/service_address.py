"""Where a merchant's own service may be: anywhere on the internet, and nowhere inside the server's own network."""

import socket
from enum import Enum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from aiohappyeyeballs import AddrInfoType
from yarl import URL

LONGEST_URL = 500

# Ways around: an address of the first kind holds an IPv4 address that somebody on the way would unwrap. Python's own
# tables differ between its releases, so what they came to know late is named here too.
_TUNNELS = tuple(map(IPv6Network, ("2002::/16", "2001::/23", "64:ff9b::/96", "64:ff9b:1::/48")))
_SPECIAL = tuple(map(IPv4Network, ("192.0.0.0/24", "192.88.99.0/24")))
# What the internet gives out; the rest is special in one way or another.
_UNICAST = IPv6Network("2000::/3")
_DOCUMENTATION = tuple(map(IPv6Network, ("2001:db8::/32", "3fff::/20")))


class Flaw(Enum):
    """What is wrong with an address."""

    NO_ADDRESS = "not an address"
    TOO_LONG = "too long"
    NOT_HTTPS = "not an https address"
    CREDENTIALS = "a name or a password in it"
    PRIVATE = "inside the server's own network"


class AddressRefused(Exception):
    """No service may be there; the text says why, and quotes nothing of the address."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


class PrivateAddress(OSError):
    """A name led to an address inside the server's own network; an OSError, so that the next address is tried."""


def check_url(url: str, *, private: bool) -> URL:
    """Read a service's address; raises AddressRefused.

    Where `private` ones are allowed, so is plain http. A name is not resolved here: what it leads to is checked by
    `public_socket`, at the moment of connecting.
    """
    try:
        parsed = URL(url)
        host, port = parsed.host, parsed.port
    except ValueError:
        raise AddressRefused(Flaw.NO_ADDRESS) from None
    if len(url) > LONGEST_URL:
        raise AddressRefused(Flaw.TOO_LONG)
    if parsed.scheme not in {"http", "https"} or not host or not port:
        raise AddressRefused(Flaw.NOT_HTTPS)
    if parsed.user is not None or parsed.password is not None:
        raise AddressRefused(Flaw.CREDENTIALS)
    if not private:
        if parsed.scheme != "https":
            raise AddressRefused(Flaw.NOT_HTTPS)
        if not _may_be_public(host):
            raise AddressRefused(Flaw.PRIVATE)
    return parsed


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one of the internet's, for one receiver."""
    if not address.is_global or address.is_multicast:
        return False
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL)
    # With a zone (`%eth0`) it is one of a network card's, whatever it looks like.
    if address.scope_id is not None or address not in _UNICAST:
        return False
    return not any(address in network for network in (*_TUNNELS, *_DOCUMENTATION))


def public_socket(info: AddrInfoType) -> socket.socket:
    """Open a socket for an address that is about to be connected to; raises PrivateAddress.

    This is the very address: there is no name left that could lead elsewhere a moment later.
    """
    family, kind, protocol, _, place = info
    try:
        public = is_public(ip_address(place[0]))
    except ValueError:
        public = False
    if not public:
        raise PrivateAddress("inside the server's own network")
    return socket.socket(family, kind, protocol)


def _may_be_public(host: str) -> bool:
    """Say no to what is plainly an address of ours; a name is only known once it is resolved."""
    try:
        return is_public(ip_address(host))
    except ValueError:
        # What is all digits is an old way of writing a number: 2130706433 is 127.0.0.1.
        return host.rstrip(".") != "localhost" and not host.replace(".", "").isdigit()
