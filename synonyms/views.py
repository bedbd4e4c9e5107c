"""Adding, changing and deleting a rule, each with a look at what it does before it counts."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, gettext_lazy
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, IndexView

from search.api import EngineUnavailable, Synonyms
from searchlog.report_actions import REPORT_ACTIONS, ReportAction
from synonyms.models import SynonymRule
from synonyms.names import join_names, split_names, tidy_name
from synonyms.preview import Comparison, compare, suggested_queries, with_rule, without_rule
from synonyms.sizes import LONGEST_NAME
from synonyms.tables import COLUMNS, to_row

ADD = "wagtailsnippets_synonyms_synonymrule:add"
IMPORT = "wagtailsnippets_synonyms_synonymrule:import"


def add_url(kind: str, typed: str = "", names: str = "", note: str = "") -> str:
    """Give the address of the form for a new rule that is filled in already."""
    values = {"kind": kind, "typed": typed, "names": names, "note": note}
    return f"{reverse(ADD)}?{urlencode({name: value for name, value in values.items() if value})}"


def register_report_action() -> None:
    """Let a row of the report of searches become a rule; called once when the app is ready."""
    REPORT_ACTIONS.register(
        ReportAction(
            "synonym",
            gettext_lazy("Synonym anlegen"),
            lambda searched: add_url(SynonymRule.Kind.ONE_WAY, searched.text),
            may=lambda user: user.has_perm("synonyms.add_synonymrule"),
        )
    )


class SynonymIndexView(IndexView):
    """All rules, also as a table for a spreadsheet program."""

    list_export = list(COLUMNS)

    def to_row_dict(self, item: SynonymRule) -> dict[str, object]:
        """Give the columns that the import reads."""
        return to_row(item)

    def get_heading(self, queryset: Any, field: str) -> str:
        """Give the column's name, which is the same in every language."""
        return field

    @property
    def header_more_buttons(self) -> list[Button]:
        """Offer the import beside the export, to those who may do both it does."""
        buttons: list[Button] = list(super().header_more_buttons)
        if self.user_has_permission("add") and self.user_has_permission("change"):
            label = _("Aus einer Tabelle einlesen")
            buttons.append(Button(label, url=reverse(IMPORT), icon_name="upload", priority=95))
        return buttons


class _Previewing:
    """Shows what the rule in the form would do, when asked to, instead of saving it."""

    request: Any
    form: Any
    comparisons: list[Comparison] | None = None
    unavailable = False
    error_message = gettext_lazy("Noch nicht gespeichert. Bitte berichtigen Sie, was rot markiert ist.")

    def setup(self, *args: Any, **kwargs: Any) -> None:
        """Rules have no drafts: what Wagtail saves while somebody types would count at once."""
        super().setup(*args, **kwargs)  # type: ignore[misc]
        self.autosave_enabled = False

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or only show what would change."""
        if "action-preview" not in self.request.POST:
            return super().form_valid(form)  # type: ignore[misc]
        self.form = form
        rule = form.instance
        queries = form.cleaned_data["queries"] or suggested_queries(rule)
        self.compare(queries, with_rule(rule))
        return self.render_to_response(self.get_context_data(form=form))  # type: ignore[attr-defined]

    def compare(self, queries: list[str], after: Synonyms) -> None:
        """Work out what the template shows."""
        try:
            self.comparisons = compare(queries, after, self.request.user)
        except EngineUnavailable:
            self.unavailable = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template what was compared."""
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**context, "comparisons": self.comparisons, "unavailable": self.unavailable}


class SynonymCreateView(_Previewing, CreateView):
    """A new rule; the address may fill the form in (``add_url``)."""

    def get_initial_form_instance(self) -> SynonymRule:
        """Fill in what the address says; the form checks it like anything typed."""
        given = self.request.GET
        kind = given.get("kind", "")
        return SynonymRule(
            kind=kind if kind in SynonymRule.Kind.values else SynonymRule.Kind.GROUP,
            typed=tidy_name(given.get("typed", ""))[:LONGEST_NAME],
            names=join_names(split_names(given.get("names", ""))),
            note=tidy_name(given.get("note", "")),
        )


class SynonymEditView(_Previewing, EditView):
    """A rule that is there, or an older version of it that is to hold again."""


class SynonymDeleteView(DeleteView):
    """Asks with a look at what would no longer be found, and offers the way back."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Compare the rule's own words with and without it."""
        rule = self.object
        comparisons = None
        if rule.active:
            try:
                comparisons = compare(suggested_queries(rule), without_rule(rule), self.request.user)
            except EngineUnavailable:
                comparisons = None
        return {**super().get_context_data(**kwargs), "comparisons": comparisons}

    def get_success_message(self) -> SafeString:
        """Say what is gone, with a link to the form that has it all."""
        rule = self.object
        return format_html(
            '{} <a href="{}">{}</a>',
            super().get_success_message(),
            add_url(rule.kind, rule.typed, rule.names, rule.note),
            _("Wieder anlegen"),
        )
