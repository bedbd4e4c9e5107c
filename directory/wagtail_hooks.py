"""The directory in the administration: providers, proposed changes to them, languages."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from core.wagtail_hooks import refuse_while_used
from directory.models import Language, Provider
from directory.permissions import may_propose
from directory.proposal_views import proposal_detail, proposal_list
from directory.viewsets import LanguageViewSet, ProviderViewSet

register_snippet(ProviderViewSet)
register_snippet(LanguageViewSet)


@hooks.register("register_admin_urls")
def proposal_urls() -> list[URLPattern]:
    """Add the addresses of proposed changes."""
    return [
        path("traeger-vorschlaege/", proposal_list, name="directory_proposals"),
        path("traeger-vorschlaege/<int:pk>/", proposal_detail, name="directory_proposal"),
    ]


class ProposalsMenuItem(MenuItem):
    """Leads to proposed changes, for those who may decide on any."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to whoever edits providers."""
        return may_propose(request.user)


@hooks.register("register_admin_menu_item")
def proposals_menu_item() -> MenuItem:
    """Put the proposals below the providers."""
    return ProposalsMenuItem(
        _("Vorschläge"),
        reverse("directory_proposals"),
        name="provider-proposals",
        icon_name="comment",
        order=211,
    )


@hooks.register("before_delete_snippet")
def keep_what_offers_use(request: HttpRequest, instances: Sequence[Model]) -> HttpResponse | None:
    """Refuse to delete a provider or a language that anything points to, and say what does."""
    return refuse_while_used(request, instances, (Provider, Language))
