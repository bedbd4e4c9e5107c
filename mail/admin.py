"""Outgoing mail in the administration: a list without texts, «Noch einmal senden» and «Verwerfen»."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from mail.models import OutgoingMail
from mail.server import ask_again
from mail.state import mail_state
from mail.tasks import send_mails

MAY_ACT = "mail.change_outgoingmail"


class OutgoingMailIndexView(generic.IndexView):
    """Lists outgoing mail, newest first."""

    template_name = "mail/admin/index.html"
    any_permission_required = ("view",)

    def get_list_more_buttons(self, instance: OutgoingMail) -> list[MenuItem]:
        """Offer what can still be done with a mail."""
        if not self.request.user.has_perm(MAY_ACT):
            return []
        buttons = []
        if instance.can_be_retried:
            buttons.append(MenuItem(_("Noch einmal senden"), url=_url("retry", instance), icon_name="mail"))
        if instance.can_be_discarded:
            buttons.append(MenuItem(_("Verwerfen"), url=_url("discard", instance), icon_name="cross"))
        return buttons

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what is wrong with the mail server."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {"mail_state": mail_state()}


class OutgoingMailViewSet(ModelViewSet):
    """«Ausgehende E-Mails» among the settings of administration."""

    model = OutgoingMail
    name = "outgoing_mail"
    url_prefix = "ausgehende-mails"
    icon = "mail"
    menu_label = _("Ausgehende E-Mails")
    menu_order = 660
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    exclude_form_fields: list[str] = []
    index_view_class = OutgoingMailIndexView
    list_filter = ["state", "kind"]
    search_fields = ["recipient"]
    list_per_page = 50
    list_display = [
        "recipient",
        Column("get_kind_display", label=_("Art"), sort_key="kind"),
        Column("get_state_display", label=_("Stand"), sort_key="state"),
        Column("attempts", label=_("Versuche"), sort_key="attempts"),
        Column("last_error", label=_("Letzter Fehler")),
        DateColumn("created_at", label=_("Angelegt"), sort_key="created_at"),
        DateColumn("sent_at", label=_("Verschickt"), sort_key="sent_at"),
    ]

    def get_urlpatterns(self) -> list[Any]:
        """Give the list and the two actions; there are no forms."""
        listed = [pattern for pattern in super().get_urlpatterns() if pattern.name.startswith("index")]
        return [
            *listed,
            path("<int:pk>/retry/", retry, name="retry"),
            path("<int:pk>/discard/", discard_mail, name="discard"),
        ]


def _url(name: str, mail: OutgoingMail) -> str:
    return reverse(f"outgoing_mail:{name}", args=[mail.pk])


def _confirmed(
    request: HttpRequest, pk: int, question: str, label: str, act: Callable[[HttpRequest, OutgoingMail], None]
) -> HttpResponse:
    """Ask on GET and act on POST; raises PermissionDenied for whoever may only look."""
    if not request.user.has_perm(MAY_ACT):
        raise PermissionDenied
    mail = get_object_or_404(OutgoingMail, pk=pk)
    if request.method == "POST":
        act(request, mail)
        return redirect("outgoing_mail:index")
    context = {
        "header_title": mail,
        "page_title": label,
        "header_icon": "mail",
        "question": question % {"recipient": mail.recipient},
        "label": label,
        "index_url": reverse("outgoing_mail:index"),
    }
    return render(request, "components/admin_confirm.html", context)


@require_http_methods(["GET", "POST"])
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a mail again that was refused, or now what waits for its next attempt."""
    question = gettext("Die E-Mail an %(recipient)s jetzt noch einmal senden?")
    return _confirmed(request, pk, question, gettext("Noch einmal senden"), _retry)


def _retry(request: HttpRequest, mail: OutgoingMail) -> None:
    if not mail.can_be_retried:
        messages.error(request, gettext("Diese E-Mail lässt sich nicht mehr senden: Ihr Text ist gelöscht."))
        return
    again = OutgoingMail.objects.filter(pk=mail.pk, state=mail.state, lease_until=None)
    if again.update(state=mail.State.WAITING, send_after=timezone.now()):
        ask_again()
        send_mails.enqueue()
    messages.success(request, gettext("Die E-Mail an %s wird gesendet.") % mail.recipient)


@require_http_methods(["GET", "POST"])
def discard_mail(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a mail up and erase its text."""
    question = gettext("Die E-Mail an %(recipient)s verwerfen? Sie wird dann nicht verschickt.")
    return _confirmed(request, pk, question, gettext("Verwerfen"), _discard)


def _discard(request: HttpRequest, mail: OutgoingMail) -> None:
    unsent = OutgoingMail.objects.filter(pk=mail.pk, state__in=[mail.State.WAITING, mail.State.FAILED])
    if unsent.update(state=mail.State.DISCARDED, message={}):
        messages.success(request, gettext("Die E-Mail an %s ist verworfen.") % mail.recipient)
    else:
        messages.error(request, gettext("Diese E-Mail ist schon verschickt."))
