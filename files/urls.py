"""Addresses of the files app."""

from django.urls import URLPattern, URLResolver, path

from files.views import document_by_number, serve

app_name = "files"
urlpatterns: list[URLPattern | URLResolver] = [
    path("nr/<int:pk>/", document_by_number, name="document"),
    path("<path:path>", serve, name="serve"),
]
