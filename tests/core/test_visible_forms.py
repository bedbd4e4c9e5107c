"""What people send arrives as they see it, whichever form it comes from."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.models import User
from core.middleware import VisibleTextMiddleware
from core.models import LifePhase
from core.rich_text_area import VisibleRichTextArea
from home.models import HomePage


def seen(request: HttpRequest) -> HttpRequest:
    middleware = VisibleTextMiddleware(lambda _request: HttpResponse())
    assert middleware.process_view(request, lambda: None, [], {}) is None
    return request


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("Mu\u0308tter\xadcafe\u0301\u200b", "Müttercafé"),
        ("erste\u2028zweite Zeile", "erste zweite Zeile"),
        ("erste\r\nzweite\u2028dritte", "erste\r\nzweite\ndritte"),
        ("https://example.org/U\u0308bersicht\u200b", "https://example.org/U\u0308bersicht"),
        ('{"text": "Kin\xadder", "offset": 4}', '{"text": "Kin\xadder", "offset": 4}'),
        ("{Kin\xadder}", "{Kinder}"),
    ],
)
def test_fields_are_read_as_they_are_seen(sent: str, read: str) -> None:
    request = seen(RequestFactory().post("/", {"field": sent, "other": "1"}))
    assert request.POST["field"] == read
    assert request.POST["other"] == "1"


def test_addresses_are_read_as_they_are_seen() -> None:
    assert seen(RequestFactory().get("/", {"q": ["Kin\xadder", "Spiel\u200bplatz"]})).GET.getlist("q") == [
        "Kinder",
        "Spielplatz",
    ]


def test_passwords_stay_as_they_were_typed() -> None:
    request = seen(RequestFactory().post("/", {"new_password1": "u\u0308\u200b"}))
    assert request.POST["new_password1"] == "u\u0308\u200b"


def test_names_of_files_are_composed() -> None:
    file = SimpleUploadedFile("U\u0308bersicht.pdf", b"x")
    request = seen(RequestFactory().post("/", {"file": file}))
    uploaded = request.FILES["file"]
    assert uploaded.name == "Übersicht.pdf"  # type: ignore[union-attr]


def test_the_body_is_left_to_views_that_read_it_themselves() -> None:
    def view() -> None: ...

    view.csrf_exempt = True  # type: ignore[attr-defined]
    request = RequestFactory().post("/", {"field": "Kin\xadder"})
    VisibleTextMiddleware(lambda _request: HttpResponse()).process_view(request, view, [], {})
    assert "field" in request.read().decode()


def test_running_text_keeps_its_formatting_where_it_is() -> None:
    state = {
        "entityMap": {},
        "blocks": [
            {
                "key": "a",
                "text": "Kinder\xadtages\xadpflege\xa0heute",
                "type": "unstyled",
                "depth": 0,
                "inlineStyleRanges": [{"offset": 7, "length": 12, "style": "BOLD"}],
                "entityRanges": [],
            }
        ],
    }
    area = VisibleRichTextArea(features=["bold"])
    markup = area.value_from_datadict({"body": json.dumps(state)}, {}, "body")
    assert markup is not None
    assert "Kinder<b>tagespflege</b>\xa0heute" in markup


@pytest.mark.django_db
def test_a_name_is_saved_as_it_is_seen(client: Client, superuser: User, home_page: HomePage) -> None:
    client.force_login(superuser)
    data = {"name": "Kin\xadder\u200bgarten\xa0U\u03081", "slug": "", "description": "", "order": 1}
    viewset = LifePhase.snippet_viewset  # type: ignore[attr-defined]
    response = client.post(reverse(viewset.get_url_name("add")), {**data, "age_from": "3", "age_to": ""})
    assert response.status_code == 302
    assert LifePhase.objects.get().name == "Kindergarten Ü1"
