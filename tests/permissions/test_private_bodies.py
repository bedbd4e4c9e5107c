"""What only a body may read stays with it: pages, lists, blocks, search, files, admin."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.http import QueryDict
from django.utils import timezone

from accounts.models import User
from knowledge.models import ArticleDocument
from network.models import MeetingDocument
from search.index.sync import catch_up_all
from search.query.search_query import read_query
from search.registry.labels import Labels
from search.results.page import Results, search_entries
from tests.files.factories import make_document, make_image, png
from tests.network.factories import InitiativeFactory, MeetingFactory
from tests.permissions.conftest import County
from tests.permissions.table import differences, read_table

# Words that stand in nothing but the private body, its meetings and its files.
SECRETS = (
    "Kerngruppe",
    "Klausurtagung",
    "Zitronenpresse",
    "Rosinenbrot",
    "Pusteblume",
    "kerngruppe",
    "klausurtagung",
)
INSIDERS = ("Grem", "Koor", "supe")
STRANGERS = ("Fach", "RedO", "JA-K")


@pytest.fixture
def secrets(county: County) -> dict[str, Any]:
    """Fill the private body with files and tags, and refer to all of it from pages that everybody reads."""
    body, meeting = county.page("private body"), county.page("private meeting")
    collection = body.team.collection
    document = make_document("geheim.txt", b"Zitronenpresse", collection, title="Rosinenbrot")
    image = make_image("gebilde.png", collection, png(), title="Pusteblume", description="Pusteblume")
    rendition = image.get_rendition("fill-10x10")
    meeting.documents.add(MeetingDocument(document=document))
    meeting.minutes = "<p>Es ging um die Zitronenpresse.</p>"
    meeting.tags.add("Zitronenpresse")
    meeting.save_revision(user=county.people["supe"]).publish()
    MeetingFactory(parent=county.page("private body"), title="Klausurtagung II", date=timezone.localdate())
    article = county.page("article")
    linked = {
        "entries": [{"page": page.pk, "note": ""} for page in (body, meeting, county.page("open body"))]
    }
    article.body = [
        ("linked_entries", article.body.stream_block.child_blocks["linked_entries"].to_python(linked)),
        (
            "documents",
            article.body.stream_block.child_blocks["documents"].to_python({"documents": [document.pk]}),
        ),
        (
            "image",
            article.body.stream_block.child_blocks["image"].to_python(
                {"image": {"image": image.pk, "decorative": False, "alt_text": "Pusteblume"}, "caption": "x"}
            ),
        ),
    ]
    article.documents.add(ArticleDocument(document=document))
    article.save_revision().publish()
    update = county.page("update")
    update.body = body
    update.save_revision().publish()
    initiative = InitiativeFactory()
    initiative.bodies.set([body, county.page("open body")])
    catch_up_all()
    cache.clear()
    return {
        "body": body,
        "meeting": meeting,
        "document": document,
        "image": image,
        "rendition": rendition,
        "initiative": initiative,
    }


def readers_addresses(county: County, secrets: dict[str, Any]) -> list[str]:
    """Give every address at which a reader could meet something of the private body."""
    own = {"private body", "private meeting"}
    return [
        *(page.url for name, page in county.pages.items() if name not in own),
        secrets["initiative"].get_absolute_url(),
        "/suche/",
        "/suche/?q=Protokoll",
        "/suche/?kind=meeting",
        "/suche/?kind=document",
        "/suche/schlagwort/",
        "/verzeichnis/a-z/",
        "/verzeichnis/traeger/",
        "/glossar/",
        "/ratsbeschluesse/",
        "/praeventionsstandards/",
        "/konto/ansprechpersonen/",
        "/konto/profil/",
    ]


def guessing_addresses(county: County) -> list[str]:
    """Give the addresses at which search offers by itself what was not asked for."""
    beginnings = ("kern", "klau", "zitro", "rosin", "pust", "klausurtagung")
    misspelt = ("Kerngrupe", "Klausurtagumg", "Zitronenprese", "Rosinenbort", "Pustelume")
    return [
        *(f"/suche/vorschlaege/?q={beginning}" for beginning in beginnings),
        *(f"/suche/?q={word}" for word in misspelt),
        *(f"/suche/aehnlich/{page.pk}/" for page in county.pages.values()),
    ]


def editors_addresses(county: County, secrets: dict[str, Any]) -> list[str]:
    """Give every address of the admin at which an editor of a municipality could meet it."""
    body, meeting = secrets["body"].pk, secrets["meeting"].pk
    api = "/admin/api/main"
    admin = [
        "",
        "pages/",
        f"pages/{body}/",
        f"pages/{meeting}/",
        f"pages/{meeting}/usage/",
        f"pages/{meeting}/history/",
        f"pages/{meeting}/workflow_history/",
        f"pages/{meeting}/revisions/",
        f"pages/{meeting}/view_draft/",
        f"pages/{meeting}/delete/",
        f"pages/{meeting}/privacy/",
        f"pages/{meeting}/copy/",
        f"pages/{county.pages['network'].pk}/",
        "pages/search/",
        "pages/search/?q=tagung",
        "pages/search/results/?q=gruppe",
        "pages/usage/network/meetingpage/",
        "pages/usage/network/bodypage/results/",
        "choose-page/",
        f"choose-page/{body}/",
        f"choose-page/{county.pages['network'].pk}/",
        "choose-page/search/?q=tagung",
        "choose-page/search/?q=gruppe",
        f"choose-page/chosen-multiple/?id={meeting}&id={body}",
        "images/",
        "images/?q=blume",
        f"images/{secrets['image'].pk}/",
        f"images/usage/{secrets['image'].pk}/",
        f"images/{secrets['image'].pk}/generate_url/",
        f"images/{secrets['image'].pk}/preview/fill-10x10/",
        "images/chooser/",
        "images/chooser/results/?q=blume",
        f"images/chooser/{secrets['image'].pk}/",
        f"images/chooser/chosen-multiple/?id={secrets['image'].pk}",
        f"images/chooser/{secrets['image'].pk}/select_format/",
        "documents/",
        "documents/?q=brot",
        f"documents/edit/{secrets['document'].pk}/",
        f"documents/usage/{secrets['document'].pk}/",
        "documents/chooser/",
        "documents/chooser/results/?q=brot",
        f"documents/chooser/{secrets['document'].pk}/",
        f"documents/chooser/chosen-multiple/?id={secrets['document'].pk}",
        "reports/locked/",
        "reports/workflow/",
        "reports/workflow_tasks/",
        "reports/site-history/",
        "reports/aging-pages/",
        "reports/page-types-usage/",
        "snippets/network/membership/",
        "snippets/network/initiative/",
        "snippets/core/tag/",
        "groups/",
        "users/",
        "collections/",
        f"pages/{county.pages['page of Olfen'].pk}/edit/",
        f"pages/{county.pages['offer in Olfen'].pk}/edit/",
        f"pages/add/directory/offerpage/{county.pages['page of Olfen'].pk}/",
        "images/add/",
        "documents/multiple/add/",
        "documents/add/",
        "einladungen/",
        "traeger-vorschlaege/",
    ]
    return [
        *(f"/admin/{path}" for path in admin),
        f"{api}/pages/?search=tagung",
        f"{api}/pages/?fields=*",
        f"{api}/pages/{meeting}/",
        f"{api}/images/",
        f"{api}/images/{secrets['image'].pk}/",
        f"{api}/documents/",
        f"{api}/documents/{secrets['document'].pk}/",
    ]


def leaks(county: County, role: str, addresses: list[str]) -> list[str]:
    """Give each address that answers the person with ``role`` with one of the secrets, and which."""
    browser = county.browser(role)
    found = []
    for address in addresses:
        response = browser.get(address)
        text = b"".join(response.streaming_content) if response.streaming else response.content
        words = [word for word in SECRETS if word in text.decode(errors="replace")]
        if words:
            found.append(f"{role} {address} ({response.status_code}): {', '.join(words)}")
    return found


def test_no_reader_meets_anything_of_a_private_body(county: County, secrets: dict[str, Any]) -> None:
    addresses = readers_addresses(county, secrets)
    assert not [leak for role in STRANGERS for leak in leaks(county, role, addresses)]


def test_nothing_of_a_private_body_is_suggested_corrected_to_or_alike(
    county: County, secrets: dict[str, Any]
) -> None:
    addresses = guessing_addresses(county)
    assert not [leak for role in STRANGERS for leak in leaks(county, role, addresses)]


def test_insiders_are_offered_it(county: County, secrets: dict[str, Any]) -> None:
    shown = " ".join(leaks(county, "Grem", guessing_addresses(county)))
    assert "vorschlaege/?q=klau (200): Klausurtagung" in shown
    assert "?q=Klausurtagumg (200): Klausurtagung" in shown


def test_no_editor_meets_anything_of_it_in_the_admin(county: County, secrets: dict[str, Any]) -> None:
    addresses = editors_addresses(county, secrets)
    found = [leak for role in ("RedO", "JA-K") for leak in leaks(county, role, addresses)]
    assert not found, "\n".join(found)


def test_the_same_addresses_tell_the_coordination(county: County, secrets: dict[str, Any]) -> None:
    shown = " ".join(leaks(county, "Koor", editors_addresses(county, secrets)))
    assert all(word in shown for word in SECRETS)


def test_insiders_meet_it_where_it_is_referred_to(county: County, secrets: dict[str, Any]) -> None:
    addresses = [county.pages["article"].url, county.pages["update"].url, "/suche/schlagwort/"]
    addresses += [secrets["initiative"].get_absolute_url(), county.pages["network"].url]
    assert {role: len(leaks(county, role, addresses)) for role in INSIDERS} == dict.fromkeys(INSIDERS, 5)


FILES = """
file       Fach  Grem  RedO  RedC  JA-K  JA-C  Koor  supe  anon
document   404   200   404   404   404   404   200   200   302
original   404   200   404   404   404   404   200   200   302
rendition  404   200   404   404   404   404   200   200   302
page       403   200   403   403   403   403   200   200   302
"""


def test_files_of_a_private_body_exist_for_insiders_only(county: County, secrets: dict[str, Any]) -> None:
    addresses = {
        "document": secrets["document"].url,
        "original": secrets["image"].file.url,
        "rendition": secrets["rendition"].url,
        "page": secrets["meeting"].url,
    }
    expected = read_table(FILES)
    browsers = {role: county.browser(role) for role in expected["page"]}
    found = {
        name: {role: str(browser.get(address).status_code) for role, browser in browsers.items()}
        for name, address in addresses.items()
    }
    wrong = differences(expected, found)
    assert not wrong, wrong


# Hits for words of the private body and its files; meetings that are counted; the facets that count them.
SEARCH = """
question             Fach  Grem  RedO  RedC  JA-K  JA-C  Koor  supe
?q=Klausurtagung     0     2     0     0     0     0     2     2
?q=Zitronenpresse    0     2     0     0     0     0     2     2
?q=Rosinenbrot       0     1     0     0     0     0     1     1
?kind=meeting        1     3     1     1     1     1     3     3
?kind=body           2     3     2     2     2     2     3     3
?schlagwort=zitronenpresse  0     1     0     0     0     0     1     1
"""


def results_of(county: County, role: str, question: str) -> Results:
    labels = Labels()
    return search_entries(read_query(QueryDict(question.lstrip("?")), labels), county.people[role], labels)


def test_search_finds_and_counts_for_insiders_only(county: County, secrets: dict[str, Any]) -> None:
    expected = read_table(SEARCH)
    found: dict[str, dict[str, str]] = {}
    for row, cells in expected.items():
        results = {role: results_of(county, role, row) for role in cells}
        found[row] = {role: str(result.total) for role, result in results.items()}
        assert all(len(result.hits) == result.total for result in results.values())
    wrong = differences(expected, found)
    assert not wrong, wrong


def test_facets_count_what_may_be_opened(county: County, secrets: dict[str, Any]) -> None:
    told = {}
    for role in ("Fach", "RedO", "Grem", "Koor"):
        values = {
            value.slug: value.number
            for facet in results_of(county, role, "").filters
            for value in facet.values
        }
        told[role] = (values["meeting"], "document" in values, "zitronenpresse" in values)
    stranger, insider = (1, False, False), (3, True, True)
    assert told == {"Fach": stranger, "RedO": stranger, "Grem": insider, "Koor": insider}


def test_a_tag_of_the_private_body_alone_does_not_exist_for_others(
    county: County, secrets: dict[str, Any]
) -> None:
    address = "/suche/schlagwort/zitronenpresse/"
    answers = {
        role: county.browser(role).get(address).status_code for role in ("Fach", "RedO", "Grem", "Koor")
    }
    assert answers == {"Fach": 404, "RedO": 404, "Grem": 200, "Koor": 200}


def test_snippets_show_the_words_to_insiders_only(county: County, secrets: dict[str, Any]) -> None:
    snippets = {
        role: " ".join(hit.summary + hit.passage for hit in results_of(county, role, "q=Zitronenpresse").hits)
        for role in ("Fach", "Grem")
    }
    assert (snippets["Fach"], "Zitronenpresse" in snippets["Grem"]) == ("", True)


def test_who_leaves_the_body_is_a_stranger_at_once(county: County, secrets: dict[str, Any]) -> None:
    secrets["body"].memberships.all().delete()
    browser = county.browser("Grem")
    answers = [browser.get(secrets[name].url).status_code for name in ("meeting", "document", "rendition")]
    county.people["Grem"] = User.objects.get(pk=county.people["Grem"].pk)
    assert (answers, results_of(county, "Grem", "q=Klausurtagung").total) == ([403, 404, 404], 0)


@pytest.mark.parametrize("number", ["9" * 30, "0", "x", "%00"])
def test_whatever_is_asked_for_by_number_is_no_error(county: County, number: str) -> None:
    browser = county.browser("Koor")
    assert browser.get(f"/admin/choose-page/chosen-multiple/?id={number}").status_code == 200
