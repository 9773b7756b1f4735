"""Addresses of the domain, from each family of pages."""

from django.urls import include, path

urlpatterns = [
    path("", include("roadmaps.pages.public.urls")),
    path("", include("roadmaps.pages.drafting.urls")),
    path("", include("roadmaps.pages.checking.urls")),
    path("", include("roadmaps.pages.revisions.urls")),
    path("", include("roadmaps.pages.exchange.urls")),
    path("", include("roadmaps.pages.delivery.urls")),
]
