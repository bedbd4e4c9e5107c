"""Redirects from old addresses of pages, for those who may know the new ones."""

from __future__ import annotations

from urllib.parse import urlparse

from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
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
        redirect = get_redirect(request, path) or get_redirect(request, urlparse(path).path)
        if redirect is None or redirect.link is None or not _may_follow(redirect, request):
            return response
        kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
        return kind(redirect.link)


def _may_follow(redirect: Redirect, request: HttpRequest) -> bool:
    page = redirect.redirect_page
    return page is None or (page.live and may_see_page(page, request.user))
