"""How providers and languages are listed and edited in the administration."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _, gettext_lazy
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from core.admin_reading.rules import readable
from directory.choosers import ProviderChooserViewSet
from directory.models import Language, OfferPage, Provider
from directory.permissions import may_edit_provider
from directory.proposals import propose
from directory.provider_form import ProviderForm

NOTE_LENGTH = 2000


class ProviderEditView(EditView):
    """Saves a provider, or writes down a proposal when it is not the editor's own."""

    @cached_property
    def is_proposing(self) -> bool:
        """Whether the person may not change this provider at once."""
        return not may_edit_provider(self.request.user, self.object)

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or propose."""
        if not self.is_proposing:
            return super().form_valid(form)
        note = self.request.POST.get("proposal_note", "").strip()[:NOTE_LENGTH]
        with transaction.atomic():
            proposal = propose(
                Provider.objects.get(pk=self.object.pk),
                form.cleaned_data,
                form.changed_data,
                self.request.user,
                note,
            )
        if proposal is None:
            messages.warning(self.request, _("Sie haben nichts geändert, also gibt es keinen Vorschlag."))
        else:
            messages.success(
                self.request, _("Danke. Ihr Vorschlag ist notiert. Es entscheidet, wer den Träger pflegt.")
            )
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the template whether it is about a proposal."""
        return {**super().get_context_data(**kwargs), "is_proposing": self.is_proposing}


class ProviderViewSet(SnippetViewSet):
    """Träger."""

    model = Provider
    icon = "group"
    menu_label = gettext_lazy("Träger")
    menu_name = "providers"
    menu_order = 210
    add_to_admin_menu = True
    copy_view_enabled = False
    chooser_viewset_class = ProviderChooserViewSet
    chooser_per_page = 20
    edit_view_class = ProviderEditView
    edit_template_name = "directory/admin/provider_edit.html"
    list_display = (
        "name",
        Column("kind", label=gettext_lazy("Art"), accessor="get_kind_display", sort_key="kind"),
        Column("municipality", label=gettext_lazy("zuständig"), sort_key="municipality__name"),
        Column("town", label=gettext_lazy("Ort"), sort_key="town"),
        Column("offer_count", label=gettext_lazy("Angebote"), sort_key="offer_count"),
    )
    list_filter = ("kind", "municipality")
    list_per_page = 50
    search_fields = ("name", "town", "email")
    ordering = ("name",)
    edit_handler = ObjectList(
        [
            HelpPanel(
                content=gettext_lazy(
                    "Ein Träger bietet etwas an. Er gehört zu der Kommune, die seine Angaben pflegt, "
                    "oder zum Kreis. Bei Trägern, die nicht zu Ihrer Kommune gehören, können Sie "
                    "Änderungen vorschlagen."
                )
            ),
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("municipality")]),
                    FieldPanel("parent"),
                ],
                heading=gettext_lazy("Wer"),
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]), FieldPanel("website")],
                heading=gettext_lazy("Kontakt"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("street"),
                    FieldRowPanel([FieldPanel("postcode"), FieldPanel("town")]),
                ],
                heading=gettext_lazy("Adresse"),
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])],
                heading=gettext_lazy("Punkt auf der Karte"),
                classname="collapsed",
            ),
        ],
        base_form_class=ProviderForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Provider]:
        """Give all providers with what the columns show: whoever may not edit one may propose a change."""
        offers = readable(OfferPage.objects.all(), request.user).order_by()
        return (
            Provider.objects.select_related("municipality")
            .defer("municipality__border")
            .annotate(offer_count=Count("offers", filter=Q(offers__in=offers)))
        )


class LanguageViewSet(SnippetViewSet):
    """Sprachen."""

    model = Language
    icon = "globe"
    menu_label = gettext_lazy("Sprachen")
    add_to_settings_menu = True
    list_display = ("name", "code", "order")
    ordering = ("order", "name")
    search_fields = ("name", "code")
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            HelpPanel(content=gettext_lazy("Sprachen, die man bei einem Angebot auswählen kann.")),
            FieldPanel("name"),
            FieldPanel("code"),
            FieldPanel("order"),
        ]
    )
