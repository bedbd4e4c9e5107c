"""No request ends as a server error: every address of the site, with values that no browser of ours sends.

``HOSTILE_SEED`` and ``HOSTILE_ROUNDS`` try other values, and more of them; a failure names the seed.
"""

from __future__ import annotations

import json
import logging
import os
import random
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import got_request_exception
from django.db import DataError, transaction
from django.http import HttpResponse, QueryDict
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.views.debug import ExceptionReporter
from wagtail.models import Page
from wagtail.search import index

from accounts.models import User
from core.unanswerable import UnanswerableRequestMiddleware, is_senders
from search.index.sync import catch_up_all
from tests.accounts.factories import UserFactory
from tests.files.factories import make_document, make_image
from tests.knowledge.factories import GlossaryTermFactory
from tests.permissions.conftest import County
from tests.permissions.requests import page_form

HUGE = str(2**70)
NUMBERS = [
    "0",
    "-1",
    "2147483648",
    "9223372036854775808",
    HUGE,
    "9" * 400,
    "1.5",
    "1e5",
    "abc",
    "",
    " 1",
    "١",
]
TEXTS = [
    "",
    "\0",
    "a\0b",
    "x" * 5000,
    "ä" * 3000,
    "\ud800",
    "'\"<>&;--",
    "%",
    "_",
    "\\",
    "*",
    "AND",
    "0000-00-00",
    "9999-12-31",
    "10000-01-01",
    "0001-01-01",
    "all",
    "null",
    "[1,2]",
    '{"a":',
    "../../etc/passwd",
    "http://[",
    "javascript:alert(1)",
    "\u202e",
]
SLUGS = ["a", "-", "x" * 3000]
WORDS = ["wagtailcore", "page", "auth", "core", "tag", "1", "%00", "%F0%9F", "..%2f", "x" * 2000, HUGE]
PARAMETERS = re.findall(
    r"\w+",
    """q page p seite sort ordering id next term results_per_page collection_id tag kommune thema alter ort
    format jahr wort filter date_from timestamp_before allow_external_link page_type user_perms multiple
    locale select_format in_preview_panel mode object_id content_type export show_in_menus size owner
    live site created_at_from last_published_at action_time_after umkreis""",
)
FIELDS = ["title", "slug", "action", "name", "file", "body-count", "comments-TOTAL_FORMS", "form-TOTAL_FORMS"]
BODIES = ["", "{", "[]", "null", '{"a": 1}', "\0"]
TYPES = ["application/json", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded"]


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Give every address as it is written in Django's own way, with places for values."""
    for pattern in resolver.url_patterns:
        route = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern, route)


class Sender:
    """Sends what a seed makes of an address."""

    def __init__(self, client: Client, seed: int) -> None:
        self._client = client
        self._random = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
        self._pages = list(Page.objects.values_list("pk", flat=True))

    def send(self, route: str) -> tuple[str, HttpResponse]:
        """Send one request; give what it was and its answer."""
        choose = self._random.choice
        address = "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda found: self._value(found[1] or "str"), route)
        query = urlencode(self._values(PARAMETERS, 6), doseq=True, errors="surrogatepass")
        address = f"{address}?{query}{choose(['', '', '&x=%ff%fe&q=%00', '&q=%ED%A0%80'])}"
        way = choose(["get", "get", "post", "body"])
        if way == "get":
            return f"GET {address}", self._client.get(address)
        if way == "body":
            body, kind = choose(BODIES), choose(TYPES)
            return f"POST {address} {body!r} {kind}", self._client.post(address, body, content_type=kind)
        data = {name: choose(choose([NUMBERS, TEXTS])) for name in [*FIELDS, *self._values(PARAMETERS, 5)]}
        data = {name: value.encode("utf-8", "replace").decode() for name, value in data.items()}
        shown = f"POST {address} {data}"
        if self._random.random() < 0.3:
            return f"{shown} and an empty file", self._client.post(
                address, {**data, "file": SimpleUploadedFile("a.pdf", b"")}
            )
        return shown, self._client.post(address, data)

    def _value(self, converter: str) -> str:
        choose = self._random.choice
        if converter == "int":
            return str(choose(self._pages)) if self._random.random() < 0.7 else choose(NUMBERS[2:6])
        return choose(SLUGS if converter == "slug" else WORDS)

    def _values(self, names: list[str], count: int) -> dict[str, Any]:
        choose = self._random.choice
        return {
            name: choose([choose(NUMBERS), choose(TEXTS), [choose(NUMBERS), choose(TEXTS)]])
            for name in self._random.sample(names, count)
        }


def test_no_address_fails_whatever_is_sent(county: County, client: Client, superuser: User) -> None:
    client.force_login(superuser)
    client.raise_request_exception = False
    catch_up_all()
    seed = int(os.environ.get("HOSTILE_SEED", "7"))
    sender = Sender(client, seed)
    failures: list[str] = []

    def remember(**signal: Any) -> None:
        failures.append(ExceptionReporter(signal.get("request"), *sys.exc_info()).get_traceback_text()[:3000])

    got_request_exception.connect(remember)
    logging.disable(logging.CRITICAL)
    try:
        every = [route for route in routes(get_resolver()) if "(" not in route and "abmelden" not in route]
        assert len(every) > 400
        for route in every * int(os.environ.get("HOSTILE_ROUNDS", "1")):
            with transaction.atomic():
                sent, answer = sender.send(route)
                if answer.status_code >= 500:
                    failures.append(f"{answer.status_code} for {sent[:600]}")
                transaction.set_rollback(True)
    finally:
        got_request_exception.disconnect(remember)
        logging.disable(logging.NOTSET)
    assert failures == [], f"seed {seed}"


