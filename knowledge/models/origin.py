"""Where an article comes from when it was imported."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledge.models.article import ArticlePage


class ArticleOrigin(models.Model):
    """The portal an article was imported from, what it is called there, and what the import made of it.

    A row of its own, so that no older revision brings it back. When the article's latest revision is not
    ``revision``, people have worked on it since.
    """

    article = models.OneToOneField(ArticlePage, on_delete=models.CASCADE, related_name="origin")
    source = models.CharField(_("Quelle"), max_length=120)
    external_id = models.CharField(_("Kennung in der Quelle"), max_length=120)
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    imported_at = models.DateTimeField(_("zuletzt eingelesen am"), default=timezone.now)

    class Meta:
        verbose_name = _("Herkunft eines Artikels")
        verbose_name_plural = _("Herkunft von Artikeln")
        constraints = [
            models.UniqueConstraint(fields=["source", "external_id"], name="article_origin_once"),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.external_id}"
