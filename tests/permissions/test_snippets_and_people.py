"""The rest of the administration, by role; and what somebody might try to get more rights."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Site

from accounts.models import Invitation, User
from accounts.role_table import Role
from accounts.roles import coordination_group, group_of
from chain.models import GapNote
from core.models import LegalBase, LifePhase, Tag, TargetGroup, Topic
from directory.models import Language
from home.models import LegalText
from synonyms.models import SynonymRule
from tests.directory.factories import ProviderFactory
from tests.knowledge.factories import GlossaryTermFactory
from tests.network.factories import InitiativeFactory
from tests.permissions.conftest import County
from tests.permissions.requests import get, outcome, post, snapshot
from tests.permissions.table import differences, read_table
from tests.strategy.factories import (
    CouncilResolutionFactory,
    GoalSetFactory,
    IndicatorFactory,
    MeasureFactory,
    PreventionStandardFactory,
)

# Which of list, add, edit, delete opens: the letters l a e d; «-» leads away. What is in use is not deleted.
OPENS = """
what                        Fach  RedO  JA-K  Koor  Admi  supe
core_municipality           ----  ----  ----  lae-  lae-  lae-
core_youthoffice            ----  ----  ----  lae-  lae-  lae-
core_lifephase              ----  ----  ----  laed  laed  laed
core_topic                  ----  ----  ----  laed  laed  laed
core_targetgroup            ----  ----  ----  laed  laed  laed
core_legalbase              ----  ----  ----  laed  laed  laed
core_tag                    ----  ----  ----  laed  laed  laed
directory_language          ----  ----  ----  laed  laed  laed
directory_provider          ----  lae-  lae-  laed  laed  laed
strategy_goalset            ----  ----  ----  laed  laed  laed
strategy_measure            ----  ----  ----  laed  laed  laed
strategy_indicator          ----  ----  ----  laed  laed  laed
strategy_councilresolution  ----  ----  ----  laed  laed  laed
strategy_preventionstandard ----  ----  ----  laed  laed  laed
knowledge_glossaryterm      ----  ----  ----  laed  laed  laed
network_initiative          ----  ----  ----  laed  laed  laed
network_membership          ----  ----  ----  laed  laed  laed
synonyms_synonymrule          ----  ----  ----  laed  laed  laed
chain_gapnote               ----  ----  ----  laed  laed  laed
home_legaltext              ----  ----  ----  lae-  lae-  laed
wagtailusers_users          ----  ----  ----  ----  laed  laed
wagtailusers_groups         ----  ----  ----  ----  laed  laed
wagtailredirects            ----  ----  ----  laed  laed  laed
wagtailsearchpromotions     ----  ----  ----  laed  laed  laed
wagtailsites                ----  ----  ----  ----  l-e-  laed
wagtailadmin_collections    ----  ----  ----  ----  laed  laed
invitations                 ----  ----  la--  la--  la--  la--
""".replace("preventionstandard ---", "preventionstandard  ---")

REPORTS = """
address                           Fach  RedO  JA-K  Koor  Admi
/admin/                           302   200   200   200   200
/admin/reports/site-history/      302   200   200   200   200
/admin/reports/aging-pages/       302   200   200   200   200
/admin/reports/page-types-usage/  302   302   302   200   200
/admin/reports/page-types-usage/results/  302   302   302   200   200
/admin/workflows/list/            302   302   302   302   200
/admin/workflows/tasks/index/     302   302   302   302   200
/admin/traeger-vorschlaege/       302   200   200   200   200
/admin/berichte/suchen/           302   302   302   200   200
/admin/berichte/suchen/results/   302   302   302   200   200
/admin/berichte/suchen/?export=csv  302   302   302   200   200
/admin/berichte/suchen/?export=xlsx  302   302   302   200   200
/admin/berichte/arbeiten/         302   302   302   200   200
/admin/berichte/arbeiten/results/  302   302   302   200   200
/admin/berichte/arbeitslisten/    302   200   200   200   200
/admin/berichte/arbeitslisten/confirm/  302   200   200   200   200
/admin/berichte/arbeitslisten/stale/  302   302   302   200   200
/admin/searchpicks/reports/search-terms/  302   302   302   302   302
/admin/suche/eintraege/           302   302   302   200   200
/admin/ausgehende-mails/          302   302   302   302   200
/admin/mail-texte/                302   302   302   200   200
"""


def things(county: County) -> dict[str, Any]:
    """Give one of everything that the administration edits, by the beginning of its addresses' names."""
    measured = county.page("objective")
    team = county.olfen.team
    return {
        "core_municipality": county.olfen,
        "core_youthoffice": county.olfen.youth_office,
        "core_lifephase": LifePhase.objects.create(name="0 bis 3", slug="0-3"),
        "core_topic": Topic.objects.create(name="Sprache", slug="sprache"),
        "core_targetgroup": TargetGroup.objects.create(name="Eltern", slug="eltern"),
        "core_legalbase": LegalBase.objects.create(name="§ 16", slug="16"),
        "core_tag": Tag.objects.create(name="Kita", slug="kita"),
        "directory_language": Language.objects.create(name="Polnisch", code="pl"),
        "directory_provider": ProviderFactory(municipality=county.olfen),
        "strategy_goalset": GoalSetFactory(),
        "strategy_measure": MeasureFactory(objective=measured),
        "strategy_indicator": IndicatorFactory(objective=measured),
        "strategy_councilresolution": CouncilResolutionFactory(),
        "strategy_preventionstandard": PreventionStandardFactory(),
        "knowledge_glossaryterm": GlossaryTermFactory(),
        "network_initiative": InitiativeFactory(),
        "network_membership": county.page("private body").memberships.get(),
        "synonyms_synonymrule": SynonymRule.objects.create(names="AWO\nArbeiterwohlfahrt"),
        "chain_gapnote": GapNote.objects.create(note="Kein Kurs"),
        "home_legaltext": LegalText.objects.first() or LegalText.objects.create(kind="imprint"),
        "wagtailusers_users": county.people["Fach"],
        "wagtailusers_groups": Group.objects.create(name="Eigene"),
        "wagtailredirects": Redirect.objects.create(old_path="/alt", redirect_page=county.page("article")),
        "wagtailsearchpromotions": SearchPromotion.objects.create(
            query=Query.get("Kita"), page=county.page("article")
        ).query,
        "wagtailsites": Site.objects.get(is_default_site=True),
        "wagtailadmin_collections": team.collection,
        "invitations": Invitation(pk=1),
    }


