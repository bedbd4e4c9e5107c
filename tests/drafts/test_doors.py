"""Every door through which something goes live or ends asks the same, and says what becomes of a plan."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from accounts.models import User
from directory.models import OfferPage
from drafts.models import SectionEnd
from drafts.pending import Pending
from home.models import HomePage
from knowledge.models import ArticlePage
from strategy.models import StrategicGoalPage
from tests.knowledge.factories import ArticleFactory, KnowledgeIndexFactory
from tests.strategy.factories import make_goal, make_leitbild


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def act(client: Client, page: Any, action: str, **data: Any) -> Any:
    """Let a script of the administration act on a page."""
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
    return client.post(address, json.dumps(data), content_type="application/json")


def later(days: int = 7) -> Any:
    return timezone.now() + timedelta(days=days)


def plan(offer: OfferPage, **fields: Any) -> Revision:
    """Plan a version of ``offer`` in a week."""
    version = fresh(offer)
    for name, value in ({"summary": "Geplant.", "go_live_at": later()} | fields).items():
        setattr(version, name, value)
    revision: Revision = version.save_revision(clean=False)
    revision.publish()
    return revision


@pytest.fixture
def section(home_page: HomePage) -> tuple[ArticlePage, ArticlePage]:
    """A published article that has an end in its draft, and one below it."""
    above = ArticleFactory(parent=KnowledgeIndexFactory(parent=home_page), title="Bereich")
    below = ArticleFactory(parent=above, title="Darunter")
    above.save_revision().publish()
    version = fresh(above)
    version.expire_at = later(1)
    version.save_revision()
    return fresh(above), below


def test_a_script_is_told_where_to_answer_and_publishes_what_raises_no_question(
    client: Client, superuser: User, offer: OfferPage
) -> None:
    client.force_login(superuser)
    OfferPage.objects.filter(pk=offer.pk).update(live=False)
    assert act(client, offer, "publish").status_code == 200
    assert fresh(offer).live
    version = fresh(offer)
    version.summary = "Nur im Entwurf."
    version.save_revision()

    response = act(client, offer, "publish")

    assert response.status_code == 409
    assert response.json()["edit_url"] == reverse("wagtailadmin_pages:edit", args=[offer.pk])
    assert fresh(offer).summary == offer.summary
    plan(offer)
    assert act(client, offer, "publish").status_code == 409
    assert act(client, offer, "unpublish").status_code in (400, 403)
    assert fresh(offer).scheduled_revision is not None


@pytest.mark.parametrize("field", ["go_live_at", "expire_at"])
def test_seconds_that_no_form_shows_are_no_change(offer: OfferPage, field: str) -> None:
    moment = later().replace(second=0, microsecond=0)
    setattr(offer, field, moment + timedelta(seconds=31, microseconds=5))
    offer.save_revision(clean=False)
    OfferPage.objects.filter(pk=offer.pk).update(
        live_revision=fresh(offer).latest_revision_id, **{field: getattr(offer, field)}
    )
    version = fresh(offer)
    setattr(version, field, moment)
    mine = version.save_revision(clean=False)

    pending = Pending(mine, base=fresh(offer).live_revision_id)

    assert not pending.has_own_change
    assert not pending.in_both
    setattr(version, field, moment + timedelta(minutes=1))
    assert Pending(version.save_revision(clean=False), base=mine.pk).has_own_change


def test_what_somebody_else_saved_is_not_taken_for_ones_own(offer: OfferPage, superuser: User) -> None:
    offer.save_revision().publish()
    version = fresh(offer)
    version.summary = "Von jemand anderem."
    other = version.save_revision()
    version.place_name = "Raum 7"
    mine = version.save_revision(user=superuser)

    assert Pending(mine, base=fresh(offer).live_revision_id, own=other.pk).has_beside


def test_an_answer_to_what_is_no_longer_asked_publishes_nothing(
    client: Client, superuser: User, offer: OfferPage
) -> None:
    offer.save_revision().publish()
    live = fresh(offer).live_revision_id
    planned = plan(offer)
    version = fresh(offer)
    version.place_name = "Raum 7"
    mine = version.save_revision(user=superuser)
    client.force_login(superuser)
    address = reverse("drafts_confirm_publishing", args=[offer.pk, mine.pk], query={"grundlage": live})
    asked = client.get(address).context["form"].initial["stand"]
    Revision.objects.filter(pk=planned.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    Revision.objects.filter(pk=planned.pk).update(content=planned.content | {"go_live_at": None})
    call_command("publish_scheduled")

    response = client.post(address, {"stand": asked, "wahl": "alles", "plan": "verwerfen"})

    assert "Inzwischen wurde etwas anderes veröffentlicht" in response.content.decode()
    assert fresh(offer).summary == "Geplant."
    again = response.context["form"]["stand"].value()
    client.post(address, {"stand": again, "wahl": "nur-meine"})
    assert (fresh(offer).summary, fresh(offer).place_name) == ("Geplant.", "Raum 7")


def test_a_page_that_somebody_locks_meanwhile_is_not_published(
    client: Client, superuser: User, offer: OfferPage, reader: User
) -> None:
    offer.save_revision().publish()
    version = fresh(offer)
    version.place_name = "Raum 7"
    mine = version.save_revision(user=superuser)
    OfferPage.objects.filter(pk=offer.pk).update(locked=True, locked_by=reader, locked_at=timezone.now())
    client.force_login(superuser)
    address = reverse("drafts_confirm_publishing", args=[offer.pk, mine.pk])

    client.post(address, {"wahl": "alles"})

    assert fresh(offer).place_name != "Raum 7"


@pytest.mark.parametrize(("answer", "ends_all"), [("alle", True), ("behalten", False)])
def test_publishing_many_asks_about_pages_below_those_that_end(
    client: Client, superuser: User, section: tuple[ArticlePage, ArticlePage], answer: str, ends_all: bool
) -> None:
    above, _below = section
    client.force_login(superuser)
    address = f"/admin/bulk/wagtailcore/page/publish/?id={above.pk}&next=/admin/"
    assert "wird diese Seite nicht mehr gezeigt" in client.get(address).content.decode()

    response = client.post(address, {"entwuerfe": "alles"})

    assert "was aus den Seiten darunter wird" in response.content.decode()
    assert fresh(above).expire_at is None
    client.post(address, {"entwuerfe": "alles", "bereich": answer})
    assert fresh(above).expire_at is not None
    assert SectionEnd.objects.get(page=above.pk).ends_all is ends_all


def test_approving_asks_about_pages_below_one_that_ends(
    coordination: Client, superuser: User, section: tuple[ArticlePage, ArticlePage]
) -> None:
    above, _below = section
    version = above.get_latest_revision_as_object()
    version.get_workflow().start(version, superuser)
    task = version.current_workflow_task_state
    address = f"/admin/pages/workflow/action/{above.pk}/approve/{task.pk}/"
    seen = {"comment": "", "gesehen": fresh(above).latest_revision_id}

    for sent in ({"comment": ""}, seen):
        response = coordination.post(address, sent)
        assert "darunter stehen andere" in response.content.decode()
        assert fresh(above).expire_at is None
    coordination.post(address, seen | {"bereich": "alle"})

    assert fresh(above).expire_at is not None
    assert SectionEnd.objects.get(page=above.pk).ends_all


def ended(page: Any) -> None:
    """Let the time of a page be up, and what is due happen."""
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")


def test_a_page_that_ends_comes_back_on_its_planned_day(offer: OfferPage) -> None:
    offer.save_revision().publish()
    revision = plan(offer)

    ended(offer)

    assert not fresh(offer).live
    assert fresh(offer).scheduled_revision == revision
    entry = PageLogEntry.objects.get(page=offer.pk, action="drafts.plan_stays")
    assert "wird sie wieder veröffentlicht" in entry.message
    Revision.objects.filter(pk=revision.pk).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1),
        content=revision.content | {"go_live_at": None, "expire_at": None},
    )
    call_command("publish_scheduled")
    assert (fresh(offer).live, fresh(offer).summary) == (True, "Geplant.")


def test_a_plan_whose_own_time_is_up_is_not_published_for_a_moment(offer: OfferPage) -> None:
    offer.save_revision().publish()
    revision = plan(offer)
    past = timezone.now() - timedelta(minutes=1)
    Revision.objects.filter(pk=revision.pk).update(
        approved_go_live_at=past - timedelta(hours=1),
        content=revision.content
        | {"go_live_at": (past - timedelta(hours=1)).isoformat(), "expire_at": past.isoformat()},
    )

    call_command("publish_scheduled")

    assert fresh(offer).summary == offer.summary
    assert "schon abgelaufen" in PageLogEntry.objects.get(action="drafts.plan_stopped").message


def test_a_plan_that_ends_with_its_section_is_logged(section: tuple[ArticlePage, ArticlePage]) -> None:
    above, below = section
    below.save_revision().publish()
    version = fresh(below)
    version.go_live_at = later()
    version.save_revision().publish()
    SectionEnd.objects.create(page_id=above.pk, ends_all=True)

    ended(above)

    assert (fresh(below).live, fresh(below).scheduled_revision) == (False, None)
    entry = PageLogEntry.objects.get(page=below.pk, action="drafts.plan_dropped")
    assert "entfällt" in entry.message


def test_one_plan_that_fails_holds_up_no_other(offer: OfferPage, municipality_page: Any) -> None:
    from django.core.management.base import CommandError

    from tests.directory.factories import OfferFactory

    other = OfferFactory(parent=municipality_page, live=False)
    past = timezone.now() - timedelta(minutes=1)
    for page, more in ((offer, {"contacts": 5}), (other, {})):
        revision = page.save_revision()
        Revision.objects.filter(pk=revision.pk).update(
            approved_go_live_at=past, content=revision.content | {"go_live_at": past.isoformat()} | more
        )

    with pytest.raises(CommandError):
        call_command("publish_scheduled")

    assert fresh(other).live


def test_an_alias_of_a_goal_has_its_number_until_it_is_one_of_its_own(
    client: Client, superuser: User, home_page: HomePage
) -> None:
    goal = make_goal(make_leitbild(home_page))
    client.force_login(superuser)
    form = {"new_title": "x", "new_slug": "ebenso", "new_parent_page": goal.get_parent().pk, "alias": "on"}

    answer = client.post(reverse("wagtailadmin_pages:copy", args=[goal.pk]), form)

    assert answer.status_code == 302
    alias = StrategicGoalPage.objects.get(slug="ebenso")
    assert alias.number == goal.number
    client.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    assert (fresh(alias).alias_of, fresh(alias).number) == (None, None)


def test_what_breaks_a_rule_is_not_copied_and_the_form_says_why(
    client: Client, superuser: User, offer: OfferPage
) -> None:
    OfferPage.objects.filter(pk=offer.pk).update(change_note="neu", changed_on=None)
    client.force_login(superuser)
    form = {"new_title": "x", "new_slug": "ebenso", "new_parent_page": offer.get_parent().pk, "alias": "on"}

    answer = client.post(reverse("wagtailadmin_pages:copy", args=[offer.pk]), form)

    assert "Bitte auch das Datum der Änderung angeben." in answer.content.decode()
    assert not OfferPage.objects.filter(slug="ebenso").exists()
