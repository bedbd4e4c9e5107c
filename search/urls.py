"""Addresses of the search app."""

from django.urls import path

from search.registry.facets import ordered_facets
from search.registry.own import TAG
from search.views import (
    reasons as reason_views,
    search as views,
    similar as similar_views,
    suggest as suggest_views,
)

app_name = "search"
urlpatterns = [
    path("", views.search, name="search"),
    path("warum/<int:pk>/", reason_views.reasons, name="reasons"),
    path("aehnlich/<int:page_id>/", similar_views.similar, name="similar"),
    path("vorschlaege/", suggest_views.suggestions, name="suggestions"),
    path(f"{TAG.parameter}/", views.tags, name="tags"),
    # One view for each facet whose values have pages of their own, named as the facet is.
    *(
        path(f"{facet.parameter}/<slug:slug>/", views.term, {"facet": facet}, name=facet.name)
        for facet in ordered_facets()
        if facet.pages
    ),
]
