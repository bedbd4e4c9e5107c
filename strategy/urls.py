"""Addresses of the strategy app: what is no page of the tree."""

from django.urls import path

from strategy import views

app_name = "strategy"
urlpatterns = [
    path("ratsbeschluesse/", views.resolution_list, name="resolutions"),
    path("ratsbeschluesse/<int:pk>/", views.resolution_detail, name="resolution"),
    path("praeventionsstandards/", views.standard_list, name="standards"),
    path("praeventionsstandards/<slug:slug>/", views.standard_detail, name="standard"),
]
