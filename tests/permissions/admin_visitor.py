"""Somebody who asks addresses of the administration, and what may not stand in the answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.contrib.messages import get_messages
from django.db import transaction

from tests.permissions.admin_secrets import SECRET, Secrets

# Different in every answer, whatever it tells: tokens, and how long something is ago.
_PASSING = re.compile(
    r'(?<=name="csrfmiddlewaretoken" value=")\w+|(?<="CSRF_TOKEN": ")\w+|(?<=nonce=")[^"]+'
    r'|(?<="session_id": )\d+'  # counted on by PostgreSQL, whatever is taken back
    r'|(?<=name=\\"csrfmiddlewaretoken\\" value=\\")\w+'
    r"|/admin/editing-sessions/(?:release|ping/[\w/]+?)/\d+/(?=\")"
    r"|Jetzt gerade|Vor \d+(?:\\u00a0|\s)\w+(?:, \d+(?:\\u00a0|\s)\w+)?|(?<=&quot;key&quot;: &quot;)\w+"
)


class Visitor:
    """A person with a role; nothing that they do lasts."""

    def __init__(self, secrets: Secrets, role: str) -> None:
        self.browser = deepcopy(secrets.county).browser(role)
        self.browser.raise_request_exception = False
        self.signed_in = self.browser.cookies.copy()

    def answer(
        self,
        method: str,
        path: str,
        data: Mapping[str, Any] | str | None = None,
        asked: Iterable[Any] = (),
        content_type: str = "",
    ) -> str:
        """Return status, headers, messages and body of an answer, with a dot for each number in ``asked``."""
        self.browser.cookies = self.signed_in.copy()  # they may just have signed out
        kind = {"content_type": content_type} if content_type else {}
        with transaction.atomic():
            response = getattr(self.browser, method)(path, data or {}, **kind)
            messages = [str(message) for message in get_messages(response.wsgi_request)]
            body = b"".join(response.streaming_content) if response.streaming else response.content
            transaction.set_rollback(True)
        if body.startswith(b"PK"):
            body = _cells(body)
        headers = [f"{name}: {response.get(name, '')}" for name in ("Location", "Content-Disposition")]
        text = "\n".join([str(response.status_code), *headers, *messages, body.decode(errors="replace")])
        text = _PASSING.sub("", "\n".join(line for line in map(str.strip, text.splitlines()) if line))
        for number in asked:
            text = re.sub(rf"(?<!\d){number}(?!\d)", "·", text)
        return text


def _cells(workbook: bytes) -> bytes:
    """Return what stands in a workbook; it is packed, so that no word in it would be found."""
    with ZipFile(BytesIO(workbook)) as parts:
        return b"\n".join(parts.read(name) for name in parts.namelist() if name.startswith("xl/"))


def told(answer: str) -> list[str]:
    """Return what an answer says of private things, with what stands around it."""
    if SECRET.casefold() not in answer.casefold():
        return []  # to look for what stands around it takes long
    found = re.finditer(rf"(?i)[^<>\n]{{0,60}}{SECRET}[^<>\n]{{0,40}}", answer)
    return sorted({match[0].strip() for match in found})
