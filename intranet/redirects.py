"""Redirects from old addresses of pages, for those who may know the new ones."""

from __future__ import annotations

from urllib.parse import urlparse

from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from core.visibility import may_see_page


class CheckedRedirectMiddleware(RedirectMiddleware):
    """Wagtail's redirects, but silent for people who have not signed in and about pages one may not open.

    A missing address answers before any view has asked who is there, and the new address tells a title.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Replace a 404 by the redirect for its address where the person may open what it leads to."""
        if response.status_code != 404 or not request.user.is_authenticated:
            return response
        path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        paths = [path, urlparse(path).path]
        if not _is_any(paths):
            return response
        redirect = get_redirect(request, paths[0]) or get_redirect(request, paths[1])
        if redirect is None or redirect.link is None or not _may_follow(redirect, request):
            return response
        kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
        return kind(redirect.link)


def _is_any(paths: list[str]) -> bool:
    """Tell whether any redirect begins at one of ``paths``: few do, and to find the right one takes long."""
    spellings = {spelling for path in paths for spelling in (path, uri_to_iri(path)) if "\0" not in spelling}
    return Redirect.objects.filter(old_path__in=spellings).exists()


def _may_follow(redirect: Redirect, request: HttpRequest) -> bool:
    page = redirect.redirect_page
    return page is None or (page.live and may_see_page(page, request.user))
