"""Outside links, where they stand, and how far the round over all content has come."""

from __future__ import annotations

import hashlib

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class OutsideLink(models.Model):
    """An address outside the site and what was last found there.

    ``failed_on`` is the day of the first of the failures in a row; a link is broken when it failed on two
    different days.
    """

    class State(models.TextChoices):
        """What is known of a link."""

        NEW = "new", _("noch nicht geprüft")
        OK = "ok", _("erreichbar")
        FAILING = "failing", _("einmal nicht erreichbar")
        BROKEN = "broken", _("kaputt")
        REFUSED = "refused", _("wird nicht geprüft")

    url = models.TextField(_("Adresse"))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    state = models.CharField(_("Zustand"), max_length=10, choices=State.choices, default=State.NEW)
    problem = models.CharField(_("Was war?"), max_length=200, blank=True)
    checked_at = models.DateTimeField(_("geprüft"), null=True, blank=True, db_index=True)
    failed_on = models.DateField(_("nicht erreichbar seit"), null=True, blank=True)

    class Meta:
        verbose_name = _("Link nach außen")
        verbose_name_plural = _("Links nach außen")
        ordering = ["url"]

    def __str__(self) -> str:
        return self.url

    @staticmethod
    def digest_of(url: str) -> str:
        """Give the key of an address: addresses are longer than what a database may index."""
        return hashlib.sha256(url.encode()).hexdigest()


class LinkPlace(models.Model):
    """Something that has a link: a published page, or a row of another model."""

    link = models.ForeignKey(OutsideLink, on_delete=models.CASCADE, related_name="places")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    source = GenericForeignKey("content_type", "object_id")
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    municipality = models.ForeignKey(
        "core.Municipality",
        verbose_name=_("Kommune"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    title = models.CharField(_("Stelle"), max_length=255)

    # What points here is no use of anything: it follows what it is about.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("Stelle mit einem Link")
        verbose_name_plural = _("Stellen mit einem Link")
        constraints = [
            models.UniqueConstraint(fields=["link", "content_type", "object_id"], name="link_place_once"),
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="link_place_source")]

    def __str__(self) -> str:
        return self.title


class Round(models.Model):
    """The one row that says how far the daily round over all pages has come."""

    last_page = models.BigIntegerField(default=0)
    finished_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("Rundgang über alle Links")
        verbose_name_plural = _("Rundgänge über alle Links")

    def __str__(self) -> str:
        return str(self.finished_on or self.last_page)
