"""What the first button below a page's form does."""

from __future__ import annotations

from django.urls import reverse

from accounts.workflows import sync_workflows
from tests.permissions.conftest import County


def first_action(county: County, role: str, name: str) -> str:
    """Give the name of the action that needs no menu on the form of a page."""
    url = reverse("wagtailadmin_pages:edit", args=[county.pages[name].pk])
    return str(county.browser(role).get(url).context["action_menu"].default_item.name)


def test_publishing_comes_first(county: County) -> None:
    assert first_action(county, "Koor", "offer in Olfen") == "action-publish"


def test_page_that_waits_for_approval_is_not_published_past_it_by_the_first_button(county: County) -> None:
    sync_workflows()
    page = county.page("offer in Olfen")
    page.save_revision()
    page.get_workflow().start(page, county.people["RedO"])
    assert first_action(county, "Koor", "offer in Olfen") != "action-publish"
