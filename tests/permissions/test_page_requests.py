"""What really happens when each role sends the requests that change pages, to the admin's views and its API.

A cell says «done» when the request changed anything in the database, else the status it was answered with.
Wagtail leads whoever it refuses back to its start (302); its API says 403, or 404 for what it does not show.
What somebody may not read, drafts among it, is answered as what does not exist (404). The pages have drafts:
publishing them by the API is answered with the question what becomes of those (409), to whoever may publish.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from wagtail.models import Page

from accounts.models import MunicipalityTeam
from directory.models import MunicipalityPage
from tests.permissions.conftest import County
from tests.permissions.people import ROLES
from tests.permissions.requests import Send, api, bulk, get, outcome, page_form, post
from tests.permissions.table import differences, read_table

ADMIN = "wagtailadmin_pages:"

# The youth office may lock, the Redaktion may not; both keep within their municipality.
OFFER_IN_OLFEN = """
request                 Fach  Grem  RedO  RedC  JA-K  JA-C  Koor  Admi  supe  anon
save a draft            302   302   done  302   done  302   done  done  done  302
publish                 302   302   done  302   done  302   done  done  done  302
unpublish               302   302   done  302   done  302   done  done  done  302
delete                  302   302   done  302   done  302   done  done  done  302
move to Coesfeld        302   302   302   302   302   302   done  done  done  302
move to root            302   302   302   302   302   302   302   302   302   302
copy here               302   302   done  302   done  302   done  done  done  302
copy to Coesfeld        302   302   200   302   200   302   done  done  done  302
restrict                302   302   done  302   done  302   done  done  done  302
lock                    302   302   302   302   done  302   done  done  done  302
bulk publish            302   302   done  302   done  302   done  done  done  302
bulk unpublish          302   302   done  302   done  302   done  done  done  302
bulk delete             302   302   done  302   done  302   done  done  done  302
bulk move               302   302   200   302   200   302   done  done  done  302
api publish             302   302   409   404   409   404   409   409   409   302
api unpublish           302   302   done  404   done  404   done  done  done  302
api delete              302   302   done  404   done  404   done  done  done  302
api move                302   302   403   404   403   404   done  done  done  302
api copy                302   302   403   404   403   404   done  done  done  302
api alias               302   302   403   404   403   404   done  done  done  302
api revert              302   302   done  404   done  404   done  done  done  302
see the form            302   302   200   302   200   302   200   200   200   302
see the history         302   302   200   302   200   302   200   200   200   302
see an old version      302   302   200   302   200   302   200   200   200   302
see what to go back to  302   302   200   404   200   404   200   200   200   302
see the draft           302   302   200   302   200   302   200   200   200   302
see where it is used    302   302   200   302   200   302   200   200   200   302
"""

# A municipality's page: its editors write in it, but its place and its being there are coordination's.
# It can be copied by nobody, because a municipality has one page, and moved nowhere, because of its type.
PAGE_OF_OLFEN = """
request                 RedO  RedC  JA-K  JA-C  Koor  Admi
save a draft            done  302   done  302   done  done
publish                 done  302   done  302   done  done
unpublish               302   302   302   302   done  done
delete                  302   302   302   302   done  done
move to Coesfeld        302   302   302   302   302   302
copy here               302   302   302   302   302   302
restrict                302   302   302   302   done  done
lock                    302   302   done  302   done  done
bulk publish            done  302   done  302   done  done
bulk unpublish          302   302   302   302   done  done
bulk delete             302   302   302   302   done  done
bulk move               302   302   302   302   200   200
api publish             409   404   409   404   409   409
api unpublish           403   404   403   404   done  done
api delete              403   404   403   404   done  done
api move                403   404   403   404   403   403
api copy                403   404   403   404   403   403
api alias               403   404   403   404   403   403
api revert              done  404   done  404   done  done
"""

# Whatever is no municipality's: editors of municipalities get at nothing of it, not even to look.
ONLY_COORDINATION = """
request                 Grem  RedO  JA-K  Koor
save a draft            302   302   302   done
publish                 302   302   302   done
unpublish               302   302   302   done
delete                  302   302   302   done
copy here               302   302   302   done
lock                    302   302   302   done
bulk publish            302   302   302   done
bulk unpublish          302   302   302   done
bulk delete             302   302   302   done
api publish             302   404   404   409
api unpublish           302   404   404   done
api delete              302   404   404   done
api revert              302   404   404   done
see the form            302   302   302   200
see the history         302   302   302   200
see an old version      302   302   302   200
see what to go back to  302   404   404   200
see the draft           302   302   302   200
see where it is used    302   302   302   200
"""


# What they may not read does not exist for them either.
PRIVATE = """
request                 Grem  RedO  JA-K  Koor
save a draft            302   404   404   done
publish                 302   404   404   done
unpublish               302   404   404   done
delete                  302   404   404   done
copy here               302   404   404   done
lock                    302   404   404   done
bulk publish            302   404   404   done
bulk unpublish          302   404   404   done
bulk delete             302   404   404   done
api publish             302   404   404   409
api unpublish           302   404   404   done
api delete              302   404   404   done
api revert              302   404   404   done
see the form            302   404   404   200
see the history         302   404   404   200
see an old version      302   404   404   200
see what to go back to  302   404   404   200
see the draft           302   404   404   200
see where it is used    302   404   404   200
"""


def requests_to(county: County, name: str) -> dict[str, Send]:
    """Give the requests to the page called ``name``; each would change it, or show its form or history."""
    page = county.page(name)
    form = page_form(county.browser("supe"), page, title="Gekapert")
    coesfeld = county.page("page of Coesfeld")
    copy = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": page.get_parent().pk}
    earlier = page.save_revision(clean=False)
    page.save_revision(clean=False)
    there = {"destination_page_id": coesfeld.pk}
    return {
        "save a draft": post(f"{ADMIN}edit", [page.pk], form),
        "publish": post(f"{ADMIN}edit", [page.pk], form | {"action-publish": "1"}),
        "unpublish": post(f"{ADMIN}unpublish", [page.pk]),
        "delete": post(f"{ADMIN}delete", [page.pk]),
        "move to Coesfeld": post(f"{ADMIN}move_confirm", [page.pk, coesfeld.pk]),
        "move to root": post(f"{ADMIN}move_confirm", [page.pk, Page.get_first_root_node().pk]),
        "copy here": post(f"{ADMIN}copy", [page.pk], copy),
        "copy to Coesfeld": post(f"{ADMIN}copy", [page.pk], copy | {"new_parent_page": coesfeld.pk}),
        "restrict": post(f"{ADMIN}set_privacy", [page.pk], {"restriction_type": "login"}),
        "lock": post(f"{ADMIN}lock", [page.pk]),
        "bulk publish": bulk("publish", page, {"entwuerfe": "alles"}),
        "bulk unpublish": bulk("unpublish", page),
        "bulk delete": bulk("delete", page),
        "bulk move": bulk("move", page, {"chooser": coesfeld.pk}),
        "api publish": api("publish", page),
        "api unpublish": api("unpublish", page),
        "api delete": api("delete", page),
        "api move": api("move", page, there | {"position": "last-child"}),
        "api copy": api("copy", page, there | {"slug": "kopie"}),
        "api alias": api("create_alias", page, there | {"update_slug": "zwilling"}),
        "api revert": api("revert_to_page_revision", page, {"revision_id": earlier.pk}),
        "see the form": get(f"{ADMIN}edit", [page.pk]),
        "see the history": get(f"{ADMIN}history", [page.pk]),
        "see an old version": get(f"{ADMIN}revisions_view", [page.pk, earlier.pk]),
        "see what to go back to": get(f"{ADMIN}revisions_revert", [page.pk, earlier.pk]),
        "see the draft": get(f"{ADMIN}view_draft", [page.pk]),
        "see where it is used": get(f"{ADMIN}usage", [page.pk]),
    }


def outcomes(county: County, sent: dict[str, Send], roles: Iterable[str]) -> dict[str, dict[str, str]]:
    """Send each request as each role, every time to the same database."""
    browsers = {role: county.browser(role) for role in roles}
    return {name: {role: outcome(it, send) for role, it in browsers.items()} for name, send in sent.items()}


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("offer in Olfen", OFFER_IN_OLFEN),
        ("page of Olfen", PAGE_OF_OLFEN),
        ("private meeting", PRIVATE),
        ("update", ONLY_COORDINATION),
    ],
)
def test_requests_do_what_the_role_may(county: County, name: str, table: str) -> None:
    expected = read_table(table)
    sent = {request: send for request, send in requests_to(county, name).items() if request in expected}
    roles = [role for role in ROLES if role in next(iter(expected.values()))]
    wrong = differences(expected, outcomes(county, sent, roles))
    assert not wrong, wrong


# May the role add the page there, through the form for new pages?
ADDING = """
type and place                    Fach  RedO  RedC  JA-K  JA-C  Koor
offerpage / page of Olfen         302   200   302   200   302   200
offerpage / page of Coesfeld      302   302   200   302   200   200
offerpage / directory             302   302   302   302   302   200
municipalitypage / directory      302   302   302   302   302   200
articlepage / articles            302   302   302   302   302   200
meetingpage / private body        302   404   404   404   404   200
updatepage / updates              302   302   302   302   302   200
homepage / page of Olfen          302   302   302   302   302   302
"""


def test_forms_for_new_pages_open_for_those_who_may_add(county: County) -> None:
    expected = read_table(ADDING)
    apps = {"offerpage": "directory", "municipalitypage": "directory", "articlepage": "knowledge"}
    apps |= {"meetingpage": "network", "updatepage": "updates", "homepage": "home"}
    sent = {}
    for row in expected:
        model, _, place = row.partition(" / ")
        sent[row] = get(f"{ADMIN}add", [apps[model], model, county.page(place).pk])
    wrong = differences(expected, outcomes(county, sent, ["Fach", "RedO", "RedC", "JA-K", "JA-C", "Koor"]))
    assert not wrong, wrong


def test_an_editor_cannot_change_the_address_of_the_municipality(county: County) -> None:
    page = county.page("page of Olfen")
    browser = county.browser("RedO")
    form = page_form(browser, page, title="Stadt Olfen", slug="gekapert")
    post(f"{ADMIN}edit", [page.pk], form | {"action-publish": "1"})(browser)
    after = county.page("page of Olfen")
    assert (after.title, after.slug, after.url) == ("Stadt Olfen", page.slug, page.url)


def test_an_editor_cannot_give_the_page_to_another_municipality(county: County) -> None:
    MunicipalityPage.objects.get(pk=county.pages["page of Coesfeld"].pk).delete()
    page = county.page("page of Olfen")
    browser = county.browser("RedO")
    form = page_form(browser, page, municipality=str(county.coesfeld.pk))
    post(f"{ADMIN}edit", [page.pk], form | {"action-publish": "1"})(browser)
    assert county.page("page of Olfen").municipality == county.olfen
    assert MunicipalityTeam.objects.get(municipality=county.olfen).page_id == page.pk


def test_an_editor_cannot_take_the_page_away_by_a_date(county: County) -> None:
    page = county.page("page of Olfen")
    browser = county.browser("RedO")
    form = page_form(browser, page, expire_at="2030-01-01 00:00")
    post(f"{ADMIN}edit", [page.pk], form | {"action-publish": "1"})(browser)
    assert county.page("page of Olfen").expire_at is None


# Who approves what the Redaktion of Olfen has handed in: coordination, and the youth office that serves
# Olfen. Whoever has handed it in, or may approve it, may take it back.
APPROVING = """
request   Fach  RedO  RedC  JA-K  JA-C  Koor  supe
approve   302   302   302   done  302   done  done
reject    302   302   302   done  302   done  done
cancel    302   done  302   done  302   done  done
"""


def test_what_is_handed_in_is_approved_by_those_who_may(county: County) -> None:
    page = county.page("offer in Olfen")
    page.title = "Eingereicht"
    page.save_revision(user=county.people["RedO"])
    state = page.get_workflow().start(page, county.people["RedO"])
    task = state.current_task_state.pk
    name = f"{ADMIN}workflow_action"
    sent = {
        "approve": post(name, [page.pk, "approve", task], {"comment": ""}),
        "reject": post(name, [page.pk, "reject", task], {"comment": "Bitte noch einmal."}),
        "cancel": post(
            f"{ADMIN}edit",
            [page.pk],
            page_form(county.browser("supe"), page) | {"action-cancel-workflow": "1"},
        ),
    }
    roles = ["Fach", "RedO", "RedC", "JA-K", "JA-C", "Koor", "supe"]
    wrong = differences(read_table(APPROVING), outcomes(county, sent, roles))
    assert not wrong, wrong