@pytest.mark.parametrize(
    "address",
    ["/suche/warum/{}/", "/suche/aehnlich/{}/", "/seite/{}/", "/dateien/nr/{}/", "/admin/pages/{}/edit/"],
)
def test_a_number_that_no_row_has_is_not_found(client: Client, superuser: User, address: str) -> None:
    client.force_login(superuser)
    numbers = [2**31, 2**63, 2**70, 10**400, 0]
    found = {number: client.get(address.format(number)).status_code for number in numbers}
    assert found == dict.fromkeys(numbers, 404)


def test_an_address_with_nul_is_not_found(client: Client, superuser: User) -> None:
    client.force_login(superuser)
    addresses = ["/%00/", "/suche/thema/%00/", "/admin/%00/", "/konto/einladung/%00/"]
    found = {address: client.get(address).status_code for address in addresses}
    assert found == dict.fromkeys(addresses, 404)


@pytest.mark.parametrize(
    ("of", "title"),
    [
        (("wagtailcore", "page", "unpublish"), "Olfener Zimtladen"),
        (("files", "document", "add_tags"), "Olfener Zimtplan"),
        (("files", "image", "add_tags"), "Olfener Zimtbild"),
        (("knowledge", "glossaryterm", "delete"), "Olfener Zimt"),
        (("accounts", "user", "set_active_state"), "Zimt"),
    ],
)
def test_a_bulk_action_takes_all_hits_of_a_search(
    county: County, client: Client, superuser: User, of: tuple[str, ...], title: str
) -> None:
    client.force_login(superuser)
    offer = county.page("offer in Olfen")
    offer.title = offer.draft_title = "Olfener Zimtladen"
    offer.save()
    index.insert_or_update_object(offer)
    make_document(title="Olfener Zimtplan")
    make_image(title="Olfener Zimtbild")
    GlossaryTermFactory(term="Olfener Zimt")
    UserFactory(first_name="Olfener", last_name="Zimt")
    address = reverse("wagtail_bulk_action", args=of)
    answer = client.get(address, {"id": "all", "q": "Olfener", "next": "/admin/"})
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert title in shown
    assert county.page("update").title not in shown
    assert client.get(address, {"id": "all", "q": "gibtesnicht", "next": "/admin/"}).status_code < 500


WRONG_COUNTS = [
    ("body-count", "100000000"),
    ("body-count", "-1"),
    ("body-count", "viele"),
    ("body-count", "99999999999999999999"),
    ("body-count", "3"),
    ("body-count", None),
    ("comments-TOTAL_FORMS", "100000000"),
    ("comments-TOTAL_FORMS", "1e3"),
    ("comments-INITIAL_FORMS", "100000000"),
    ("body-0-value-count", "100000000"),
]


def test_a_form_that_counts_more_rows_than_it_has_is_refused_at_once(
    county: County, client: Client, superuser: User
) -> None:
    client.force_login(superuser)
    page = county.page("article")
    form = page_form(client, page)
    found = {}
    for name, value in WRONG_COUNTS:
        data = {key: kept for key, kept in form.items() if key != name}
        if value is not None:
            data[name] = value
        answer = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
        found[name, value] = answer.status_code
    assert found == dict.fromkeys(WRONG_COUNTS, 400)


def test_forms_with_many_rows_pass(rf: RequestFactory) -> None:
    """As Wagtail's own script sends them: each row has fields of its own, rows have rows."""
    data = QueryDict(mutable=True)
    for row in range(300):
        data[f"body-{row}-value-count"] = "2"
        for inner in range(2):
            data[f"body-{row}-value-{inner}-deleted"] = ""
            data[f"body-{row}-value-{inner}-value"] = "Text"
        data[f"body-{row}-deleted"] = ""
    data["body-count"] = "300"
    data["hours-TOTAL_FORMS"] = data["hours-INITIAL_FORMS"] = "300"
    request = rf.post("/", data.urlencode(), content_type="application/x-www-form-urlencoded")
    middleware = UnanswerableRequestMiddleware(lambda request: HttpResponse())
    assert middleware.process_view(request, lambda request: None, [], {}) is None


def test_our_own_mistakes_stay_server_errors(rf: RequestFactory) -> None:
    """What was sent has nothing to do with these."""
    get, post = rf.get("/", {"q": "abc"}), rf.post("/", {"title": "abc"})
    for request in (get, post):
        request.resolver_match = None
        for error in (
            ValueError("x"),
            ValueError("Field 'id' expected a number but got 'other'."),
            KeyError("title"),
            TypeError(),
            AttributeError(),
            IndexError(),
        ):
            assert not is_senders(request, error), error
    assert not is_senders(get, KeyError("missing"))
    assert is_senders(get, ValueError("Field 'id' expected a number but got 'abc'."))
    assert is_senders(get, DataError())
    body = rf.post("/", "{", content_type="application/json")
    assert body.body == b"{"
    for text, request, is_sent in (
        ("{", body, True),
        ("[", body, False),
        ("abc", post, True),
        ("", post, False),
    ):
        assert is_senders(request, json.JSONDecodeError("Expecting value", text, 0)) is is_sent


def test_a_field_that_we_miss_is_our_mistake_and_one_that_a_library_misses_is_the_senders(
    rf: RequestFactory,
) -> None:
    def missed(by: Callable[[], Any]) -> KeyError:
        with pytest.raises(KeyError) as caught:
            by()
        return caught.value

    post = rf.post("/", {"title": "abc"})
    ours, theirs = missed(lambda: {}["missing"]), missed(lambda: os.environ["MISSING"])
    assert not is_senders(post, ours)
    assert is_senders(post, theirs)
    assert is_senders(post, missed(lambda: post.POST["missing"]))
