"""Documents in the administration, with what is known of their text."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django_filters import MultipleChoiceFilter
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.documents.views import documents
from wagtail.permissions import policy_registry

from files.extraction import read_again
from files.models import Document


class DocumentFilterSet(documents.DocumentsFilterSet):
    """Wagtail's filters and one for documents whose text could not be read."""

    text_state = MultipleChoiceFilter(
        label=_("Stand der Texterkennung"),
        choices=Document.TextState.choices,
        widget=CheckboxSelectMultiple,
    )


class DocumentIndexView(documents.IndexView):
    """Wagtail's list of documents with a column that says whether search can read them."""

    filterset_class = DocumentFilterSet

    @cached_property
    def columns(self) -> list[Any]:
        """Wagtail's columns and the state of the text before «usage»."""
        columns: list[Any] = super().columns
        state = Column(
            "text_state",
            label=_("Text"),
            accessor="text_note",
            sort_key="text_state",
        )
        return [*columns[:-1], state, columns[-1]]


@require_POST
def read_document_again(request: HttpRequest, document_id: int) -> HttpResponse:
    """Have the file of a document read once more, for whoever may change the document."""
    document = get_object_or_404(Document, pk=document_id)
    policy = policy_registry.get_by_type(Document)
    if not policy.user_has_permission_for_instance(request.user, "change", document):
        raise PermissionDenied
    read_again(document)
    messages.success(request, _("Die Datei wird noch einmal gelesen."))
    return redirect("wagtaildocs:edit", document.pk)
