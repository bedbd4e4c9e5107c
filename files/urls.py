"""Addresses of the files app."""

from django.urls import URLPattern, URLResolver, path

from files.views import serve

app_name = "files"
urlpatterns: list[URLPattern | URLResolver] = [
    path("<path:path>", serve, name="serve"),
]
