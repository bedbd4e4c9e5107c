"""Pages of one's own account, the list of contact persons, and what a link of an invitation leads to."""

from __future__ import annotations

from typing import Any

from allauth.account import views as allauth_views
from allauth.account.internal.decorators import login_not_required
from allauth.decorators import rate_limit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.contacts import by_letter, contact_persons, find_contacts
from accounts.forms import AcceptInvitationForm, ContactFilterForm, MyMunicipalityForm, ProfileForm
from accounts.invitations import NotUsable, accept, account_of, check_usable, find_invitation
from accounts.limits import know_device
from accounts.models import Invitation, User
from accounts.roles import may_edit
from accounts.sessions import wish_to_stay

CONTACTS_PER_PAGE = 60
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class RequestLoginCodeView(allauth_views.RequestLoginCodeView):
    """Sends a code by mail, and notes whether the person wants to stay signed in."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Note the wish for the session that begins when the code is entered."""
        wish_to_stay(self.request, form.cleaned_data["remember"])
        return super().form_valid(form)


@login_not_required
@never_cache
def admin_login(request: HttpRequest) -> HttpResponse:
    """Stand where Wagtail has a sign-in of its own: lead to the one of the site.

    Raises PermissionDenied for someone who has signed in and may not enter the administration; leading them
    to the sign-in would lead them back here.
    """
    target = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = reverse("wagtailadmin_home")
    if not request.user.is_authenticated:
        return redirect_to_login(target, reverse("account_login"))
    if not may_edit(request.user):
        raise PermissionDenied
    return redirect(target)


@login_not_required
def admin_password_reset(request: HttpRequest, **_ignored: str) -> HttpResponse:
    """Stand where Wagtail resets passwords past the limits: lead to the reset of the site."""
    return redirect("account_reset_password")


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Show and change what people say about themselves."""
    # A copy, so that the header shows the saved name and not a refused one.
    person = get_object_or_404(User, pk=request.user.pk)
    form = ProfileForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Ihr Profil ist gespeichert."))
        return redirect("accounts:profile")
    groups = person.groups.order_by("name")
    return render(request, "accounts/profile.html", {"form": form, "groups": groups})


@require_POST
def my_municipality(request: HttpRequest) -> HttpResponse:
    """Remember the person's own municipality and lead back to where they were on this site."""
    form = MyMunicipalityForm(request.POST)
    if form.is_valid():
        person = get_object_or_404(User, pk=request.user.pk)
        person.municipality = form.cleaned_data["kommune"]
        person.save(update_fields=["municipality"])
    else:
        messages.error(request, _("Diese Kommune gibt es hier nicht."))
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    return redirect(target)


@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    """List contact persons, by municipality, topic and words, A to Z."""
    form = ContactFilterForm(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    people = find_contacts(chosen.get("q", ""), chosen.get("kommune"), chosen.get("thema"))
    page = Paginator(people, CONTACTS_PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "form": form,
        "page_of_people": page,
        "letters": by_letter(page.object_list),
        "is_narrowed": any(chosen.values()),
    }
    return render(request, "accounts/contacts.html", context)


@require_safe
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one contact person; 404 for everybody who does not want to be shown."""
    person = get_object_or_404(contact_persons().select_related("municipality"), pk=pk)
    return render(request, "accounts/contact.html", {"person": person})


@rate_limit(action="accept_invitation")
@login_not_required
@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "POST"])
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Turn an invitation into an account, or give its role to the account that the address has already."""
    invitation = find_invitation(token)
    if invitation is None:
        return _refuse(request, None)
    if invitation.accepted_by_id and invitation.accepted_by_id == request.user.pk:
        return redirect(settings.LOGIN_REDIRECT_URL)  # the second of two clicks
    try:
        check_usable(invitation)
        if account := account_of(invitation):
            return _accept_with_account(request, invitation, account)
        return _accept_with_new_account(request, invitation)
    except NotUsable:
        invitation.refresh_from_db()
        return _refuse(request, invitation)


def _accept_with_account(request: HttpRequest, invitation: Invitation, account: Any) -> HttpResponse:
    if not account.is_active:
        raise NotUsable
    if not request.user.is_authenticated:
        return redirect_to_login(request.path, reverse("account_login"))
    if request.user != account:
        context = {"invitation": invitation}
        return render(request, "accounts/invitation_other_account.html", context, status=403)
    if request.method == "POST":
        accept(invitation, account)
        messages.success(request, _("Sie haben die neue Rolle: %(role)s.") % {"role": invitation.role_text})
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "accounts/invitation_accept.html", {"invitation": invitation})


def _accept_with_new_account(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    if request.user.is_authenticated:
        context = {"invitation": invitation}
        return render(request, "accounts/invitation_other_account.html", context, status=403)
    form = AcceptInvitationForm(request.POST or None)
    form.instance.email = invitation.email
    if request.method == "POST" and form.is_valid():
        user = form.save(commit=False)
        user.set_password(form.cleaned_data["password1"])
        accept(invitation, user)
        login(request, user, backend=BACKEND)
        messages.success(request, _("Willkommen! Ihr Konto ist angelegt."))
        response = redirect("accounts:profile")
        know_device(request, response, user)
        return response
    return render(request, "accounts/invitation_accept.html", {"invitation": invitation, "form": form})


def _refuse(request: HttpRequest, invitation: Invitation | None) -> HttpResponse:
    state = invitation.state if invitation else None
    return render(request, "accounts/invitation_refused.html", {"state": state}, status=410 if state else 404)
