"""Addresses below /account/, from each family of pages."""

from django.urls import include, path

urlpatterns = [
    path("", include("accounts.pages.own.urls")),
    path("", include("accounts.pages.people.urls")),
    path("", include("accounts.pages.signing_in.urls")),
]
