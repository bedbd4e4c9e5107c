"""What blocks publishing: seven things and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from directory.choices import Access
from directory.completeness import missing_to_publish
from directory.models import OfferContact, OfferPage
from directory.offer_fields import OFFER_FIELDS
from tests.directory.factories import OfferFactory, ProviderFactory, TargetGroupFactory

# What an offer below the county's directory lacks, and where the message stands.
LACKING: list[tuple[str, dict[str, Any]]] = [
    ("title", {"title": ""}),
    ("provider", {"provider": None}),
    ("summary", {"summary": "", "description": "<p> </p>"}),
    ("target_groups", {"age_from": None, "age_to": None}),
    ("municipalities", {"town": ""}),
    ("website", {"contacts": []}),
    ("access", {"access": []}),
]


def test_the_table_lists_exactly_the_seven_things() -> None:
    assert [row.name for row in OFFER_FIELDS if row.required] == [field for field, _lack in LACKING]


@pytest.mark.parametrize(("field", "lack"), LACKING)
def test_publishing_without_one_of_the_seven_is_refused_at_its_field(
    directory_page: Any, field: str, lack: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError) as caught:
        OfferFactory(parent=directory_page, **{"slug": "angebot", **lack})

    assert set(caught.value.message_dict) == {field}


@pytest.mark.parametrize(
    "lack", [lack for field, lack in LACKING if field != "title"], ids=lambda lack: "+".join(lack)
)
def test_a_draft_may_lack_everything_but_its_title(directory_page: Any, lack: dict[str, Any]) -> None:
    draft = OfferFactory(parent=directory_page, live=False, **lack)

    assert draft.save_revision(clean=False).as_object().title == draft.title


def test_an_incomplete_draft_cannot_be_published(directory_page: Any) -> None:
    draft = OfferFactory(parent=directory_page, live=False, access=[])
    revision = draft.save_revision(clean=False)

    with pytest.raises(ValidationError, match="Wie kommt man hinein"):
        revision.publish()


@pytest.mark.parametrize(
    "enough",
    [
        {"contacts": [], "website": "https://example.org"},
        {"contacts": [], "provider_phone": "02541 1"},
        {"town": "", "formats": ["online"]},
        {"town": "", "serves_all": True},
        {"summary": "", "description": "<p>Wir beraten.</p>"},
        {"age_from": None, "age_to": None, "with_group": True},
    ],
    ids=lambda enough: "+".join(enough),
)
def test_each_of_the_seven_may_be_said_in_other_ways(directory_page: Any, enough: dict[str, Any]) -> None:
    if phone := enough.pop("provider_phone", None):
        enough["provider"] = ProviderFactory(phone=phone)
    if enough.pop("with_group", None):
        enough["target_groups"] = [TargetGroupFactory()]

    assert OfferFactory(parent=directory_page, **enough).live


def test_nothing_is_missing_from_a_complete_offer() -> None:
    values = {
        "title": "Café",
        "provider": ProviderFactory.build(),
        "summary": "Treffen",
        "age_to": 12,
        "town": "Olfen",
        "contacts": [OfferContact()],
        "access": [Access.OPEN],
    }
    assert missing_to_publish(values.get) == {}


def test_publishing_through_the_revision_keeps_relations(municipality_page: Any) -> None:
    group = TargetGroupFactory()
    offer = OfferFactory(parent=municipality_page, age_from=None, age_to=None, target_groups=[group])
    offer.title = "Neu"
    offer.save_revision().publish()

    assert list(OfferPage.objects.get(pk=offer.pk).target_groups.all()) == [group]
