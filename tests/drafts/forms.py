"""An edit form of the administration as a browser without JavaScript sends it back."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page


def opened(client: Client, page: Page, url: str = "") -> dict[str, Any]:
    """Open the edit form of ``page`` and return what it would send."""
    return fields_of(client.get(url or reverse("wagtailadmin_pages:edit", args=[page.pk])))


def fields_of(response: HttpResponse, form_id: str = "w-editor-form") -> dict[str, Any]:
    """Return names and values of the fields of a form in a response."""
    assert response.status_code == 200, response.status_code
    form = BeautifulSoup(response.content.decode(), "lxml").select_one(
        f"form[data-edit-form], form#{form_id}"
    )
    assert form is not None
    data: dict[str, Any] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        if "__prefix__" in str(field["name"]) or field.get("type") in {"submit", "button", "file"}:
            continue
        if field.name == "select":
            chosen = [option.get("value", "") for option in field.select("option[selected]")]
            data[field["name"]] = chosen if field.has_attr("multiple") else (chosen or [""])[0]
        elif field.name == "textarea":
            data[field["name"]] = field.text.removeprefix("\n")
        elif field.get("type") in {"checkbox", "radio"}:
            if field.has_attr("checked"):
                data.setdefault(field["name"], []).append(field.get("value", "on"))
        else:
            data[field["name"]] = field.get("value", "")
    return data


def save(client: Client, page: Page, sent: dict[str, Any], **changes: Any) -> HttpResponse:
    """Save the form as a draft."""
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent | changes)


def publish(client: Client, page: Page, sent: dict[str, Any], **changes: Any) -> HttpResponse:
    """Press «Veröffentlichen» in the form."""
    return save(client, page, sent, **changes, **{"action-publish": "1"})
