"""What waits for those who keep documents."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _, ngettext

from files.models import Document
from files.report import DocumentTextReportView, may_see_report, not_read
from worklists.registry import WORK_LISTS, Column, Group, WorkList


def register_work_lists() -> None:
    """Register the documents that search cannot read, the newest first."""
    WORK_LISTS.register(
        WorkList(
            name="documents",
            label=DocumentTextReportView.page_title,
            heading=lambda count: (
                ngettext(
                    "%(count)s Dokument, das die Suche nicht lesen kann",
                    "%(count)s Dokumente, die die Suche nicht lesen kann",
                    count,
                )
                % {"count": count}
            ),
            group=Group("documents", order=140),
            may_see=may_see_report,
            rows=lambda user: (
                not_read(user)
                .filter(text_state=Document.TextState.FAILED)
                .defer("text")
                .order_by("-created_at", "-pk")
            ),
            title=Column(_("Dokument"), lambda document: document.title),
            url=lambda document, request: reverse("wagtaildocs:edit", args=[document.pk]),
            columns=(Column(_("Stand"), lambda document: document.text_note),),
            all_url=DocumentTextReportView.worst_url,
        )
    )
