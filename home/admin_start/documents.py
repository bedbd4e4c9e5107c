"""The panel about documents that search cannot read."""

from __future__ import annotations

from typing import Any

from files.models import Document
from files.report import DocumentTextReportView, may_see_report, not_read
from home.admin_start.base import StartPanel

DOCUMENT_ROWS = 5


class UnreadDocumentsPanel(StartPanel):
    """Files of the person's collections whose text could not be read, with the reason."""

    name = "unread_documents"
    template_name = "home/admin/start_documents.html"
    order = 140

    def content(self) -> dict[str, Any]:
        """Give the newest and how many there are; nothing when there is none."""
        user = self.request.user
        if not may_see_report(user):
            return {}
        failed = not_read(user).filter(text_state=Document.TextState.FAILED).defer("text")
        count = failed.count()
        if not count:
            return {}
        return {
            "documents": failed.order_by("-created_at", "-pk")[:DOCUMENT_ROWS],
            "count": count,
            "report_url": DocumentTextReportView.worst_url(),
        }
