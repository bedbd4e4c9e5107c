"""The form of a rule: with searches to try it with, which are not saved."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _, gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from search.api import MAX_WORDS
from synonyms.preview import read_queries

MOST_QUERIES = 10


class SynonymForm(WagtailAdminModelForm):
    """A rule and ``queries``: what to try it with, one in each line."""

    queries = forms.CharField(
        label=gettext_lazy("Ausprobieren mit"),
        required=False,
        max_length=(MAX_WORDS + 2) * MOST_QUERIES,
        widget=AdminAutoHeightTextInput,
        help_text=gettext_lazy(
            "Suchtexte, jeder in einer eigenen Zeile, zum Beispiel «Kita Olfen». "
            "«Wirkung ansehen» zeigt damit die Treffer vorher und nachher. "
            "Leer: die Wörter der Regel und bekannte Suchen, in denen sie vorkommen."
        ),
    )

    def clean_queries(self) -> list[str]:
        """Give the searches one by one. Raises ValidationError for too many or too long ones."""
        queries = read_queries(self.cleaned_data["queries"])
        if len(queries) > MOST_QUERIES:
            raise forms.ValidationError(
                _("Höchstens %(most)d Suchtexte auf einmal.") % {"most": MOST_QUERIES}
            )
        for query in queries:
            if len(query) > MAX_WORDS:
                raise forms.ValidationError(
                    _("«%(query)s …» ist zu lang. Höchstens %(most)d Zeichen.")
                    % {"query": query[:30], "most": MAX_WORDS}
                )
        return queries
