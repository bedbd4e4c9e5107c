"""Cards of entries, and what happens to those of an older version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from accounts.models import User
from core.registry import Registry
from home.models import HomePage
from search.index import building, outbox
from search.index.outbox import mark_outdated_cards
from search.index.projection import project_all, versions
from search.index.sync import catch_up_all
from search.models import Entry, Mark
from search.registry.cards import Card, card_from_json
from search.registry.kinds import KINDS, Kind
from tests.search.conftest import DATA

pytestmark = pytest.mark.django_db

AddPage = Callable[..., HomePage]


@pytest.fixture
def raised(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Raise the version of the cards of pages."""

    def raise_it() -> None:
        kinds: Registry[Kind] = Registry()
        for kind in KINDS:
            version = kind.card_version + (kind.name == "page")
            kinds.register(replace(kind, card_version=version))
        for module in (building, outbox):
            monkeypatch.setattr(module, "KINDS", kinds)

    return raise_it


def test_cards_of_a_raised_version_are_made_anew(add_page: AddPage, raised: Callable[[], None]) -> None:
    add_page("Treff", card=Card(place="Olfen"))
    project_all()
    DATA["treff"] = {"card": Card(place="Senden")}
    raised()
    catch_up_all()
    entry = Entry.objects.get(title="Treff")
    assert (entry.card, entry.card_version) == ({"place": "Senden"}, 2)


def test_other_kinds_are_left_alone(add_page: AddPage, raised: Callable[[], None]) -> None:
    page = add_page("Treff")
    project_all()
    Entry.objects.filter(object_id=page.pk).update(kind="document")
    raised()
    mark_outdated_cards()
    assert not Mark.objects.filter(object_id=page.pk).exists()


def test_cards_of_the_version_that_holds_cost_nothing(add_page: AddPage) -> None:
    add_page("Treff")
    catch_up_all()
    before = versions()
    mark_outdated_cards()
    assert (Mark.objects.count(), versions()) == (0, before)


def test_an_older_card_is_shown_until_then(client: Client, reader: User, add_page: AddPage) -> None:
    add_page("Treff")
    catch_up_all()
    Entry.objects.filter(title="Treff").update(
        card={"place": "Olfen", "phone": "02595 000-50", "what": "Kurs", "once": "known"}, card_version=0
    )
    client.force_login(reader)
    html = client.get("/suche/?q=Treff").content.decode()
    assert all(text in html for text in ("Olfen", "02595 000-50", "Kurs"))
    assert "known" not in html


def test_what_an_older_version_lacks_has_its_default() -> None:
    assert card_from_json(Card, {"place": "Olfen"}) == Card(place="Olfen")
