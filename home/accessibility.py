"""Reports on barriers, on their way to the operator."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from home.forms import AccessibilityReportForm
from mail.models import Kind
from mail.registry import MAILS, MailTemplate
from mail.writing import write

REPORT = "home/email/barrier_report"

# Longer than for other mails: it stands nowhere else.
TERM = timedelta(days=14)


def send_report(form: AccessibilityReportForm) -> None:
    """Mail what the valid ``form`` says to ``settings.ACCESSIBILITY_CONTACT_EMAIL``.

    A form that a program filled in is dropped without a word.
    """
    if form.is_from_a_program:
        return
    data = form.cleaned_data
    reply_to = [data["email"]] if data["email"] else []
    write(REPORT, data, [settings.ACCESSIBILITY_CONTACT_EMAIL], reply_to=reply_to).send()


def register_mails() -> None:
    """Register the report, with an example for the preview."""
    MAILS.register(
        MailTemplate(
            REPORT,
            _("Meldung einer Barriere"),
            lambda: {
                "name": "Nele Beispiel",
                "email": "nele@example.org",
                "page": "/suche/",
                "message": "Die Filter lassen sich mit der Tastatur nicht schließen.",
            },
            Kind.REPORT,
            TERM,
        )
    )
