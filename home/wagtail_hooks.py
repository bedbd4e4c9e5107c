"""The home app in the administration."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from core.visibility import may_see_page
from home.models import LegalText
from home.models.legal import first_text


@hooks.register("before_serve_page")
def refuse_strangers(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Answer "no access" to someone who has signed in and may not open ``page``.

    Wagtail would send them to the sign-in page, which sends them back because they have signed in already.
    """
    if request.user.is_authenticated and not may_see_page(page, request.user):
        raise PermissionDenied


class LegalTextCreateView(CreateView):
    """Opens with the text to start from, for the first legal page that has none yet."""

    def get_initial_form_instance(self) -> LegalText:
        """Give the text to start from, or an empty one when all pages have theirs."""
        there = set(LegalText.objects.values_list("kind", flat=True))
        missing = [kind for kind in LegalText.Kind.values if kind not in there]
        return first_text(missing[0]) if missing else LegalText()


class LegalTextViewSet(SnippetViewSet):
    """Impressum, privacy notice and accessibility statement."""

    model = LegalText
    icon = "doc-full"
    menu_label = _("Rechtstexte")
    menu_order = 900
    add_to_settings_menu = True
    add_view_class = LegalTextCreateView
    list_display = ["__str__", "updated_at"]


register_snippet(LegalTextViewSet)
