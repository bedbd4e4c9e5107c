"""What somebody said on a day: the base of everything that is said apart from an offer's own text."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Statement(models.Model):
    """Who said something, when, and what was added to it; subclasses say what it is about.

    A row of its own that no revision knows, so publishing an older draft cannot take it back.
    """

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("von"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    said_at = models.DateTimeField(_("gesagt am"), default=timezone.now, editable=False, db_index=True)
    note = models.CharField(_("Anmerkung"), max_length=250, blank=True)

    class Meta:
        abstract = True
        ordering = ["-said_at", "-pk"]

    @property
    def said(self) -> str:
        """What was said, in words that need neither the person nor the day."""
        return str(self)
