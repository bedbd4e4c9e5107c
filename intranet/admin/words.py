"""Words of the administration that no catalogue reaches, as Wagtail does not ask for their translation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.workflows import WorkflowPageForm
from wagtail.admin.views.pages.search import SearchView
from wagtail.sites.forms import SiteForm
from wagtail.sites.views import IndexView as SiteIndexView
from wagtail.users.forms import PagePermissionsForm


def complete_words() -> None:
    """Name the form fields that would show their variable's name, and what the search for pages counts."""
    PagePermissionsForm.base_fields["page"].label = _("Seite")
    WorkflowPageForm.base_fields["page"].label = _("Seite")
    SiteForm.base_fields["root_page"].label = _("Oberste Seite")
    labels = {"site_name": _("Name der Website"), "root_page": _("Oberste Seite")}
    for column in SiteIndexView.columns:
        column.label = labels.get(column.name, column.label)
    SearchView.verbose_name = _("Seite")
    SearchView.verbose_name_plural = _("Seiten")
