"""The county's directory and the pages of its municipalities."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

from core.blocks import ListingsBlock
from core.mail_field import MailAddressField
from core.models import BasePage, Municipality
from core.models.base_page import NO_CASE_DATA
from core.phone_field import PhoneField
from core.rich_text import RichTextField, StreamField
from directory.page_permissions import MunicipalityPagePermissions

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class DirectoryPage(BasePage):
    """The directory of the whole county: its municipalities, and offers that are county-wide."""

    introduction = RichTextField(_("Einführung"), blank=True, features=TEXT_FEATURES, help_text=NO_CASE_DATA)

    page_description = _("Das Verzeichnis des Kreises. Darunter stehen die Kommunen und kreisweite Angebote.")
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["directory.MunicipalityPage", "directory.OfferPage"]
    content_panels = [
        HelpPanel(content=_("Die Listen der Kommunen und der kreisweiten Angebote entstehen von selbst.")),
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("introduction"),
    ]

    class Meta:
        verbose_name = _("Verzeichnis")
        verbose_name_plural = _("Verzeichnisse")


class MunicipalityPage(BasePage):
    """The page of one municipality: contact, introduction, and the offers below it."""

    municipality = models.OneToOneField(
        Municipality,
        verbose_name=_("Kommune"),
        on_delete=models.PROTECT,
        related_name="page",
        help_text=_("Jede Kommune hat genau eine Seite. Deren Adresse entsteht aus ihrem Namen."),
    )
    introduction = RichTextField(
        _("Einführung"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Was sollten Fachkräfte über diese Kommune wissen?") + " " + NO_CASE_DATA,
    )
    image = models.ForeignKey(
        "files.Image",
        verbose_name=_("Bild"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    contact_office = models.CharField(
        _("Ansprechstelle"),
        max_length=200,
        blank=True,
        help_text=_("Die Stelle, keine Privatperson, zum Beispiel «Familienbüro im Rathaus»."),
    )
    contact_phone = PhoneField(_("Telefon"))
    contact_email = MailAddressField(_("E-Mail"), blank=True)
    contact_website = models.URLField(_("Website"), blank=True)
    listings = StreamField(
        ListingsBlock(),
        verbose_name=_("Automatische Listen"),
        blank=True,
        help_text=_("Zum Beispiel Meldungen, die Ihre Kommune betreffen. Sie stehen unter den Angeboten."),
    )

    page_description = _("Die Seite einer Kommune. Darunter stehen ihre Angebote.")
    parent_page_types = ["directory.DirectoryPage"]
    subpage_types = ["directory.OfferPage"]
    content_panels = [
        HelpPanel(
            content=_(
                "Die Liste der Angebote entsteht von selbst: aus denen unter dieser Seite und aus "
                "kreisweiten Angeboten, die für diese Kommune gelten."
            )
        ),
        *BasePage.content_panels,
        # Giving the page to another municipality gives its offers to another Redaktion.
        FieldPanel("municipality", permission="core.change_municipality"),
        FieldPanel("summary"),
        FieldPanel("introduction"),
        FieldPanel("image"),
        MultiFieldPanel(
            [
                FieldPanel("contact_office"),
                FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")]),
                FieldPanel("contact_website"),
            ],
            heading=_("Kontakt"),
        ),
        FieldPanel("listings"),
    ]
    # The address comes from the municipality, and an expiry date would unpublish the page.
    promote_panels = [FieldPanel("tags"), *BasePage.responsibility_panels]
    settings_panels: list[Any] = []

    class Meta:
        verbose_name = _("Seite einer Kommune")
        verbose_name_plural = _("Seiten der Kommunen")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Take the address from the municipality before Wagtail makes one from the title."""
        self._take_slug()
        super().full_clean(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Take the address of a new page from its municipality."""
        self._take_slug()
        super().save(*args, **kwargs)

    def _take_slug(self) -> None:
        if self.pk is None and self.municipality_id:
            self.slug = self.municipality.slug

    def permissions_for_user(self, user: Any) -> MunicipalityPagePermissions:
        """Give what ``user`` may do with this page."""
        return MunicipalityPagePermissions(user, self)
