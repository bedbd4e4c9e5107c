"""What somebody from coordination asks of a served site: the part of a working day that takes memory."""

from __future__ import annotations

import http.client
import io
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from urllib.parse import quote_plus, urlencode

from benchmarks.served import HOST

EDITED = 40  # pages
PHOTOGRAPHS = 8
WORDS = ("Beratung", "Elterncafé", "Jugendtreff", "Spielgruppe", "Olfen", "Dülmen", "Kita", "Hebamme")
Step = Callable[[], None]


class Editor:
    """A signed-in browser, as far as these pages need one: it keeps the cookies and sends forms."""

    def __init__(self, port: int, cookies: dict[str, str]) -> None:
        self.port = port
        self.cookies = cookies

    def ask(self, address: str, form: dict[str, Any] | None = None) -> str:
        """Return the page at ``address``, or what a form sent there answers.

        Raises RuntimeError for anything but 200 and a redirect.
        """
        connection = http.client.HTTPConnection(HOST, self.port, timeout=300)
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Host": f"{HOST}:{self.port}",
            "Referer": f"http://{HOST}:{self.port}{address}",
        }
        body = None
        if form is not None:
            body, headers["Content-Type"] = _encoded(
                form | {"csrfmiddlewaretoken": self.cookies["csrftoken"]}
            )
        try:
            connection.request("GET" if form is None else "POST", address, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        finally:
            connection.close()
        if answer.status not in (200, 302):
            raise RuntimeError(f"{address} answered {answer.status}")
        return text


def editors_work(port: int, sides: int) -> list[tuple[str, Sequence[Step]]]:
    """Return the parts of the work, each with its name and its steps, which may be done at once."""
    from django.urls import reverse

    from directory.models import OfferPage

    editor = _sign_in(port)
    searches = [
        f"{reverse('wagtailadmin_pages:search')}?{urlencode({'q': word, 'p': number})}"
        for number in (1, 2, 3)
        for word in WORDS
    ]
    searches += [f"/suche/?q={quote_plus(word)}&seite=3" for word in WORDS]
    offers = OfferPage.objects.order_by("pk").values_list("pk", flat=True)[:EDITED]
    edits = [reverse("wagtailadmin_pages:edit", args=[pk]) for pk in offers]
    photograph = _photograph(sides)
    return [
        ("searching in the administration", [partial(_look, editor, address) for address in searches]),
        ("edit page", [partial(_look, editor, address) for address in edits]),
        (
            f"upload of {sides} × {sides * 3 // 4} pixels",
            [partial(_upload, editor, photograph, number) for number in range(PHOTOGRAPHS)],
        ),
        ("list and chooser of pictures", [partial(_pictures, editor) for _number in range(PHOTOGRAPHS)]),
    ]


def _sign_in(port: int) -> Editor:
    """Sign in somebody from coordination, as ``benchmarks.served`` does a reader."""
    from django.conf import settings
    from django.test import Client

    from accounts.models import User

    person = User.objects.create_superuser("coordination@benchmark.example", None)
    client = Client(SERVER_NAME=HOST)
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    return Editor(port, {name: client.cookies[name].value, "csrftoken": "a" * 32})


def _look(editor: Editor, address: str) -> None:
    editor.ask(address)


def _upload(editor: Editor, photograph: bytes, number: int) -> None:
    from django.urls import reverse

    form = {"title": f"Bild {number}", "collection": "1", "file": (f"{number}.jpg", photograph), "tags": ""}
    form |= {"alt_text": "Ein Bild", "description": "Ein Bild", "copyright": "Beispiel", "source": "eigen"}
    editor.ask(reverse("wagtailimages:add"), form)


def _pictures(editor: Editor) -> None:
    from django.urls import reverse

    from files.models import Image

    editor.ask(reverse("wagtailimages:index"))
    editor.ask(reverse("wagtailimages_chooser:choose"))
    for pk in Image.objects.order_by("-pk").values_list("pk", flat=True)[:PHOTOGRAPHS]:
        editor.ask(reverse("wagtailimages:edit", args=[pk]))


def _photograph(sides: int) -> bytes:
    from PIL import Image

    small = Image.effect_noise((sides // 8, sides * 3 // 32), 60).convert("RGB")
    content = io.BytesIO()
    small.resize((sides, sides * 3 // 4), Image.Resampling.BICUBIC).save(content, "JPEG", quality=90)
    return content.getvalue()


def _encoded(form: dict[str, Any]) -> tuple[bytes, str]:
    border = "benchmark-border"
    parts = []
    for name, value in form.items():
        file = f'; filename="{value[0]}"' if isinstance(value, tuple) else ""
        content = value[1] if isinstance(value, tuple) else str(value).encode()
        head = f'--{border}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'.encode()
        parts.append(head + content + b"\r\n")
    return b"".join(parts) + f"--{border}--\r\n".encode(), f"multipart/form-data; boundary={border}"