def test_lists_and_forms_open_for_those_who_may_use_them(county: County) -> None:
    expected = read_table(OPENS)
    browsers = {role: county.browser(role) for role in ("Fach", "RedO", "JA-K", "Koor", "Admi", "supe")}
    found: dict[str, dict[str, str]] = {}
    for name, thing in things(county).items():
        space = name if name.startswith(("wagtail", "invitations")) else f"wagtailsnippets_{name}"
        first = "list" if space.startswith("wagtailsnippets") else "index"
        views = {"l": (first, []), "a": ("add", []), "e": ("edit", [thing.pk]), "d": ("delete", [thing.pk])}
        sent = {letter: get(f"{space}:{view}", args) for letter, (view, args) in views.items()}
        found[name] = {}
        for role, browser in browsers.items():
            opens = "".join(
                letter if send(browser).status_code == 200 else "-" for letter, send in sent.items()
            )
            found[name][role] = opens
    wrong = differences(expected, found)
    assert not wrong, wrong


def test_reports_and_workflows_open_for_those_who_may_use_them(county: County) -> None:
    expected = read_table(REPORTS)
    browsers = {role: county.browser(role) for role in ("Fach", "RedO", "JA-K", "Koor", "Admi")}
    found = {
        address: {role: str(browser.get(address).status_code) for role, browser in browsers.items()}
        for address in expected
    }
    wrong = differences(expected, found)
    assert not wrong, wrong


def person_data(person: User, *groups: Group) -> dict[str, Any]:
    return {
        "email": person.email,
        "first_name": "Kim",
        "last_name": "Neu",
        "groups": [group.pk for group in groups],
        "is_active": "on",
        "is_superuser": "on",
        "is_staff": "on",
        "user_permissions": [1, 2, 3],
    }


