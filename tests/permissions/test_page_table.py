"""Every role, every page type, every right, as Wagtail's own tester of page permissions answers."""

from __future__ import annotations

from django.apps import apps
from wagtail.models import Page

from core.models import BasePage
from core.visibility import may_see_page
from tests.permissions.conftest import County
from tests.permissions.people import ROLES
from tests.permissions.table import differences, read_table

# r read, a add below, e edit, p publish, u unpublish, m move, d delete; «-» not.
# What has no types below it (offers, objectives, meetings, updates) never has «a».
# Who may not delete in bulk may delete leaves only: an editor deletes offers, never a municipality's page.
EXPECTED = """
page                 Fach     Grem     RedO     RedC     JA-K     JA-C     Koor     Admi     supe     anon
start page           r------  r------  r------  r------  r------  r------  raep---  raep---  raepumd  -------
directory            r------  r------  r------  r------  r------  r------  raepumd  raepumd  raepumd  -------
page of Olfen        r------  r------  raep---  r------  raep---  r------  raepumd  raepumd  raepumd  -------
page of Coesfeld     r------  r------  r------  raep---  r------  raep---  raepumd  raepumd  raepumd  -------
offer in Olfen       r------  r------  r-epumd  r------  r-epumd  r------  r-epumd  r-epumd  r-epumd  -------
offer in Coesfeld    r------  r------  r------  r-epumd  r------  r-epumd  r-epumd  r-epumd  r-epumd  -------
offer of the county  r------  r------  r------  r------  r------  r------  r-epumd  r-epumd  r-epumd  -------
chain                r------  r------  r------  r------  r------  r------  r-epumd  r-epumd  r-epumd  -------
Leitbild             r------  r------  r------  r------  r------  r------  raepumd  raepumd  raepumd  -------
goal                 r------  r------  r------  r------  r------  r------  raepumd  raepumd  raepumd  -------
objective            r------  r------  r------  r------  r------  r------  r-epumd  r-epumd  r-epumd  -------
articles             r------  r------  r------  r------  r------  r------  raepumd  raepumd  raepumd  -------
article              r------  r------  r------  r------  r------  r------  raepumd  raepumd  raepumd  -------
network              r------  r------  r------  r------  r------  r------  raepumd  raepumd  raepumd  -------
open body            r------  r------  r------  r------  r------  r------  raepumd  raepumd  raepumd  -------
open meeting         r------  r------  r------  r------  r------  r------  r-epumd  r-epumd  r-epumd  -------
private body         -------  r------  -------  -------  -------  -------  raepumd  -aepumd  raepumd  -------
private meeting      -------  r------  -------  -------  -------  -------  r-epumd  --epumd  r-epumd  -------
updates              r------  r------  r------  r------  r------  r------  raepumd  raepumd  raepumd  -------
update               r------  r------  r------  r------  r------  r------  r-epumd  r-epumd  r-epumd  -------
"""


def rights(county: County, page: BasePage, role: str) -> str:
    """Give what the person with ``role`` may do with ``page``, as a cell of the table."""
    person = county.people[role]
    tester = page.permissions_for_user(person)
    held = {
        "r": person.is_authenticated and may_see_page(page, person),
        "a": tester.can_add_subpage(),
        "e": tester.can_edit(),
        "p": tester.can_publish(),
        "u": tester.can_unpublish(),
        "m": tester.can_move(),
        "d": tester.can_delete(),
    }
    return "".join(letter if allowed else "-" for letter, allowed in held.items())


def test_every_role_has_exactly_the_rights_of_the_table(county: County) -> None:
    expected = read_table(EXPECTED)
    found = {name: {role: rights(county, county.page(name), role) for role in ROLES} for name in county.pages}
    wrong = differences(expected, found)
    assert not wrong, wrong


def test_the_table_has_every_page_type_and_every_role(county: County) -> None:
    table = read_table(EXPECTED)
    types = {model for model in apps.get_models() if issubclass(model, Page) and model is not Page}
    assert {type(county.page(name)) for name in table} == types
    assert all(set(cells) == set(ROLES) for cells in table.values())


def test_who_may_read_gets_the_page_and_nobody_else_does(county: County) -> None:
    expected = {
        name: {
            role: "200" if "r" in cell else ("302" if role == "anon" else "403") for role, cell in row.items()
        }
        for name, row in read_table(EXPECTED).items()
    }
    found = {
        name: {role: str(browser.get(page.url).status_code) for role, browser in browsers.items()}
        for browsers in [{role: county.browser(role) for role in ROLES}]
        for name, page in county.pages.items()
    }
    wrong = differences(expected, found)
    assert not wrong, wrong
