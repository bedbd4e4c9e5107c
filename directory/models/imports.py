"""What an import leaves behind for people to decide."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models.offer import OfferPage


class DraftConflict(models.Model):
    """An import changed the published offer while somebody had an open draft of it.

    Neither is lost: the import is live, the draft stays a draft. The editing form shows the conflict until
    the draft is published or given up.
    """

    offer = models.OneToOneField(OfferPage, on_delete=models.CASCADE, related_name="draft_conflict")
    source = models.CharField(_("Quelle"), max_length=120)
    fields = models.JSONField(_("geänderte Felder"), default=list)
    at = models.DateTimeField(_("eingelesen am"), default=timezone.now)

    class Meta:
        verbose_name = _("Entwurf im Widerspruch zum Import")
        verbose_name_plural = _("Entwürfe im Widerspruch zum Import")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.offer}: {', '.join(self.fields)}"
