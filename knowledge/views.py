"""The glossary."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.slugs import german_slug
from knowledge.models import GlossaryTerm


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Show all words from A to Z; «Übergang» stands under U, what begins with a digit under #."""
    terms = sorted(GlossaryTerm.objects.prefetch_related("topics"), key=_sort_key)
    letters = [(letter, list(words)) for letter, words in groupby(terms, key=_letter)]
    return render(request, "knowledge/glossary.html", {"letters": letters})


def _sort_key(term: GlossaryTerm) -> tuple[bool, str, str]:
    return _letter(term) != "#", german_slug(term.term), term.term


def _letter(term: GlossaryTerm) -> str:
    first = german_slug(term.term)[:1].upper()
    return first if first.isalpha() else "#"
