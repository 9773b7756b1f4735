"""Two views to measure against, on the same server as the real pages: one says hello, one asks the database once."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from roadmaps.models import Roadmap


def hello(request: HttpRequest) -> HttpResponse:
    """Say hello."""
    return HttpResponse("Hello")


def one_query(request: HttpRequest) -> HttpResponse:
    """Say how many roadmaps there are."""
    return HttpResponse(f"{Roadmap.objects.count()}")


urlpatterns = [
    path("floors/hello/", hello),
    path("floors/query/", one_query),
    path("", include("camden_missions.urls")),
]
