"""Goal sets, strategic goals and the Handlungsziele below them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.blocks import SHORT_FEATURES
from core.models import BasePage, Municipality
from core.rich_text import RichTextField
from core.typed_models import SmallNumberField
from strategy.models.adoption import Adoption


class GoalSet(models.Model):
    """A set of goals that somebody has set at a time: a county may have several."""

    name = models.CharField(
        _("Name"), max_length=200, help_text=_("Zum Beispiel «Strategische Ziele der Präventionskette».")
    )
    owner = models.CharField(
        _("wer sie aufgestellt hat"),
        max_length=200,
        help_text=_("Zum Beispiel «Steuerungsgruppe Kommunale Präventionsketten»."),
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("Kreis oder Kommune"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="goal_sets",
        help_text=_("Für wen die Ziele gelten."),
    )
    dated = models.DateField(_("Stand vom"))

    class Meta:
        verbose_name = _("Zielkatalog")
        verbose_name_plural = _("Zielkataloge")
        ordering = ["-dated", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "dated"],
                name="goal_set_once_a_day",
                violation_error_message=_("Diesen Zielkatalog gibt es mit diesem Datum schon."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.dated:%d.%m.%Y})"


class StrategicGoalPage(Adoption, BasePage):
    """A strategic goal: its number within the goal set, and its statement."""

    number = SmallNumberField(
        _("Nummer"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1, _("Ziele werden ab 1 gezählt."))],
        help_text=_("Im Zielkatalog kommt jede Nummer nur einmal vor. Leer: ohne Nummer."),
    )
    statement = models.TextField(_("Ziel"), help_text=_("Der Wortlaut des Ziels."))
    explanation = RichTextField(_("Erläuterung"), blank=True, features=SHORT_FEATURES)
    goal_set = models.ForeignKey(
        GoalSet,
        verbose_name=_("Zielkatalog"),
        null=True,
        on_delete=models.PROTECT,
        related_name="goals",
        help_text=_("Zu wessen Zielen es gehört, und von wann sie sind."),
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("number"), FieldPanel("goal_set")]),
        FieldPanel("statement"),
        FieldPanel("explanation"),
        Adoption.adoption_panel,
    ]
    page_description = _(
        "Ein strategisches Ziel. Handlungsziele stehen als Unterseiten darunter; "
        "Maßnahmen und Indikatoren pflegen Sie im Menü «Strategie»."
    )
    # A copy gets a number of its own: two goals of a set never share one.
    exclude_fields_in_copy: ClassVar[list[str]] = ["number"]
    parent_page_types: ClassVar[list[str]] = ["strategy.LeitbildPage"]
    subpage_types: ClassVar[list[str]] = ["strategy.ObjectivePage"]

    class Meta:
        verbose_name = _("Strategisches Ziel")
        verbose_name_plural = _("Strategische Ziele")

    @property
    def label(self) -> str:
        """What people call the goal: «Ziel 1», or «Ziel» while it has no number."""
        return gettext("Ziel %(number)d") % {"number": self.number} if self.number else gettext("Ziel")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Take the number from an alias that becomes a page of its own, as from a copy."""
        written = kwargs.get("update_fields")
        if written is not None and "alias_of_id" in written and self.alias_of_id is None:
            self.number = None
            kwargs["update_fields"] = [*written, "number"]
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a number that another goal of the same set has."""
        super().clean()
        if self.number is None or self.goal_set_id is None or self.alias_of_id is not None:
            return  # an alias has the number of its source
        others = StrategicGoalPage.objects.filter(goal_set_id=self.goal_set_id, number=self.number)
        if others.exclude(pk=self.pk).filter(alias_of=None).exists():
            raise ValidationError(
                {"number": ValidationError(_("Diese Nummer hat schon ein anderes Ziel im Zielkatalog."))}
            )


class ObjectivePage(Adoption, BasePage):
    """A Handlungsziel: what is to be reached on the way to a strategic goal."""

    statement = models.TextField(_("Handlungsziel"), help_text=_("Der Wortlaut des Handlungsziels."))
    explanation = RichTextField(_("Erläuterung"), blank=True, features=SHORT_FEATURES)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("statement"),
        FieldPanel("explanation"),
        Adoption.adoption_panel,
    ]
    page_description = _(
        "Ein Handlungsziel unter einem strategischen Ziel. Maßnahmen und Indikatoren dazu pflegen Sie im "
        "Menü «Strategie»; sie erscheinen dann auf dieser Seite."
    )
    parent_page_types: ClassVar[list[str]] = ["strategy.StrategicGoalPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("Handlungsziel")
        verbose_name_plural = _("Handlungsziele")
