"""What everybody may open without signing in: legal pages, the contact form on barriers."""

from __future__ import annotations

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.accessibility import send_report
from home.forms import AccessibilityReportForm
from home.models import LegalText
from home.models.legal import legal_text


@login_not_required
@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    """Show the Impressum (§ 5 DDG)."""
    return _legal_page(request, LegalText.Kind.IMPRINT)


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Show the privacy notice (Art. 13 DSGVO)."""
    return _legal_page(request, LegalText.Kind.PRIVACY)


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement with its contact form; a POST sends a report to the operator."""
    if request.method != "POST":
        return _accessibility_page(request, AccessibilityReportForm())
    form = AccessibilityReportForm(request.POST)
    if not form.is_valid():
        return _accessibility_page(request, form, status=422)
    if not ratelimit.consume(request, action="accessibility_report"):
        form.add_error(
            None, _("Das waren zu viele Nachrichten. Bitte versuchen Sie es in einer Stunde noch einmal.")
        )
        return _accessibility_page(request, form, status=429)
    send_report(form)
    messages.success(request, _("Vielen Dank. Ihre Nachricht ist angekommen."))
    return redirect("home:accessibility")


def _legal_page(request: HttpRequest, kind: LegalText.Kind) -> HttpResponse:
    return render(request, "home/legal_page.html", {"legal": legal_text(kind)})


def _accessibility_page(
    request: HttpRequest, form: AccessibilityReportForm, status: int = 200
) -> HttpResponse:
    context = {"legal": legal_text(LegalText.Kind.ACCESSIBILITY), "form": form}
    return render(request, "home/accessibility.html", context, status=status)
