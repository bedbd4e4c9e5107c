"""The offer: what a provider offers, for whom, where, when, at what cost, and how to get in."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.actions.publish_page_revision import PublishPagePermissionError

from core.age_fields import MonthsField
from core.models import (
    AddressFields,
    BasePage,
    LegalBase,
    LifePhase,
    Municipality,
    TargetGroup,
    Topic,
)
from core.models.base_page import NO_CASE_DATA
from core.rich_text import RichTextField
from core.typed.age_words import format_age_range
from core.typed_models import EuroField, WeeksField, WholeNumberField
from core.validators import check_order
from directory.choices import (
    COSTS_MONEY,
    Access,
    Cost,
    Format,
    PreventionKind,
    PreventionTime,
    YesNo,
)
from directory.completeness import missing_to_publish, values_of
from directory.fields import ChoiceListField
from directory.forms import OfferForm
from directory.models.offer_queries import OfferManager
from directory.models.provider import Provider, check_coordinates
from directory.models.vocabulary import Language
from directory.panels.offer import offer_edit_handler
from directory.serving import fill_served, may_serve_county, may_stay_county_wide
from strategy.models import StrategicGoalPage

MAX_AGE_MONTHS = 1440  # 120 years: offers may be for grandparents
TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class OfferPage(BasePage, AddressFields):
    """An offer of a provider in a municipality, or county-wide.

    The text below is part of revisions. Confirmations, availability, closures and the origin are
    rows of their own (``directory.models.records``).
    """

    # Set while a form checks the instance: relations are not on it yet, the form checks them itself.
    checked_by_form = False

    provider = models.ForeignKey(
        Provider,
        verbose_name=_("Träger"),
        null=True,
        on_delete=models.PROTECT,
        related_name="offers",
        help_text=_("Wer bietet es an? Fehlt der Träger, legen Sie ihn im Menü «Träger» an."),
    )
    description = RichTextField(
        _("Beschreibung"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Was geschieht dort, wie läuft es ab, was bringt es?") + " " + NO_CASE_DATA,
    )
    topics = ParentalManyToManyField(
        Topic, verbose_name=_("Handlungsfelder"), blank=True, related_name="offers"
    )
    life_phases = ParentalManyToManyField(
        LifePhase, verbose_name=_("Lebensphasen"), blank=True, related_name="offers"
    )
    target_groups = ParentalManyToManyField(
        TargetGroup, verbose_name=_("Zielgruppen"), blank=True, related_name="offers"
    )
    age_from = MonthsField(
        _("Alter ab (Monate)"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MAX_AGE_MONTHS)],
        help_text=_("In Monaten: 36 = 3 Jahre. Leer: nicht festgelegt."),
    )
    age_to = MonthsField(
        _("Alter bis unter (Monate)"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MAX_AGE_MONTHS)],
        help_text=_("In Monaten: 72 = bis zum 6. Geburtstag. Leer: nicht festgelegt."),
    )
    prevention_kinds = ChoiceListField(_("Art der Prävention"), options=PreventionKind.choices, blank=True)
    prevention_times = ChoiceListField(
        _("Zeitpunkt der Prävention"), options=PreventionTime.choices, blank=True
    )
    formats = ChoiceListField(_("Form"), options=Format.choices, blank=True)
    access = ChoiceListField(_("Zugang"), options=Access.choices, help_text=_("Wie kommt man hinein?"))
    access_note = models.CharField(
        _("Hinweis zum Zugang"), max_length=250, blank=True, help_text=NO_CASE_DATA
    )
    costs = ChoiceListField(_("Kosten"), options=Cost.choices, blank=True)
    price = EuroField(
        _("Preis in Euro"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Nur wenn es einen festen Preis gibt."),
    )
    cost_note = models.CharField(
        _("Hinweis zu den Kosten"),
        max_length=250,
        blank=True,
        help_text=_("Zum Beispiel «45 Euro für zehn Treffen, Geschwister frei»."),
    )
    languages = ParentalManyToManyField(
        Language, verbose_name=_("Sprachen"), blank=True, related_name="offers"
    )
    interpreting = models.CharField(
        _("Dolmetschen möglich"), max_length=10, choices=YesNo.choices, default=YesNo.UNKNOWN
    )
    accessible = models.CharField(
        _("Barrierefrei"), max_length=10, choices=YesNo.choices, default=YesNo.UNKNOWN
    )
    accessible_note = models.CharField(
        _("Hinweis zur Barrierefreiheit"),
        max_length=250,
        blank=True,
        help_text=_("Zum Beispiel «Aufzug vorhanden, keine induktive Höranlage»."),
    )
    childcare = models.CharField(
        _("Kinderbetreuung während des Angebots"),
        max_length=10,
        choices=YesNo.choices,
        default=YesNo.UNKNOWN,
    )
    open_to_all = models.CharField(
        _("Auch ohne Anspruch auf Leistungen nach SGB II oder SGB XII"),
        max_length=10,
        choices=YesNo.choices,
        default=YesNo.UNKNOWN,
    )
    legal_bases = ParentalManyToManyField(
        LegalBase, verbose_name=_("Rechtsgrundlagen"), blank=True, related_name="offers"
    )
    funding = models.CharField(
        _("Förderprogramm"), max_length=200, blank=True, help_text=_("Woher kommt das Geld?")
    )
    funding_until = models.DateField(_("Förderung gesichert bis"), null=True, blank=True)
    places = WholeNumberField(_("Plätze"), null=True, blank=True)
    reached_per_year = WholeNumberField(
        _("Erreichte Menschen im Jahr"), null=True, blank=True, help_text=_("Ungefähr, nur die Zahl.")
    )
    municipalities = ParentalManyToManyField(
        Municipality,
        verbose_name=_("Gilt für diese Kommunen"),
        blank=True,
        related_name="offers",
        help_text=_("Unter der Seite einer Kommune: leer heißt, es gilt für diese Kommune."),
    )
    serves_all = models.BooleanField(_("Gilt im ganzen Kreis"), default=False)
    place_name = models.CharField(
        _("Name des Ortes"),
        max_length=200,
        blank=True,
        help_text=_("Zum Beispiel «Familienzentrum St. Vitus, 1. Stock»."),
    )
    hide_address = models.BooleanField(
        _("Genaue Adresse verbergen"),
        default=False,
        help_text=_("Zum Beispiel bei Schutzwohnungen. Dann steht überall nur der Ort."),
    )
    website = models.URLField(_("Website"), blank=True)
    appointment_url = models.URLField(_("Termin online buchen"), blank=True)
    waiting_weeks = WeeksField(_("Übliche Wartezeit in Wochen"), null=True, blank=True)
    valid_from = models.DateField(_("Angebot gilt ab"), null=True, blank=True)
    valid_to = models.DateField(_("Angebot gilt bis"), null=True, blank=True)
    goals = ParentalManyToManyField(
        StrategicGoalPage, verbose_name=_("Strategische Ziele"), blank=True, related_name="offers"
    )

    objects = OfferManager()

    base_form_class = OfferForm
    edit_handler = offer_edit_handler
    parent_page_types = ["directory.MunicipalityPage", "directory.DirectoryPage"]
    subpage_types: list[str] = []
    page_description = _("Ein Angebot eines Trägers: was, für wen, wo, wie man hineinkommt.")

    class Meta:
        verbose_name = _("Angebot")
        verbose_name_plural = _("Angebote")
        permissions = [("serve_county_offerpage", "Angebot: im ganzen Kreis gelten lassen")]

    @property
    def ages(self) -> str:
        """The age range in words."""
        return format_age_range(self.age_from, self.age_to)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Check everything, then say whom the offer serves when nobody has said it."""
        super().full_clean(*args, **kwargs)
        if not self.checked_by_form:
            fill_served(self)

    def publish(self, revision: Any, user: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Publish ``revision``.

        Raises PublishPagePermissionError when it would make the offer county-wide and neither ``user`` nor
        who wrote it may say so.
        """
        widens = bool(revision.content.get("serves_all")) and not may_stay_county_wide(self)
        if widens and user is not None and not may_serve_county(user):
            raise PublishPagePermissionError(
                _("Ob ein Angebot im ganzen Kreis gilt, sagt die Koordination. Bitte fragen Sie dort.")
            )
        return super().publish(revision, user, *args, **kwargs)

    def clean(self) -> None:
        """Refuse what makes no sense, at its field, and to be published without the seven things."""
        errors: dict[str, Any] = {}
        try:
            super().clean()
        except ValidationError as error:
            errors.update(error.update_error_dict({}))
        backwards = _("Das Ende liegt vor dem Anfang.")
        self._check_ages(errors)
        check_order(errors, self.valid_from, self.valid_to, "valid_to", backwards)
        check_coordinates(errors, self.latitude, self.longitude)
        self._check_costs(errors)
        if self.live and not self.checked_by_form:
            for field, message in missing_to_publish(values_of(self)).items():
                errors.setdefault(field, ValidationError(str(message), code="required"))
        if errors:
            raise ValidationError(errors)

    def _check_ages(self, errors: dict[str, Any]) -> None:
        # The end is exclusive: «ab 12, bis unter 12 Monate» would be for nobody.
        start = None if self.age_from is None else self.age_from + 1
        check_order(errors, start, self.age_to, "age_to", _("Das Alter endet, bevor es beginnt."))

    def _check_costs(self, errors: dict[str, Any]) -> None:
        costs = self.costs if isinstance(self.costs, list) else []
        if Cost.FREE in costs and COSTS_MONEY & set(costs):
            errors["costs"] = ValidationError(
                _("«Kostenlos» passt nicht zu «Kostenpflichtig» oder «Nach Einkommen».")
            )
        if Cost.FREE in costs and self.price:
            errors["price"] = ValidationError(_("Ein kostenloses Angebot hat keinen Preis."))
