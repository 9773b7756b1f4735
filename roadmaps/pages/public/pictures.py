"""A roadmap as a picture: its page, and the files of it. Readable by anyone who may read the roadmap."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from csp.constants import NONE
from csp.decorators import csp_replace
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.views.decorators.clickjacking import xframe_options_exempt

from govuk.fields import DateField
from govuk.form_page import form_page
from govuk.shared import render_shared, shared
from roadmaps.models import Challenge, Roadmap
from roadmaps.models.choices import ActorKind, Instrument, SolutionStatus
from roadmaps.pages.public.files import links_to_files, picture_file
from roadmaps.pages.public.picture import Filters, RoadmapOnAPicture, drawn
from roadmaps.pages.public.picture_table import as_csv, rows_of
from roadmaps.pages.public.rows import challenges_of
from roadmaps.wording import long_date


def roadmap_picture(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a roadmap as a picture of its own, or of what the address asks for, with the same as a table."""
    filters = Filters.of(request.GET)
    page = shared(("roadmap picture", slug, filters), lambda: _content(slug, filters))
    if not request.user.has_perm("roadmaps.read_roadmap", page.data["roadmap"]):
        raise Http404
    address = request.build_absolute_uri(page.data["embedded"])
    embed = _html_for_others(address, page.data["roadmap"])
    return render_shared(request, "roadmaps/public/roadmap_picture.html", page, embed=embed)


def _html_for_others(address: str, roadmap: Roadmap) -> str:
    """Return what another site puts into a page, as text: what people wrote stays text there too."""
    title = escape(f"{roadmap} as a picture")
    return f'<iframe src="{escape(address)}" title="{title}" width="100%" height="700" loading="lazy"></iframe>'


def _content(slug: str, filters: Filters) -> dict[str, Any]:
    found = get_object_or_404(Roadmap, slug=slug)
    challenges = challenges_of(found)
    shown = RoadmapOnAPicture.of(found, challenges, filters)
    picture = drawn(shown, found.title)
    return {
        "roadmap": found,
        "filters": filters,
        "picture": picture,
        "embedded": _embedded(found, filters),
        "files": links_to_files("roadmap_picture", picture["svg"] if picture else "", slug, query=filters.as_query()),
        "rows": rows_of(shown.missions),
        "told": shown.missions,
        "choose": _choose(challenges, filters),
    }


def _embedded(roadmap: Roadmap, filters: Filters) -> str:
    """Return the address of the picture for a frame, without the host of this service."""
    query = filters.as_query()
    return f"{reverse('roadmap_embedded', args=[roadmap.slug])}{f'?{query}' if query else ''}"


def _choose(challenges: Iterable[Challenge], filters: Filters) -> list[tuple]:
    """Return the filters of a picture: name, label, what stands for all, the choices, and what is chosen."""
    every = enumerate((mission for challenge in challenges for mission in challenge.shown), 1)
    missions = [(mission.slug, f"{number}. {mission}") for number, mission in every]
    return [
        ("mission", "Mission", "All missions", missions, filters.mission),
        ("sector", "Kind of sector", "All kinds", ActorKind.choices, filters.sector),
        ("actor", "Kind of partner", "All kinds", ActorKind.choices, filters.actor),
        ("instrument", "Policy instrument", "All instruments", Instrument.choices, filters.instrument),
        ("status", "Status of solutions", "All solutions", SolutionStatus.choices, filters.status),
    ]


def roadmap_picture_file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Hand over the picture as SVG or as PNG at print resolution, or the data behind it as CSV.

    Answers 404 where there is nothing to draw, and for a PNG where there is far too much.
    """
    _roadmap(request, slug)
    data = _content(slug, Filters.of(request.GET))
    picture = data["picture"]
    return picture_file(form, slug, picture["svg"] if picture else "", as_csv(data["rows"]))


class EarlierForm(forms.Form):
    """Asks on which day the picture is wanted."""

    on = DateField(label="Day", help_text="For example, 1 9 2026.")

    def clean_on(self) -> date:
        """A day that is over or is today."""
        if self.cleaned_data["on"] > timezone.localdate():
            raise forms.ValidationError("Enter today or a day that is past")
        return self.cleaned_data["on"]


def roadmap_picture_earlier(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for a day, and lead to the picture of the roadmap as it was then."""
    roadmap = _roadmap(request, slug)
    form = EarlierForm(request.GET or None)
    if form.is_valid():
        return redirect("roadmap_picture_on", slug, form.cleaned_data["on"])
    return form_page(request, "roadmaps/public/roadmap_picture_earlier.html", {"roadmap": roadmap, "form": form})


def roadmap_picture_on(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    """Show a roadmap as anybody could read it at the end of a day: an address that stays."""
    roadmap = _roadmap(request, slug)
    return render(request, "roadmaps/public/roadmap_picture_on.html", _on(roadmap, day))


def roadmap_picture_on_file(request: HttpRequest, slug: str, day: date, form: str) -> HttpResponse:
    """Hand over the picture of a day as ``roadmap_picture_file`` does that of today."""
    found = _on(_roadmap(request, slug), day)
    svg = found["picture"]["svg"] if found["picture"] else ""
    return picture_file(form, f"{slug}-{day}", svg, as_csv(found["rows"]))


def _on(roadmap: Roadmap, day: date) -> dict[str, Any]:
    if day > timezone.localdate():
        raise Http404
    shown = RoadmapOnAPicture.on(roadmap, day)
    missions = shown.missions if shown else []
    picture = drawn(shown, f"{roadmap}, {long_date(day)}") if shown else None
    svg = picture["svg"] if picture else ""
    return {
        "roadmap": roadmap,
        "day": day,
        "picture": picture,
        "told": missions,
        "unknown": [one for one in missions if not one.is_known],
        "rows": rows_of(missions),
        "files": links_to_files("roadmap_picture_on", svg, roadmap.slug, day),
    }


def _roadmap(request: HttpRequest, slug: str) -> Roadmap:
    """Return a roadmap that the person may read. Raises Http404."""
    found = get_object_or_404(Roadmap, slug=slug)
    if not request.user.has_perm("roadmaps.read_roadmap", found):
        raise Http404
    return found


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"], "script-src": [NONE]})
def roadmap_embedded(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the picture alone, for a frame in another site: the one address that may stand in one. It runs no script.

    It shows everybody the same, whoever is signed in, so that a frame tells nothing of its visitor.
    """
    filters = Filters.of(request.GET)
    page = shared(("roadmap picture", slug, filters), lambda: _content(slug, filters))
    if not page.data["roadmap"].is_public:
        raise Http404
    return render(request, "roadmaps/public/roadmap_embedded.html", dict(page.data))
