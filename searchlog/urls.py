"""Addresses of the search log."""

from django.urls import path

from searchlog import views

app_name = "searchlog"
urlpatterns = [path("gezaehlt/", views.record_event, name="record")]
