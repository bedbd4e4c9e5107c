"""The table of the chain as a file."""

from __future__ import annotations

from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from chain.presenting import chosen_topic, table
from core.models import Topic
from core.tables import write_csv


@never_cache
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Give the numbers that the reader sees as a CSV file for German spreadsheets."""
    topic = chosen_topic(request, list(Topic.objects.all()))
    content = StringIO()
    write_csv(content, table(request.user, topic))
    response = HttpResponse(content.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    name = f"praeventionskette-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
