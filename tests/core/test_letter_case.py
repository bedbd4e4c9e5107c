"""Upper and lower case are one for every letter, on SQLite as on PostgreSQL."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import F, TextField, Value
from django.db.models.functions import Lower, Upper
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Page

from accounts.models import Invitation, User
from core.checks import check_letter_case, knows_umlauts
from core.letter_case import SameNameField, same_name
from core.models import Tag
from directory.models import Provider
from files.models import Document
from home.models import HomePage
from knowledge.models import GlossaryTerm
from tests.accounts.factories import UserFactory
from tests.directory.factories import ProviderFactory

pytestmark = pytest.mark.django_db
DECOMPOSED = "o\u0308zdemir"


@pytest.mark.parametrize(
    ("lookup", "stored", "typed", "found"),
    [
        ("iexact", "Özdemir", "özdemir", True),
        ("iexact", "özdemir", "ÖZDEMIR", True),
        ("iexact", "Özdemir", DECOMPOSED, True),
        ("iexact", "Özdemir", "ozdemir", False),
        ("iexact", "Özdemir", "özdemi", False),
        ("iexact", "GROẞE STRAẞE", "große straße", True),
        ("iexact", "Straße", "STRASSE", False),
        ("iexact", "Émile Çelik", "émile çelik", True),
        ("iexact", "ΟΔΟΣ", "οδοσ", True),
        ("iexact", "Жанна", "жанна", True),
        ("iexact", "50 %_\\", "50 %_\\", True),
        ("iexact", "50 Ä_", "50 ä%", False),
        ("icontains", "Haus der Älteren", "älter", True),
        ("icontains", "100 %", "%", True),
        ("icontains", "hundert", "%", False),
        ("icontains", "unter_strich", "R_S", True),
        ("icontains", "unterXstrich", "r_s", False),
        ("istartswith", "Übergang", "üBER", True),
        ("istartswith", "Im Übergang", "über", False),
        ("iendswith", "ÄRZTE-CAFÉ", "café", True),
        ("iendswith", "Café am Markt", "café", False),
        ("iregex", "ÜBERGANG", "^über", True),
    ],
)
def test_a_lookup_takes_capital_and_small_letters_for_one(
    lookup: str, stored: str, typed: str, found: bool
) -> None:
    UserFactory(last_name=stored)
    assert User.objects.filter(**{f"last_name__{lookup}": typed}).exists() is found
    assert User.objects.exclude(**{f"last_name__{lookup}": typed}).exists() is not found


@pytest.mark.parametrize("lookup", ["iexact", "icontains", "istartswith", "iendswith"])
@pytest.mark.parametrize("typed", ["ö\0", "\ud800", "ö" * 60_000], ids=["NUL", "half a sign", "too long"])
def test_what_no_database_can_hold_is_not_found(lookup: str, typed: str) -> None:
    UserFactory(last_name="Özdemir")
    assert not User.objects.filter(**{f"last_name__{lookup}": typed}).exists()


@pytest.mark.parametrize("lookup", ["iexact", "icontains", "istartswith", "iendswith"])
def test_a_column_is_compared_with_another(lookup: str) -> None:
    UserFactory(last_name="ÖZ_100%", first_name="öz_100%")
    UserFactory(last_name="ÖZX100%", first_name="öz_100%")
    found = User.objects.filter(**{f"last_name__{lookup}": F("first_name")})
    assert [user.last_name for user in found] == ["ÖZ_100%"]


def test_the_database_changes_each_letter_by_itself() -> None:
    HomePage.objects.none()
    user = UserFactory(last_name="ÄÖÜẞß Σς É 5")
    values = User.objects.filter(pk=user.pk).values_list(
        Lower("last_name"), Upper("last_name"), Lower(Value(None, TextField()))
    )
    assert values.get() == ("äöüßß σς é 5", "ÄÖÜẞß ΣΣ É 5", None)


def test_no_index_and_no_rule_of_the_schema_needs_our_functions() -> None:
    """Other programs open the file, and see its indexes as they are."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        else:
            cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'")
        suspects = [name for name, sql in cursor if re.search(r"\b(lower|upper|like)\b", sql, re.IGNORECASE)]
    assert suspects == []


def test_names_that_differ_in_spelling_alone_are_one() -> None:
    assert same_name(" U\u0308bergang  Kita ") == same_name("ÜBERGANG kita") == "übergang kita"


@pytest.mark.parametrize("twin", ["übergang", "ÜBERGANG", "U\u0308bergang"])
def test_a_tag_is_not_made_twice(twin: str, home_page: HomePage) -> None:
    tag = Tag.objects.create(name="Übergang")
    home_page.tags.add(twin)
    home_page.save()
    document = Document(title="Plan", file="plan.ics", collection=Collection.get_first_root_node())
    document.save()
    document.tags.add(twin)
    assert list(Tag.objects.all()) == [tag]
    with pytest.raises(ValidationError, match="gibt es schon"):
        Tag(name=twin, slug="anders").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.create(name=twin, slug="anders")
    Tag.objects.create(name="Ubergang")


