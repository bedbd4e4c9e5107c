"""The county, its municipalities and the vocabulary that come with the site."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from core.models import LegalBase, LifePhase, Municipality, TargetGroup, Topic, YouthOffice
from core.reference_data import load_municipalities
from core.vocabulary_data import load_vocabulary

pytestmark = pytest.mark.usefixtures("home_page")


def test_there_are_eleven_municipalities_in_one_county() -> None:
    load_municipalities()
    county = Municipality.objects.get(kind="county")
    assert (county.ags, county.municipalities.count()) == ("05558", 11)


def test_two_towns_have_a_youth_office_of_their_own() -> None:
    load_municipalities()
    served = {office.name: office.municipalities.count() for office in YouthOffice.objects.all()}
    assert served == {
        "Jugendamt der Stadt Coesfeld": 1,
        "Jugendamt der Stadt Dülmen": 1,
        "Jugendamt des Kreises Coesfeld": 10,
    }


def test_all_that_is_loaded_is_valid() -> None:
    load_municipalities()
    load_vocabulary()
    for model in (Municipality, YouthOffice, LifePhase, Topic, TargetGroup, LegalBase):
        for instance in model.objects.all():
            instance.full_clean()


def test_every_municipality_has_a_border_and_a_place() -> None:
    found = load_municipalities()
    assert all(place.border and place.latitude and place.longitude for place in found.values())


def test_loading_twice_changes_nothing() -> None:
    load_municipalities()
    load_vocabulary()
    before = snapshot()
    load_municipalities()
    load_vocabulary()
    assert snapshot() == before


def test_what_coordination_renamed_stays_renamed() -> None:
    load_vocabulary()
    Topic.objects.filter(slug="sprache").update(name="Sprache und Lesen")
    count = Topic.objects.count()
    load_vocabulary()
    assert Topic.objects.count() == count


def test_a_municipality_whose_name_was_changed_keeps_it() -> None:
    load_municipalities()
    Municipality.objects.filter(ags="05558036").update(name="Olfen an der Stever")
    load_municipalities()
    assert Municipality.objects.get(ags="05558036").name == "Olfen an der Stever"


def test_there_are_six_life_phases_that_cover_all_ages_up_to_27_years() -> None:
    load_vocabulary()
    phases = list(LifePhase.objects.all())
    covered = {month for phase in phases for month in range(phase.age_from, phase.age_to)}
    assert (len(phases), covered) == (6, set(range(27 * 12)))


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"postcodes": ["4865"]}, "postcodes"),
        ({"postcodes": "48653"}, "postcodes"),
        ({"border": {"type": "Point", "coordinates": [7, 51]}}, "border"),
        ({"border": {"type": "Polygon", "coordinates": []}}, "border"),
        ({"ags": "123"}, "ags"),
        ({"kind": "town"}, "county"),
        ({"latitude": 12.0}, "latitude"),
    ],
)
def test_a_wrong_municipality_is_refused_at_its_field(fields: dict[str, Any], wrong: str) -> None:
    values = {"name": "Neustadt", "kind": "county", "ags": "05999", "ars": "05999", **fields}
    with pytest.raises(ValidationError) as error:
        Municipality(**values).full_clean()
    assert list(error.value.message_dict) == [wrong]


def test_a_life_phase_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValidationError) as error:
        LifePhase(name="Verkehrt", age_from=36, age_to=12).full_clean()
    assert list(error.value.message_dict) == ["age_to"]


def snapshot() -> list[Any]:
    models = (Municipality, YouthOffice, LifePhase, Topic, TargetGroup, LegalBase)
    return [list(model.objects.order_by("pk").values()) for model in models]
