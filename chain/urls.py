"""Addresses of the chain app."""

from django.urls import path

from chain import views

app_name = "chain"
urlpatterns = [
    path("kette/tabelle.csv", views.export, name="export"),
]
