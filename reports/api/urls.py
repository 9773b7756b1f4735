"""Addresses of the open data interface."""

from django.urls import path

from reports.api import describing
from reports.api.endpoints import api

urlpatterns = [
    path("api/v1/", describing.description, name="api"),
    path("api/v1/openapi.json", describing.openapi, name="api_openapi"),
    path("api/v1/", api.urls),
    path("api/v1/<path:rest>", describing.nothing_here, name="api_nothing_here"),
]
