"""What is remembered of forms and plans beside the pages themselves."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class NewPage(models.Model):
    """Which page came out of a form for a new one, known by the key that the form carries.

    A form saves itself while somebody presses «publish», and people click twice: all of it is one page.
    """

    key = models.UUIDField(unique=True)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("Formular einer neuen Seite")
        verbose_name_plural = _("Formulare neuer Seiten")

    def __str__(self) -> str:
        return str(self.key)


class SectionEnd(models.Model):
    """What becomes of the pages below one whose time is up: as whoever set the date has chosen."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    ends_all = models.BooleanField(_("auch die Seiten darunter beenden"), default=False)

    class Meta:
        verbose_name = _("Ende eines Bereichs")
        verbose_name_plural = _("Enden von Bereichen")

    def __str__(self) -> str:
        return str(self.page)