# What each role tries in order to have more rights than it was given: nothing of it changes anything.
@pytest.mark.parametrize("role", ["Fach", "RedO", "JA-K", "Koor"])
def test_nobody_gives_themselves_rights(county: County, role: str) -> None:
    person = county.people[role]
    assert isinstance(person, User)
    boss = group_of(Role.ADMINISTRATION)
    browser = county.browser(role)
    own_group = person.groups.first()
    attempts = {
        "edit own account": post("wagtailusers_users:edit", [person.pk], person_data(person, boss)),
        "edit another": post(
            "wagtailusers_users:edit", [county.people["Grem"].pk], person_data(county.people["Grem"], boss)
        ),
        "new account": post("wagtailusers_users:add", [], person_data(User(email="neu@example.org"), boss)),
        "delete an account": post("wagtailusers_users:delete", [county.people["Admi"].pk]),
        "close accounts": post(
            "wagtail_bulk_action",
            ["accounts", "user", "set_active_state"],
            {"mark_as_active": ""},
            f"?id={county.people['Admi'].pk}&next=/admin/",
        ),
        "assign a role": post(
            "wagtail_bulk_action",
            ["accounts", "user", "assign_role"],
            {"role": boss.pk},
            f"?id={person.pk}&next=/admin/",
        ),
        "edit own group": post("wagtailusers_groups:edit", [own_group.pk], {"name": own_group.name}),
        "new group": post("wagtailusers_groups:add", [], {"name": "Neue"}),
        "site": post("wagtailsites:edit", [Site.objects.get().pk], {"hostname": "boese.example"}),
        "collection": post("wagtailadmin_collections:add", [], {"name": "Neu", "parent": 1}),
    }
    assert {name for name, send in attempts.items() if outcome(browser, send) == "done"} == set()


@pytest.mark.parametrize("address", ["/konto/profil/", "/admin/account/"])
@pytest.mark.parametrize("role", ["Fach", "RedO"])
def test_the_own_profile_gives_no_rights(county: County, address: str, role: str) -> None:
    person = county.people[role]
    assert isinstance(person, User)
    data = person_data(person, group_of(Role.ADMINISTRATION)) | {"name_email-email": "chef@example.org"}
    county.browser(role).post(address, data)
    after = User.objects.get(pk=person.pk)
    rights = (after.is_superuser, after.is_staff, set(after.groups.all()), after.user_permissions.count())
    assert rights == (False, False, set(person.groups.all()), 0)


# Whom each role may invite. Into which municipality, office or body stands behind the role.
INVITING = """
invitation               Fach  RedO  JA-K  Koor  Admi
reader                   302   302   done  done  done
editor Olfen             302   302   done  done  done
editor Coesfeld          302   302   200   done  done
youth_office             302   302   200   done  done
coordination             302   302   200   done  done
administration           302   302   200   200   done
body                     302   302   200   done  done
body of Koordination     302   302   200   200   200
body of Administration   302   302   200   200   200
reader with superuser    302   302   done  done  done
"""


def test_nobody_hands_out_more_than_the_table_says(county: County) -> None:
    body = county.page("private body").team.group
    data: dict[str, dict[str, Any]] = {
        "reader": {"role": "reader"},
        "editor Olfen": {"role": "editor", "municipality": county.olfen.pk},
        "editor Coesfeld": {"role": "editor", "municipality": county.coesfeld.pk},
        "youth_office": {"role": "youth_office", "youth_office": county.olfen.youth_office_id},
        "coordination": {"role": "coordination"},
        "administration": {"role": "administration"},
        "body": {"role": "body", "body_group": body.pk},
        "body of Koordination": {"role": "body", "body_group": coordination_group().pk},
        "body of Administration": {"role": "body", "body_group": group_of(Role.ADMINISTRATION).pk},
        "reader with superuser": {"role": "reader", "is_superuser": "on"},
    }
    found: dict[str, dict[str, str]] = {}
    for name, fields in data.items():
        send = post("invitations:add", [], {"email": "neu@example.org", **fields})
        roles = ("Fach", "RedO", "JA-K", "Koor", "Admi")
        found[name] = {role: outcome(county.browser(role), send) for role in roles}
    wrong = differences(read_table(INVITING), found)
    assert not wrong, wrong


def test_administration_cannot_touch_a_superuser(county: County) -> None:
    boss = county.people["supe"]
    assert isinstance(boss, User)
    browser = county.browser("Admi")
    before = snapshot()
    browser.post(reverse("wagtailusers_users:edit", args=[boss.pk]), person_data(boss))
    browser.post(reverse("wagtailusers_users:delete", args=[boss.pk]))
    browser.post(
        reverse("wagtail_bulk_action", args=["accounts", "user", "delete"]) + f"?id={boss.pk}&next=/admin/"
    )
    assert snapshot() == before


def test_administration_makes_no_superusers(county: County) -> None:
    person = county.people["Fach"]
    assert isinstance(person, User)
    data = person_data(person, group_of(Role.READER))
    county.browser("Admi").post(reverse("wagtailusers_users:edit", args=[person.pk]), data)
    after = User.objects.get(pk=person.pk)
    assert (after.last_name, after.is_superuser, after.is_staff) == ("Neu", False, False)
