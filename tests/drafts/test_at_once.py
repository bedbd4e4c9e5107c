"""What several real processes do to pages at once, in a database file or on PostgreSQL."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from django.urls import reverse

from accounts.models import User
from tests.directory.factories import (
    DirectoryPageFactory,
    MunicipalityPageFactory,
    OfferFactory,
    ProviderFactory,
)
from tests.directory.in_town.test_editing import add_url, form_data
from tests.search.processes import Site, database_url
from tests.tree import make_home

pytestmark = pytest.mark.django_db(transaction=True)
BEGIN = """
import multiprocessing, time
from django.db import connections
from django.test import Client
from accounts.models import User
from directory.models import OfferPage
from wagtail.models import Page

def at_once(*requests):
    "Send requests, each (path, form, headers), from as many processes; give the statuses that came back."
    people = list(User.objects.order_by("pk"))
    ready = multiprocessing.Barrier(len(requests))
    answers = multiprocessing.Queue()
    connections.close_all()

    def send(number, path, form, headers):
        client = Client(raise_request_exception=False)
        client.force_login(people[number % len(people)])
        ready.wait(60)
        answers.put(client.post(path, form, headers=headers).status_code)
        answers.close()
        answers.join_thread()

    pids = [begin(send, number, *request) for number, request in enumerate(requests)]
    statuses = sorted(answers.get(timeout=120) for _pid in pids)
    assert [end(pid) for pid in pids] == [0] * len(pids)
    return statuses
"""


def test_addresses_forms_and_plans_hold_when_several_change_pages_at_once(tmp_path: Path) -> None:
    directory = DirectoryPageFactory(parent=make_home())
    page, twin, third = (MunicipalityPageFactory(parent=directory) for _number in range(3))
    for _number in range(2):
        User.objects.create_superuser(f"admin{_number}@example.org", "x")
    provider = ProviderFactory()
    publish = {"action-publish": "1"}

    # A form saves itself while somebody publishes it, twice.
    one_form = form_data(provider, title="Ein Formular", slug="ein-formular") | {
        "formular": str(uuid.uuid4())
    }
    autosave = {"Accept": "application/json"}
    one = [(add_url(page), one_form, autosave), *([(add_url(page), one_form | publish, {})] * 2)]

    # Two forms want one address.
    two = [
        (add_url(page), form_data(provider, slug="begehrt") | publish | {"formular": str(uuid.uuid4())}, {})
        for _number in range(2)
    ]

    # Two pages come to one place with one address, through different doors.
    offers = [OfferFactory(parent=place, slug="gleich", title="Gleich") for place in (page, twin)]
    bulk = f"/admin/bulk/wagtailcore/page/move/?id={offers[0].pk}&next=/admin/"
    confirm = reverse("wagtailadmin_pages:move_confirm", args=[offers[1].pk, third.pk])
    moved = [(bulk, {"chooser": third.pk}, {}), (confirm, {}, {})]

    answer = Site(database_url(tmp_path), tmp_path / "index").run(
        BEGIN
        + f"""
answer = {{
    "one": at_once(*{one!r}),
    "two": at_once(*{two!r}),
    "moved": at_once(*{moved!r}),
    "forms": [offer.live for offer in OfferPage.objects.filter(slug="ein-formular")],
    "begehrt": Page.objects.filter(slug="begehrt").count(),
    "third": Page.objects.get(pk={third.pk}).get_children().filter(slug="gleich").count(),
    "problems": Page.find_problems()[3:],
}}
"""
    )

    assert max(answer["one"]) < 500
    assert answer["forms"] == [True]
    assert (answer["two"], answer["begehrt"]) == ([200, 302], 1)
    # The one that comes second is told.
    assert (max(answer["moved"]) < 500, answer["third"]) == (True, 1)
