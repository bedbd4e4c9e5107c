"""Where a thing that was imported comes from."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ImportOrigin(models.Model):
    """The data set a thing was imported from, and what it is called there.

    A row of its own beside the thing, so that no older revision brings it back.
    """

    source = models.CharField(_("Quelle"), max_length=120)
    external_id = models.CharField(_("Kennung in der Quelle"), max_length=120)
    imported_at = models.DateTimeField(_("zuletzt eingelesen am"), default=timezone.now)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["source", "external_id"], name="%(class)s_once"),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.external_id}"
