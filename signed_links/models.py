"""The table of links: what each is for, for whom, how long it counts and what became of it."""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.mail_field import MailAddressField


class SignedLinkQuerySet(models.QuerySet["SignedLink"]):
    """Narrows links."""

    def usable(self) -> SignedLinkQuerySet:
        """Return the links that still count."""
        return self.open().filter(expires_at__gt=timezone.now())

    def open(self) -> SignedLinkQuerySet:
        """Return the links that were neither used nor revoked, expired ones too."""
        return self.filter(Q(used_at=None), Q(revoked_at=None))

    def about(self, thing: models.Model, purpose: str) -> SignedLinkQuerySet:
        """Return the links to ``thing`` for ``purpose``."""
        kind = ContentType.objects.get_for_model(thing)
        return self.filter(content_type=kind, object_id=thing.pk, purpose=purpose)


class SignedLink(models.Model):
    """A link that was sent to one recipient. It holds a random token, of which only the hash is kept."""

    token_hash = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=40)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    thing = GenericForeignKey("content_type", "object_id")
    recipient = MailAddressField()
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = SignedLinkQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["content_type", "object_id", "purpose"], name="signed_links_of_a_thing")
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"

    @property
    def is_expired(self) -> bool:
        """Whether its time is over."""
        return self.expires_at <= timezone.now()

    @property
    def is_usable(self) -> bool:
        """Whether it still counts."""
        return not (self.used_at or self.revoked_at or self.is_expired)
