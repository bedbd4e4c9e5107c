"""Addresses of the core app."""

from django.urls import path

from core import views

app_name = "core"
urlpatterns = [
    path("seite/<int:pk>/", views.page_by_number, name="page"),
    path("verstanden/", views.understood, name="understood"),
]
