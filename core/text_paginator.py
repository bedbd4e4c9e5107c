"""Pages of lists that have a row for each text that is searched for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy
from wagtail.admin.paginator import WagtailPaginator


class SearchTextPaginator(WagtailPaginator):
    """Counts texts: the rows come from tables that count other things."""

    verbose_name = gettext_lazy("Suchtext")
    verbose_name_plural = gettext_lazy("Suchtexte")
