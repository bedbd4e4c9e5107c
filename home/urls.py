"""Addresses of the home app; all of them are readable without signing in."""

from django.urls import path

from home import views

app_name = "home"
urlpatterns = [
    path("impressum/", views.imprint, name="imprint"),
    path("datenschutz/", views.privacy, name="privacy"),
    path("barrierefreiheit/", views.accessibility, name="accessibility"),
]
