"""What the files app changes in the administration."""

from django.urls import URLPattern, path
from wagtail import hooks

from files.admin_views import DocumentIndexView


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
    ]
