"""Where an article comes from when it was imported."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from exchange.models import ImportOrigin
from knowledge.models.article import ArticlePage


class ArticleOrigin(ImportOrigin):
    """The portal an article was imported from, and what the import made of it.

    When the article's latest revision is not ``revision``, people have worked on it since.
    """

    article = models.OneToOneField(ArticlePage, on_delete=models.CASCADE, related_name="origin")
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta(ImportOrigin.Meta):
        verbose_name = _("Herkunft eines Artikels")
        verbose_name_plural = _("Herkunft von Artikeln")
