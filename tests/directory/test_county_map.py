"""The county's map: whatever the borders are, a drawing without errors that leads where it says."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import Group
from django.test import Client, TestCase
from wagtail.models import PageViewRestriction

from accounts.models import User
from core.models import Municipality
from directory.county_map import MARGIN, WIDTH, county_map, draw, forget_map
from directory.models import DirectoryPage, MunicipalityPage
from tests.directory.factories import MunicipalityFactory, MunicipalityPageFactory

SQUARE = [[7.0, 51.0], [7.5, 51.0], [7.5, 51.5], [7.0, 51.5], [7.0, 51.0]]
# A horseshoe: its centroid lies in the gap between its legs.
HORSESHOE = [
    [0.0, 0.0], [0.9, 0.0], [0.9, 0.1], [0.1, 0.1], [0.1, 0.9], [0.9, 0.9], [0.9, 1.0], [0.0, 1.0],
]  # fmt: skip


@pytest.fixture(autouse=True)
def _no_map_of_before() -> None:
    forget_map()


def place(border: Any, name: str = "Ort", pk: int = 1) -> Municipality:
    """An unsaved municipality with this border."""
    return Municipality(pk=pk, name=name, slug=f"ort-{pk}", border=border)


def polygon(ring: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [ring]}


@pytest.mark.parametrize(
    "border",
    [
        None,
        {},
        [],
        "Polygon",
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": None},
        {"type": "Polygon", "coordinates": [[["a", "b"]]]},
        {"type": "Polygon", "coordinates": [[[7.0]]]},
        {"type": "Polygon", "coordinates": [[]]},
        {"type": "MultiPolygon", "coordinates": 7},
        {"type": "Point", "coordinates": [7.0, 51.0]},
    ],
)
def test_a_municipality_without_a_usable_border_is_left_out(border: Any) -> None:
    drawn = draw([place(border), place(polygon(SQUARE), "Quadrat", 2)])

    assert drawn is not None
    assert [shape.name for shape in drawn.shapes] == ["Quadrat"]


def test_without_any_border_there_is_no_map() -> None:
    assert draw([place(None)]) is None


def test_a_degree_to_the_east_is_drawn_shorter_than_one_to_the_north() -> None:
    drawn = draw([place(polygon(SQUARE))])

    # cos(51.25°) = 0.626
    assert drawn is not None
    assert (drawn.width - 2 * MARGIN) / (drawn.height - 2 * MARGIN) == pytest.approx(0.626, abs=0.002)


def test_the_map_fills_its_width_and_the_north_is_up() -> None:
    drawn = draw([place(polygon(SQUARE))])

    assert drawn is not None
    assert drawn.shapes[0].outline == (
        f"M{MARGIN} {drawn.height - MARGIN}L{WIDTH - MARGIN} {drawn.height - MARGIN}"
        f"L{WIDTH - MARGIN} {MARGIN}L{MARGIN} {MARGIN}Z"
    )


def test_a_name_stands_inside_a_bent_municipality() -> None:
    drawn = draw([place(polygon(HORSESHOE))])

    assert drawn is not None
    leg = 0.1 / 0.9 * (WIDTH - 2 * MARGIN)
    in_gap = drawn.shapes[0].x > MARGIN + leg and leg < drawn.shapes[0].y < drawn.height - leg
    assert not in_gap


@pytest.mark.django_db
def test_a_changed_border_is_drawn_at_once() -> None:
    municipality = MunicipalityFactory(border=polygon(SQUARE))
    before = county_map()
    municipality.border = polygon(HORSESHOE)
    with TestCase.captureOnCommitCallbacks(execute=True):
        municipality.save()

    assert county_map() != before


@pytest.mark.django_db
class TestOnThePage:
    """The drawing as readers get it."""

    @staticmethod
    def svg(client: Client, url: str) -> ElementTree.Element:
        page = client.get(url).content.decode()
        start = page.index("<svg viewBox", page.index('<figure class="county-map">'))
        return ElementTree.fromstring(page[start : page.index("</svg>", start) + 6])  # noqa: S314

    @pytest.fixture
    def pages(self, directory_page: DirectoryPage) -> list[MunicipalityPage]:
        made = []
        for name in ("Ahaus & <Söhne>", "Borken"):
            municipality = MunicipalityFactory(name=name, border=polygon(SQUARE))
            made.append(MunicipalityPageFactory(parent=directory_page, municipality=municipality))
        forget_map()
        return made

    def test_every_municipality_leads_to_its_page_and_names_are_escaped(
        self, client: Client, reader: User, directory_page: DirectoryPage, pages: list[MunicipalityPage]
    ) -> None:
        client.force_login(reader)

        links = self.svg(client, directory_page.url).findall("a")

        assert [(a.get("href"), a.findtext("text")) for a in links] == [
            (page.url, page.municipality.name) for page in pages
        ]

    def test_the_municipality_of_the_page_stands_out(
        self, client: Client, reader: User, pages: list[MunicipalityPage]
    ) -> None:
        client.force_login(reader)

        current = [a.get("href") for a in self.svg(client, pages[1].url).findall("a[@aria-current]")]

        assert current == [pages[1].url]

    def test_a_page_that_may_not_be_seen_has_no_link(
        self, client: Client, reader: User, directory_page: DirectoryPage, pages: list[MunicipalityPage]
    ) -> None:
        restriction = PageViewRestriction.objects.create(page=pages[0], restriction_type="groups")
        restriction.groups.add(Group.objects.create(name="Nur die"))
        client.force_login(reader)

        links = self.svg(client, directory_page.url).findall("a")

        assert [a.get("href") for a in links] == [pages[1].url]
