"""Legal texts that the operator of the site answers for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from django.db import models
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.rich_text import RichTextField
from home.panels import GapsPanel

# «[bitte ergänzen: Name]», «[bitte ergänzen nach der Prüfung: welche …]»
_GAP = re.compile(r"\[bitte ergänzen[^\]]*\]")
_HEADING_OR_GAP = re.compile(rf"<h\d[^>]*>(?P<heading>.*?)</h\d>|(?P<gap>{_GAP.pattern})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that only the operator knows: under which heading it is missing, and what."""

    heading: str
    what: str


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
        GapsPanel(),
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
        return _GAP.search(self.text) is not None

    @property
    def gaps(self) -> list[Gap]:
        """The placeholders that still stand in it, in their order."""
        found, heading = [], ""
        for match in _HEADING_OR_GAP.finditer(self.text):
            if match["gap"] is None:
                heading = _plain(match["heading"])
            else:
                what = match["gap"][1:-1].removeprefix("bitte ergänzen").removeprefix(":")
                found.append(Gap(heading, _plain(what)))
        return found

    @property
    def marked_text(self) -> str:
        """The text with its placeholders marked, so that nobody takes them for an answer."""
        return _GAP.sub(lambda gap: f"<mark>{gap[0]}</mark>", self.text)


def _plain(html: str) -> str:
    return unescape(re.sub("<[^>]*>", "", html)).strip()


def first_text(kind: str) -> LegalText:
    """Give an unsaved text of ``kind`` (a ``LegalText.Kind``) to start from, with marked placeholders."""
    return LegalText(kind=kind, text=render_to_string(f"home/legal/{kind}.html"))


def legal_text(kind: str) -> LegalText:
    """Give the text of ``kind``: what the operator has saved, else the one to start from."""
    return LegalText.objects.filter(kind=kind).first() or first_text(kind)
