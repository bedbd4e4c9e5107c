"""The administration speaks German: the pages that its people open most have no telling English words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from tests.permissions.conftest import County

# Words that no German sentence has, and that Wagtail's interface would use on nearly every page.
ENGLISH = re.compile(
    r"\b(the|this|your|you|and|with|edit|delete|save|publish|choose|search|pages|add|create|upload|clear|"
    r"actions|dashboard|settings|reports|welcome|show|hide|toggle|close|open|preview|history|usage|updated|"
    r"never|from|any|are|not|items|select|results?|draft|options|locked|account|users|please|cancel|unlock|"
    r"move|unpublish|keyboard|shortcuts|can|page|permissions?|workflows?|snippets?|none)\b",
    re.IGNORECASE,
)
# Words that are English, or said by programs alone, wherever they stand by themselves.
STRAY = re.compile(
    r"(?i:\b(home|update|best practices|theme|eigner|none|true|false)\b|admin-theme)|^\[.*\]$|„Speichern“|"
    # A noun in small letters before «hinzufügen»; a time that is past, without «vor».
    r"^[a-zäöü][\w-]* hinzufügen$|^\d+ (Minute|Stunde|Tag|Woche|Monat|Jahr)(n|en|e)?( von\b|$)"
)
READ_ALOUD = ("aria-label", "title", "placeholder", "alt", "data-w-tooltip-content-value")


class Words(HTMLParser):
    """Collects what people read or hear of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._unseen = 0
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what is read aloud; leave out what is never shown."""
        self._unseen += tag in {"script", "style"}
        self._hidden = ("hidden", None) in attrs  # an empty counter, filled in by script
        self.found += [value for name, value in attrs if name in READ_ALOUD and value]

    def handle_endtag(self, tag: str) -> None:
        """Look again after a script."""
        self._unseen -= tag in {"script", "style"}
        self._hidden = False

    def handle_data(self, data: str) -> None:
        """Take the text."""
        if not self._unseen and not self._hidden and data.strip():
            self.found.append(" ".join(data.split()))


def english_in(html: str) -> list[str]:
    """Give the pieces of a page that hold a telling English word."""
    words = Words()
    words.feed(html)
    return [piece for piece in words.found if ENGLISH.search(piece) or STRAY.search(piece)]


@pytest.mark.parametrize(
    "piece",
    [
        "Home",
        "Update",
        "träger hinzufügen",
        "dokument hinzufügen",
        "18 Minuten",
        "['di']",
        "None",
        "Admin-Theme",
    ],
)
def test_what_is_no_german_is_found(piece: str) -> None:
    assert english_in(f"<p>{piece}</p>") == [piece]


@pytest.mark.parametrize("piece", ["Träger hinzufügen", "vor 18 Minuten", "Speichern", "Start"])
def test_what_is_german_is_not(piece: str) -> None:
    assert english_in(f"<p>{piece}</p>") == []


PLACES = [
    ("home", "wagtailadmin_home", None),
    ("pages below a municipality", "wagtailadmin_explore", "page of Olfen"),
    ("form of a municipality", "wagtailadmin_pages:edit", "page of Olfen"),
    ("form of an offer", "wagtailadmin_pages:edit", "offer in Olfen"),
    ("history of an offer", "wagtailadmin_pages:history", "offer in Olfen"),
    ("images", "wagtailimages:index", None),
    ("new image", "wagtailimages:add", None),
    ("documents", "wagtaildocs:index", None),
    ("providers", "wagtailsnippets_directory_provider:list", None),
    ("new provider", "wagtailsnippets_directory_provider:add", None),
    ("own account", "wagtailadmin_account", None),
]
MORE_PLACES = [
    ("form of an update", "wagtailadmin_pages:edit", "update"),
    ("form of an article", "wagtailadmin_pages:edit", "article"),
    ("form of a body", "wagtailadmin_pages:edit", "open body"),
    ("form of a meeting", "wagtailadmin_pages:edit", "open meeting"),
    ("form of a goal", "wagtailadmin_pages:edit", "goal"),
    ("deleting an offer", "wagtailadmin_pages:delete", "offer in Olfen"),
    ("moving an offer", "wagtailadmin_pages:move", "offer in Olfen"),
    ("municipalities", "wagtailsnippets_core_municipality:list", None),
    ("invitations", "invitations:index", None),
    ("workflow report", "wagtailadmin_reports:workflow", None),
]


@pytest.mark.parametrize(
    ("role", "name", "view", "page"),
    [("RedO", *place) for place in PLACES] + [("Koor", *place) for place in (*PLACES, *MORE_PLACES)],
)
def test_what_people_open_most_is_german(
    county: County, role: str, name: str, view: str, page: str | None
) -> None:
    address = reverse(view, args=[county.pages[page].pk] if page else [])
    answer = county.browser(role).get(address)
    assert answer.status_code == 200
    assert english_in(answer.content.decode()) == []


# Seldom opened, by few: walked in one go for each role, as the county takes longer to make than to look at.
WALKS = {
    "JA-K": [
        "/admin/",
        "/admin/reports/workflow/",
        "/admin/reports/aging-pages/",
        "/admin/invitations/",
        "/admin/invitations/new/",
        "/admin/pages/search/?q=Caf%C3%A9",
    ],
    "Koor": [
        *(f"/admin/snippets/strategy/{name}/" for name in ("measure", "indicator", "councilresolution")),
        *(f"/admin/snippets/strategy/{name}/add/" for name in ("measure", "indicator", "councilresolution")),
        "/admin/snippets/strategy/preventionstandard/add/",
        "/admin/snippets/knowledge/glossaryterm/",
        "/admin/snippets/network/membership/add/",
        "/admin/snippets/network/initiative/add/",
        "/admin/snippets/core/topic/add/",
        "/admin/traeger-vorschlaege/",
    ],
    "Admi": [
        "/admin/ausgehende-mails/",
        "/admin/users/",
        "/admin/users/new/",
        "/admin/groups/",
        "/admin/groups/new/",
        "/admin/collections/",
        "/admin/workflows/list/",
        "/admin/workflows/add/",
        "/admin/workflows/tasks/index/",
        "/admin/reports/site-history/",
    ],
}


@pytest.mark.parametrize("role", WALKS)
def test_what_a_role_opens_now_and_then_is_german(county: County, role: str) -> None:
    browser = county.browser(role)
    answers = {path: browser.get(path, follow=True) for path in WALKS[role]}
    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(WALKS[role], 200)
    assert {
        path: english for path, answer in answers.items() if (english := english_in(answer.content.decode()))
    } == {}


def test_the_list_of_people_says_which_groups_they_are_in(county: County) -> None:
    html = county.browser("Admi").get("/admin/users/").content.decode()
    row = html.split("redo@example.org")[1].split("</tr>")[0]
    assert "Redaktion Olfen" in row


def test_english_would_be_found() -> None:
    assert english_in('<p>Alles gut</p><a title="Edit this page">…</a><script>save()</script>') == [
        "Edit this page"
    ]
