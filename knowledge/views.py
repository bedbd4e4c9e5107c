"""The glossary."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.german_order import OTHER, german_letter, german_order
from core.models import Topic
from knowledge.models import GlossaryTerm


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Show all words from A to Z; «Übergang» stands under U, what begins with a digit under #.

    ``?thema=`` narrows them to one field of action; one that no word belongs to narrows nothing.
    """
    terms = sorted(GlossaryTerm.objects.prefetch_related("topics"), key=_sort_key)
    topics = sorted({topic for term in terms for topic in term.topics.all()}, key=_order)
    chosen = next((topic for topic in topics if topic.slug == request.GET.get("thema")), None)
    if chosen is not None:
        terms = [term for term in terms if chosen in term.topics.all()]
    letters = [(letter, list(words)) for letter, words in groupby(terms, key=_letter)]
    context = {"letters": letters, "topics": topics, "chosen": chosen, "number": len(terms)}
    return render(request, "knowledge/glossary.html", context)


def _order(topic: Topic) -> tuple[int, str]:
    return topic.order, german_order(topic.name)


def _sort_key(term: GlossaryTerm) -> tuple[bool, str]:
    return _letter(term) != OTHER, german_order(term.term)


def _letter(term: GlossaryTerm) -> str:
    return german_letter(term.term)
