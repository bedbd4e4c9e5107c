"""The projection: one row for each findable thing, and the marks that say which rows are due."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """A findable thing as search knows it. Made from its object alone and never edited.

    A deleted or unpublished object leaves a tombstone: a row without texts and with ``deleted`` set, so that
    an index that was away learns of it. ``search.index.days`` reads closures and hours, ``card`` is as
    ``search.registry.cards`` writes it.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    kind = models.CharField(max_length=50, blank=True)
    title = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    keywords = models.TextField(blank=True)
    url = models.TextField(blank=True)
    facets = models.JSONField(default=dict, blank=True)
    age_from = models.IntegerField(null=True, blank=True)
    age_to = models.IntegerField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    date = models.DateField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    phones = models.JSONField(default=list, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_until = models.DateField(null=True, blank=True)
    closures = models.JSONField(default=list, blank=True)
    hours = models.JSONField(default=list, blank=True)
    card = models.JSONField(default=dict, blank=True)
    card_version = models.IntegerField(default=0)
    restrictions = models.JSONField(default=list, blank=True)
    deleted = models.BooleanField(default=False)
    version = models.BigIntegerField(db_index=True)

    class Meta:
        verbose_name = _("Sucheintrag")
        verbose_name_plural = _("Sucheinträge")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="entry_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Mark(models.Model):
    """Says that an object has changed since its entry was made.

    Marks are only ever added and deleted: several for one object do not collide, so leaving one waits for
    nobody. ``error`` holds why the entry could not be made; such a mark stays until it works.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    error = models.TextField(blank=True, default="", db_default="")

    class Meta:
        verbose_name = _("Vormerkung für die Suche")
        verbose_name_plural = _("Vormerkungen für die Suche")
        indexes = [models.Index(fields=["object_id", "content_type"], name="mark_of")]

    def __str__(self) -> str:
        return f"{self.content_type_id}:{self.object_id}"


class Projection(models.Model):
    """The one row whose lock makes versions commit in their order.

    ``version`` is the last one given, ``start`` the one before the first. Counting starts at the
    milliseconds since 1970 when the row is made, so an index that is left from another database is told by
    its position: it lies below.
    """

    start = models.BigIntegerField()
    version = models.BigIntegerField()

    class Meta:
        verbose_name = _("Stand der Suche")
        verbose_name_plural = _("Stände der Suche")

    def __str__(self) -> str:
        return str(self.version)


class EngineFailure(models.Model):
    """What has last gone wrong with bringing an index up to date, on which host, for whoever looks later.

    One row for each engine: hosts in containers change their names with every start.
    """

    engine = models.CharField(max_length=50, unique=True)
    host = models.CharField(max_length=255)
    error = models.TextField()
    failed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Letzter Fehler der Suche")
        verbose_name_plural = _("Letzte Fehler der Suche")

    def __str__(self) -> str:
        return f"{self.engine}: {self.error}"


class VocabularyState(models.Model):
    """The one row whose token changes with every name of a vocabulary that processes hold."""

    token = models.UUIDField()

    class Meta:
        verbose_name = _("Stand der Vokabulare")
        verbose_name_plural = _("Stände der Vokabulare")

    def __str__(self) -> str:
        return str(self.token)
