"""What somebody may not read, no view of the administration names, counts, confirms or tells from nothing.

Every address of the administration is asked, by GET and by POST, with the numbers of private things, with
those of open ones and with one that nothing has (``admin_addresses``); then every bulk action, and the forms
that editors may send. All that is private has the same word in it (``admin_secrets``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.db.models import Model
from django.http import QueryDict
from django.urls import reverse
from wagtail.models import Collection, Page, PageViewRestriction

from accounts.models import User
from core.admin_reading.kept import kept_by
from core.admin_reading.numbers import NOTHING, known
from core.admin_reading.rules import readable
from core.admin_reading.sent import checker, known_only
from core.models import Tag
from files.models import Document, Image
from knowledge.models import ArticlePage
from tests.permissions.admin_addresses import addresses, filled, fixed, numbered
from tests.permissions.admin_asking import (
    NOBODYS,
    bulk_actions,
    compared,
    downloads,
    opened,
    private,
    questions,
    swapped,
    values_of,
)
from tests.permissions.admin_secrets import Secrets, secret_county
from tests.permissions.admin_visitor import Visitor, told
from tests.permissions.observing import difference
from tests.permissions.requests import snapshot

pytestmark = pytest.mark.django_db
# Of the roles that read less than everything, one for each kind; those of the other town are alike.
ROLES = ("RedO", "JA-K")
# What cannot be helped, with the reason.
EXCEPTIONS = {
    "a slug that a page beside has": "an address leads to one page, whoever may read it",
    "a tag in another spelling": "one pool of tags (ADR 0010): it becomes the tag that is there",
    "what others put on one's own page": "kept when it is saved, and called «Für Sie nicht lesbar»",
    "a group that nothing used": "who gives it a private page to keep makes its name a secret from then on",
    "the way to one's own pages": "pages above are walked through, and stand in the address",
}


@pytest.fixture(scope="module")
def secrets(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Secrets]:
    """The county with private things of every kind."""
    with secret_county(django_db_blocker, tmp_path_factory, look_around) as made:
        yield made


# Addresses that list nothing.
_FORMS_ALONE = ("add/", "create/", "new/", "results/", "multiple/", "login/", "logout/")


def look_around(secrets: Secrets) -> dict[str, str]:
    """Return what the editor of Olfen sees in lists, choosers, reports and one of their forms, by address."""
    cache.clear()
    places = ("start page", "directory", "articles", "article", "network", "body without meetings")
    pages = [secrets.county.pages[name].pk for name in places]
    own = secrets.county.pages["page of Olfen"].pk
    asked = [
        filled(address, fixed(address))
        for address in addresses()
        if not set(address.parts) - set(fixed(address)) and not address.route.endswith(_FORMS_ALONE)
    ]
    kinds = ("", "?page_type=directory.offerpage")
    asked += [f"/admin/choose-page/{pk}/{kind}" for pk in pages for kind in kinds]
    asked += [f"/admin/api/main/pages/{pk}/" for pk in pages]
    asked += [f"/admin/pages/{own}/{part}" for part in ("", "edit/", "privacy/", "delete/", "usage/")]
    visitor = Visitor(secrets, "RedO")
    return {path: visitor.answer("get", path) for path in asked}


@pytest.fixture(autouse=True)
def _same_directories(secrets: Secrets, _own_directories: None, settings: Any) -> None:
    """Let all tests see the files that were made once; set for each answer, it takes half of the time."""
    for name, place in secrets.places.items():
        setattr(settings, name, place)


def test_every_number_in_an_address_is_known() -> None:
    """A new address of the administration makes this fail until it is said what it numbers."""
    assert [address.route for address in addresses() if not numbered(address) and address.parts != ()] != []


def test_no_list_changes_when_private_things_are_added(secrets: Secrets) -> None:
    """No number, choice, mark, date or place in a list: nothing but what is there and may be read."""
    before, after = secrets.looks
    assert sum(answer.startswith("200") for answer in before.values()) > 60
    changed = {path: difference(before[path], after[path]) for path in before if before[path] != after[path]}
    assert changed == {}


@pytest.mark.parametrize("role", ROLES)
def test_no_address_tells_of_private_things(secrets: Secrets, role: str) -> None:
    visitor = Visitor(secrets, role)
    asked = [question for address in addresses() for question in questions(secrets, address)]
    wrong = {}
    for path, nowhere in asked:
        for method in ("get", "post"):
            wrong[f"{method} {path}"] = compared(visitor, method, path, nowhere)
    assert {name: problem for name, problem in wrong.items() if problem} == {}


def test_no_download_tells_of_private_things(secrets: Secrets) -> None:
    """The history of the site, reports and lists, as CSV and as workbooks."""
    visitor, told_of, asked = Visitor(secrets, "RedO"), {}, 0
    for path in downloads():
        answer = visitor.answer("get", path)
        asked += answer.startswith("200")
        told_of[path] = told(answer)
    assert {path: found for path, found in told_of.items() if found} == {}
    assert asked > 6
    everything = Visitor(secrets, "supe").answer("get", "/admin/reports/site-history/?export=xlsx")
    assert told(everything)


# Rights that let somebody read what is private, as the rules say (``core.admin_reading.objects``).
READING = ("tag", "group", "query", "searchpromotion", "invitation")


def test_a_right_on_single_models_reads_nothing_private(secrets: Secrets) -> None:
    """Somebody whose group was given rights on every model one by one, but on no page and no file."""
    group = Group.objects.create(name="Einzelne Rechte")
    rights = Permission.objects.exclude(content_type__model__in=READING)
    group.permissions.set(rights)
    person = User.objects.create_user("einzeln@example.org", "ein-langes-passwort")
    person.groups.add(group)
    secrets.county.people["single"] = person
    visitor, wrong = Visitor(secrets, "single"), {}
    for address in addresses():
        if not address.route.startswith(
            ("admin/workf", "admin/users", "admin/snippets/network", "admin/reports/wor")
        ):
            continue  # rights on pages are given by place
        for path, nowhere in questions(secrets, address):
            wrong[path] = compared(visitor, "get", path, nowhere)
    wrong |= {path: "tells" for path in downloads() if told(visitor.answer("get", path))}
    del secrets.county.people["single"]
    assert {path: problem for path, problem in wrong.items() if problem} == {}


@pytest.mark.parametrize("role", ROLES)
def test_no_bulk_action_tells_of_private_things_or_changes_them(secrets: Secrets, role: str) -> None:
    visitor = Visitor(secrets, role)
    before, wrong = snapshot(), {}
    for address, model in bulk_actions():
        keys = private(secrets, model)
        own = opened(secrets, model)
        for more in ([], [own]):
            nobodys = [NOBODYS + number for number in range(len(keys) or 1)]
            queries = ["&".join(f"id={key}" for key in [*more, *found]) for found in (keys, nobodys)]
            path, nowhere = (f"{address}?{query}&next=/admin/" for query in queries)
            for method in ("get", "post"):
                data = {"chooser": keys[0] if keys else own, "collection": private(secrets, type(own))}
                wrong[f"{method} {path}"] = compared(
                    visitor, method, path, nowhere if keys else None, data, data
                )
        wrong[f"{address} all"] = compared(visitor, "get", f"{address}?id=all&next=/admin/", None)
    assert {name: problem for name, problem in wrong.items() if problem} == {}
    assert snapshot() == before


def test_no_query_tells_of_private_things(secrets: Secrets) -> None:
    """Lists and choosers take numbers of pages and collections to narrow what they show."""
    visitor, wrong = Visitor(secrets, "RedO"), {}
    for address in addresses():
        if (
            not address.route.endswith(("chooser/", "chosen-multiple/", "choose-page/", "results/"))
            or address.parts
        ):
            continue
        for model in (Page, Document, Image, Collection, Tag):
            names = ("id", "collection_id", "parent_page_id", "childOf", "target_pages[]")
            keys = [private(secrets, model)[0], NOBODYS]
            path, nowhere = (
                f"{filled(address, {})}?{'&'.join(f'{name}={key}' for name in names)}" for key in keys
            )
            if f"{model._meta.model_name}" in address.route or model in (Page, Collection):
                wrong[path] = compared(visitor, "get", path, nowhere)
    assert {name: problem for name, problem in wrong.items() if problem} == {}


# Forms that an editor may send, and which of their fields choose something private.
FORMS: list[tuple[str, str, dict[str, type[Model]]]] = [
    ("wagtailadmin_pages:edit", "offer in Olfen", {"document": Document, "responsible_group": Group}),
    ("wagtailadmin_pages:edit", "page of Olfen", {"image": Image, "responsible_group": Group}),
    ("wagtailadmin_pages:move", "offer in Olfen", {"new_parent_page": Page}),
    ("wagtailadmin_pages:copy", "offer in Olfen", {"new_parent_page": Page}),
    ("wagtailadmin_pages:set_privacy", "offer in Olfen", {"groups": Group}),
]


@pytest.mark.parametrize(("name", "place", "fields"), FORMS)
def test_no_form_takes_private_things_or_names_them(
    secrets: Secrets, name: str, place: str, fields: dict[str, type[Model]]
) -> None:
    """Whatever a form lets choose is chosen by a number, and another one may be sent."""
    visitor = Visitor(secrets, "RedO")
    path = reverse(name, args=[secrets.county.page(place).pk])
    form = values_of(visitor.answer("get", path))
    # The second of a kind: what stands in the form already is kept.
    private_ones = {field: private(secrets, model)[1] for field, model in fields.items()}
    sent, nothing = (swapped(form, keys) for keys in (private_ones, dict.fromkeys(fields, NOBODYS)))
    assert sent != nothing
    assert compared(visitor, "post", path, path, sent, nothing) == ""


def test_actions_of_the_api_take_no_private_page(secrets: Secrets) -> None:
    visitor, wrong = Visitor(secrets, "RedO"), {}
    own = secrets.county.page("offer in Olfen").pk
    for action in ("copy", "move", "create_alias"):
        path = reverse("wagtailadmin_api:pages:action", args=[own, action])
        sent, nothing = (
            json.dumps({"destination_page_id": key, "slug": "neu"})
            for key in (private(secrets, Page)[0], NOBODYS)
        )
        wrong[action] = compared(visitor, "post", path, path, sent, nothing, content_type="application/json")
    assert {name: problem for name, problem in wrong.items() if problem} == {}


@pytest.mark.parametrize("spelling", ["{}", " {} ", "+{}", "0{}"])
def test_a_number_is_known_however_it_is_spelled(secrets: Secrets, spelling: str) -> None:
    user = secrets.county.people["RedO"]
    key = private(secrets, Document)[0]
    assert known(Document, [spelling.format(key)], user) == [str(NOTHING)]
    assert known(Document, [spelling.format(opened(secrets, Document))], user) != [str(NOTHING)]


@pytest.mark.parametrize("value", ["live", "", "all", "x" * 9])
def test_what_is_no_number_stays(secrets: Secrets, value: str) -> None:
    assert known(Page, [value], secrets.county.people["RedO"]) == [value]


@pytest.mark.parametrize("value", [0, -1, 2**31, 2**63, 10**30])
def test_numbers_that_no_table_holds_are_the_number_of_nothing(secrets: Secrets, value: int) -> None:
    assert known(Page, [value], secrets.county.people["RedO"]) == [NOTHING]


def test_numbers_in_blocks_rows_and_text_are_looked_up() -> None:
    """Nothing that names a file or a page gets past, however deep it stands."""
    text = json.dumps(
        {"blocks": [], "entityMap": {"0": {"type": "DOCUMENT", "data": {"id": 7, "url": "/x"}}}}
    )
    sent = QueryDict(mutable=True)
    places = {
        "documents-0-document": "7",
        "related_offers-0-offer": "7",
        "body-0-value-image": "7",
        "body-1-value-documents-0-value": "7",
        "body-2-value-entries-0-value-page": "7",
        "body-4-value": text,
        "body-5-value-sections-0-value-text": text,
        "for_practice": text,
        "responsible_group": "7",
        "goals": "7",
    }
    sent.update(places)
    kinds = ("image", "documents", "linked_entries", "heading", "text", "accordion")
    sent.update({f"body-{number}-type": kind for number, kind in enumerate(kinds)})
    sent.update({"body-3-value": "7", "ask_person": "7"})
    checked = known_only(sent, ArticlePage, lambda model, values, field: ["0" for _value in values])
    left = {name: value for name, value in checked.items() if "7" in value}
    assert left == {"body-3-value": "7", "ask_person": "7"}


def test_what_others_put_on_ones_own_page_is_kept(secrets: Secrets) -> None:
    """It is shown without its name, and still there when the page is saved."""
    page = secrets.county.page("offer in Olfen")
    paper = page.offer_documents.get().document_id
    kept = kept_by(page, Document, "offer_documents")
    assert kept == {paper}
    assert kept_by(page, Document, "image") == set()
    user = secrets.county.people["RedO"]
    assert checker(user, lambda model, field: kept)(Document, [str(paper)], "x") == [str(paper)]
    assert checker(user, lambda model, field: set())(Document, [str(paper)], "x") == [str(NOTHING)]
    form = Visitor(secrets, "RedO").answer("get", reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "Für Sie nicht lesbar" in form
    assert f'value="{paper}"' in form


def test_groups_of_a_restriction_stay_when_others_are_chosen(secrets: Secrets) -> None:
    page = secrets.county.page("offer in Olfen")
    address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    groups = list(PageViewRestriction.objects.get(page=page).groups.values_list("pk", flat=True))
    form = Visitor(secrets, "RedO").answer("get", address)
    assert all(f'value=\\"{group}\\"' in form for group in groups)
    assert "nicht lesbar" in form


def test_a_history_does_not_name_where_a_page_came_from(secrets: Secrets) -> None:
    page = secrets.county.page("offer in Olfen")
    for path in (reverse("wagtailadmin_pages:history", args=[page.pk]), "/admin/reports/site-history/"):
        answer = Visitor(secrets, "RedO").answer("get", path)
        assert told(answer) == []
        assert "Für Sie nicht lesbar" in answer


def test_an_address_typed_as_a_link_does_not_become_a_private_page(secrets: Secrets) -> None:
    visitor = Visitor(secrets, "RedO")
    for page in secrets.hidden[Page]:
        sent = {"external-link-chooser-url": page.full_url, "external-link-chooser-link_text": "x"}
        answer = visitor.answer("post", reverse("wagtailadmin_choose_page_external_link"), sent)
        assert '"id"' not in answer
    own = secrets.county.page("offer in Olfen")
    sent["external-link-chooser-url"] = own.full_url
    assert f'"id": {own.pk}' in visitor.answer(
        "post", reverse("wagtailadmin_choose_page_external_link"), sent
    )


@pytest.mark.parametrize("role", ["Koor", "Admi", "supe"])
def test_who_cares_for_the_whole_site_reads_all_of_it(secrets: Secrets, role: str) -> None:
    """Where nobody ever met these things, nothing would be proven."""
    visitor = Visitor(secrets, role)
    for page in secrets.hidden[Page]:
        for name in ("edit", "history", "set_privacy"):
            answer = visitor.answer("get", reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
            assert answer.startswith("200")
    assert told(visitor.answer("get", reverse("wagtailadmin_choose_page_child", args=[page.get_parent().pk])))


def test_members_who_edit_read_what_is_their_bodys(secrets: Secrets) -> None:
    body = Page.objects.get(slug="wisper-kreis").specific
    user = secrets.county.people["RedO"]
    assert not readable(Page.objects.filter(pk=body.pk), user).exists()
    body.team.group.user_set.add(user)
    member = type(user).objects.get(pk=user.pk)
    assert readable(Page.objects.filter(pk=body.pk), member).exists()
    assert readable(Document.objects.filter(collection=body.team.collection), member).exists()
    assert not readable(Page.objects.filter(slug="wisper-abteilung"), member).exists()
