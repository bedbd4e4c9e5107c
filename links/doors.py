"""Decides to which address of a host a connection may be made: public ones only.

Editors type addresses, and the server that runs this site stands inside a county's network. So a name is
resolved here, every address it has must be public, and the connection is made to the address that was
checked, not to the name: a name that answers differently the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

PORTS = frozenset({80, 443})
# IPv4 inside IPv6 by translation (RFC 6052, RFC 8215): it leads wherever the translator leads.
_TRANSLATED = tuple(ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48"))
# Names that are reserved and never lead anywhere (RFC 2606, RFC 6761, RFC 6762).
_RESERVED_NAMES = ("example", "test", "invalid", "localhost", "local", "internal")

Door = Callable[[str, int], str]


class Refused(Exception):
    """No connection is made to this host or port; the text says why, in the site's language."""


class Unknown(Exception):
    """The name of the host does not lead anywhere."""


def public_door(host: str, port: int) -> str:
    """Give the address to connect to for ``host``. Raises Refused, and Unknown when there is none."""
    if port not in PORTS:
        raise Refused("port")
    if host.rstrip(".").rpartition(".")[2].lower() in _RESERVED_NAMES:
        raise Refused("name")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        raise Unknown(host) from error
    addresses = [str(row[4][0]) for row in found]
    if not addresses:
        raise Unknown(host)
    if not all(is_public(address) for address in addresses):
        raise Refused("address")
    return addresses[0]


def is_public(address: str) -> bool:
    """Tell whether an IP address, as text, is one of the open internet."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:  # with a zone, such as fe80::1%eth0
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip.sixtofour is not None or ip.teredo is not None or any(ip in net for net in _TRANSLATED):
            return False
    # Some multicast and reserved ranges count as global.
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)
