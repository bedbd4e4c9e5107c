"""Keeping recommended results: Wagtail's views with what this site needs more.

A text to start from, the same comparison of words as the search itself, no page that the person may not open.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _, gettext_lazy
from wagtail.admin.ui.tables import TitleColumn
from wagtail.contrib.search_promotions import views
from wagtail.contrib.search_promotions.forms import QueryForm, SearchPromotionsFormSet
from wagtail.contrib.search_promotions.models import Query
from wagtail.search.utils import MAX_QUERY_STRING_LENGTH

from core.text_paginator import SearchTextPaginator
from core.visibility import may_see_page
from search.results.pins import meaning

# The one field that Wagtail has not named.
SearchPromotionsFormSet.form.base_fields["external_link_text"].label = gettext_lazy("Name des Links")


class PinForm(QueryForm):
    """The words that something is recommended for; none may be taken twice."""

    query_string = forms.CharField(
        label=gettext_lazy("Suchwörter"),
        max_length=MAX_QUERY_STRING_LENGTH,
        help_text=gettext_lazy(
            "Die ganze Suche. Endungen, Umlaute und die Reihenfolge spielen keine Rolle: «Kita» gilt auch "
            "für «Kitas». Wer «Kita Olfen» sucht, sieht diese Empfehlung nicht."
        ),
    )

    def clean_query_string(self) -> str:
        """Refuse what has no words, and what means the same as words that have their recommendations."""
        words: str = self.cleaned_data["query_string"]
        asked = meaning(words)
        if not asked:
            raise ValidationError(_("Bitte geben Sie mindestens ein Wort an, nach dem jemand sucht."))
        others = Query.objects.filter(editors_picks__isnull=False).exclude(pk=self.instance.pk).distinct()
        for other in others:
            if meaning(other.query_string) == asked:
                raise ValidationError(
                    _("Für «%(words)s» gibt es schon Empfehlungen. Bitte ergänzen Sie sie dort.")
                    % {"words": other.query_string}
                )
        return words


class PinFormMixin:
    """What adding and editing share."""

    form_class = PinForm
    page_subtitle = gettext_lazy("Empfohlener Treffer")

    def is_valid(self, form: Any) -> bool:
        """Refuse a page that the person may not open: its title would be told to everybody."""
        valid: bool = super().is_valid(form)  # type: ignore[misc]
        for row in self.searchpicks_formset.forms:  # type: ignore[attr-defined]
            page = getattr(row, "cleaned_data", {}).get("page")
            if page and not may_see_page(page, self.request.user):  # type: ignore[attr-defined]
                row.add_error("page", _("Diese Seite dürfen Sie nicht öffnen."))
                self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
                valid = False
        return valid


class PinIndexView(views.IndexView):
    """The words with what is recommended for them; without Wagtail's count of views, which is not kept."""

    paginator_class = SearchTextPaginator
    columns = [
        TitleColumn(
            "query_string",
            label=gettext_lazy("Suchwörter"),
            width="40%",
            url_name="wagtailsearchpromotions:edit",
            sort_key="query_string",
        ),
        views.SearchPromotionColumn("editors_picks", label=gettext_lazy("Empfohlene Treffer"), width="60%"),
    ]


class PinCreateView(PinFormMixin, views.CreateView):
    """Adding, with the words that the address names."""

    def get_initial(self) -> dict[str, Any]:
        """Start from the words that somebody has come with from the report."""
        return {
            **super().get_initial(),
            "query_string": self.request.GET.get("query", "")[:MAX_QUERY_STRING_LENGTH],
        }

    @cached_property
    def searchpicks_formset(self) -> Any:
        """Begin with one empty form."""
        formset = super().searchpicks_formset
        formset.extra = 0 if formset.is_bound else 1
        return formset


class PinEditView(PinFormMixin, views.EditView):
    """Editing."""
