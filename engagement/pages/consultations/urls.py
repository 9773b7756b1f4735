"""Addresses of consultations and of the response to them."""

from django.urls import path

from engagement.pages.consultations import views

urlpatterns = [
    path("consultations/", views.consultations, name="consultations"),
    path("consultations/<slug:slug>/", views.consultation, name="consultation"),
    path("workbench/missions/<slug:slug>/consultation/", views.open_one, name="consultation_open"),
    path("workbench/missions/<slug:slug>/response/", views.respond, name="response"),
]
