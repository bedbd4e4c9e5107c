"""Invitations in the administration: list, invite, send again, withdraw."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext, gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from accounts.invitations import (
    NotUsable,
    account_of,
    deliver,
    group_for,
    inviting_roles,
    may_invite,
    renew,
    visible_invitations,
    withdraw,
)
from accounts.models import Invitation
from accounts.models.invitation import TARGET_OF_ROLE
from accounts.role_table import Role
from accounts.roles import is_coordination, municipalities_of


class InvitationForm(WagtailAdminModelForm):
    """Offers the roles and places that the inviting person may hand out, and refuses all others."""

    class Meta:
        model = Invitation
        fields = ["email", "role", "municipality", "youth_office", "body_group"]
        widgets = {"role": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = inviting_roles(self.for_user)
        self.fields["role"].choices = [choice for choice in Role.choices if choice[0] in allowed]
        for role, name in TARGET_OF_ROLE.items():
            if role not in allowed:
                del self.fields[name]
        if not is_coordination(self.for_user):
            municipalities = self.fields["municipality"]
            municipalities.queryset = municipalities.queryset.filter(pk__in=municipalities_of(self.for_user))

    def clean_email(self) -> str:
        """Give the address in lower case."""
        return self.cleaned_data["email"].lower()

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        invitation = self.instance
        if not may_invite(self.for_user, Role(invitation.role), invitation.municipality_id):
            self.add_error("role", _("Diese Rolle dürfen Sie nicht vergeben."))
            return
        account = account_of(invitation)
        if account is not None and not account.is_active:
            self.add_error("email", _("Das Konto zu dieser Adresse ist gesperrt."))
        elif account is not None and account.groups.filter(pk=group_for(invitation).pk).exists():
            self.add_error("email", _("Diese Person hat die Rolle schon."))
        elif any(other.is_usable for other in _same(invitation)):
            self.add_error(
                "email", _("Diese Einladung gibt es schon. Sie können sie in der Liste noch einmal schicken.")
            )


def _same(invitation: Invitation) -> QuerySet[Invitation]:
    return Invitation.objects.select_related("link").filter(
        email__iexact=invitation.email,
        role=invitation.role,
        municipality=invitation.municipality_id,
        youth_office=invitation.youth_office_id,
        body_group=invitation.body_group_id,
    )


def _send(request: HttpRequest, invitation: Invitation, token: str) -> None:
    """Have the link mailed; the list says what came of it."""
    deliver(invitation, request.build_absolute_uri(reverse("accounts:accept_invitation", args=[token])))
    if invitation.state == Invitation.State.UNSENT:
        messages.error(request, gettext("Die E-Mail an %s lässt sich nicht verschicken.") % invitation.email)
    else:
        messages.success(request, gettext("Die Einladung an %s wird verschickt.") % invitation.email)


class InvitationIndexView(generic.IndexView):
    """Lists the invitations that the person may see, newest first."""

    def get_base_queryset(self) -> QuerySet[Invitation]:
        """Give what the person may see."""
        return visible_invitations(self.request.user)

    def get_list_more_buttons(self, instance: Invitation) -> list[MenuItem]:
        """Offer to send again and to withdraw while nobody has accepted."""
        if instance.accepted_at:
            return []
        buttons = [
            MenuItem(_("Noch einmal schicken"), url=_url("send", instance), icon_name="mail", priority=10)
        ]
        if instance.is_usable:
            buttons.append(
                MenuItem(_("Zurückziehen"), url=_url("withdraw", instance), icon_name="cross", priority=20)
            )
        return buttons


class InvitationCreateView(generic.CreateView):
    """Invites somebody."""

    page_title = _("Einladen")
    submit_button_label = _("Einladung schicken")
    success_message = None

    def save_instance(self) -> Invitation:
        """Save the invitation; its mail leaves when the transaction is over."""
        self.form.instance.created_by = self.request.user
        self.token = renew(self.form.instance)
        log(instance=self.form.instance, action="wagtail.create", user=self.request.user)
        return self.form.instance

    def save_action(self) -> HttpResponse:
        """Send the mail and go back to the list."""
        _send(self.request, self.object, self.token)
        return redirect(self.get_success_url())


class InvitationViewSet(ModelViewSet):
    """«Einladungen» in the menu of those who may invite."""

    model = Invitation
    name = "invitations"
    url_prefix = "invitations"
    icon = "mail"
    menu_label = _("Einladungen")
    menu_order = 650
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = InvitationIndexView
    add_view_class = InvitationCreateView
    list_filter = ["role"]
    search_fields = ["email"]
    list_display = [
        "email",  # named, not made here: so Wagtail puts the actions below it
        Column("role_text", label=_("Rolle")),
        Column("state_text", label=_("Stand")),
        DateColumn("sent_at", label=_("Verschickt"), sort_key="sent_at"),
        Column("expires_on", label=_("Gilt bis"), sort_key="link__expires_at"),
        Column("created_by", label=_("Eingeladen von")),
    ]

    def get_form_class(self, for_update: bool = False) -> type[InvitationForm]:
        """Give the form; there is none to edit an invitation with."""
        return InvitationForm

    def get_urlpatterns(self) -> list[Any]:
        """Add the two actions to Wagtail's addresses."""
        return [
            *super().get_urlpatterns(),
            path("<int:invitation_id>/send/", send_again, name="send"),
            path("<int:invitation_id>/withdraw/", withdraw_invitation, name="withdraw"),
        ]


def _url(name: str, invitation: Invitation) -> str:
    return reverse(f"invitations:{name}", args=[invitation.pk])


def _confirmed(
    request: HttpRequest, pk: int, question: str, label: str, act: Callable[[Invitation], None]
) -> HttpResponse:
    """Ask on GET and act on POST; raises PermissionDenied for a role the person may not hand out."""
    invitation = get_object_or_404(visible_invitations(request.user), pk=pk)
    if not may_invite(request.user, Role(invitation.role), invitation.municipality_id):
        raise PermissionDenied
    if request.method == "POST":
        try:
            act(invitation)
        except NotUsable:
            messages.error(request, gettext("Die Einladung wurde schon angenommen."))
        return redirect("invitations:index")
    context = {
        "header_title": invitation,
        "page_title": label,
        "header_icon": "mail",
        "question": question % {"email": invitation.email},
        "label": label,
        "index_url": reverse("invitations:index"),
    }
    return render(request, "components/admin_confirm.html", context)


@require_http_methods(["GET", "POST"])
def send_again(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Send an invitation again, with a new link and a new term."""

    def act(invitation: Invitation) -> None:
        # Whoever sends it now answers for it: accepting asks whether this person may hand out the role.
        invitation.created_by = request.user  # type: ignore[assignment]
        _send(request, invitation, renew(invitation))

    question = gettext("Die Einladung an %(email)s noch einmal schicken? Der alte Link gilt dann nicht mehr.")
    return _confirmed(request, invitation_id, question, gettext("Noch einmal schicken"), act)


@require_http_methods(["GET", "POST"])
def withdraw_invitation(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Withdraw an invitation."""

    def act(invitation: Invitation) -> None:
        withdraw(invitation)
        log(instance=invitation, action="wagtail.edit", user=request.user)
        messages.success(request, gettext("Die Einladung an %s ist zurückgezogen.") % invitation.email)

    question = gettext("Die Einladung an %(email)s zurückziehen? Der Link gilt dann nicht mehr.")
    return _confirmed(request, invitation_id, question, gettext("Zurückziehen"), act)
