import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.goods.service_address import (
    AddressRefused,
    PrivateAddress,
    check_url,
    is_public,
    public_socket,
)

INSIDE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::a00:1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "3fff::1",
    "4000::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "2606:4700::1111%eth0",
]
OUTSIDE = [
    "1.1.1.1",
    "8.8.8.8",
    "100.63.255.255",
    "172.32.0.1",
    "185.1.2.3",
    "2606:4700::1111",
    "2a01:4f8::1",
]


def place(address: str) -> tuple[int, int, int, str, tuple[str, int]]:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, 443)


@pytest.mark.parametrize("address", INSIDE)
def test_what_is_inside_is_refused(address: str) -> None:
    assert not is_public(ip_address(address))
    with pytest.raises(PrivateAddress):
        public_socket(place(address))


@pytest.mark.parametrize("address", OUTSIDE)
def test_what_is_outside_is_let_through(address: str) -> None:
    assert is_public(ip_address(address))
    with public_socket(place(address)) as opened:
        assert opened.family == (socket.AF_INET6 if ":" in address else socket.AF_INET)


@given(st.ip_addresses())
def test_only_what_the_standard_library_calls_global_is_let_through(
    address: IPv4Address | IPv6Address,
) -> None:
    assert not is_public(address) or (address.is_global and not address.is_multicast)


@given(st.ip_addresses(v=4))
def test_an_address_of_the_internet_is_let_through_but_for_what_is_named(address: IPv4Address) -> None:
    named = any(str(address).startswith(start) for start in ("192.0.0.", "192.88.99."))
    assert is_public(address) == (address.is_global and not address.is_multicast and not named)


@given(st.ip_addresses(v=4))
def test_no_ipv4_address_passes_in_the_clothes_of_ipv6(address: IPv4Address) -> None:
    number = int(address)
    for prefix, shift in (("::", 0), ("::ffff:0:0", 0), ("64:ff9b::", 0), ("2002::", 80), ("2001::", 0)):
        assert not is_public(IPv6Address(int(IPv6Address(prefix)) | number << shift))


def test_an_address_that_is_no_number_is_not_connected_to() -> None:
    with pytest.raises(PrivateAddress):
        public_socket(place("goods.example.com"))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "goods",
        "goods.example.com/a",
        "/a",
        "http://goods.example.com/a",
        "ftp://goods.example.com/a",
        "file:///etc/passwd",
        "https://",
        "https:///a",
        "https://sara:letmein@goods.example.com/",
        "https://sara@goods.example.com/",
        "https://goods.example.com:0/",
        "https://goods.example.com:99999/",
        "https://[::1/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]:8443/",
        "https://10.1.2.3:8443/a",
        "https://2130706433/",
        "https://127.1/",
        "https://0177.0.0.1/",
        "https://localhost/",
        "https://LOCALHOST./",
        "https://goods.example.com/" + "a" * 500,
    ],
)
def test_an_address_that_can_be_no_service_is_refused_at_once(url: str) -> None:
    with pytest.raises(AddressRefused) as caught:
        check_url(url, private=False)
    assert str(caught.value)
    assert "letmein" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["https://goods.example.com/a?b=c", "https://8.8.8.8:8443/", "https://[2606:4700::1111]/a"]
)
def test_an_address_of_the_internet_is_taken(url: str) -> None:
    assert str(check_url(url, private=False)) == url


def test_inside_and_without_encryption_where_the_operator_allows_it() -> None:
    assert check_url("http://127.0.0.1:8000/a", private=True).port == 8000
    with pytest.raises(AddressRefused):
        check_url("ftp://127.0.0.1/", private=True)
