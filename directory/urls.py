"""Addresses of the directory app."""

from django.urls import path

from directory import views

app_name = "directory"
urlpatterns = [
    path("a-z/", views.offers_from_a_to_z, name="offers"),
    path("traeger/", views.providers_from_a_to_z, name="providers"),
    path("traeger/<slug:slug>/", views.provider_detail, name="provider"),
    path("angebot/<int:pk>/bestaetigen/", views.confirm_offer, name="confirm"),
    path("angebot/<int:pk>/plaetze/", views.offer_availability, name="availability"),
    path("angebot/<int:pk>/schliessen/", views.close_offer, name="close"),
    path("angebot/<int:pk>/oeffnen/<int:closure_pk>/", views.reopen_offer, name="reopen"),
]
