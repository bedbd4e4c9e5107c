"""Asks a server whether there is something at an address, without reading what it is."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from django.utils.translation import gettext as _

from links.doors import Door, Refused, Unknown, public_door
from links.models import OutsideLink

SECONDS = 10.0
MOST_REDIRECTS = 4
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Many servers do not know HEAD, or treat it like an attack: such an answer is asked for once more with GET.
_GUARDED = frozenset({401, 403, 407, 429, 451})
# What stays as it was typed; everything else is encoded.
_SAFE = "/%:@!$&'()*+,;=~-._?"
_AGENT = "Mozilla/5.0 (compatible; Praeventionsnetz link check)"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. ``problem`` says it in words, "" when all is well.

    ``silent`` when no server answered at all, which may be our own line's fault.
    """

    state: OutsideLink.State
    problem: str = ""
    silent: bool = False


def ask(url: str, door: Door = public_door, seconds: float = SECONDS) -> Answer:
    """Give what is found at ``url``: HEAD, and GET where that is not understood. Never raises.

    ``door`` decides to which address a host's name leads. A server that wants signing in or holds machines
    off is there, so its link is not broken.
    """
    state = OutsideLink.State
    try:
        for _step in range(MOST_REDIRECTS + 1):
            status, location = _request("HEAD", url, door, seconds)
            if status >= 400 and status not in _GUARDED:
                status, location = _request("GET", url, door, seconds)
            if status not in _REDIRECTS or not location:
                break
            url = urljoin(url, location)
        else:
            return Answer(state.FAILING, _("Die Adresse leitet zu oft weiter."))
    except Refused:
        return Answer(state.REFUSED, _("Diese Adresse darf die Seite nicht aufrufen."))
    except Unknown:
        return Answer(state.FAILING, _("Diesen Namen gibt es im Internet nicht (mehr)."), silent=True)
    except ssl.SSLError:
        return Answer(state.FAILING, _("Die verschlüsselte Verbindung ist fehlerhaft."))
    except TimeoutError:
        return Answer(state.FAILING, _("Der Server antwortet nicht."), silent=True)
    except (OSError, http.client.HTTPException, ValueError):
        return Answer(state.FAILING, _("Der Server ist nicht erreichbar."), silent=True)
    if status < 400 or status in _GUARDED:
        return Answer(state.OK)
    if status in {404, 410}:
        return Answer(state.FAILING, _("Die Seite gibt es dort nicht mehr."))
    return Answer(state.FAILING, _("Der Server meldet einen Fehler (%(status)d).") % {"status": status})


def _request(method: str, url: str, door: Door, seconds: float) -> tuple[int, str]:
    """Send one request and give status and address of redirection; the body is never read."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.password:
        raise Refused("address")
    host = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname
    port = parts.port or (443 if parts.scheme == "https" else 80)
    sock = socket.create_connection((door(host, port), port), timeout=seconds)
    # The time-out of a socket begins anew with every byte; this ends a server that sends one now and then.
    in_use = [sock]
    watch = threading.Timer(seconds, _hang_up, [in_use])
    watch.daemon = True
    watch.start()
    try:
        if parts.scheme == "https":
            context = ssl.create_default_context()
            sealed = context.wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
            in_use[0] = sealed
            sealed.do_handshake()
        connection = http.client.HTTPConnection(host, port, timeout=seconds)
        connection.sock = in_use[0]
        default = port == (443 if parts.scheme == "https" else 80)
        name = f"[{host}]" if ":" in host else host
        headers = {
            "Host": name if default else f"{name}:{port}",
            "User-Agent": _AGENT,
            "Accept": "*/*",
            "Connection": "close",
        }
        connection.request(method, _target(parts.path, parts.query), headers=headers)
        response = connection.getresponse()
        return response.status, response.getheader("Location", "")
    finally:
        watch.cancel()
        in_use[0].close()


def _target(path: str, query: str) -> str:
    target = quote(path or "/", safe=_SAFE)
    return f"{target}?{quote(query, safe=_SAFE)}" if query else target


def _hang_up(in_use: list[socket.socket]) -> None:
    with contextlib.suppress(OSError):  # it is closed already
        in_use[0].shutdown(socket.SHUT_RDWR)
