"""What a meeting has several of: items of its agenda, resolutions and documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class AgendaItem(Orderable):
    """An item of the agenda; its number is its place."""

    meeting = ParentalKey("network.MeetingPage", on_delete=models.CASCADE, related_name="agenda_items")
    title = models.CharField(_("Thema"), max_length=250)
    note = models.TextField(_("Erläuterung"), blank=True)

    panels = [FieldPanel("title"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("Tagesordnungspunkt")
        verbose_name_plural = _("Tagesordnung")

    def __str__(self) -> str:
        return self.title


class Resolution(Orderable):
    """What a meeting decided."""

    meeting = ParentalKey("network.MeetingPage", on_delete=models.CASCADE, related_name="resolutions")
    number = models.CharField(_("Nummer"), max_length=20, blank=True, help_text=_("Zum Beispiel «3/2019»."))
    text = models.TextField(_("Beschluss"))

    panels = [FieldPanel("number"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("Beschluss")
        verbose_name_plural = _("Beschlüsse")

    def __str__(self) -> str:
        return self.number or self.text[:60]


class MeetingDocument(Orderable):
    """A document of a meeting."""

    meeting = ParentalKey("network.MeetingPage", on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "files.Document", verbose_name=_("Dokument"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("Dokument")
        verbose_name_plural = _("Dokumente")

    def __str__(self) -> str:
        return str(self.document)
