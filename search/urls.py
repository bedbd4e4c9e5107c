"""Addresses of the search app."""

from django.urls import path

from search.views import (
    reasons as reason_views,
    search as views,
    similar as similar_views,
    suggest as suggest_views,
)

app_name = "search"
urlpatterns = [
    path("", views.search, name="search"),
    path("gezaehlt/", views.settled, name="settled"),
    path("warum/<int:pk>/", reason_views.reasons, name="reasons"),
    path("aehnlich/<int:page_id>/", similar_views.similar, name="similar"),
    path("vorschlaege/", suggest_views.suggestions, name="suggestions"),
    path("schlagwort/", views.tags, name="tags"),
    path("schlagwort/<slug:slug>/", views.tag, name="tag"),
    path("thema/<slug:slug>/", views.topic, name="topic"),
]
