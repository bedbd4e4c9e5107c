"""Addresses of the knowledge app."""

from django.urls import path

from knowledge import views

app_name = "knowledge"
urlpatterns = [
    path("glossar/", views.glossary, name="glossary"),
]
