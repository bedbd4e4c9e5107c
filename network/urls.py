"""Addresses of the network app."""

from django.urls import path

from network import views

app_name = "network"
urlpatterns = [
    path("initiativen/<slug:slug>/", views.initiative, name="initiative"),
]
