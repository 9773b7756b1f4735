"""Addresses of what is taken away."""

from django.urls import include, path

urlpatterns = [path("", include("reports.api.urls")), path("", include("reports.pages.urls"))]
