"""Deny by default: without signing in there is what ``intranet.public`` lists, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RegexPattern, RoutePattern
from wagtail.models import Page

from home.models import HomePage
from intranet.public import PUBLIC_URL_NAMES

pytestmark = pytest.mark.django_db
SIGN_IN = "/konto/anmelden/"
# Where Wagtail has doors of its own, something of ours stands and leads on.
WAYS_TO_SIGN_IN = (SIGN_IN, "/admin/login/?next=", "/konto/passwort/vergessen/")
# A value for every kind of part that an address can have.
VALUES = {
    "int": "1",
    "slug": "x",
    "str": "x",
    "path": "x/y.pdf",
    "uuid": "00000000-0000-0000-0000-000000000000",
}


def example(pattern: RoutePattern | RegexPattern | LocalePrefixPattern) -> str:
    """Give an address part that ``pattern`` matches."""
    if isinstance(pattern, RoutePattern):
        route = str(pattern)
        for name, converter in pattern.converters.items():
            kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
            for spelling in (f"<{kind}:{name}>", f"<{name}>"):
                route = route.replace(spelling, VALUES.get(kind, "1"))
        return route
    return {
        # allauth's link for a new password, Wagtail's documents, pages and what its admin does not know
        r"^passwort/neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": "passwort/neu/1-abc/",
        r"^(\d+)/(.*)$": "1/x.pdf",
        r"^((?:[\w\-]+/)*)$": "",
        r"^.*/$": "x/",
        r"": "",
    }.get(str(pattern), "1/")


def addresses(resolver: URLResolver, prefix: str = "/", namespace: str = "") -> Iterator[tuple[str, str]]:
    """Give every address of the site with an example, as (full name, path)."""
    for entry in resolver.url_patterns:
        path = prefix + example(entry.pattern).lstrip("^")
        if isinstance(entry, URLPattern):
            yield (f"{namespace}{entry.name}" if entry.name else f"{namespace}{path}", path)
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from addresses(entry, path, inner)


def answers(client: Client, path: str) -> bool:
    """Tell whether ``path`` gives anything but a way to signing in."""
    for method in (client.get, client.post):
        response = method(path)
        away = response.status_code == 302 and response["Location"].startswith(WAYS_TO_SIGN_IN)
        refused = response.status_code == 405
        if response.content or not (away or refused):
            return True
    return False


def test_exactly_the_listed_addresses_answer(client: Client, home_page: HomePage) -> None:
    waiting = Client()  # the page for the code answers while one is awaited, else it leads back
    waiting.post("/konto/anmelden/code/", {"email": "niemand@example.org"})
    found = {
        name
        for name, path in addresses(get_resolver())
        if answers(waiting if name == "account_confirm_login_code" else client, path)
    }
    assert found == PUBLIC_URL_NAMES


def test_the_walk_finds_the_pages_of_the_admin() -> None:
    assert "wagtailadmin_pages:edit" in dict(addresses(get_resolver()))


@pytest.mark.parametrize(
    "path", ["/", "/gibt-es-nicht/", "/dateien/original/bild.png", "/admin/gibt-es-nicht/"]
)
def test_nobody_learns_what_exists(client: Client, home_page: HomePage, path: str) -> None:
    assert client.get(path, follow=True).redirect_chain[-1][0].split("?")[0] == SIGN_IN


def test_page_needs_a_sign_in(client: Client, home_page: HomePage) -> None:
    home_page.add_child(instance=Page(title="Intern", slug="intern"))
    assert client.get("/intern/")["Location"] == f"{SIGN_IN}?next=/intern/"


def test_static_files_need_no_sign_in() -> None:
    assert finders.find("css/site.css")
