"""The list of updates, and updates."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel

from core.blocks import BodyBlock
from core.models import BasePage, Municipality
from core.rich_text import StreamField
from core.validators import check_order
from core.visibility import may_see_page
from network.models import BodyPage
from updates.forms import UpdateFilterForm
from updates.listing import by_month, filter_updates, visible_updates

UPDATES_PER_PAGE = 20
# So many other updates stand beside one.
OTHERS = 4


def today() -> datetime.date:
    """The current day where the site is."""
    return timezone.localdate()


class UpdateIndexPage(BasePage):
    """The list of all updates."""

    page_description = _("Die Liste aller Meldungen. Neue Meldungen kommen unter diese Seite.")
    template = "updates/update_index_page.html"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["updates.UpdatePage"]
    show_in_menus_default = True
    content_panels = [
        HelpPanel(
            content=_("Die Liste entsteht von selbst: angeheftete Meldungen zuerst, dann die neuesten.")
        ),
        *BasePage.content_panels,
        FieldPanel("summary"),
    ]

    class Meta:
        verbose_name = _("Liste der Meldungen")
        verbose_name_plural = _("Listen der Meldungen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the filter form and what ``?seite=`` asks for of the list: pinned ones, then month by month."""
        context = super().get_context(request, *args, **kwargs)
        updates = visible_updates(UpdatePage.objects.all(), request.user)
        form = UpdateFilterForm(request.GET, updates=updates)
        shown = Paginator(filter_updates(updates, form), UPDATES_PER_PAGE).get_page(request.GET.get("seite"))
        context["form"] = form
        context["is_filtered"] = any(form.cleaned_data.values())
        context["updates"] = shown
        context["pinned"] = [update for update in shown if update.is_pinned]
        context["months"] = by_month(update for update in shown if not update.is_pinned)
        return context


class UpdatePage(BasePage):
    """One update. It concerns everyone unless it names municipalities; all may read it."""

    date = models.DateField(_("Datum"), default=today)
    body = models.ForeignKey(
        BodyPage,
        verbose_name=_("Gremium"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="updates",
        help_text=_("Wenn die Meldung aus einem Gremium kommt."),
    )
    municipalities = ParentalManyToManyField(
        Municipality,
        verbose_name=_("betrifft diese Kommunen"),
        blank=True,
        related_name="updates",
        help_text=_("Leer: alle Kommunen. Lesen können die Meldung immer alle."),
    )
    pinned_until = models.DateField(
        _("oben anheften bis"),
        null=True,
        blank=True,
        help_text=_("Bis zu diesem Tag steht die Meldung ganz oben."),
    )
    content = StreamField(BodyBlock(), verbose_name=_("Text"), blank=True)

    page_description = _(
        "Eine Meldung für alle im Netzwerk. Veröffentlicht steht sie sofort auf der Startseite."
    )
    template = "updates/update_page.html"
    parent_page_types = ["updates.UpdateIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        HelpPanel(
            content=_(
                "Schreiben Sie, was neu ist, ab wann es gilt und wer Fragen beantwortet. "
                "Bitte keine Namen oder Angaben, die auf einzelne Familien schließen lassen."
            )
        ),
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("pinned_until")]),
        FieldPanel("content"),
        FieldPanel("municipalities"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("Meldung")
        verbose_name_plural = _("Meldungen")
        indexes = [models.Index(fields=["-date"], name="update_newest_first")]

    def clean(self) -> None:
        """Refuse a pin that ends before the update's own date."""
        super().clean()
        errors: dict[str, ValidationError] = {}
        message = _("Dieser Tag liegt vor dem Datum der Meldung.")
        check_order(errors, self.date, self.pinned_until, "pinned_until", message)
        if errors:
            raise ValidationError(errors)

    @property
    def is_pinned(self) -> bool:
        """Whether the update stands above the others today."""
        return self.pinned_until is not None and self.pinned_until >= today()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the body the update comes from, where the reader may know of it, and the newest others."""
        context = super().get_context(request, *args, **kwargs)
        others = visible_updates(UpdatePage.objects.exclude(pk=self.pk), request.user)
        context["others"] = others.order_by("-date", "-pk")[:OTHERS]
        shows_body = self.body is not None and self.body.live and may_see_page(self.body, request.user)
        context["network_body"] = self.body if shows_body else None
        return context
