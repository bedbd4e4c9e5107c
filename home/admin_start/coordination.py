"""Panels for those who care for the whole site: writing, invitations, how the site runs."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.invitations import inviting_roles, visible_invitations
from accounts.models import User
from accounts.roles import is_coordination
from directory.models import DirectoryPage
from home.admin_start.step import Step
from jobs.state import jobs_word
from knowledge.models import KnowledgeIndexPage
from mail.state import mail_state
from network.models import NetworkIndexPage
from search.api import Status, deadline, status
from updates.models import UpdateIndexPage
from worklists.panels import StartPanel


class WritePanel(StartPanel):
    """What coordination does most, as buttons."""

    name = "write"
    template_name = "home/admin/start_steps.html"
    order = 90

    def content(self) -> dict[str, Any]:
        """Give the buttons; a part of the site that is missing has none."""
        if not is_coordination(self.request.user):
            return {}
        kinds: list[tuple[Any, str, str, str, str]] = [
            (UpdateIndexPage, "updates", "updatepage", _("Neue Meldung"), "plus"),
            (KnowledgeIndexPage, "knowledge", "articlepage", _("Neuer Artikel"), "plus"),
            (DirectoryPage, "directory", "offerpage", _("Neues kreisweites Angebot"), "plus"),
        ]
        steps = []
        for model, app, kind, label, icon in kinds:
            parent = model.objects.order_by("path").values_list("pk", flat=True).first()
            if parent is not None:
                url = reverse("wagtailadmin_pages:add", args=[app, kind, parent])
                steps.append(Step(label, url, icon, primary=True))
        network = NetworkIndexPage.objects.order_by("path").values_list("pk", flat=True).first()
        if network is not None:
            url = reverse("wagtailadmin_explore", args=[network])
            steps.append(Step(_("Gremien und Sitzungen"), url, "group"))
        return {"heading": _("Schreiben"), "steps": steps}


class InvitationsPanel(StartPanel):
    """Invitations that nobody has accepted yet."""

    name = "invitations"
    template_name = "home/admin/start_invitations.html"
    order = 150

    def content(self) -> dict[str, Any]:
        """Count open and expired invitations; nothing for whoever may invite nobody."""
        user = self.request.user
        if not inviting_roles(user):
            return {}
        waiting = visible_invitations(user).filter(accepted_at=None, link__revoked_at=None)
        now = timezone.now()
        return {
            "open": waiting.filter(link__expires_at__gte=now).count(),
            "expired": waiting.filter(link__expires_at__lt=now).count(),
            "index_url": reverse("invitations:index"),
            "add_url": reverse("invitations:add"),
        }


class AdministrationPanel(StartPanel):
    """For administration: accounts, groups, and how search stands."""

    name = "administration"
    template_name = "home/admin/start_administration.html"
    order = 160

    def content(self) -> dict[str, Any]:
        """Give the state of the site."""
        if not self.request.user.has_perm("accounts.change_user"):
            return {}
        steps = [
            Step(_("Konten"), reverse("wagtailusers_users:index"), "user"),
            Step(_("Gruppen und Rechte"), reverse("wagtailusers_groups:index"), "group"),
        ]
        with deadline():
            found = status()
        return {
            "steps": steps,
            "active": User.objects.filter(is_active=True).count(),
            "search": found,
            "search_is_well": _is_well(found),
            "mail": mail_state(),
            "mail_url": reverse("outgoing_mail:index"),
            "jobs": jobs_word(),
            "jobs_url": reverse("job_report"),
        }


def _is_well(found: Status) -> bool:
    return not found.failed and not any(engine.problem for engine in found.engines)
