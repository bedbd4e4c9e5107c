"""What images and documents have in common: who made a file, and who uploaded it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.Model):
    """Who made a file and where it comes from."""

    copyright = models.CharField(
        _("Urheber:in / Rechte"),
        max_length=250,
        blank=True,
        help_text=_("So, wie es genannt werden muss, zum Beispiel «© Stadt Olfen»."),
    )
    source = models.CharField(
        _("Quelle"), max_length=250, blank=True, help_text=_("Adresse oder Beschreibung der Herkunft.")
    )

    class Meta:
        abstract = True


def uploader() -> models.ForeignKey:
    """Give the field for who uploaded a file.

    Wagtail's own would give users the accessors that its own image and document models, which are not used
    here, already take. As with Wagtail's, an upload is no use of the person's account.
    """
    field: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("hochgeladen von"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    field.wagtail_reference_index_ignore = True
    return field
