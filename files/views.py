"""Handing out uploads: every image, rendition, document and avatar passes here, wherever it is stored."""

from __future__ import annotations

import mimetypes
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from core.visibility import may_see_collection
from files.models import Document
from files.stored import StoredFile, find_stored_file

# What a browser may show itself. SVG and HTML can carry scripts, so they are never among these.
RASTER_IMAGES = frozenset({"image/avif", "image/gif", "image/jpeg", "image/png", "image/webp"})
PDF = "application/pdf"
CHUNK = 64 * 1024
# A revoked membership must take effect: documents and originals are asked for again each time (which costs an
# answer without body); renditions and avatars, dozens on a page, may be kept by the reader's own browser.
REVALIDATE = "private, no-cache"
KEEP_SHORTLY = "private, max-age=3600"


@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Give the upload stored as ``path`` to a signed-in user whom its collection is open to.

    Raises Http404 for names that no row knows, for files the storage lost, and for files the user may not
    see: names are easy to guess, so "forbidden" would tell that a private body's file exists.
    """
    found = find_stored_file(path)
    if found is None or not _may_see(found, request.user):
        raise Http404
    etag = quote_etag(found.etag) if found.etag else None
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None or response.status_code != 304:
        response = _whole_file(found)
        if etag:
            response["ETag"] = etag
    response["Cache-Control"] = KEEP_SHORTLY if found.keep_shortly else REVALIDATE
    return response


@require_safe
def document_by_number(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give the document with the number ``pk``; raises Http404 as ``serve`` does."""
    return serve(request, get_object_or_404(Document, pk=pk).file.name)


def _may_see(found: StoredFile, user: Any) -> bool:
    if not user.is_authenticated:
        return False
    return all(may_see_collection(collection, user) for collection in found.collections)


def _whole_file(found: StoredFile) -> FileResponse:
    try:
        content = default_storage.open(found.name, "rb")
    except FileNotFoundError as error:
        raise Http404 from error
    filename = found.name.rpartition("/")[2]
    content_type = mimetypes.guess_type(filename)[0] or "application/octet-stream"
    inline = content_type in RASTER_IMAGES or content_type == PDF
    response = FileResponse(content, as_attachment=not inline, filename=filename, content_type=content_type)
    response.block_size = CHUNK
    response["X-Content-Type-Options"] = "nosniff"
    # Whatever a file holds, nothing in it runs. Browsers refuse to show PDFs in a sandbox.
    policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    response["Content-Security-Policy"] = policy if content_type == PDF else f"{policy}; sandbox"
    return response
