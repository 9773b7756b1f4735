"""Addresses of participation, from each family of pages."""

from django.urls import include, path

urlpatterns = [
    path("", include("engagement.pages.consultations.urls")),
    path("", include("engagement.pages.comments.urls")),
    path("", include("engagement.pages.moderation.urls")),
    path("", include("engagement.pages.themes.urls")),
]
