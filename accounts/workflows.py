"""Approval: who may not publish hands in, and coordination (or the youth office's) approves."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from wagtail.models import GroupApprovalTask, Site, Workflow, WorkflowPage, WorkflowTask

from accounts.models import MunicipalityTeam, YouthOfficeTeam
from accounts.role_table import Role


def sync_workflows() -> None:
    """Make the approval workflows and put them where they hold.

    Coordination approves on the whole site; below a municipality's page its youth office's team does too.
    Pages that somebody has given another workflow keep it.
    """
    coordination = list(Group.objects.filter(role_of__role=Role.COORDINATION))
    if not coordination:
        return
    site = _workflow(_("Freigabe durch die Koordination"), coordination)
    ours = {site.pk}
    wanted = dict.fromkeys(
        Site.objects.filter(is_default_site=True).values_list("root_page_id", flat=True), site
    )
    pages_of_office = _pages_of_offices()
    for team in YouthOfficeTeam.objects.select_related("group", "youth_office"):
        title = _("Freigabe durch das Jugendamt: %(name)s") % {"name": team.youth_office.name}
        workflow = _workflow(title, [team.group, *coordination])
        ours.add(workflow.pk)
        wanted |= dict.fromkeys(pages_of_office.get(team.youth_office_id, ()), workflow)
    held = dict(WorkflowPage.objects.values_list("page_id", "workflow_id"))
    for page_id, workflow in wanted.items():
        if page_id not in held or (held[page_id] in ours and held[page_id] != workflow.pk):
            WorkflowPage.objects.update_or_create(page_id=page_id, defaults={"workflow": workflow})
    WorkflowPage.objects.filter(workflow__in=ours).exclude(page__in=wanted).delete()


def _pages_of_offices() -> dict[int, list[int]]:
    """The municipality pages by the id of the youth office that serves them."""
    pages: dict[int, list[int]] = {}
    rows = MunicipalityTeam.objects.filter(page__isnull=False, municipality__youth_office__isnull=False)
    for office, page in rows.values_list("municipality__youth_office", "page"):
        pages.setdefault(office, []).append(page)
    return pages


def _workflow(name: str, groups: list[Group]) -> Workflow:
    """The workflow ``name`` with its one task, done by ``groups``."""
    task, _created = GroupApprovalTask.objects.get_or_create(name=name)
    task.groups.set(groups)
    workflow, _created = Workflow.objects.get_or_create(name=name)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    return workflow
