"""Choosing a provider in a form: search by name and town, and a new one without leaving the form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _, gettext_lazy
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.log_actions import log
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetCreateView,
)

from directory.choices import ProviderKind
from directory.models import Provider
from directory.provider_form import ProviderForm


class ProviderFilterForm(BaseFilterForm):
    """Narrows the list by words in name, town or municipality, and by kind."""

    q = forms.CharField(
        label=gettext_lazy("Suchwörter"),
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("Name oder Ort")}),
        required=False,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Art des Trägers"),
        choices=[("", gettext_lazy("alle")), *ProviderKind.choices],
        required=False,
    )

    def filter(self, objects: QuerySet[Provider]) -> QuerySet[Provider]:
        """Give the providers that hold every word."""
        words = self.cleaned_data["q"].split()
        for word in words:
            objects = objects.filter(
                Q(name__icontains=word) | Q(town__icontains=word) | Q(municipality__name__icontains=word)
            )
        if kind := self.cleaned_data["kind"]:
            objects = objects.filter(kind=kind)
        if words:
            self.is_searching = True
            self.search_query = self.cleaned_data["q"]
        return objects


class NewProviderForm(ProviderForm):
    """What a new provider needs at least; the rest can be added in its own form."""

    class Meta:
        model = Provider
        fields = ["name", "kind", "municipality", "phone", "email", "website", "street", "postcode", "town"]

    def clean_name(self) -> str:
        """Refuse a name that is there already: two of the same provider help nobody."""
        name: str = " ".join(self.cleaned_data["name"].split())
        if Provider.objects.filter(name__iexact=name).exists():
            raise forms.ValidationError(_("Diesen Träger gibt es schon. Bitte wählen Sie ihn aus der Liste."))
        return name


class _ForPerson:
    """Tells the form who is asking: editors add providers to their own municipalities."""

    request: Any

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        """Add the person."""
        return {**super().get_creation_form_kwargs(), "for_user": self.request.user}  # type: ignore[misc]


class _ProviderList(_ForPerson):
    """The columns by which providers of the same name are told apart."""

    filter_form_class = ProviderFilterForm

    def get_object_list(self) -> QuerySet[Provider]:
        """Give all providers with what the columns show."""
        return Provider.objects.select_related("municipality").defer("municipality__border")

    @property
    def columns(self) -> list[Column]:
        """Name, kind, town and who keeps the details."""
        return [
            *super().columns,  # type: ignore[misc]
            Column("kind", label=_("Art"), accessor="get_kind_display"),
            Column("town", label=_("Ort")),
            Column("municipality", label=_("zuständig"), accessor=_keeper),
        ]


def _keeper(provider: Provider) -> str:
    return str(provider.municipality) if provider.municipality_id else _("Kreis")


class ProviderChooseView(_ProviderList, ChooseView):
    """The dialogue; its title says what is chosen."""

    page_subtitle = None


class ProviderResultsView(_ProviderList, ChooseResultsView):
    """The list in the dialogue, after each letter of the search."""


class ProviderCreateView(_ForPerson, SnippetCreateView):
    """Saves the new provider of the dialogue."""

    def save_form(self, form: Any) -> Provider:
        """Save, and write down who did it."""
        provider: Provider = form.save()
        log(instance=provider, action="wagtail.create", user=self.request.user)
        return provider


class ProviderChooserViewSet(SnippetChooserViewSet):
    """The chooser of providers."""

    choose_view_class = ProviderChooseView
    choose_results_view_class = ProviderResultsView
    create_view_class = ProviderCreateView
    creation_form_class = NewProviderForm
    page_title = gettext_lazy("Träger auswählen")
    search_tab_label = gettext_lazy("Suchen")
    creation_tab_label = gettext_lazy("Neuer Träger")
    create_action_label = gettext_lazy("Träger anlegen")
    create_action_clicked_label = gettext_lazy("Wird angelegt …")
