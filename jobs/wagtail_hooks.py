"""The jobs app in Wagtail's administration."""

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from jobs.report import JobReportMenuItem, JobReportView


@hooks.register("register_admin_urls")
def job_report_urls() -> list[URLPattern]:
    """Add the report on regular work."""
    return [
        path("berichte/arbeiten/", JobReportView.as_view(), name="job_report"),
        path(
            "berichte/arbeiten/results/", JobReportView.as_view(results_only=True), name="job_report_results"
        ),
    ]


@hooks.register("register_reports_menu_item")
def job_report_menu_item() -> MenuItem:
    """Put the report on regular work after the others."""
    view = JobReportView
    return JobReportMenuItem(
        view.page_title, reverse("job_report"), name="jobs", icon_name=view.header_icon, order=900
    )
