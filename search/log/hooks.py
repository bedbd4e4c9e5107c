"""The report of searches and recommended results in the administration."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.contrib.search_promotions.wagtail_hooks import SearchPicksMenuItem

from search.admin.pins import PinCreateView, PinEditView, PinIndexView
from search.admin.report_actions import register_report_action
from search.log.removal_view import PERMISSION as MAY_REMOVE, TextRemovalView
from search.log.report import SearchReportView
from search.synonyms.models import SynonymRule
from search.synonyms.views import add_url

register_report_action(
    _("Synonym anlegen"),
    lambda searched: add_url(SynonymRule.Kind.ONE_WAY, searched.text),
    may=lambda user: user.has_perm("search.add_synonymrule"),
    order=100,
)
register_report_action(
    _("Treffer empfehlen"),
    lambda searched: f"{reverse('wagtailsearchpromotions:add')}?{urlencode({'query': searched.text})}",
    may=lambda user: user.has_perm("wagtailsearchpromotions.add_searchpromotion"),
    order=200,
)
register_report_action(
    _("Text entfernen"),
    lambda searched: f"{reverse('search_text_removal')}?{urlencode({'text': searched.text})}",
    may=lambda user: user.has_perm(MAY_REMOVE),
    order=900,
)


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own at the same addresses
def search_urls() -> list[URLPattern]:
    """Add the report, and our forms for recommended results in the place of Wagtail's."""
    return [
        path("berichte/suchen/", SearchReportView.as_view(), name="search_report"),
        path(
            "berichte/suchen/results/",
            SearchReportView.as_view(results_only=True),
            name="search_report_results",
        ),
        path("berichte/suchen/entfernen/", TextRemovalView.as_view(), name="search_text_removal"),
        path("searchpicks/", PinIndexView.as_view()),
        path("searchpicks/results/", PinIndexView.as_view(results_only=True)),
        path("searchpicks/add/", PinCreateView.as_view()),
        path("searchpicks/<int:query_id>/", PinEditView.as_view()),
    ]


class SearchReportMenuItem(MenuItem):
    """Leads to the report of searches, for those who may read it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to coordination."""
        return bool(request.user.has_perm("search.view_searchcount"))


@hooks.register("register_reports_menu_item")
def search_report_menu_item() -> MenuItem:
    """Put the report of searches before the others."""
    return SearchReportMenuItem(
        _("Suchen ohne Treffer"), reverse("search_report"), name="searches", icon_name="search", order=100
    )


@hooks.register("construct_reports_menu")
def leave_out_raw_searches(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out Wagtail's list of search texts: it would be empty, as nothing is counted there."""
    items[:] = [item for item in items if item.name != "search-terms"]


@hooks.register("construct_settings_menu")
def leave_out_pins(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave recommended results out of the settings: they stand in the menu «Suche»."""
    items[:] = [item for item in items if item.name != "promoted-search-results"]


def pins_menu_item() -> MenuItem:
    """Give what leads to recommended results, for those who may keep them."""
    return SearchPicksMenuItem(
        _("Empfohlene Treffer"),
        reverse("wagtailsearchpromotions:index"),
        name="pins",
        icon_name="pick",
        order=50,
    )
