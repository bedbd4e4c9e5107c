"""From an upload through the worker to the search page: who finds what stands inside a document."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_tasks_db.management.commands import db_worker
from wagtail.models import Collection, CollectionViewRestriction

from accounts.models import MunicipalityTeam
from accounts.teams import shared_collection
from directory.models.offer_parts import OfferDocument
from files.models import Document
from network.models import BodyTeam
from search.index.sync import catch_up_all
from tests.files.made import MAKERS
from tests.permissions.conftest import County

SENTENCE = "Die Zitronenpresse wird im Familienzentrum aufgestellt."
WORD = "Zitronenpressen"  # as people type it: not the form in the text
SIGNED_IN = ("Fach", "Grem", "RedO", "RedC", "JA-K", "JA-C", "Koor", "Admi", "supe")


@pytest.fixture(autouse=True)
def queue(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks wait in the database for the worker, as on a real site."""
    # The worker takes a connection inside a transaction, as those of tests are, for broken.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def work() -> None:
    """Let the worker do what is queued."""
    db_worker.Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    ).run()
    assert not catch_up_all()


def upload(county: County, role: str, collection: Collection, kind: str = "docx") -> Document:
    """Upload a file whose text holds SENTENCE, through the form in the administration."""
    file = SimpleUploadedFile(f"anlage.{kind}", MAKERS[kind](SENTENCE))
    answer = county.browser(role).post(
        reverse("wagtaildocs:add"), {"title": "Anlage drei", "file": file, "collection": collection.pk}
    )
    assert answer.status_code == 302, answer.context["form"].errors
    return Document.objects.get(title="Anlage drei")


def hits(county: County, role: str, words: str = WORD) -> list[Any]:
    response = county.browser(role).get("/suche/", {"q": words})
    assert response.status_code == 200
    return [hit for hit in response.context["results"].hits if hit.entry.title == "Anlage drei"]


def finders(county: County) -> set[str]:
    return {role for role in SIGNED_IN if hits(county, role)}


@pytest.fixture
def olfen(county: County) -> Collection:
    """The collection of Olfen's editors, which everybody may read."""
    return MunicipalityTeam.objects.get(municipality=county.olfen).collection


@pytest.fixture
def members_only(county: County) -> Collection:
    """The collection of the private body."""
    return BodyTeam.objects.get(body=county.pages["private body"].pk).collection


@pytest.mark.parametrize("kind", MAKERS)
def test_what_stands_in_a_file_is_found_with_the_passage_that_matched(
    county: County, olfen: Collection, kind: str
) -> None:
    upload(county, "RedO", olfen, kind)
    work()
    [hit] = hits(county, "Fach")
    assert "<mark>Zitronenpresse</mark>" in hit.passage


def test_before_the_worker_has_read_it_a_document_says_so(county: County, olfen: Collection) -> None:
    document = upload(county, "RedO", olfen)
    assert (document.text, document.text_state) == ("", Document.TextState.WAITING)


def test_a_document_of_a_municipality_is_found_by_everybody(county: County, olfen: Collection) -> None:
    upload(county, "RedO", olfen)
    work()
    assert finders(county) == set(SIGNED_IN)


def test_a_document_of_a_private_body_is_found_by_its_members_and_coordination(
    county: County, members_only: Collection
) -> None:
    upload(county, "Koor", members_only)
    work()
    assert finders(county) == {"Grem", "Koor", "supe"}


def test_nothing_on_the_page_tells_others_of_a_private_document(
    county: County, members_only: Collection
) -> None:
    upload(county, "Koor", members_only)
    work()
    page = county.browser("Fach").get("/suche/", {"q": WORD})
    assert page.context["results"].total == 0
    assert "Anlage drei" not in page.text


def test_moving_a_document_to_a_private_collection_hides_its_text(
    county: County, olfen: Collection, members_only: Collection
) -> None:
    document = upload(county, "RedO", olfen)
    work()
    county.browser("Koor").post(
        reverse("wagtaildocs:edit", args=[document.pk]),
        {"title": "Anlage drei", "collection": members_only.pk, "tags": "", "file": ""},
    )
    work()
    assert finders(county) == {"Grem", "Koor", "supe"}


def test_moving_documents_in_bulk_shows_their_text_to_those_of_the_new_collection(
    county: County, members_only: Collection
) -> None:
    document = upload(county, "Koor", members_only)
    work()
    address = reverse("wagtail_bulk_action", args=["files", "document", "add_to_collection"])
    county.browser("Koor").post(
        f"{address}?id={document.pk}&next=/admin/", {"collection": shared_collection().pk}
    )
    work()
    assert finders(county) == set(SIGNED_IN)


def test_restricting_a_collection_hides_what_stands_in_its_files(county: County, olfen: Collection) -> None:
    upload(county, "RedO", olfen)
    work()
    restriction = CollectionViewRestriction.objects.create(collection=olfen, restriction_type="groups")
    restriction.groups.set(county.people["RedO"].groups.all())
    work()
    assert finders(county) == {"RedO", "supe"}


def test_a_document_on_several_pages_is_found_once(county: County, olfen: Collection) -> None:
    document = upload(county, "RedO", olfen)
    for name in ("offer in Olfen", "offer of the county"):
        offer = county.page(name)
        offer.offer_documents = [OfferDocument(document=document)]
        offer.save_revision().publish()
    work()
    results = county.browser("Fach").get("/suche/", {"q": WORD}).context["results"]
    assert [hit.entry.title for hit in results.hits] == ["Anlage drei"]


def test_only_those_who_may_change_a_document_have_it_read_again(county: County, olfen: Collection) -> None:
    document = upload(county, "RedO", olfen)
    form = reverse("wagtaildocs:edit", args=[document.pk])
    done = set()
    for role in SIGNED_IN:
        answer = county.browser(role).post(reverse("read_document_again", args=[document.pk]))
        if answer.headers.get("Location") == form:
            done.add(role)
    assert done == {"RedO", "JA-K", "Koor", "Admi", "supe"}


def test_the_report_shows_each_editor_the_own_documents(county: County, olfen: Collection) -> None:
    upload(county, "RedO", olfen)
    shown = {}
    for role in ("Fach", "RedO", "RedC", "JA-K", "JA-C", "Koor", "supe"):
        answer = county.browser(role).get(reverse("document_text_report"))
        shown[role] = answer.status_code == 200 and "Anlage drei" in answer.text
    assert {role for role, there in shown.items() if there} == {"RedO", "JA-K", "Koor", "supe"}


@pytest.mark.parametrize(("role", "told"), [("RedO", True), ("RedC", False), ("Koor", True)])
def test_the_start_page_names_files_that_could_not_be_read(
    county: County, olfen: Collection, role: str, told: bool
) -> None:
    file = SimpleUploadedFile("plan.pdf", b"%PDF-1.4 kaputt")
    county.browser("RedO").post(
        reverse("wagtaildocs:add"), {"title": "Kaputter Plan", "file": file, "collection": olfen.pk}
    )
    work()
    page = county.browser(role).get("/admin/").text
    assert ("Kaputter Plan" in page and "Die Datei ist beschädigt." in page) is told
