"""Lists that people read stand in German order (DIN 5007-1), by Python and by both databases."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection, models
from django.db.models import F, Value, Window
from django.db.models.functions import Concat, Lower, RowNumber
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Page

from accounts.models import User
from core import german_order as module
from core.german_order import german_letter, german_order
from core.models import Tag
from files.models import Document
from home.models import HomePage
from tests.accounts.factories import UserFactory
from tests.directory.factories import MunicipalityFactory, ProviderFactory
from tests.knowledge.factories import GlossaryTermFactory

NAMES = [
    "„Käfer“ Spielgruppe",
    "(K)ein Thema",
    "3 Bären",
    "Abel",
    "Äbte",
    "Ärzte ohne Grenzen",
    "Arztpraxis",
    "azurblau",
    "Café Öl",
    "Eltern-Kind-Café",
    "Elternkreis",
    "Elternkreis Olfen",
    "Fußball",
    "Fussballer",
    "Fußballtreff",
    "Masse",
    "Maße",
    "mutig",
    "Müller",
    "Muster",
    "Oma",
    "ÖPNV",
    "Østby",
    "Özdemir",
    "Łódź",
    "Tür",
    "Turm",
    "Übergang",
    "Uhr",
    "zart",
    "Zöe",
    "Zoo",
]
RIGHT = sorted(NAMES, key=german_order)


def shuffled() -> list[str]:
    """By nothing that has to do with the order."""
    return sorted(NAMES, key=lambda name: name[::-1])


def test_the_order_is_that_of_a_german_dictionary() -> None:
    right = (
        "„Käfer“ Spielgruppe, (K)ein Thema, 3 Bären, Abel, "
        "Äbte, Ärzte ohne Grenzen, Arztpraxis, azurblau, Café Öl, "
        "Eltern-Kind-Café, Elternkreis, Elternkreis Olfen, Fußball, Fussballer, Fußballtreff, Łódź, Masse, "
        "Maße, Müller, Muster, mutig, Oma, ÖPNV, Østby, Özdemir, Tür, Turm, Übergang, Uhr, zart, Zöe, Zoo"
    )
    assert sorted(shuffled(), key=german_order) == right.split(", ")


def test_every_text_has_a_letter() -> None:
    letters = [
        german_letter(text) for text in ("aß", "Ä", "ö", "Zoo", "1", "(K)", "é", "ß", "Ø", "Ж", "", "Œ")
    ]
    assert letters == ["A", "A", "O", "Z", "#", "#", "E", "S", "O", "#", "#", "O"]


@pytest.mark.django_db
def test_both_databases_sort_as_python_does() -> None:
    Tag.objects.bulk_create(
        Tag(name=name, slug=str(n), same_name=str(n)) for n, name in enumerate(shuffled())
    )
    tags = Tag.objects.order_by("name")
    joined = Tag.objects.annotate(whole=Concat("name", Value("")))
    number = Window(RowNumber(), order_by=F("name").asc())
    ways: dict[str, Any] = {
        "by the model": [tag.name for tag in Tag.objects.all()],
        "by a field": [tag.name for tag in tags],
        "downwards": [tag.name for tag in Tag.objects.order_by("-name")][::-1],
        "reversed": [tag.name for tag in tags.reverse()][::-1],
        "nulls last": [tag.name for tag in Tag.objects.order_by(F("name").asc(nulls_last=True))],
        "values": list(tags.values_list("name", flat=True)),
        "distinct": [tag.name for tag in tags.distinct()],
        "small letters": [tag.name for tag in Tag.objects.order_by(Lower("name"), "name")],
        "an annotation": [tag.name for tag in joined.order_by("whole")],
        "an annotation in values": list(joined.order_by("whole").values_list("name", "whole"))[3][0],
        "a slice": [tag.name for tag in tags[:5]] + [tag.name for tag in tags[5:]],
        "counted": [row["name"] for row in tags.values("name").annotate(n=models.Count("pk"))],
        "a window": [tag.name for tag in Tag.objects.annotate(number=number).order_by("number")],
    }
    assert ways.pop("an annotation in values") == RIGHT[3]
    assert {way: names for way, names in ways.items() if names != RIGHT} == {}
    assert tags.last().name == "Zoo"  # type: ignore[union-attr]
    assert tags.filter(pk__in=tags.distinct()[:3]).count() == 3
    # A combined query is sorted by its columns as they are.
    both = Tag.objects.order_by().filter(name="Zoo").union(Tag.objects.order_by().filter(name="Abel"))
    assert [tag.name for tag in both.order_by("name")] == ["Abel", "Zoo"]


@pytest.mark.django_db
def test_what_is_sorted_by_an_index_stays_so() -> None:
    """Codes of programs; German order would read and sort the whole table."""
    for rows in (Page.objects.order_by("path"), Tag.objects.order_by("slug"), User.objects.order_by("email")):
        assert not re.search("german|COLLATE", str(rows.query))


@pytest.mark.django_db
def test_the_schema_knows_of_no_order_of_ours() -> None:
    """Other programs that open the file have no function of ours."""
    index = models.Index(F("name").desc(), name="tags_by_name")
    editor = connection.SchemaEditorClass(connection, collect_sql=True)  # type: ignore[misc]
    assert not re.search("german|COLLATE", str(index.create_sql(Tag, editor)))
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM sqlite_master WHERE sql LIKE '%german_order%'")
            assert cursor.fetchone() == (0,)


def test_a_server_without_the_order_is_refused(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    call_command("check", databases=["default"], tags=["database"])
    monkeypatch.setattr(module, "COLLATION", "nowhere-x-icu")
    if connection.vendor == "postgresql":
        with pytest.raises(SystemCheckError, match=r"core\.E001"):
            call_command("check", databases=["default"], tags=["database"])


# What begins a name here comes in the wrong order by code points: Z, a, Ä.
THREE = ("Zwergzimt", "anfangzimt", "Ärztezimt")


def _document(name: str) -> None:
    Document.objects.create(title=name, file=f"{name}.pdf", collection=Collection.get_first_root_node())


def _page(name: str) -> None:
    HomePage.objects.get(depth=2).add_child(instance=HomePage(title=name))


LISTS: list[tuple[str, Any]] = [
    ("/verzeichnis/traeger/?buchstabe=T", lambda name: ProviderFactory(name=f"Träger {name}")),
    ("/konto/ansprechpersonen/", lambda name: UserFactory(last_name=name, is_contact=True)),
    ("/konto/ansprechpersonen/", lambda name: MunicipalityFactory(name=name)),
    ("knowledge:glossary", lambda name: GlossaryTermFactory(term=name)),
    ("wagtailsnippets_directory_provider:list", lambda name: ProviderFactory(name=name)),
    ("wagtailsnippets_directory_provider:list", lambda name: MunicipalityFactory(name=name)),
    (
        "wagtailsnippetchoosers_directory_provider:choose_results?q=zimt",
        lambda name: ProviderFactory(name=name),
    ),
    ("wagtailsnippets_knowledge_glossaryterm:list", lambda name: GlossaryTermFactory(term=name)),
    ("wagtailusers_users:index?ordering=name", lambda name: UserFactory(last_name=name)),
    ("wagtaildocs:index?ordering=title", _document),
    ("/admin/pages/{home}/?ordering=title", _page),
    ("wagtailadmin_tag_autocomplete?term=Tag", lambda name: Tag.objects.create(name=f"Tag {name}")),
]


@pytest.mark.parametrize(
    ("name", "make"), LISTS, ids=[f"{name}-{n}" for n, (name, _make) in enumerate(LISTS)]
)
def test_lists_are_read_in_german_order(
    client: Client, superuser: User, home_page: HomePage, name: str, make: Any
) -> None:
    client.force_login(superuser)
    for one in THREE:
        make(one)
    view, _, query = name.partition("?")
    address = name.format(home=home_page.pk) if name.startswith("/") else f"{reverse(view)}?{query}"
    answer = client.get(address)
    assert answer.status_code == 200
    text = str(answer.json()) if "json" in answer["Content-Type"] else answer.content.decode()
    found = re.findall(r"(Zwerg|anfang|Ärzte)zimt", text)
    assert list(dict.fromkeys(found)) == ["anfang", "Ärzte", "Zwerg"]
