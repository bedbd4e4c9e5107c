"""The conventions for page types."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.admin.panels import HelpPanel, MultiFieldPanel

from core.checks import check_page_type, check_page_types, page_types
from core.models import BasePage
from home.models import HomePage
from intranet.checks import check_page_types_are_searchable


class Options:
    """What the conventions ask of a model's options."""

    object_name = "SamplePage"

    def __init__(self, verbose_name: str) -> None:
        self.verbose_name = verbose_name


def codes(*, without: str = "", verbose_name: str = "Seite", **attributes: Any) -> set[str]:
    """The conventions that a page type breaks which keeps all but for ``without`` and ``attributes``."""
    keeps = {
        "parent_page_types": [],
        "subpage_types": [],
        "page_description": "Hilfe",
        "template": "layouts/page.html",
        "__module__": "home.models",
        "Meta": type("Meta", (), {"abstract": True}),
        **attributes,
    }
    keeps.pop(without, None)
    sample = type("SamplePage", (BasePage,), keeps)
    sample._meta = Options(verbose_name)
    return {str(message.id) for message in check_page_type(sample)}


def test_a_page_type_that_keeps_them_all_gives_no_warning() -> None:
    assert codes() == set()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"without": "parent_page_types"}, "core.W001"),
        ({"without": "subpage_types"}, "core.W002"),
        ({"verbose_name": "sample page"}, "core.W003"),
        ({"page_description": "", "content_panels": [], "promote_panels": []}, "core.W004"),
        ({"template": "home/gibt_es_nicht.html"}, "core.W005"),
    ],
)
def test_a_broken_convention_is_named(change: dict[str, Any], code: str) -> None:
    assert codes(**change) == {code}


def test_help_in_a_group_of_panels_counts() -> None:
    panels = [MultiFieldPanel([HelpPanel("Hilfe")])]
    assert codes(page_description="", content_panels=panels, promote_panels=[]) == set()


def test_every_page_type_of_the_site_keeps_the_conventions() -> None:
    assert check_page_types() == []


def test_every_page_type_of_the_site_can_be_found() -> None:
    assert check_page_types_are_searchable() == []


def test_the_start_page_is_among_the_page_types() -> None:
    assert HomePage in page_types()
