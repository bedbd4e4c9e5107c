"""Versions of every type of page whose keys all lead nowhere: nothing that is done with them fails.

The keys are taken from the models: a new field, row or type of page is asked about without anybody's help.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import ForeignKey
from django.urls import reverse
from django.utils import timezone
from modelcluster.models import (
    get_all_child_m2m_relations,
    get_all_child_relations,
    get_serializable_data_for_fields,
)
from wagtail.models import Page, Revision, Workflow, get_page_models

from tests.permissions.conftest import County

pytestmark = pytest.mark.django_db
GONE = 987_654
# Those of Wagtail's own, which no form has.
_WAGTAILS = {"content_type", "locale", "owner", "live_revision", "latest_revision", "alias_of", "locked_by"}


def test_versions_that_name_what_is_gone_are_shown_compared_copied_planned_and_published(
    county: County,
) -> None:
    browser = county.browser("supe")
    browser.raise_request_exception = False
    by_type = {type(county.page(name)): name for name in county.pages}
    assert set(by_type) == {model for model in get_page_models() if model is not Page}
    # One of those with the same fields, as all lists of pages.
    alike = {frozenset(_without_rows(county.page(name))): name for name in by_type.values()}
    wrong = []
    for name in alike.values():
        county.page(name).save_revision().publish()
        revision = county.page(name).save_revision(user=county.people["supe"], log_action=True)
        content = revision.content | _without_rows(county.page(name))
        Revision.objects.filter(pk=revision.pk).update(content=content)
        for method, path, data in [*_asked(county.page(name), revision), *_plans(county, name, revision)]:
            with transaction.atomic():
                status = getattr(browser, method)(path, data).status_code
                transaction.set_rollback(True)
            if status not in (200, 302):
                wrong.append((name, method, path, status))
        call_command("publish_scheduled")
        assert browser.get(county.page(name).url).status_code == 200
    assert [one for one in wrong if one[-1] != 403] == []  # some pages are there once


def _without_rows(page: Any) -> dict[str, Any]:
    """Return content of a version in which every key that somebody may choose leads nowhere."""
    content = {
        field.name: GONE
        for field in page._meta.concrete_fields
        if isinstance(field, ForeignKey)
        and field.name not in _WAGTAILS
        and not field.remote_field.parent_link
    }
    content |= {field.name: [GONE] for field in get_all_child_m2m_relations(type(page))}
    for relation in get_all_child_relations(type(page)):
        model, to_page = relation.related_model, relation.field.name
        if model._meta.app_label != Page._meta.app_label:
            keys = [one.name for one in model._meta.concrete_fields if isinstance(one, ForeignKey)]
            row = get_serializable_data_for_fields(model()) | dict.fromkeys(keys, GONE)
            content[relation.get_accessor_name()] = [row | {"pk": None, to_page: page.pk}]
    return content


def _asked(page: Page, revision: Revision) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """What is done with the newest draft."""
    copied = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": page.get_parent().pk}
    question = reverse("drafts_confirm_publishing", args=[page.pk, revision.pk])
    for name in ("edit", "view_draft", "history", "copy", "delete"):
        yield "get", reverse(f"wagtailadmin_pages:{name}", args=[page.pk]), {}
    for name in ("revisions_view", "revisions_revert"):
        yield "get", reverse(f"wagtailadmin_pages:{name}", args=[page.pk, revision.pk]), {}
    yield "get", reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", revision.pk]), {}
    yield "get", question, {}
    yield "post", question, {"wahl": "alles"}
    yield "post", f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}&next=/admin/", {}
    for more in ({}, {"publish_copies": "on"}, {"alias": "on"}):
        yield "post", reverse("wagtailadmin_pages:copy", args=[page.pk]), copied | more


def _plans(county: County, name: str, revision: Revision) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """What is done with the same version while it waits for approval, for its time, and as an older one."""
    page, user = county.page(name), county.people["supe"]
    state = Workflow.objects.order_by("pk")[0].start(page, user)
    task = state.current_task_state
    yield "get", reverse("wagtailadmin_pages:edit", args=[page.pk]), {}
    yield "get", reverse("wagtailadmin_pages:workflow_preview", args=[page.pk, task.task_id]), {}
    approve = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    yield "post", approve, {"comment": "ja"}
    state.cancel(user=user)
    county.page(name).save_revision(clean=False)
    yield "get", reverse("wagtailadmin_pages:revisions_view", args=[page.pk, revision.pk]), {}
    yield "get", reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revision.pk]), {}
    yield "get", reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, revision.pk, "latest"]), {}
    due = timezone.now() - timedelta(minutes=1)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=due)
    yield "get", reverse("wagtailadmin_pages:edit", args=[page.pk]), {}
    yield "get", reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, revision.pk]), {}
