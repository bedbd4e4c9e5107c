"""One page type with the texts of an offer and four filters."""

from __future__ import annotations

from django.db import models
from wagtail.models import Page
from wagtail.search import index

from benchmarks.search.stock import FACETS


class OfferPage(Page):
    """An offer; each filter has one value, the cheapest that Wagtail knows to count."""

    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    keywords = models.TextField(blank=True)
    municipality = models.CharField(max_length=100, blank=True)
    life_phase = models.CharField(max_length=100, blank=True)
    topic = models.CharField(max_length=100, blank=True)
    format = models.CharField(max_length=100, blank=True)

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.SearchField("keywords"),
        *(index.FilterField(name) for name in FACETS),
    ]

    def __str__(self) -> str:
        return self.title
