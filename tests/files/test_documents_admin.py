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
from home.models import HomePage
from tests.files.factories import make_document, make_image, png

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client, superuser: User, home_page: HomePage) -> Client:
    client.force_login(superuser)
    return client


def test_the_list_of_documents_says_what_is_known_of_their_text(admin: Client) -> None:
    make_document("kaputt.pdf", b"kaputt")
    assert "Datei ist beschädigt oder geschützt" in admin.get(reverse("wagtaildocs:index")).text


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
