"""The jobs app in Wagtail's administration."""

from django.urls import URLPattern, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.menu_items import MenuItemFor
from core.reports import report_urls
from jobs.report import MAY_SEE, JobReportView


@hooks.register("register_admin_urls")
def job_report_urls() -> list[URLPattern]:
    """Add the report on regular work."""
    return report_urls(JobReportView, "berichte/arbeiten/")


@hooks.register("register_reports_menu_item")
def job_report_menu_item() -> MenuItem:
    """Put the report on regular work after the others."""
    view = JobReportView
    return MenuItemFor(
        view.page_title,
        reverse("job_report"),
        may=lambda user: user.has_perm(MAY_SEE),
        name="jobs",
        icon_name=view.header_icon,
        order=900,
    )
