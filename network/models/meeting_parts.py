"""What a meeting has several of: items of its agenda, resolutions, tasks and documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
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


class MeetingTask(Orderable):
    """What somebody took along from a meeting: what, who, until when."""

    meeting = ParentalKey("network.MeetingPage", on_delete=models.CASCADE, related_name="tasks")
    text = models.CharField(_("Aufgabe"), max_length=300)
    responsible = models.CharField(
        _("wer"),
        max_length=200,
        blank=True,
        help_text=_("Stelle oder Funktion, zum Beispiel «Koordination»."),
    )
    due_on = models.DateField(_("bis wann"), null=True, blank=True)

    panels = [FieldPanel("text"), FieldRowPanel([FieldPanel("responsible"), FieldPanel("due_on")])]

    class Meta(Orderable.Meta):
        verbose_name = _("Aufgabe")
        verbose_name_plural = _("Aufgaben")

    def __str__(self) -> str:
        return self.text


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
