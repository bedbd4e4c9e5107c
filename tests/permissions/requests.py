"""Requests that change pages, and what the database holds before and after them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    PageViewRestriction,
    Revision,
    Site,
    TaskState,
    Workflow,
    WorkflowState,
)
from wagtail.test.utils.form_data import querydict_from_html

from accounts.models import Invitation, User
from directory.models import Closure, Confirmation
from files.models import Document, Image

Send = Callable[[Client], HttpResponse]
_KEPT: tuple[type[Any], ...] = (
    Page,
    PageViewRestriction,
    Collection,
    WorkflowState,
    TaskState,
    Workflow,
    Site,
    Group,
    GroupPagePermission,
    GroupCollectionPermission,
    Invitation,
    Document,
    Image,
    Confirmation,
    Closure,
)

_TABLES = [model._meta.db_table for model in (*_KEPT, User, User.groups.through, Revision)]


def snapshot() -> tuple[Any, ...]:
    """Give everything that requests of these tests could change."""
    rows = [tuple(model.objects.order_by("pk").values_list()) for model in _KEPT]
    people = User.objects.order_by("pk").values_list("pk", "email", "password", "is_active", "is_superuser")
    memberships = User.groups.through.objects.order_by("pk").values_list("user", "group")
    revisions = Revision.objects.order_by("pk").values_list("pk", "approved_go_live_at")
    return (*rows, tuple(people), tuple(memberships), tuple(revisions))


def outcome(client: Client, send: Send) -> str:
    """Send a request and take back what it did: «done» when it changed anything, else its status.

    Where nothing was written into one of the tables, nothing has changed; only else they are looked at.
    """
    written = False

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal written
        written = written or (not sql.startswith("SELECT") and any(table in sql for table in _TABLES))
        return execute(sql, params, many, context)

    with transaction.atomic():
        with connection.execute_wrapper(watch):
            status = send(client).status_code
        after = snapshot() if written else None
        transaction.set_rollback(True)
    cache.clear()
    return str(status) if after is None or after == snapshot() else "done"


def page_form(client: Client, page: Page, **changes: Any) -> dict[str, Any]:
    """Give what the form of ``page`` holds when ``client``, who may edit it, opens it, with ``changes``."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    html = client.get(address).content.decode()
    form = querydict_from_html(html, form_id="page-edit-form").copy()
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):  # drawn by JavaScript, so the page has no inputs of theirs
            form[f"{field.name}-count"] = "0"
    for name, value in changes.items():
        form[name] = value
    return form


def post(name: str, args: list[Any], data: Any = None, query: str = "") -> Send:
    """Give a sender of a POST request to the address called ``name``."""
    address = reverse(name, args=args) + query
    return lambda client: client.post(address, data or {})


def get(name: str, args: list[Any], query: str = "") -> Send:
    """Give a sender of a GET request."""
    address = reverse(name, args=args) + query
    return lambda client: client.get(address)


def bulk(action: str, page: Page, data: Any = None) -> Send:
    """Give a sender of one of the list's bulk actions on ``page``."""
    query = f"?id={page.pk}&next=/admin/"
    return post("wagtail_bulk_action", ["wagtailcore", "page", action], data, query)


def api(action: str, page: Page, data: Any = None) -> Send:
    """Give a sender of an action of the admin's own API on ``page``."""
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
    return lambda client: client.post(address, json.dumps(data or {}), content_type="application/json")
