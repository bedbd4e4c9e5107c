"""The glossary: words that the network uses, explained."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _

from core.blocks import SHORT_FEATURES
from core.letter_case import SameNameField, refuse_same_name
from core.rich_text import RichTextField
from core.slugs import german_slug


class GlossaryTerm(models.Model):
    """A word or abbreviation with what it means here."""

    term = models.CharField(_("Begriff"), max_length=120)
    same_term = SameNameField(source="term")
    slug = models.SlugField(
        _("Kürzel in Adressen"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("Leer lassen: es entsteht aus dem Begriff."),
        error_messages={"unique": _("Dieses Kürzel ist schon vergeben.")},
    )
    definition = models.CharField(
        _("Kurz erklärt"), max_length=300, help_text=_("Ein Satz, den alle verstehen.")
    )
    explanation = RichTextField(_("Mehr dazu"), blank=True, features=SHORT_FEATURES)
    synonyms = models.CharField(
        _("Andere Wörter und Abkürzungen"),
        max_length=250,
        blank=True,
        help_text=_("Mit Komma trennen, zum Beispiel «KoStAG, Steuerungsarbeitsgruppe»."),
    )
    topics = models.ManyToManyField(
        "core.Topic", verbose_name=_("Handlungsfelder"), blank=True, related_name="glossary_terms"
    )

    class Meta:
        verbose_name = _("Begriff")
        verbose_name_plural = _("Glossar")
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the term, with a slug made from the word when it has none."""
        self._fill_slug()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Address of the term on the glossary page."""
        return f"{reverse('knowledge:glossary')}#{self.slug}"

    def clean(self) -> None:
        """Give a term without a slug its own before it is compared with the others."""
        super().clean()
        self._fill_slug()
        refuse_same_name(self, gettext("Diesen Begriff gibt es schon."))

    @property
    def other_words(self) -> list[str]:
        """The synonyms and abbreviations, one by one."""
        return [word.strip() for word in self.synonyms.split(",") if word.strip()]

    def _fill_slug(self) -> None:
        if not self.slug:
            self.slug = german_slug(self.term) or "begriff"
