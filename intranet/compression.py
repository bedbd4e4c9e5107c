"""Compressed answers: less to wait for where the network is slow."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

# Everything else (pictures, fonts, PDF, office files) is compressed already.
COMPRESSIBLE = ("text/", "application/json", "application/javascript", "image/svg+xml")


class TextGZipMiddleware(GZipMiddleware):
    """Compresses text as Django does, with its padding against BREACH, and leaves files as they are.

    Files keep their length that way, so that a browser can show how far a download is. What whitenoise has
    compressed before says so and is not touched.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress ``response`` when it is text and the browser takes it."""
        if not response.get("Content-Type", "").startswith(COMPRESSIBLE):
            return response
        return super().process_response(request, response)
