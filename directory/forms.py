"""The form in which editors write an offer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.models import Municipality
from core.page_form import BasePageForm
from directory.completeness import missing_to_publish
from directory.serving import may_serve_county, may_stay_county_wide


class OfferForm(BasePageForm):
    """Asks for the seven things when an offer is published or submitted; a draft may lack them."""

    # What it means to tick it is seen to after publishing, see ``directory.wagtail_hooks``.
    alles_geprueft = forms.BooleanField(
        label=_("Alles geprüft: Die Angaben stimmen"),
        required=False,
        help_text=_(
            "Gilt mit dem Veröffentlichen als Bestätigung. Beim ersten Mal ist es selbstverständlich; bei "
            "einer kleinen Änderung lassen Sie es frei, wenn Sie nicht alles durchgesehen haben."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        municipality_id = getattr(self.parent_page, "municipality_id", None)
        if municipality_id and self.instance.pk is None and "municipalities" in self.fields:
            self.initial["municipalities"] = [municipality_id]
        if "serves_all" in self.fields and self.for_user is not None and not may_serve_county(self.for_user):
            self._keep_county()
            if "municipalities" in self.fields:
                chosen = self.instance.municipalities.all() if self.instance.pk else ()
                self.fields["municipalities"].queryset = (
                    Municipality.objects.without_county()
                    | Municipality.objects.filter(pk__in=[each.pk for each in chosen])
                )

    def _keep_county(self) -> None:
        """Show whether the offer serves the whole county, but let nobody without the right say so.

        What an earlier version says does not count, unless it is published or came from somebody who may.
        """
        field = self.fields["serves_all"]
        field.disabled = True  # what is sent is ignored
        field.help_text = _(
            "Ob ein Angebot im ganzen Kreis gilt, sagt die Koordination. Bitte fragen Sie dort."
        )
        self.initial["serves_all"] = bool(self.instance.serves_all) and may_stay_county_wide(self.instance)

    def _post_clean(self) -> None:
        # The model's own check would see the relations as they were before this form.
        self.instance.checked_by_form = True
        try:
            super()._post_clean()
        finally:
            self.instance.checked_by_form = False

    def clean(self) -> dict[str, Any]:
        """Add a message at the field for each of the seven things that is missing."""
        cleaned: dict[str, Any] = super().clean()
        if self.is_deferred_validation:
            return cleaned
        values = {name: getattr(self.instance, name, None) for name in ("street", "town", "website")}
        values |= cleaned
        values["contacts"] = self._contacts()
        if not values.get("municipalities") and getattr(self.parent_page, "municipality_id", None):
            values["municipalities"] = [self.parent_page.municipality_id]
        for name, message in missing_to_publish(values.get).items():
            if name not in self.errors:
                self.add_error(name if name in self.fields else None, message)
        return cleaned

    def _contacts(self) -> list[Any]:
        """The contact rows that stay, as far as they are filled in."""
        formset = self.formsets.get("contacts")
        if formset is None:
            return list(self.instance.contacts.all()) if self.instance.pk else []
        formset.is_valid()  # gives each row its cleaned data; its errors are shown by the formset itself
        return [
            form
            for form in formset.forms
            if (form.has_changed() or form.instance.pk) and not form.cleaned_data.get("DELETE")
        ]
