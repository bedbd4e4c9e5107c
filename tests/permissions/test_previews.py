"""Every page type can be previewed while it is written: when it is published, and before it is ever saved."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from wagtail.models import Page

from tests.permissions.conftest import County

WRITTEN = {
    "start page": None,
    "directory": "start page",
    "page of Olfen": "directory",
    "offer in Olfen": "page of Olfen",
    "Leitbild": "start page",
    "goal": "Leitbild",
    "objective": "goal",
    "articles": "start page",
    "article": "articles",
    "network": "start page",
    "open body": "network",
    "open meeting": "open body",
    "updates": "start page",
    "update": "updates",
}


def preview(county: County, page: Page) -> int:
    """Give the status of the preview that a coordinator gets."""
    request = RequestFactory().get("/", HTTP_HOST="localhost")
    request.user = county.people["Koor"]
    return page.make_preview_request(request, page.default_preview_mode).status_code


@pytest.mark.parametrize("name", WRITTEN)
def test_a_published_page_is_previewed(county: County, name: str) -> None:
    assert preview(county, county.page(name)) == 200


@pytest.mark.parametrize("name", [name for name, parent in WRITTEN.items() if parent])
def test_a_page_is_previewed_before_it_is_saved(county: County, name: str) -> None:
    parent = county.page(WRITTEN[name] or "")
    kept = county.page(name)
    draft = type(kept)(title="Noch nicht gespeichert", slug="neu")
    for field in ("municipality_id", "date"):
        if hasattr(kept, field):
            setattr(draft, field, getattr(kept, field))
    # As Wagtail does it: the page gets the place that it would have in the tree.
    draft.depth = parent.depth + 1
    draft.path = Page._get_children_path_interval(parent.path)[1]
    draft.set_url_path(parent)
    assert preview(county, draft) == 200
