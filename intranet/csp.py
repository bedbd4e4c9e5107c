"""Content security policies: one for readers' pages, a looser one for the administration."""

from __future__ import annotations

from csp.constants import NONCE, NONE, SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

type_of_directives = dict[str, list[str]]

# Nothing inline but scripts with the nonce of this answer, nothing from elsewhere. Images may be ``data:``
# because KERN's symbols and ticks are masks in its style sheet, written as data URLs; they cannot call out.
READERS: type_of_directives = {
    "default-src": [NONE],
    "script-src": [SELF, NONCE],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "media-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
}

# Wagtail's widgets for dates and its inline panels bring scripts inside the HTML that they insert, and its
# editor sets style attributes; it has no nonces for either. Still nothing comes from elsewhere.
ADMINISTRATION: type_of_directives = {
    "default-src": [NONE],
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "media-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
}


class PolicyByPlaceMiddleware(CSPMiddleware):
    """Sends the policy of the administration below its address and the readers' policy everywhere else."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Give the directives for this answer; what a view's decorator has set goes first."""
        parts = super().get_policy_parts(request, response, report_only)
        if parts.config is None and not report_only and _is_administration(request):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY["DIRECTIVES"]
        return parts


def _is_administration(request: HttpRequest) -> bool:
    return request.path_info.startswith(reverse("wagtailadmin_home"))
