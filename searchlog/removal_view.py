"""Where coordinators take a text out of the search log."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views import View
from wagtail.admin import messages

from search.api import MAX_WORDS
from searchlog.keys import normalised, spelled
from searchlog.removal import remove_text, texts_with

PERMISSION = "searchlog.delete_searchterm"


class TextForm(forms.Form):
    """The text to remove."""

    text = forms.CharField(
        label=gettext_lazy("Suchtext"),
        max_length=MAX_WORDS,
        help_text=gettext_lazy(
            "Alle Wörter der Suche. Groß und klein, Umlaute und die Reihenfolge spielen keine Rolle."
        ),
    )

    def clean_text(self) -> str:
        """Refuse what has no word."""
        text: str = self.cleaned_data["text"]
        if not normalised(text):
            raise ValidationError(_("Bitte geben Sie mindestens ein Wort an."))
        return spelled(text)


class TextRemovalView(View):
    """Asks for a text (the address may name it), says what its removal means, and does it when confirmed."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in whoever may remove texts."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[assignment]
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for the text, or to confirm the one that the address names."""
        return self._ask(request, TextForm(request.GET if "text" in request.GET else None))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Ask to confirm, or remove what was confirmed."""
        form = TextForm(request.POST)
        if "confirmed" not in request.POST or not form.is_valid():
            return self._ask(request, form)
        remove_text(form.cleaned_data["text"])
        message = _("Der Suchtext ist entfernt. Er wird auch nicht mehr vorgeschlagen.")
        messages.success(request, message)
        return redirect("search_report")

    def _ask(self, request: HttpRequest, form: TextForm) -> HttpResponse:
        text = form.cleaned_data["text"] if form.is_bound and form.is_valid() else ""
        title = _("Suchtext entfernen")
        crumbs = [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("search_report"), "label": _("Suchen ohne Treffer")},
            {"url": "", "label": title},
        ]
        context = {
            "form": form,
            "text": text,
            "others": texts_with(text),
            "header_title": title,
            "header_icon": "bin",
            "breadcrumbs_items": crumbs,
        }
        return render(request, "searchlog/text_removal.html", context)
