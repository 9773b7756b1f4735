"""The service's addresses with one more, which always fails."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from camden_missions.urls import handler404, handler500, urlpatterns

__all__ = ["handler404", "handler500", "urlpatterns"]


def fails(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("out of order")


urlpatterns = [path("fails/", fails), *urlpatterns]
