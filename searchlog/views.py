"""Where a browser says that somebody has looked at the results of a search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from searchlog.events import MAX_SIGNED, read_signed
from searchlog.recording import count


@csrf_exempt  # the signature proves where it comes from
@require_POST
def record_event(request: HttpRequest) -> HttpResponse:
    """Count the search whose signed event is the body. Says nothing in return, whatever came of it."""
    body = request.read(MAX_SIGNED + 1)
    event = read_signed(body.decode("ascii", "replace"), request.user.pk) if len(body) <= MAX_SIGNED else None
    if event:
        count(event, request.user.pk)
    return HttpResponse(status=204)
