"""The administration speaks German: no address of it shows telling English words, or words of a program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import models, transaction
from django.test import Client, override_settings
from django.urls import reverse
from wagtail.snippets.models import get_snippet_models

from directory.models import ProviderProposal
from home.models import LegalText
from tests.chain.factories import make_standard
from tests.knowledge.factories import GlossaryTermFactory
from tests.mail.factories import write
from tests.permissions.admin_addresses import Address, addresses, filled, fixed, numbered
from tests.permissions.admin_secrets import Secrets, secret_county
from tests.permissions.conftest import County
from tests.permissions.german import english_in, html_in
from tests.strategy.factories import CouncilResolutionFactory, IndicatorFactory, MeasureFactory


@pytest.fixture(scope="module")
def secrets(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Secrets]:
    """The county with private things of every kind."""
    with secret_county(django_db_blocker, tmp_path_factory, lambda _made: {}) as made:
        yield made


@pytest.fixture
def county(secrets: Secrets, db: None) -> Iterator[County]:
    """The same county, as if nobody else had it."""
    with override_settings(**secrets.places):
        yield deepcopy(secrets.county)


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


# What editors of a municipality and youth offices open, and others see otherwise.
WALKS = {
    "RedO": [
        "/admin/",
        "/admin/pages/{page of Olfen}/",
        "/admin/pages/{page of Olfen}/edit/",
        "/admin/pages/{offer in Olfen}/edit/",
        "/admin/pages/{offer in Olfen}/history/",
        "/admin/images/",
        "/admin/documents/",
        "/admin/snippets/directory/provider/",
        "/admin/account/",
    ],
    "JA-K": ["/admin/", "/admin/reports/workflow/", "/admin/invitations/", "/admin/invitations/new/"],
    "Koor": ["/admin/", "/admin/pages/search/?q=Caf%C3%A9", "/admin/pages/{update}/edit/"],
}


@pytest.mark.parametrize("role", WALKS)
def test_what_a_role_opens_is_german(county: County, role: str) -> None:
    browser = county.browser(role)
    numbers = {name: page.pk for name, page in county.pages.items()}
    for path in WALKS[role]:
        answer = browser.get(path.format_map(numbers), follow=True)
        assert (path, answer.status_code) == (path, 200)
        assert (path, english_in(answer.content.decode())) == (path, [])


# What programs ask for, and nobody reads.
FOR_PROGRAMS = ("admin/api/", "admin/sprite", "admin/jsi18n")
# Left as they are, with the reason.
LEFT = {"admin/reports/page-types-usage/": "names the classes of the program in a column of its own"}


@pytest.mark.django_db
def test_every_address_of_the_administration_is_german(secrets: Secrets) -> None:
    with transaction.atomic(), override_settings(**secrets.places):
        make_more(secrets.county)
        browser = secrets.county.browser("supe")
        signed_in = browser.cookies.copy()
        found: dict[str, list[str]] = {}
        statuses: Counter[int] = Counter()
        for path in paths(secrets):
            browser.cookies = signed_in.copy()  # one of the addresses signs out
            answer = asked(browser, path)
            statuses[answer.status_code] += 1
            html = html_in(answer) if answer.status_code == 200 else ""
            if english := english_in(html):
                found[path] = english
        transaction.set_rollback(True)
    assert found == {}
    assert statuses[200] > 250, statuses


def asked(browser: Client, path: str) -> Any:
    """Return the answer to a path; what it changes does not last."""
    with transaction.atomic():
        answer = browser.get(path)
        transaction.set_rollback(True)
    return answer


def paths(secrets: Secrets) -> Iterator[str]:
    """Return every address once, filled with what is there, and the form of every type of page."""
    for address in addresses():
        if not address.route.startswith((*FOR_PROGRAMS, *LEFT)):
            yield filled(address, parts_of(secrets, address))
    for page in secrets.county.pages.values():
        yield reverse("wagtailadmin_pages:edit", args=[page.pk])
    kinds = {kind: page for page in secrets.county.pages.values() for kind in page.creatable_subpage_models()}
    for kind, parent in kinds.items():
        options = kind._meta
        yield reverse("wagtailadmin_pages:add", args=[options.app_label, options.model_name, parent.pk])


def parts_of(secrets: Secrets, address: Address) -> dict[str, Any]:
    """Return something for each part of an address, wherever there is something."""
    parts = dict.fromkeys(address.parts, 1) | fixed(address)
    return parts | {part: key_of(secrets, model) for part, model in numbered(address).items()}


def key_of(secrets: Secrets, model: type[models.Model]) -> Any:
    """Return the key of the page or the file that the county knows best, or of the newest row."""
    known = next((thing for kind, thing in secrets.opened.items() if issubclass(model, kind)), None)
    row = known or model._base_manager.order_by("-pk").first()
    return row.pk if row else 1


def make_more(county: County) -> None:
    """Make a row of every kind that the county has none of, as the walk is to see its form."""
    objective = county.pages["objective"]
    MeasureFactory(objective=objective)
    IndicatorFactory(objective=objective)
    CouncilResolutionFactory()
    GlossaryTermFactory()
    make_standard("Willkommensbesuch", [])
    LegalText.objects.create(kind=LegalText.Kind.IMPRINT, text="<p>Kreis Coesfeld</p>")
    ProviderProposal.objects.create(
        provider=county.pages["offer in Olfen"].provider,
        changes={"phone": "02595 1"},
        by=county.people["RedO"],
    )
    write()
    for model in get_snippet_models():
        if not model._base_manager.exists():
            model._base_manager.create(**{field.name: "beispiel" for field in needed(model)})


def needed(model: type[models.Model]) -> list[Any]:
    """Return the fields of a model that have to be filled with a text."""
    fields = [field for field in model._meta.concrete_fields if isinstance(field, models.CharField)]
    return [field for field in fields if not field.blank and not field.choices and not field.primary_key]


def test_the_list_of_people_says_which_groups_they_are_in(county: County) -> None:
    html = county.browser("Admi").get("/admin/users/").content.decode()
    row = html.split("redo@example.org")[1].split("</tr>")[0]
    assert "Redaktion Olfen" in row


def test_english_would_be_found() -> None:
    assert english_in('<p>Alles gut</p><a title="Edit this page">…</a><script>save()</script>') == [
        "Edit this page"
    ]
