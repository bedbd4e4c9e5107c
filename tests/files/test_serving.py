"""Who gets which file, and how."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import Collection
from wagtail.rich_text import expand_db_html
from wagtail.users.models import UserProfile

from accounts.models import User
from tests.files.factories import make_collection, make_document, make_image, pdf, png

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["local", "object storage"])
def storage(request: Any, settings: Any) -> None:
    """Both kinds of storage."""
    if request.param == "object storage":
        backend = {"BACKEND": "tests.files.far_storage.FarStorage"}
        settings.STORAGES = {**settings.STORAGES, "default": backend}


@pytest.fixture
def as_reader(client: Client, reader: User) -> Client:
    client.force_login(reader)
    return client


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def private(make_group: Any, *members: User) -> Collection:
    return make_collection("Gremium", groups=[make_group("Gremium", *members)])


def test_a_document_is_served_to_anybody_signed_in(storage: None, as_reader: Client) -> None:
    document = make_document(content=pdf("Hallo"))
    assert body(as_reader.get(document.url)) == pdf("Hallo")


def test_a_stranger_is_told_nothing_of_a_private_document(
    storage: None, as_reader: Client, make_group: Any
) -> None:
    document = make_document(content=b"geheim", collection=private(make_group))
    assert as_reader.get(document.url).status_code == 404


def test_a_member_gets_a_private_document(
    storage: None, as_reader: Client, reader: User, make_group: Any
) -> None:
    document = make_document(content=b"geheim", collection=private(make_group, reader))
    assert body(as_reader.get(document.url)) == b"geheim"


def test_a_collection_below_a_private_one_is_private(as_reader: Client, make_group: Any) -> None:
    below = make_collection("Protokolle", parent=private(make_group))
    assert as_reader.get(make_document(content=b"x", collection=below).url).status_code == 404


@pytest.mark.parametrize("what", ["original", "rendition"])
def test_a_stranger_gets_no_private_image(
    storage: None, as_reader: Client, make_group: Any, what: str
) -> None:
    image = make_image(collection=private(make_group))
    url = image.file.url if what == "original" else image.get_rendition("width-20").url
    assert as_reader.get(url).status_code == 404


@pytest.mark.parametrize("what", ["original", "rendition"])
def test_a_member_gets_a_private_image(
    storage: None, as_reader: Client, reader: User, make_group: Any, what: str
) -> None:
    image = make_image(collection=private(make_group, reader))
    url = image.file.url if what == "original" else image.get_rendition("width-20").url
    assert as_reader.get(url).status_code == 200


def test_a_revoked_membership_ends_access_also_with_a_known_etag(
    as_reader: Client, reader: User, make_group: Any
) -> None:
    document = make_document(content=b"geheim", collection=private(make_group, reader))
    etag = as_reader.get(document.url)["ETag"]
    reader.groups.clear()
    assert as_reader.get(document.url, headers={"if-none-match": etag}).status_code == 404


def test_moving_a_file_to_a_private_collection_hides_it_at_once(as_reader: Client, make_group: Any) -> None:
    document = make_document(content=b"x")
    type(document).objects.filter(pk=document.pk).update(collection=private(make_group))
    assert as_reader.get(document.url).status_code == 404


def test_without_signing_in_a_file_leads_to_sign_in(client: Client) -> None:
    response = client.get(make_document(content=b"x").url)
    assert response.status_code == 302
    assert "next=" in response["Location"]


def test_an_avatar_is_served_to_any_colleague(as_reader: Client, superuser: User) -> None:
    profile = UserProfile.get_for_user(superuser)
    profile.avatar.save("ich.png", ContentFile(png()))
    assert as_reader.get(profile.avatar.url).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "../db.sqlite3",
        "documents/../../db.sqlite3",
        "/etc/passwd",
        "..%2f..%2fetc/passwd",
        "documents/%00.pdf",
        "documents/gibt-es-nicht.pdf",
        "documents/",
        "x" * 3000,
    ],
)
def test_a_path_that_no_row_knows_is_not_found(as_reader: Client, path: str) -> None:
    assert as_reader.get(f"/dateien/{path}").status_code == 404


def test_a_file_in_the_storage_that_no_row_knows_is_not_found(as_reader: Client) -> None:
    name = default_storage.save("documents/verwaist.txt", ContentFile(b"x"))
    assert as_reader.get(reverse("files:serve", args=[name])).status_code == 404


def test_a_file_that_the_storage_lost_is_not_found(storage: None, as_reader: Client) -> None:
    document = make_document(content=b"x")
    default_storage.delete(document.file.name)
    assert as_reader.get(document.url).status_code == 404


@pytest.mark.parametrize(
    "filename", ["bild.svg", "seite.html", "seite.xhtml", "text.txt", "x.js", "x.xml", "x.docx"]
)
def test_what_could_run_is_only_downloaded(as_reader: Client, filename: str) -> None:
    document = make_document(filename, b"<svg onload='alert(1)'/>")
    assert as_reader.get(document.url)["Content-Disposition"].startswith("attachment")


def test_a_pdf_is_shown_in_the_browser(as_reader: Client) -> None:
    assert as_reader.get(make_document(content=pdf()).url)["Content-Disposition"].startswith("inline")


def test_a_file_never_runs_anything(as_reader: Client) -> None:
    response = as_reader.get(make_document("seite.html", b"<script>alert(1)</script>").url)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize("what", ["document", "image", "rendition"])
def test_only_the_readers_own_browser_may_keep_a_file(storage: None, as_reader: Client, what: str) -> None:
    image = make_image()
    url = {
        "document": make_document(content=b"x").url,
        "image": image.file.url,
        "rendition": image.get_rendition("width-20").url,
    }[what]
    directives = as_reader.get(url)["Cache-Control"]
    assert "private" in directives
    assert "public" not in directives


@pytest.mark.parametrize("what", ["document", "rendition"])
def test_an_unchanged_file_is_not_sent_again(storage: None, as_reader: Client, what: str) -> None:
    url = (
        make_document(content=b"x").url if what == "document" else make_image().get_rendition("width-20").url
    )
    etag = as_reader.get(url)["ETag"]
    assert as_reader.get(url, headers={"if-none-match": etag}).status_code == 304


def test_files_are_only_read(as_reader: Client) -> None:
    assert as_reader.post(make_document(content=b"x").url).status_code == 405


def test_the_number_of_queries_is_small_and_fixed(
    as_reader: Client, reader: User, make_group: Any, django_assert_max_num_queries: Any
) -> None:
    document = make_document(content=b"x", collection=private(make_group, reader))
    with django_assert_max_num_queries(6):
        as_reader.get(document.url)


def test_wagtails_own_ways_to_files_are_closed() -> None:
    for name, args in (("wagtaildocs_serve", [1, "x.pdf"]), ("wagtailimages_serve", ["x", 1, "y"])):
        with pytest.raises(NoReverseMatch):
            reverse(name, args=args)


def test_a_link_to_a_document_in_running_text_leads_to_the_check(root: Collection) -> None:
    document = make_document(content=b"x")
    html = expand_db_html(f'<a linktype="document" id="{document.pk}">Plan</a>')
    assert f'href="{document.url}"' in html
    assert document.url.startswith("/dateien/")
