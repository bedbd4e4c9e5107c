"""What an article has several of: authors, sources, documents and related offers."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class ArticleAuthor(Orderable):
    """Somebody who wrote an article: a person of the network, or a name or organisation from outside."""

    article = ParentalKey("knowledge.ArticlePage", on_delete=models.CASCADE, related_name="authors")
    name = models.CharField(_("Name"), max_length=200, blank=True)
    organisation = models.CharField(_("Organisation"), max_length=200, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("oder Person aus dem Netzwerk"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [FieldPanel("name"), FieldPanel("organisation"), FieldPanel("user")]

    class Meta(Orderable.Meta):
        verbose_name = _("Autor:in")
        verbose_name_plural = _("Autor:innen")

    def __str__(self) -> str:
        # Not str(user), which gives the e-mail address of somebody without a name.
        name = self.name or (self.user.get_full_name() if self.user else "")
        organisation = self.organisation or (self.user.organisation if self.user else "")
        return ", ".join(part for part in (name, organisation) if part)

    def clean(self) -> None:
        """Refuse an author of whom nothing is said."""
        super().clean()
        if not (self.name or self.organisation or self.user_id):
            raise ValidationError(
                {"name": _("Bitte einen Namen, eine Organisation oder eine Person angeben.")}
            )


class ArticleSource(Orderable):
    """A source that an article rests on."""

    article = ParentalKey("knowledge.ArticlePage", on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(_("Titel"), max_length=300)
    url = models.URLField(_("Adresse"), max_length=500, blank=True)
    note = models.CharField(
        _("Anmerkung"), max_length=300, blank=True, help_text=_("Zum Beispiel Herausgeber und Jahr.")
    )

    panels = [FieldPanel("title"), FieldPanel("url"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("Quelle")
        verbose_name_plural = _("Quellen")

    def __str__(self) -> str:
        return self.title


class ArticleDocument(Orderable):
    """A document that belongs to an article."""

    article = ParentalKey("knowledge.ArticlePage", on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "files.Document", verbose_name=_("Dokument"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("Dokument")
        verbose_name_plural = _("Dokumente")

    def __str__(self) -> str:
        return str(self.document)


class ArticleOffer(Orderable):
    """An offer that an article is about."""

    article = ParentalKey("knowledge.ArticlePage", on_delete=models.CASCADE, related_name="related_offers")
    offer = models.ForeignKey(
        "directory.OfferPage",
        verbose_name=_("Angebot"),
        on_delete=models.CASCADE,
        related_name="related_articles",
    )

    panels = [FieldPanel("offer")]

    class Meta(Orderable.Meta):
        verbose_name = _("Angebot")
        verbose_name_plural = _("Angebote")

    def __str__(self) -> str:
        return str(self.offer)
