"""The administration's own API, which its scripts ask: every list and every action follows the rule."""

from __future__ import annotations

from typing import Any

from rest_framework.parsers import JSONParser
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.models import Page

from core.admin_reading.drafts_unseen import as_published
from core.admin_reading.numbers import known
from core.admin_reading.rules import readable


class ReadablePagesParser(JSONParser):
    """Reads what actions are sent, with no number of a page that the person may not read."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """Return the values that were sent."""
        sent = super().parse(stream, media_type, parser_context)
        if isinstance(sent, dict):
            for name in [name for name in sent if name.endswith("page_id")]:
                if isinstance(sent[name], int | str):
                    sent[name] = known(Page, [sent[name]], parser_context["request"].user)[0]
        return sent


class ReadablePages(PagesAdminAPIViewSet):
    """Pages."""

    parser_classes = (ReadablePagesParser,)

    def get_base_queryset(self) -> Any:
        """Return the pages that the person meets while walking down the tree."""
        return readable(super().get_base_queryset(), self.request.user)

    def get_object(self) -> Any:
        """Return the page, without what the person may not know of its draft."""
        page = super().get_object()
        as_published([page], self.request.user)
        return page

    def paginate_queryset(self, queryset: Any) -> Any:
        """Return the pages of one answer in the same way."""
        pages = list(super().paginate_queryset(queryset))
        as_published(pages, self.request.user)
        return pages


class ReadableDocuments(DocumentsAdminAPIViewSet):
    """Documents."""

    def get_queryset(self) -> Any:
        """Return those that the person may read."""
        return readable(super().get_queryset(), self.request.user)


class ReadableImages(ImagesAdminAPIViewSet):
    """Images."""

    def get_queryset(self) -> Any:
        """Return those that the person may read."""
        return readable(super().get_queryset(), self.request.user)
