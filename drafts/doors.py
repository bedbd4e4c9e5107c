"""The addresses of the administration under which pages change, each answered in its turn."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls.pages import urlpatterns as page_urls
from wagtail.admin.views.bulk_action import index as bulk_action
from wagtail.admin.views.pages.copy import CopyView
from wagtail.models import Page

from core.row_numbers import row_number
from drafts.approval import ApprovalView
from drafts.creating import CreateOnceView
from drafts.in_turn import in_turn, while_locked

# Wagtail's own, by the names of their addresses; those that only show something are not among them.
_AS_THEY_ARE = (
    "edit",
    "move_confirm",
    "revisions_revert",
    "revisions_unschedule",
    "unpublish",
    "delete",
    "convert_alias",
    "set_page_position",
    "set_privacy",
    "lock",
    "unlock",
)


class CopyBelowView(CopyView):
    """Wagtail's view; that one fails where the page to copy to is gone, or none that the person may read."""

    def post(self, request: HttpRequest, page_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        """Copy the page, or show the form again with what is wrong."""
        key = row_number(request.POST.get("new_parent_page"))
        self.parent_page = Page.objects.filter(pk=key).first() or self.page.get_parent()
        response: HttpResponse = super(CopyView, self).post(request, page_id, *args, **kwargs)
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        """Make the copy or alias, or say why not: what is copied may break a rule of the present."""
        try:
            with transaction.atomic():
                response: HttpResponse = super().form_valid(form)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            response = self.form_invalid(form)
        return response


_bulk_on_pages = while_locked(bulk_action)


@never_cache
@require_admin_access
def bulk_action_in_turn(request: HttpRequest, app_label: str, model_name: str, action: str) -> HttpResponse:
    """Act on many pages, or on many of anything else."""
    view = _bulk_on_pages if (app_label, model_name) == ("wagtailcore", "page") else bulk_action
    response: HttpResponse = view(request, app_label=app_label, model_name=model_name, action=action)
    return response


def page_doors() -> list[URLPattern]:
    """Return what stands in place of Wagtail's addresses below «pages/»."""
    instead = {
        "add": CreateOnceView.as_view(),
        "copy": CopyBelowView.as_view(),
        "workflow_action": ApprovalView.as_view(),
    }
    views = {url.name: url.callback for url in page_urls if url.name in _AS_THEY_ARE} | instead
    return [
        URLPattern(url.pattern, in_turn(views[url.name]), url.default_args)
        for url in page_urls
        if url.name in views
    ]
