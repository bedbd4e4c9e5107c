"""The search log: four tables, none of which holds a person, an address or a time of day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

# The longest list of filters that is kept; what does not fit is left out.
FILTERS_LENGTH = 500


class SearchTerm(models.Model):
    """Words that were searched for: a keyed hash, and their text once enough people have typed them.

    ``words`` are folded and sorted, ``folded`` are folded in the order of ``text``. All three are "" until
    the text may be kept; a term without a text expires by ``first_on`` (``searchlog.expiry``).
    ``removed_on`` is the day on which coordination has removed it (``searchlog.removal``): only the key is
    left then, so that the text does not come back.
    """

    key = models.CharField(max_length=64, unique=True)
    first_on = models.DateField(db_index=True)
    known_on = models.DateField(_("bekannt seit"), null=True, blank=True)
    text = models.CharField(_("Gesucht"), max_length=250, blank=True)
    words = models.CharField(max_length=500, blank=True)
    folded = models.CharField(max_length=500, blank=True, db_index=True)
    removed_on = models.DateField(null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("Suchtext")
        verbose_name_plural = _("Suchtexte")
        constraints = [
            models.UniqueConstraint(
                fields=["words"], condition=~models.Q(words=""), name="search_words_once"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class SearchWitness(models.Model):
    """Says that somebody typed a term on a day. ``key`` hashes person and words together.

    At most one a day and person, and gone as soon as the text is known or the term expires.
    """

    term = models.ForeignKey(SearchTerm, on_delete=models.CASCADE, related_name="witnesses")
    key = models.CharField(max_length=64)
    day = models.DateField()

    class Meta:
        verbose_name = _("Beleg für einen Suchtext")
        verbose_name_plural = _("Belege für Suchtexte")
        constraints = [
            models.UniqueConstraint(fields=["term", "key"], name="search_witness_once_a_person"),
            models.UniqueConstraint(fields=["term", "day"], name="search_witness_once_a_day"),
        ]

    def __str__(self) -> str:
        return str(self.day)


class SearchSeen(models.Model):
    """Says that somebody has been counted with a question today, so that repeats do not count; gone tomorrow.

    ``key`` hashes person, question and day together.
    """

    key = models.CharField(max_length=64, primary_key=True)
    day = models.DateField(db_index=True)

    class Meta:
        verbose_name = _("heute gezählte Suche")
        verbose_name_plural = _("heute gezählte Suchen")

    def __str__(self) -> str:
        return str(self.day)


class SearchCount(models.Model):
    """How many people asked the same on one day, and what those who sign in find for it.

    ``term`` is None for words whose hash has expired, and where no words were asked for. ``filters`` are
    pairs as in an address, each between blanks: " kommune=olfen thema=sprache alter=30 ".
    """

    class Outcome(models.TextChoices):
        """How much was found."""

        NONE = "none", _("ohne Treffer")
        # Several words, and no hit has all of them.
        PARTIAL = "partial", _("kein Treffer mit allen Wörtern")
        FEW = "few", _("1 oder 2 Treffer")
        SOME = "some", _("3 oder mehr Treffer")

    term = models.ForeignKey(
        SearchTerm, on_delete=models.CASCADE, null=True, blank=True, related_name="counts"
    )
    without_words = models.BooleanField(default=False)
    day = models.DateField(_("Tag"), db_index=True)
    outcome = models.CharField(_("Ergebnis"), max_length=10, choices=Outcome.choices)
    filters = models.CharField(_("Filter"), max_length=FILTERS_LENGTH, blank=True)
    people = models.PositiveIntegerField(_("Personen"), default=1)

    class Meta:
        verbose_name = _("Suchstatistik")
        verbose_name_plural = _("Suchstatistik")
        constraints = [
            models.UniqueConstraint(
                fields=["term", "day", "outcome", "filters"],
                condition=models.Q(term__isnull=False),
                name="search_count_of_a_term_once",
            ),
            models.UniqueConstraint(
                fields=["without_words", "day", "outcome", "filters"],
                condition=models.Q(term__isnull=True),
                name="search_count_without_term_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.people}"
