"""Text goes compressed over the wire, files as they are, and a first view stays small."""

from __future__ import annotations

import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from django.http import FileResponse, HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from accounts.models import User
from home.models import HomePage
from intranet.compression import TextGZipMiddleware

FIRST_VIEW = 150_000  # bytes, by the issue of the first whole version
HEADERS_A_FILE = 700  # bytes: more than our answers' headers take


def answer(response: HttpResponse | FileResponse) -> HttpResponse | FileResponse:
    request: HttpRequest = RequestFactory().get("/", headers={"Accept-Encoding": "gzip"})
    return TextGZipMiddleware(lambda request: response)(request)  # type: ignore[arg-type,return-value]


def test_page_is_compressed() -> None:
    assert answer(HttpResponse("Präventionskette " * 100))["Content-Encoding"] == "gzip"


def test_document_keeps_its_length() -> None:
    response = answer(HttpResponse(b"%PDF" * 1000, content_type="application/pdf"))
    assert "Content-Encoding" not in response
    assert len(response.content) == 4000


def test_what_is_compressed_already_is_left_alone() -> None:
    packed = HttpResponse(gzip.compress(b"a" * 1000), content_type="text/css")
    packed["Content-Encoding"] = "gzip"
    before = packed.content
    assert answer(packed).content == before


@pytest.mark.parametrize("path", ["/", "/suche/?q=familie"])
def test_first_view_with_all_that_it_needs_is_small(
    client: Client, reader: User, home_page: HomePage, path: str
) -> None:
    client.force_login(reader)
    html = client.get(path, follow=True).content.decode()
    files = set(re.findall(r'(?:href|src)="/static/([^"]+)"', html))
    # The second weight of the font is named in the style sheet only.
    files.add("vendor/fira-sans/fira-sans-latin-600-normal.woff2")
    weight = len(gzip.compress(html.encode())) + HEADERS_A_FILE
    for name in files:
        found = finders.find(name)
        assert isinstance(found, str), name
        with open(found, "rb") as file:  # noqa: PTH123
            content = file.read()
        weight += (len(content) if name.endswith("woff2") else len(gzip.compress(content))) + HEADERS_A_FILE
    assert weight < FIRST_VIEW, f"{weight:,} bytes"
