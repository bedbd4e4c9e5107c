"""The glossary in the administration."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from knowledge.models import GlossaryTerm


class GlossaryTermsView(IndexView):
    """Counts words, not glossaries."""

    page_title = _("Glossar")
    verbose_name_plural = _("Begriffe")


class GlossaryTermViewSet(SnippetViewSet):
    """Words of the glossary."""

    model = GlossaryTerm
    index_view_class = GlossaryTermsView
    icon = "openquote"
    menu_label = _("Glossar")
    menu_order = 410
    add_to_admin_menu = True
    list_display = ["term", "definition", "synonyms"]
    list_filter = ["topics"]
    search_fields = ["term", "synonyms", "definition"]
    search_backend_name = None
    ordering = ["term"]
    panels = [
        HelpPanel(
            content=_(
                "Erklären Sie das Wort so, dass man es auch versteht, wenn man neu im Netzwerk ist. "
                "Abkürzungen gehören zu den anderen Wörtern, dann werden sie auch gefunden."
            )
        ),
        FieldPanel("term"),
        FieldPanel("definition"),
        FieldPanel("synonyms"),
        FieldPanel("explanation"),
        FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
        FieldPanel("slug"),
    ]


register_snippet(GlossaryTermViewSet)
