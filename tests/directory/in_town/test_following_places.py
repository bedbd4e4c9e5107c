"""An offer that comes to another place serves the municipality there, and what was chosen stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from accounts.models import User
from accounts.role_table import Role
from accounts.roles import group_of, setup_roles
from core.models import Municipality
from directory.models import DirectoryPage, MunicipalityPage, OfferPage
from search.index.sync import catch_up_all
from search.models import Entry
from tests.directory.factories import (
    CountyFactory,
    MunicipalityFactory,
    MunicipalityPageFactory,
    OfferFactory,
)


@pytest.fixture
def other_page(directory_page: DirectoryPage) -> MunicipalityPage:
    """The page of another municipality."""
    return MunicipalityPageFactory(parent=directory_page, municipality__name="Nottuln")


@pytest.fixture
def third(db: None) -> Municipality:
    """A municipality that somebody chose."""
    return MunicipalityFactory(name="Senden")


def move(offer: OfferPage, target: Any) -> OfferPage:
    target = Page.objects.get(pk=target.pk)  # as it is now: the tree writes past what is in memory
    MovePageAction(OfferPage.objects.get(pk=offer.pk), target, pos="last-child").execute()
    return OfferPage.objects.get(pk=offer.pk)


def served(offer: OfferPage) -> tuple[bool, set[str]]:
    offer = OfferPage.objects.get(pk=offer.pk)
    return offer.serves_all, {each.name for each in offer.municipalities.all()}


def test_what_came_from_the_place_follows_a_move_and_goes_back_with_it(
    offer: OfferPage, municipality_page: MunicipalityPage, other_page: MunicipalityPage
) -> None:
    home = municipality_page.municipality
    moved = move(offer, other_page)

    assert served(moved) == (False, {"Nottuln"})
    assert list(OfferPage.objects.live().serving(other_page.municipality)) == [moved]
    assert not OfferPage.objects.live().serving(home).exists()

    assert served(move(offer, municipality_page)) == (False, {home.name})


@pytest.mark.parametrize("also", ["Senden", "Nottuln"])
def test_what_was_chosen_stays_and_moving_back_gives_what_was_there(
    municipality_page: MunicipalityPage, other_page: MunicipalityPage, third: Municipality, also: str
) -> None:
    chosen = [municipality_page.municipality, Municipality.objects.get(name=also)]
    offer = OfferFactory(parent=municipality_page, municipalities=chosen)

    assert served(move(offer, other_page)) == (False, {"Nottuln", also})
    assert served(move(offer, municipality_page)) == (False, {each.name for each in chosen})


def test_only_others_were_chosen(
    municipality_page: MunicipalityPage, other_page: MunicipalityPage, third: Municipality
) -> None:
    offer = OfferFactory(parent=municipality_page, municipalities=[third])

    assert served(move(offer, other_page)) == (False, {"Senden"})


def test_to_the_county_and_back(
    offer: OfferPage, municipality_page: MunicipalityPage, directory_page: DirectoryPage
) -> None:
    assert served(move(offer, directory_page)) == (True, set())
    assert served(move(offer, municipality_page)) == (False, {municipality_page.municipality.name})


def test_county_wide_by_its_place_and_county_wide_on_purpose(
    municipality_page: MunicipalityPage, other_page: MunicipalityPage, directory_page: DirectoryPage
) -> None:
    by_place = OfferFactory(parent=directory_page)
    on_purpose = OfferFactory(parent=municipality_page, serves_all=True)

    assert served(move(by_place, other_page)) == (False, {"Nottuln"})
    assert served(move(on_purpose, other_page))[0]


def test_drafts_plans_and_earlier_versions_follow(
    offer: OfferPage, municipality_page: MunicipalityPage, other_page: MunicipalityPage
) -> None:
    early = offer.save_revision()
    early.publish()
    offer = OfferPage.objects.get(pk=offer.pk)
    offer.go_live_at = timezone.now() + timedelta(days=1)
    plan = offer.save_revision()
    plan.publish()

    move(offer, other_page)

    for revision in OfferPage.objects.get(pk=offer.pk).revisions.all():
        assert revision.content["municipalities"] == [other_page.municipality.pk]
    plan.refresh_from_db()
    assert plan.approved_go_live_at is not None
    move(offer, municipality_page)
    early.refresh_from_db()
    assert early.content["municipalities"] == [municipality_page.municipality.pk]


def test_a_draft_that_nobody_published_follows(
    municipality_page: MunicipalityPage, other_page: MunicipalityPage
) -> None:
    draft = OfferFactory(
        parent=municipality_page, live=False, municipalities=[municipality_page.municipality]
    )
    draft.save_revision()

    moved = move(draft, other_page)
    moved.get_latest_revision().publish()

    assert served(moved) == (False, {"Nottuln"})


def test_the_search_finds_it_where_it_is(offer: OfferPage, other_page: MunicipalityPage) -> None:
    move(offer, other_page)
    catch_up_all()

    entry = Entry.objects.get(title=offer.title)
    assert entry.facets["municipality"] == [other_page.municipality.slug]


@pytest.mark.parametrize("keep_live", [True, False])
def test_a_copy_serves_its_own_place(
    offer: OfferPage, municipality_page: MunicipalityPage, other_page: MunicipalityPage, keep_live: bool
) -> None:
    offer.save_revision().publish()
    offer = OfferPage.objects.get(pk=offer.pk)

    copy = CopyPageAction(offer, to=other_page, keep_live=keep_live).execute()

    assert served(copy) == (False, {"Nottuln"})
    assert all(
        r.content["municipalities"] == [other_page.municipality.pk]
        for r in OfferPage.objects.get(pk=copy.pk).revisions.all()
    )
    assert served(offer) == (False, {municipality_page.municipality.name})


def test_an_alias_serves_its_own_place_also_after_its_source_is_published(
    offer: OfferPage, municipality_page: MunicipalityPage, other_page: MunicipalityPage, third: Municipality
) -> None:
    alias = CreatePageAliasAction(offer, parent=other_page).execute()
    assert served(alias) == (False, {"Nottuln"})

    offer = OfferPage.objects.get(pk=offer.pk)
    offer.municipalities = [municipality_page.municipality, third]
    offer.save_revision().publish()

    assert served(alias) == (False, {"Nottuln", "Senden"})


def test_a_municipalitys_page_given_to_another_takes_its_offers_along(
    offer: OfferPage, municipality_page: MunicipalityPage
) -> None:
    page = MunicipalityPage.objects.get(pk=municipality_page.pk)
    page.municipality = MunicipalityFactory(name="Havixbeck")
    page.save()

    assert served(offer) == (False, {"Havixbeck"})


def test_reordering_changes_nothing(offer: OfferPage, municipality_page: MunicipalityPage) -> None:
    OfferFactory(parent=municipality_page)
    before = served(offer)

    assert served(move(offer, municipality_page)) == before


def test_moving_in_the_administration_says_whom_it_serves(
    client: Client, superuser: User, offer: OfferPage, other_page: MunicipalityPage
) -> None:
    client.force_login(superuser)
    address = reverse("wagtailadmin_pages:move_confirm", args=[offer.pk, other_page.pk])

    response = client.post(address, follow=True)

    assert f"«{offer.title}» gilt jetzt für: Nottuln." in response.content.decode()


# Who may say that an offer serves the whole county.


def edit(client: Client, offer: OfferPage, **changes: Any) -> OfferPage:
    from tests.drafts.forms import opened, publish

    publish(client, offer, opened(client, offer), **changes)
    return OfferPage.objects.get(pk=offer.pk)


def test_an_editor_sees_whom_to_ask_and_a_forged_form_changes_nothing(
    editor: Client, offer: OfferPage
) -> None:
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[offer.pk])).context["form"]

    assert form.fields["serves_all"].disabled
    assert "Koordination" in form.fields["serves_all"].help_text
    assert not edit(editor, offer, serves_all="on", place_name="Neu").serves_all


def test_an_editor_cannot_choose_the_county_instead(editor: Client, offer: OfferPage) -> None:
    county = CountyFactory()
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[offer.pk])).context["form"]

    assert county not in form.fields["municipalities"].queryset


def test_coordination_may(client: Client, offer: OfferPage) -> None:
    setup_roles()
    person = User.objects.create_user("koordination@example.org", "x")
    person.groups.add(group_of(Role.COORDINATION))
    client.force_login(person)

    assert edit(client, offer, serves_all="on").serves_all


def test_an_editor_keeps_what_coordination_has_said(
    editor: Client, municipality_page: MunicipalityPage
) -> None:
    offer = OfferFactory(parent=municipality_page, serves_all=True)

    assert edit(editor, offer, place_name="Neu").serves_all


def test_an_earlier_version_does_not_bring_it_back(editor: Client, offer: OfferPage) -> None:
    offer.serves_all = True
    early = offer.save_revision()
    offer.serves_all = False
    offer.save_revision().publish()
    from tests.drafts.forms import opened

    address = reverse("wagtailadmin_pages:revisions_revert", args=[offer.pk, early.pk])
    sent = opened(editor, offer, address)
    editor.post(address, sent | {"action-publish": "1", "serves_all": "on"})

    assert not OfferPage.objects.get(pk=offer.pk).serves_all


def test_publishing_such_a_draft_without_the_form_is_refused(editor: Client, offer: OfferPage) -> None:
    offer.serves_all = True
    offer.save_revision()

    editor.post(f"/admin/bulk/wagtailcore/page/publish/?id={offer.pk}&next=/admin/", {"entwuerfe": "alles"})

    assert not OfferPage.objects.get(pk=offer.pk).serves_all


def test_a_copy_by_an_editor_serves_its_place_only(
    editor: Client, municipality_page: MunicipalityPage
) -> None:
    offer = OfferFactory(parent=municipality_page, serves_all=True)
    address = reverse("wagtailadmin_pages:copy", args=[offer.pk])
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": municipality_page.pk}

    editor.post(address, data)

    assert served(OfferPage.objects.get(slug="kopie")) == (False, {municipality_page.municipality.name})