def test_a_term_of_the_glossary_is_not_made_twice() -> None:
    term = GlossaryTerm.objects.create(term="Ökotrophologie", definition="Lehre")
    term.full_clean()
    twin = GlossaryTerm(term="ökotrophologie", definition="Lehre", slug="anders")
    with pytest.raises(ValidationError) as refused:
        twin.full_clean()
    assert refused.value.message_dict == {"term": ["Diesen Begriff gibt es schon."]}
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_an_account_has_one_address_however_it_is_spelled() -> None:
    UserFactory(email="Jörg.Ä@beispiel.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="JÖRG.ä@beispiel.example")
    assert User.objects.get_by_natural_key("JÖRG.Ä@BEISPIEL.EXAMPLE").email == "jörg.ä@beispiel.example"


def test_a_provider_is_not_made_twice(coordination: Client) -> None:
    ProviderFactory(name="Ökumenischer Treff")
    address = reverse("wagtailsnippetchoosers_directory_provider:create")
    answer = coordination.post(address, {"name": "ökumenischer  TREFF", "kind": "association"})
    assert "gibt es schon" in str(answer.json())
    assert Provider.objects.count() == 1


def _contact() -> None:
    UserFactory(last_name="Özdemir Zimt", is_contact=True)


def _provider() -> None:
    ProviderFactory(name="Özdemir Zimt e. V.")


def _page() -> None:
    home = Page.objects.filter(depth=2).first()
    assert home is not None
    home.add_child(instance=HomePage(title="Özdemir Zimt", slug="oezdemir"))


def _document() -> None:
    Document.objects.create(title="Özdemir Zimt", file="o.pdf", collection=Collection.get_first_root_node())


BOXES = [
    ("/konto/ansprechpersonen/", "wort", _contact),
    ("wagtailsnippetchoosers_directory_provider:choose_results", "q", _provider),
    ("wagtailsnippets_directory_provider:list_results", "q", _provider),
    ("wagtailusers_users:index_results", "q", _contact),
    (
        "invitations:index_results",
        "q",
        lambda: Invitation.objects.create(email="özdemir.zimt@beispiel.example", role="editor"),
    ),
    ("wagtailadmin_pages:search", "q", _page),
    ("wagtaildocs:index_results", "q", _document),
    ("wagtailadmin_tag_autocomplete", "term", lambda: Tag.objects.create(name="Özdemir Zimt")),
    (
        "wagtailsnippets_knowledge_glossaryterm:list_results",
        "q",
        lambda: GlossaryTerm.objects.create(term="Özdemir Zimt", definition="Ein Name."),
    ),
    (
        "wagtailredirects:index_results",
        "q",
        lambda: apps.get_model("wagtailredirects", "Redirect").objects.create(old_path="/Özdemir-zimt"),
    ),
]


@pytest.mark.parametrize("typed", ["özdemir", "ÖZDEMIR", DECOMPOSED])
@pytest.mark.parametrize(("name", "parameter", "make"), BOXES, ids=[box[0] for box in BOXES])
def test_a_search_box_finds_umlauts_in_any_case(
    client: Client, superuser: User, home_page: HomePage, name: str, parameter: str, typed: str, make: Any
) -> None:
    client.force_login(superuser)
    make()
    answer = client.get(name if name.startswith("/") else reverse(name), {parameter: typed})
    assert answer.status_code == 200
    assert "zimt" in answer.content.decode().lower()


@pytest.mark.parametrize("unique", [False, True])
def test_a_copy_of_a_field_is_as_unique_as_the_field(unique: bool) -> None:
    # Migrations work on copies: a site with two tags could not be upgraded while the column was empty.
    assert SameNameField(source="name", unique=unique).clone().unique is unique


def test_databases_that_know_all_letters_are_not_named() -> None:
    assert check_letter_case(databases=["default"]) == []


def test_a_database_without_umlauts_is_named() -> None:
    """PostgreSQL made with LC_CTYPE "C": a working database that misses words."""
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL alone has databases with letters of their own")
    name = f"{connection.settings_dict['NAME']}_c"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0 LC_COLLATE "C" LC_CTYPE "C"')
        plain = connection.copy()
        plain.settings_dict = {**connection.settings_dict, "NAME": name}
        try:
            assert knows_umlauts(connection)
            assert not knows_umlauts(plain)
        finally:
            plain.close()
            cursor.execute(f'DROP DATABASE "{name}"')


def test_the_check_runs_with_every_migration(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check", databases=["default"], tags=["database"])
    assert "core.W006" not in capsys.readouterr().err
