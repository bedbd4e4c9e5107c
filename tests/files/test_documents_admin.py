"""Uploads in the administration."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form

from accounts.models import User
from files.models import Document, Image
from files.report import DocumentTextReportView
from home.models import HomePage
from tests.files.factories import make_document, make_image, pdf, png

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client, superuser: User, home_page: HomePage) -> Client:
    client.force_login(superuser)
    return client


def test_the_list_of_documents_says_what_is_known_of_their_text(admin: Client) -> None:
    make_document("kaputt.pdf", b"%PDF-1.4 kaputt")
    assert "Die Datei ist beschädigt." in admin.get(reverse("wagtaildocs:index")).text


def test_documents_that_could_not_be_read_can_be_listed(admin: Client) -> None:
    make_document("kaputt.pdf", b"kaputt", title="Kaputter Plan")
    make_document("gut.txt", b"gut", title="Guter Plan")
    page = admin.get(reverse("wagtaildocs:index") + "?text_state=failed").text
    assert "Kaputter Plan" in page
    assert "Guter Plan" not in page


def test_the_list_answers_requests_for_its_results_alone(admin: Client) -> None:
    make_document("gut.txt", b"gut", title="Guter Plan")
    assert "Guter Plan" in admin.get(reverse("wagtaildocs:index_results")).text


def test_the_number_of_queries_of_the_list_does_not_grow(
    admin: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        make_document(f"plan-{number}.ics", b"x")
    admin.get(reverse("wagtaildocs:index"))
    with django_assert_max_num_queries(25):
        admin.get(reverse("wagtaildocs:index"))


@pytest.mark.parametrize("name", ["virus.exe", "makro.docm", "bild.svg", "seite.html", "archiv.zip"])
def test_a_document_of_a_format_not_listed_is_refused(admin: Client, name: str) -> None:
    form = upload(get_document_form(Document), name, b"x")
    assert "file" in form.errors


def test_a_document_that_is_too_large_is_refused(admin: Client, settings: Any) -> None:
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
    assert "file" in upload(get_document_form(Document), "plan.pdf", b"x" * 11).errors


def test_an_svg_is_no_image(admin: Client) -> None:
    assert (
        "file"
        in upload(get_image_form(Image), "bild.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>").errors
    )


def test_html_that_calls_itself_an_image_is_refused(admin: Client) -> None:
    assert "file" in upload(get_image_form(Image), "bild.png", b"<html></html>").errors


def test_an_image_with_too_many_pixels_is_refused(admin: Client, settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 100
    assert "file" in upload(get_image_form(Image), "bild.png", png(20, 20)).errors


def test_the_form_of_an_image_asks_for_alternative_text_and_rights(admin: Client) -> None:
    page = admin.get(reverse("wagtailimages:edit", args=[make_image().pk])).text
    assert "Für Menschen, die das Bild nicht sehen" in page
    assert "Urheber:in / Rechte" in page


def test_an_editor_replaces_a_document_and_its_text(admin: Client) -> None:
    document = make_document("alt.txt", b"alt")
    response = admin.post(
        reverse("wagtaildocs:edit", args=[document.pk]),
        {
            "title": "Plan",
            "file": SimpleUploadedFile("neu.txt", b"neu"),
            "collection": document.collection_id,
        },
    )
    document.refresh_from_db()
    assert response.status_code == 302
    assert document.text == "neu"


def upload(form_class: Any, name: str, content: bytes) -> Any:
    return form_class({"title": "Titel"}, {"file": SimpleUploadedFile(name, content)})


def test_the_form_says_why_a_document_is_not_read_and_what_helps(admin: Client) -> None:
    document = make_document("geheim.pdf", pdf("x", password="geheim"))
    page = admin.get(reverse("wagtaildocs:edit", args=[document.pk])).text
    assert "Die Datei ist mit einem Kennwort geschützt." in page
    assert "Laden Sie die Datei ohne Kennwort hoch." in page


def test_a_document_that_is_read_offers_no_second_reading(admin: Client) -> None:
    document = make_document("gut.txt", b"gut")
    page = admin.get(reverse("wagtaildocs:edit", args=[document.pk])).text
    assert "Text ist durchsuchbar" in page
    assert "Noch einmal lesen" not in page


def test_an_editor_has_a_file_read_once_more(admin: Client) -> None:
    document = make_document("plan.txt", b"Text")
    Document.objects.filter(pk=document.pk).update(text="", text_state="failed", text_problem="unreachable")
    answer = admin.post(reverse("read_document_again", args=[document.pk]), follow=True)
    document.refresh_from_db()
    assert (document.text, document.text_problem) == ("Text", "")
    assert "Die Datei wird noch einmal gelesen." in answer.text


def test_reading_again_needs_a_button(admin: Client) -> None:
    document = make_document("plan.txt", b"Text")
    assert admin.get(reverse("read_document_again", args=[document.pk])).status_code == 405


def test_the_report_names_documents_without_text_the_worst_first(admin: Client) -> None:
    make_document("gut.txt", b"gut", title="Guter Plan")
    make_document("scan.pdf", pdf(""), title="Alter Scan")
    make_document("kaputt.pdf", b"%PDF-1.4 kaputt", title="Kaputter Plan")
    documents = admin.get(reverse("document_text_report")).context["object_list"]
    assert [document.title for document in documents] == ["Kaputter Plan", "Alter Scan"]


def test_the_report_says_why_and_what_helps(admin: Client) -> None:
    make_document("scan.pdf", pdf(""))
    page = admin.get(reverse("document_text_report")).text
    assert "kein Text gefunden" in page
    assert "Laden Sie eine Fassung mit Texterkennung hoch." in page


def test_the_report_can_be_narrowed_to_a_reason(admin: Client) -> None:
    make_document("geheim.pdf", pdf("x", password="x"), title="Geheim")
    make_document("kaputt.pdf", b"%PDF-1.4 kaputt", title="Kaputt")
    found = admin.get(reverse("document_text_report"), {"text_problem": "protected"}).context["object_list"]
    assert [document.title for document in found] == ["Geheim"]


def test_the_report_is_exported_without_formulas(admin: Client) -> None:
    make_document("kaputt.pdf", b"%PDF-1.4 kaputt", title="=cmd()")
    answer = admin.get(reverse("document_text_report"), {"export": "csv"})
    assert "'=cmd()" in b"".join(answer.streaming_content).decode()


def test_an_empty_report_says_so(admin: Client) -> None:
    assert "Alles in Ordnung" in admin.get(reverse("document_text_report")).text
    failed = admin.get(DocumentTextReportView.worst_url()).text
    assert ("Alles in Ordnung" in failed, "Kein Dokument hat diesen Stand" in failed) == (False, True)


def test_the_queries_of_the_report_do_not_grow(admin: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        make_document(f"termin-{number}.ics", b"x")
    admin.get(reverse("document_text_report"))
    with django_assert_max_num_queries(16):
        admin.get(reverse("document_text_report"))
