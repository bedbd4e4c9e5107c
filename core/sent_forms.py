"""Whether a request brings a form that Django reads."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def brings_form(request: HttpRequest, view: Any) -> bool:
    """Return whether ``view`` is sent a form that may be read before it does.

    A view without Django's protection of forms reads the body itself, which can be done only once.
    """
    protected = not getattr(view, "csrf_exempt", False)
    return request.method == "POST" and request.content_type in _FORMS and protected
