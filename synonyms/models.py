"""The rules that coordinators edit, and the state of all of them together."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models, transaction
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext_lazy as _
from wagtail.models import RevisionMixin

from synonyms.checking import check
from synonyms.names import join_names, split_names, tidy_name
from synonyms.sizes import LONGEST_NAME, MOST_NAMES


class SynonymRule(RevisionMixin, models.Model):
    """What else something is called. A group holds in all directions, a one-way rule from ``typed`` to
    ``names``. Every saved version is kept."""

    class Kind(models.TextChoices):
        """The direction a rule holds in; the labels explain it to coordinators."""

        GROUP = "group", _("Gruppe: Alle Wörter meinen dasselbe")
        ONE_WAY = "one_way", _("Einbahn: Wer das eine eingibt, findet auch das andere")

    kind = models.CharField(_("Art der Regel"), max_length=10, choices=Kind.choices, default=Kind.GROUP)
    typed = models.CharField(
        _("Eingabe"),
        max_length=LONGEST_NAME,
        blank=True,
        help_text=_("Nur bei «Einbahn»: das Wort, das jemand eintippt. Zum Beispiel «Schreibaby»."),
    )
    names = models.TextField(
        _("Wörter"),
        # So much fits all names that are allowed; what is wrong with them is said word by word.
        max_length=(LONGEST_NAME + 1) * MOST_NAMES * 2,
        help_text=_(
            "Jedes Wort in eine eigene Zeile. Ein Eintrag darf aus mehreren Wörtern bestehen. "
            "Bei «Gruppe»: alle Wörter, die dasselbe meinen. "
            "Bei «Einbahn»: was die Suche zusätzlich finden soll."
        ),
    )
    active = models.BooleanField(
        _("Regel gilt"),
        default=True,
        help_text=_("Ohne Häkchen ruht die Regel. Sie bleibt gespeichert und wirkt nicht."),
    )
    note = models.CharField(
        _("Notiz"),
        max_length=250,
        blank=True,
        help_text=_("Warum gibt es diese Regel? Nur in der Verwaltung zu sehen."),
    )

    class Meta:
        verbose_name = _("Synonym")
        verbose_name_plural = _("Synonyme")
        # As lists show a rule: by what is typed, in a group by its first name.
        ordering = [Lower(Concat("typed", "names", output_field=models.TextField())), "pk"]

    def __str__(self) -> str:
        names = self.name_list
        if self.kind == self.Kind.ONE_WAY:
            return f"{self.typed} → {', '.join(names)}"
        return " = ".join(names)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save in one step with the sign that the rules have changed (``synonyms.current``)."""
        with transaction.atomic():
            super().save(*args, **kwargs)

    @property
    def name_list(self) -> list[str]:
        """The names, one by one."""
        return split_names(self.names)

    @property
    def all_names(self) -> list[str]:
        """Everything the rule speaks of, what is typed first."""
        return [self.typed, *self.name_list] if self.kind == self.Kind.ONE_WAY else self.name_list

    def clean(self) -> None:
        """Bring names into their stored form and check them; what is wrong stands at its field."""
        super().clean()
        self.tidy()
        check(self, SynonymRule.objects.exclude(pk=self.pk))

    def tidy(self) -> None:
        """Bring names into their stored form; a group has nothing that is typed."""
        self.names = join_names(split_names(self.names))
        self.typed = tidy_name(self.typed) if self.kind == self.Kind.ONE_WAY else ""


class SynonymList(models.Model):
    """The one row about all rules.

    ``token`` is another one after every change and never comes back, so whoever has the token of what they
    hold knows whether it is still right. ``started_with`` names what of the site's start content has ever
    been loaded: what coordinators have changed or deleted since does not come back.
    """

    token = models.UUIDField(default=uuid.uuid4)
    started_with = models.JSONField(default=list)

    class Meta:
        verbose_name = _("Stand der Synonyme")
        verbose_name_plural = _("Stände der Synonyme")

    def __str__(self) -> str:
        return str(self.token)
