"""The fields of the search form that have a value of their own, and what they say to nonsense."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from core.age_fields import AgeField
from core.typed.ages import MONTHS_A_YEAR
from search.query.around import RADII
from search.query.birth_dates import BEFORE_BIRTH, NO_DATE

SORTS = {
    "": gettext_lazy("Beste Treffer"),
    "entfernung": gettext_lazy("Entfernung"),
    "neu": gettext_lazy("Neueste"),
    "bestaetigt": gettext_lazy("Zuletzt bestätigt"),
    "titel": gettext_lazy("A–Z"),
}
# Deeper pages help nobody and cost every engine more and more; Elasticsearch refuses beyond 10,000 hits.
MAX_PAGE = 400
# Nobody is offered anything as a child or young person from this age on (§ 7 SGB VIII).
TOO_OLD = 28 * MONTHS_A_YEAR
# What an address says that makes no sense, by the field it stands in.
HINTS = {
    "sort": gettext_lazy("Diese Reihenfolge ist unbekannt. Die besten Treffer stehen zuerst."),
    "seite": gettext_lazy("Diese Seite der Ergebnisse gibt es nicht. Sie sehen die erste."),
    "umkreis": gettext_lazy("Diesen Umkreis gibt es nicht. Es gelten 10 km."),
    "offen": gettext_lazy("Der Filter «Jetzt geöffnet» war unvollständig und gilt hier nicht."),
}
# What stands in the age field after a birth date that gives no age.
NO_AGES = {
    BEFORE_BIRTH: gettext_lazy(
        "Dieser Tag liegt in der Zukunft. Für die Zeit vor der Geburt wählen Sie die Lebensphase "
        "«Schwangerschaft und Geburt»."
    ),
    NO_DATE: gettext_lazy(
        "Daraus ergibt sich kein Alter. Bitte das Alter angeben, zum Beispiel «3 Jahre», oder das "
        "Geburtsdatum mit Monat und Jahr."
    ),
}


class SearchForm(forms.Form):
    """The fields with a value of their own; words and filters are read beside it, as any words will do and
    the choices of filters come from the answer."""

    alter = AgeField(label=gettext_lazy("Alter des Kindes"), required=False, max_length=40)
    ort = forms.CharField(label=gettext_lazy("Ort oder Postleitzahl"), required=False)
    umkreis = forms.TypedChoiceField(
        label=gettext_lazy("Umkreis"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[(radius, f"{radius} km") for radius in RADII],
    )
    offen = forms.ChoiceField(required=False, choices=[("1", gettext_lazy("Jetzt geöffnet"))])
    sort = forms.ChoiceField(label=gettext_lazy("Reihenfolge"), required=False, choices=list(SORTS.items()))
    seite = forms.IntegerField(required=False, min_value=1, max_value=MAX_PAGE)

    def clean_alter(self) -> int | None:
        """Refuse what no child or young person is, and say why no age came of a birth date."""
        months: int | None = self.cleaned_data["alter"]
        if months is not None and months >= TOO_OLD:
            raise forms.ValidationError(
                _("Die Angebote sind für Menschen bis 27 Jahre. Bitte ein Alter bis 27 angeben.")
            )
        return months


def age_error(form: SearchForm) -> str:
    """Give what is wrong with the age of a form that was checked, "" when nothing is."""
    errors = [str(error) for error in form.errors.get("alter", ())]
    typed = " ".join(form.data["alter"].split())
    return str(NO_AGES[typed]) if typed in NO_AGES else "".join(errors[:1])
