"""The parts that bodies are built from."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from accounts.models import User
from core.blocks import BodyBlock, stream_text
from core.templatetags.blocks import tel_link
from home.models import HomePage
from tests.files.factories import make_collection, make_document, make_image

pytestmark = pytest.mark.django_db
BODY = BodyBlock()


def body(kind: str, value: Any) -> Any:
    return BODY.to_python([{"type": kind, "value": value}])


def render(value: Any, user: Any = None) -> str:
    request = RequestFactory().get("/")
    request.user = user or AnonymousUser()
    return str(BODY.render(value, context={"request": request}))


def problems(kind: str, value: Any) -> set[str]:
    """The fields at which a block says that something is wrong."""
    with pytest.raises(ValidationError) as error:
        BODY.clean(body(kind, value))
    inner = error.value.block_errors[0]  # type: ignore[attr-defined]
    return set(getattr(inner, "block_errors", None) or {"*"})


CONTACT = {"name": "Familienbüro", "phone": "", "email": "", "link": "", "note": ""}
COLUMN = {"type": "text", "heading": "Ort"}


def table(**changes: Any) -> dict[str, Any]:
    return {"caption": "Plätze", "columns": [COLUMN], "rows": [{"values": ["Olfen"]}], **changes}


@pytest.mark.parametrize(
    ("kind", "value", "field"),
    [
        ("contact", CONTACT, "phone"),
        ("contact", {**CONTACT, "phone": "ruf an"}, "phone"),
        ("contact", {**CONTACT, "email": "keine"}, "email"),
        ("contact", {**CONTACT, "link": "javascript:alert(1)"}, "link"),
        ("quote", {"text": "", "source": ""}, "text"),
        ("callout", {"kind": "laut", "title": "", "text": "<p>x</p>"}, "kind"),
        ("table", table(caption=" "), "*"),
        ("table", table(columns=[{**COLUMN, "heading": ""}]), "*"),
        ("table", table(columns=[], rows=[]), "*"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(kind: str, value: Any, field: str) -> None:
    assert problems(kind, value) == {field}


@pytest.mark.parametrize("contact", [{"phone": "02541 18-0"}, {"email": "a@b.de"}, {"link": "https://b.de"}])
def test_one_way_to_reach_a_contact_is_enough(contact: dict[str, str]) -> None:
    BODY.clean(body("contact", {**CONTACT, **contact}))


def test_a_draft_may_have_a_table_without_caption() -> None:
    BODY.defer_required_validation()
    try:
        BODY.clean(body("table", table(caption="")))
    finally:
        BODY.restore_deferred_validation()


def test_a_table_names_its_columns_and_what_it_shows() -> None:
    html = render(body("table", table()))
    assert "Plätze</caption>" in html
    assert '<th scope="col"' in html


def test_a_callout_says_its_kind_in_words() -> None:
    html = render(body("callout", {"kind": "important", "title": "Frist", "text": "<p>Heute</p>"}))
    assert "Wichtig: Frist" in html


def test_what_editors_type_is_escaped() -> None:
    html = render(body("quote", {"text": "<script>alert(1)</script>", "source": "<b>x</b>"}))
    assert "<script>" not in html
    assert "<b>" not in html


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("02541 18-0", "tel:02541180"),
        ("+49 (0)2541 / 18 0", "tel:+492541180"),
        ("(02541) 18.0", "tel:02541180"),
    ],
)
def test_a_phone_number_can_be_dialled(phone: str, link: str) -> None:
    assert tel_link(phone) == link


def test_a_decorative_image_has_an_empty_alternative_text(home_page: HomePage) -> None:
    image = make_image(title="IMG_1234")
    value = {"image": {"image": image.pk, "decorative": True, "alt_text": ""}, "caption": ""}
    assert 'alt=""' in render(body("image", value))


def test_an_image_that_is_neither_described_nor_decorative_is_refused(home_page: HomePage) -> None:
    image = make_image()
    value = {"image": {"image": image.pk, "decorative": False, "alt_text": ""}, "caption": ""}
    assert problems("image", value) == {"image"}


def test_an_image_names_who_has_the_rights(home_page: HomePage) -> None:
    image = make_image(copyright="© Stadt Olfen")
    value = {"image": {"image": image.pk, "decorative": True, "alt_text": ""}, "caption": "Der Treff"}
    assert "Bildrechte: © Stadt Olfen" in render(body("image", value))


@pytest.mark.parametrize("member", [True, False])
def test_files_are_shown_only_to_those_who_may_open_them(
    home_page: HomePage, reader: User, make_group: Any, member: bool
) -> None:
    collection = make_collection("Gremium", groups=[make_group("Gremium", *[reader] * member)])
    document = make_document("protokoll.ics", collection=collection)
    image = make_image(collection=collection)
    value = BODY.to_python(
        [
            {"type": "documents", "value": {"title": "Protokolle", "documents": [document.pk]}},
            {
                "type": "image",
                "value": {"image": {"image": image.pk, "decorative": True, "alt_text": ""}, "caption": ""},
            },
        ]
    )
    html = render(value, reader)
    assert (document.url in html, "Protokolle" in html, "<figure" in html) == (member,) * 3


def child(parent: Page, slug: str, live: bool = True) -> Page:
    page = Page(title=f"Seite {slug}", slug=slug, live=live)
    parent.add_child(instance=page)
    return page


def linked(*pages: Page) -> Any:
    entries = [{"page": page.pk, "note": ""} for page in pages]
    return body("linked_entries", {"title": "Mehr dazu", "entries": entries})


def test_linked_pages_are_shown(home_page: HomePage, reader: User) -> None:
    html = render(linked(child(home_page, "offen")), reader)
    assert "Seite offen" in html


def test_drafts_and_what_the_reader_may_not_open_are_not_linked(
    home_page: HomePage, reader: User, make_group: Any
) -> None:
    private = child(home_page, "privat")
    below = child(private, "darunter")
    restriction = PageViewRestriction.objects.create(page=private, restriction_type="groups")
    restriction.groups.set([make_group("Gremium")])
    html = render(linked(private, below, child(home_page, "entwurf", live=False)), reader)
    assert "Seite" not in html
    assert "Mehr dazu" not in html


def test_a_linked_page_that_is_gone_leaves_no_trace(home_page: HomePage, reader: User) -> None:
    page = child(home_page, "weg")
    value = linked(page)
    page.delete()
    assert "Mehr dazu" not in render(value, reader)


def test_without_a_request_only_what_everybody_may_see_is_linked(home_page: HomePage) -> None:
    page = child(home_page, "privat")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "Seite privat" not in str(BODY.render(linked(page)))


def queries(value: Any, user: User) -> int:
    with CaptureQueriesContext(connection) as captured:
        render(value, user)
    return len(captured)


def test_more_linked_pages_cost_no_more_queries(home_page: HomePage, reader: User) -> None:
    pages = [child(home_page, f"seite-{number}") for number in range(12)]
    queries(linked(pages[0]), reader)  # fills the caches of sites and content types
    assert queries(linked(*pages), reader) == queries(linked(*pages[:2]), reader) <= 6


def test_more_documents_cost_no_more_queries(home_page: HomePage, reader: User) -> None:
    ids = [make_document(f"plan-{number}.ics").pk for number in range(10)]
    few, many = (body("documents", {"title": "", "documents": chosen}) for chosen in (ids[:1], ids))
    assert queries(many, reader) == queries(few, reader)


def test_the_words_of_a_body_are_plain_text() -> None:
    value = BODY.to_python(
        [
            {"type": "text", "value": "<h2>Frühe &amp; Hilfen</h2><p>für <b>alle</b></p>"},
            {"type": "callout", "value": {"kind": "note", "title": "Frist", "text": "<p>Heute</p>"}},
            {"type": "table", "value": table()},
            {"type": "contact", "value": {**CONTACT, "phone": "02541 18-0"}},
        ]
    )
    text = stream_text(value)
    assert "<" not in text
    assert set(text.split()) >= {"Frühe", "&", "Hilfen", "alle", "Frist", "Heute", "Olfen", "Familienbüro"}


def test_the_words_of_a_body_do_not_tell_of_linked_pages_and_files(home_page: HomePage) -> None:
    value = BODY.to_python(
        [
            {"type": "documents", "value": {"title": "", "documents": [make_document("geheim.ics").pk]}},
            {
                "type": "linked_entries",
                "value": {"title": "", "entries": [{"page": child(home_page, "geheim").pk, "note": ""}]},
            },
        ]
    )
    assert stream_text(value) == ""


@pytest.mark.parametrize("empty", [None, "", []])
def test_an_empty_body_has_no_words(empty: Any) -> None:
    assert stream_text(BODY.to_python(empty) if empty == [] else empty) == ""
