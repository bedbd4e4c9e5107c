"""What the files app changes in the administration."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.rich_text.feature_registry import FeatureRegistry

from core.reports import report_menu_item, report_urls
from files.admin_views import DocumentIndexView, read_document_again
from files.report import DocumentTextReportView
from files.rich_text_links import CheckedDocumentLinkHandler


@hooks.register("register_admin_urls")
def document_list_urls() -> list[URLPattern]:
    """Show our list of documents at the address of Wagtail's, whose names still lead there.

    This app stands before Wagtail's in INSTALLED_APPS, so its addresses are tried first.
    """
    return [
        path("documents/", DocumentIndexView.as_view(), name="document_list"),
        path(
            "documents/results/",
            DocumentIndexView.as_view(results_only=True),
            name="document_list_results",
        ),
        path("documents/<int:document_id>/lesen/", read_document_again, name="read_document_again"),
        *report_urls(DocumentTextReportView, "berichte/dokumente/"),
    ]


@hooks.register("register_reports_menu_item")
def text_report_menu_item() -> MenuItem:
    """Put the report below the others; it opens with what could not be read."""
    return report_menu_item(DocumentTextReportView, name="document-texts", order=910)


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own, which it replaces
def check_links_to_documents(features: FeatureRegistry) -> None:
    """Draw links in running text so that they do not tell the names of restricted files."""
    features.register_link_type(CheckedDocumentLinkHandler)
