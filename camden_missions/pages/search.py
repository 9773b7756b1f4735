"""The page on which anybody finds missions, solutions and consultations. All that is asked stands in the address."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from engagement.reading import consultations_found, counted
from govuk.finding import FilterByName
from roadmaps.models.choices import WARDS
from roadmaps.searching.public import Asked, missions_found, solutions_found, topics

LONGEST = 200
A_FEW, A_PAGE = 5, 20
KINDS = (
    ("missions", "Missions", missions_found),
    ("solutions", "Solutions", solutions_found),
    ("consultations", "Consultations", consultations_found),
)


@dataclass(frozen=True)
class Group:
    """What was found of one kind: a few of each, or a page of the kind that is asked for."""

    key: str
    heading: str
    page: Page
    is_alone: bool

    @property
    def number(self) -> int:
        """How many were found."""
        return self.page.paginator.count


def search(request: HttpRequest) -> HttpResponse:
    """Find by words, ward and topic; show a few of each kind, or one kind page by page."""
    given = {name: _given(request, name) for name in ("q", "ward", "topic", "show")}
    topic = FilterByName("topic", "Topic", "Any topic", topics(), given["topic"])
    asked = Asked(given["q"], given["ward"] if given["ward"] in WARDS else "", topic.wanted)
    show = given["show"] if given["show"] in {key for key, _, _ in KINDS} else ""
    groups = [_group(request, kind, asked, show) for kind in KINDS if show in ("", kind[0])]
    context = {
        "asked": asked,
        "topic": topic,
        "wards": WARDS,
        "groups": groups,
        "number": sum(group.number for group in groups),
        "shown": show,
        "kept": urlencode({name: text for name, text in given.items() if text and name != "show"}),
        "more": f"&{urlencode({name: text for name, text in given.items() if text})}",
    }
    return render(request, "camden_missions/pages/search.html", context)


def _given(request: HttpRequest, name: str) -> str:
    return " ".join(request.GET.get(name, "").replace("\x00", "").split())[:LONGEST]


def _group(request: HttpRequest, kind: tuple, asked: Asked, show: str) -> Group:
    key, heading, find = kind
    pages = Paginator(find(asked), A_PAGE if show else A_FEW)
    page = pages.get_page(request.GET.get("page") if show else 1)
    if key == "consultations":
        page.object_list = counted(page.object_list)
    return Group(key, heading, page, bool(show))
