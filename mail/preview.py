"""What the mails of the site say, with invented people: for those who answer for their words."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from mail.registry import MAILS
from mail.writing import render

TITLE = _("Texte der E-Mails")
MAY_PREVIEW = "mail.preview_outgoingmail"


class MailPreviewView(WagtailAdminTemplateMixin, TemplateView):
    """Every mail that the site words itself, with example data; none of it is about anybody."""

    template_name = "mail/admin/preview.html"
    page_title = TITLE
    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in those who may preview mails; raises PermissionDenied for others."""
        if not request.user.has_perm(MAY_PREVIEW):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the mails."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        mails = [(template.label, *render(template, template.example())) for template in MAILS]
        return context | {"mails": mails}
