"""The whole roadmap as a publication, and the pictures of it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch

from reports.documents.across import across
from reports.documents.frame import framed, revisions_told, sealed
from reports.documents.missions import Missions, notes_of, profile
from reports.documents.pictures import pictures_told
from reports.documents.portfolio import matrices_told, money_told, parts_of, timelines_told
from roadmaps.delivery.beside_the_document import with_reported
from roadmaps.models import Challenge, Mission, Roadmap
from roadmaps.models.choices import ChallengeOrigin
from roadmaps.pages.public.picture import Filters, RoadmapOnAPicture
from roadmaps.revisions.frozen import challenge_shown, with_frozen
from roadmaps.wording import change_in_figures, long_date

# Of those who lead solutions, so many are named in a line.
NAMED = 3
ORIGINS = {
    ChallengeOrigin.LEADERSHIP: "the council's leadership chose it",
    ChallengeOrigin.MOVEMENT: "people in civil society called for it",
    ChallengeOrigin.BOTH: "people called for it, and the council's leadership chose it",
}
PARTS = {
    "glance": "At a glance",
    "picture": "The roadmap as a picture",
    "matrices": "The portfolio across missions",
    "money": "Money",
    "timeline": "When things are to happen",
    "market": "How we shape markets",
    "capabilities": "What we are able to do",
    "glossary": "What the words mean",
}


def roadmap_content(
    roadmap: Roadmap, parts: Sequence[str] = tuple(PARTS), missions: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the whole public roadmap: every challenge with its public missions and all that is told of them.

    ``parts`` are those around the missions (see PARTS), ``missions`` the addresses of those that go in; all where
    none is named.
    """
    challenges, told = missions_told(roadmap, missions)
    numbers = {mission.pk: number for number, mission in enumerate(told.rows, 1)}
    chapters = [_chapter(place, one, told, numbers) for place, one in enumerate(challenges, 1)]
    portfolio = parts_of(told.rows, told.documents)
    around = {
        "glance": lambda: glance_told(told, len(challenges)),
        "picture": lambda: roadmap_pictures(roadmap, challenges, told),
        "matrices": lambda: matrices_told(portfolio) if told.rows else None,
        "money": lambda: money_told(portfolio),
        "timeline": lambda: timelines_told(roadmap.title, told.rows),
    }
    content = {
        **framed(roadmap, title=roadmap.title, kind="Mission roadmap", path=roadmap.get_absolute_url()),
        **across(roadmap),
        **{name: gather() for name, gather in around.items() if name in parts},
        "challenges": chapters,
        "revisions": revisions_told(told.rows, told.frozen),
        "notes": notes_of(told.rows),
    }
    return sealed(content, without=set(PARTS) - set(parts))


def missions_told(roadmap: Roadmap, only: Sequence[str] = ()) -> tuple[list[Challenge], Missions]:
    """Return the public challenges of a roadmap, each with its public missions in ``shown``, and all that is told of those.

    Where ``only`` names missions by their addresses, those alone, and the challenges that they belong to.
    """
    missions = with_reported(with_frozen(Mission.objects.public().with_parents()))
    if only:
        missions = missions.filter(slug__in=only)
    found = list(roadmap.challenges.public().prefetch_related(Prefetch("missions", missions, to_attr="shown")))
    challenges = [one for one in found if one.shown] if only else found
    return challenges, Missions.read(mission for challenge in challenges for mission in challenge.shown)


def _chapter(place: int, challenge: Challenge, told: Missions, numbers: dict[int, int]) -> dict[str, Any]:
    shown = challenge_shown(challenge, challenge.shown)
    return {**challenge_told(shown, place), "missions": [told.told(one, numbers[one.pk]) for one in challenge.shown]}


def challenge_told(challenge: Challenge, place: int | None = None) -> dict[str, str]:
    """Return what is told of a challenge, without its missions."""
    origin = ORIGINS[ChallengeOrigin(challenge.origin)]
    return {
        "label": f"Challenge {place}" if place else "Challenge",
        "title": challenge.title,
        "summary": challenge.summary,
        "origin": f"Why this is a priority: {origin}.",
    }


def roadmap_pictures(roadmap: Roadmap, challenges: list[Challenge], told: Missions) -> list[dict[str, Any]]:
    """Return the pictures of a roadmap: as many as it takes to read them on paper."""
    documents = [told.documents[one.pk] for one in told.rows]
    return pictures_told(RoadmapOnAPicture.of(roadmap, challenges, Filters(), documents), roadmap.title)


def glance_told(told: Missions, challenges: int) -> dict[str, Any]:
    """Return the page that says it all: what, by when, who, how far."""
    solutions = {one["slug"] for document in told.documents.values() for one in document["solutions"]}
    leads = {name for document in told.documents.values() for name in _leads(document)}
    lead = (
        f"{_counted(len(told.rows), 'mission')} in {_counted(challenges, 'challenge')}, "
        f"carried by {_counted(len(solutions), 'solution')}"
        + (f" that {_counted(len(leads), 'organisation')} lead." if leads else ".")
    )
    return {"lead": lead, "rows": [_row(told, mission, number) for number, mission in enumerate(told.rows, 1)]}


def _row(told: Missions, mission: Mission, number: int) -> dict[str, Any]:
    document = told.documents[mission.pk]
    delivered = told.delivered[mission.pk]
    stage = mission.get_stage_display()
    return {
        "number": number,
        "what": mission.title,
        "figures": change_in_figures(document["target"]),
        "is_draft": not mission.is_public,
        "by": long_date(mission.deadline),
        "who": _who(document),
        "far": f"{stage}. {delivered['path']}." if delivered else f"{stage}.",
        "profile": profile(told.judged.get(mission.pk)),
    }


def _leads(document: dict[str, Any]) -> list[str]:
    named = [
        one["name"]
        for solution in document["solutions"]
        for one in solution["partners"]
        if one["part"] == "lead" and one["name"]
    ]
    return list(dict.fromkeys(named))


def _who(document: dict[str, Any]) -> str:
    named = _leads(document) or [one["name"] for one in document["sectors"]]
    further = len(named) - NAMED
    shown = ", ".join(named[:NAMED])
    return f"{shown} and {_counted(further, 'other')}" if further > 0 else shown


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
