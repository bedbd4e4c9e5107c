"""Reports on barriers, on their way to the operator."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from home.forms import AccessibilityReportForm
from mail.messages import annotate
from mail.models import Kind

# Longer than for other mails: it stands nowhere else.
TERM = timedelta(days=14)


def send_report(form: AccessibilityReportForm) -> None:
    """Mail what the valid ``form`` says to ``settings.ACCESSIBILITY_CONTACT_EMAIL``.

    A form that a program filled in is dropped without a word.
    """
    if form.is_from_a_program:
        return
    data = form.cleaned_data
    lines = [
        f"{_('Name')}: {data['name'] or _('nicht angegeben')}",
        f"{_('E-Mail')}: {data['email'] or _('nicht angegeben')}",
        f"{_('Seite')}: {data['page'] or _('nicht angegeben')}",
        "",
        data["message"],
    ]
    message = EmailMessage(
        subject=_("Meldung einer Barriere im Präventionsnetz"),
        body="\n".join(lines),
        to=[settings.ACCESSIBILITY_CONTACT_EMAIL],
        reply_to=[data["email"]] if data["email"] else [],
    )
    annotate(message, Kind.REPORT, TERM).send()
