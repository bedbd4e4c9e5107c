"""Who sees which links in the report, and what the report does."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction

from directory.models import Provider
from links.models import OutsideLink
from tests.permissions.conftest import County, _fresh_cache, county, county_of_module  # noqa: F401
from tests.permissions.table import differences, read_table

# The columns: whose person; the rows: the link of which page or row.
SEEN = """
link               Fach  RedO  RedC  JA-K  JA-C  Koor  Admi  supe
offer in Olfen     no    yes   no    yes   no    yes   yes   yes
offer in Coesfeld  no    no    yes   no    yes   yes   yes   yes
provider in Olfen  no    yes   no    yes   no    yes   yes   yes
article            no    no    no    no    no    yes   yes   yes
closed offer       no    no    no    no    no    no    no    yes
"""


@pytest.fixture
def linked(county: County) -> County:  # noqa: F811
    """Give the pages links that are broken, each named after where it stands."""
    for name in ("offer in Olfen", "offer in Coesfeld"):
        offer = county.page(name)
        offer.website = f"https://{name.replace(' ', '-').lower()}.de/"
        offer.save_revision().publish()
    provider = Provider.objects.get(offers=county.pages["offer in Olfen"])
    provider.website = "https://provider-in-olfen.de/"
    provider.save()
    article = county.page("article")
    article.for_practice = '<p><a href="https://article.de/">x</a></p>'
    article.save_revision().publish()
    closed = county.pages["offer in Olfen"].copy(
        update_attrs={"title": "Geschlossen", "slug": "geschlossen", "website": "https://closed-offer.de/"},
        copy_revisions=False,
    )
    closed.save_revision().publish()
    restriction = PageViewRestriction.objects.create(page=closed, restriction_type="groups")
    restriction.groups.clear()
    OutsideLink.objects.update(state=OutsideLink.State.BROKEN, problem="weg")
    return county


def report(county: County, role: str, query: str = "") -> Any:  # noqa: F811
    return county.browser(role).get(reverse("links_report") + query)


def urls(response: Any) -> set[str]:
    return {place.link.url for place in response.context["object_list"]} if response.context else set()


def test_everybody_sees_the_links_of_what_they_may_edit(linked: County) -> None:
    expected = read_table(SEEN)
    seen = {}
    for role in expected["article"]:
        response = report(linked, role)
        seen[role] = urls(response) if response.status_code == 200 else set()
    found = {
        name: {
            role: "yes" if f"https://{name.replace(' ', '-').lower()}.de/" in links else "no"
            for role, links in seen.items()
        }
        for name in expected
    }
    wrong = differences(expected, found)
    assert not wrong, wrong


def test_it_can_be_narrowed_by_state(linked: County) -> None:
    OutsideLink.objects.filter(url__contains="article").update(state=OutsideLink.State.OK)
    assert urls(report(linked, "Koor", "?state=ok")) == {"https://article.de/"}
    assert "https://article.de/" not in urls(report(linked, "Koor", "?state=broken"))


def test_it_can_be_narrowed_by_municipality(linked: County) -> None:
    shown = urls(report(linked, "Koor", f"?municipality={linked.coesfeld.pk}"))
    assert shown == {"https://offer-in-coesfeld.de/"}


def test_no_foreign_municipality_is_offered(linked: County) -> None:
    html = report(linked, "RedO").content.decode()
    assert ("Olfen" in html, "Coesfeld" in html) == (True, False)


def test_it_leads_to_where_the_link_is_repaired(linked: County) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[linked.pages["offer in Olfen"].pk])
    assert f'href="{edit}"' in report(linked, "RedO").content.decode()


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_it_can_be_taken_along_and_holds_no_formulas(linked: County, form: str) -> None:
    provider = Provider.objects.get(website__contains="provider-in-olfen")
    provider.name = '=HYPERLINK("https://evil.de")'
    provider.save()
    response = report(linked, "RedO", f"?export={form}")
    content = b"".join(response.streaming_content)
    if form == "csv":
        text = content.decode()
        assert "'=HYPERLINK" in text
        assert "offer-in-coesfeld" not in text
        return
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    cells = [str(cell.value) for row in sheet for cell in row]
    assert not [cell for cell in cells if cell.startswith("=")]
    assert "https://offer-in-olfen.de/" in cells


def test_an_empty_report_says_why(linked: County) -> None:
    assert "Kein Link hat diesen Zustand" in report(linked, "RedO", "?state=new").content.decode()


def test_it_says_when_checking_is_switched_off(linked: County, settings: Any) -> None:
    assert "ausgeschaltet" in report(linked, "RedO").content.decode()
    settings.LINK_CHECK = True
    assert "ausgeschaltet" not in report(linked, "RedO").content.decode()


def test_more_links_cost_no_more_queries(linked: County) -> None:
    browser = linked.browser("Koor")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(reverse("links_report")).status_code == 200
        return len(captured)

    queries()
    few = queries()
    for number in range(12):
        provider = Provider.objects.first()
        assert provider is not None
        provider.pk = None
        provider.name, provider.website = f"Träger {number}", f"https://weiterer-{number}.de/"
        if hasattr(provider, "slug"):
            provider.slug = f"traeger-x-{number}"
        provider.save()
    assert queries() <= few + 2
