"""What becomes of the pages below one whose time is up: whoever publishes its end is asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from drafts.models import SectionEnd

ENDS_ALL, KEEPS = "alle", "behalten"


class SectionField(forms.ChoiceField):
    """Asks it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Was wird dann aus den Seiten darunter?"),
            choices=[
                (ENDS_ALL, _("Sie enden mit dieser Seite.")),
                (KEEPS, _("Sie bleiben veröffentlicht. Adresse und Suche führen weiter zu ihnen.")),
            ],
            widget=forms.RadioSelect,
            error_messages={"required": _("Bitte wählen Sie, was aus den Seiten darunter wird.")},
            **kwargs,
        )


def decide_end(page: Page, ends_all: bool) -> None:
    """Remember the answer for the day on which ``page`` ends."""
    SectionEnd.objects.update_or_create(page_id=page.pk, defaults={"ends_all": ends_all})
