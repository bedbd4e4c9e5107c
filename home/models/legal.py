"""Legal texts that the operator of the site answers for."""

from django.db import models
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import RichTextField

PLACEHOLDER = "[bitte ergänzen"


class LegalText(models.Model):
    """The text of one of the three legal pages, readable without signing in."""

    class Kind(models.TextChoices):
        """Which page; the values name the templates of the first texts."""

        IMPRINT = "imprint", _("Impressum")
        PRIVACY = "privacy", _("Datenschutz")
        ACCESSIBILITY = "accessibility", _("Erklärung zur Barrierefreiheit")

    kind = models.CharField(
        _("Seite"),
        max_length=20,
        choices=Kind.choices,
        unique=True,
        error_messages={"unique": _("Diesen Text gibt es schon. Bitte bearbeiten Sie ihn.")},
    )
    text = RichTextField(_("Text"), features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "hr"])
    updated_at = models.DateTimeField(_("zuletzt geändert"), auto_now=True)

    panels = [
        HelpPanel(
            content=_(
                "Diesen Text lesen auch Menschen ohne Anmeldung. "
                "Wo «[bitte ergänzen …]» steht, fehlt noch etwas."
            )
        ),
        FieldPanel("kind"),
        FieldPanel("text"),
    ]

    class Meta:
        verbose_name = _("Rechtstext")
        verbose_name_plural = _("Rechtstexte")
        ordering = ["kind"]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def is_incomplete(self) -> bool:
        """Whether a placeholder of the first text still stands in it."""
        return PLACEHOLDER in self.text


def first_text(kind: str) -> LegalText:
    """Give an unsaved text of ``kind`` (a ``LegalText.Kind``) to start from, with marked placeholders."""
    return LegalText(kind=kind, text=render_to_string(f"home/legal/{kind}.html"))


def legal_text(kind: str) -> LegalText:
    """Give the text of ``kind``: what the operator has saved, else the one to start from."""
    return LegalText.objects.filter(kind=kind).first() or first_text(kind)
