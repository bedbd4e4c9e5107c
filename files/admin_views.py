"""The list of documents in the administration, with what is known of their text."""

from __future__ import annotations

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import MultipleChoiceFilter
from wagtail.admin.ui.tables import Column
from wagtail.documents.views import documents

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
            accessor=lambda document: document.get_text_state_display(),
            sort_key="text_state",
        )
        return [*columns[:-1], state, columns[-1]]
