"""One page that a councillor reads in a lift: of a mission, or of a whole roadmap."""

from typing import Any

from reports.documents.frame import framed, revisions_told, sealed, shortened
from reports.documents.missions import Missions
from reports.documents.roadmap import glance_told, missions_told, roadmap_pictures
from roadmaps.delivery.beside_the_document import with_reported
from roadmaps.models import Mission, Roadmap
from roadmaps.pages.public.picture import number_of
from roadmaps.revisions.frozen import with_frozen

# As much of each text, and as many rows, as fit on one page; the page of the service has the rest.
MOST_LETTERS, MOST_ROWS, MOST_SOLUTIONS = 320, 9, 5
LONGEST_TITLE = 70
# Beside so many rows there is room for the picture of the roadmap.
MOST_WITH_PICTURE = 5


def mission_brief(mission: Mission) -> dict[str, Any]:
    """Return a mission on one page: what it promises, how far it is, who carries it, what is to come."""
    told = Missions.read([with_reported(with_frozen(Mission.objects.with_parents())).get(pk=mission.pk)])
    mission = told.rows[0]
    roadmap = mission.challenge.roadmap
    whole = told.told(mission, number_of(mission))
    live = [one for one in whole["solutions"] if not one["stage"].startswith("Stopped")]
    to_come = [one for one in whole["milestones"] if not one["state"].startswith(("Reached", "Dropped"))]
    content = {
        **framed(roadmap, title=mission.title, kind="Brief", path=mission.get_absolute_url(), subtitle=roadmap.title),
        "of": "mission",
        "mission": {
            **whole,
            "statement": shortened(whole["statement"], MOST_LETTERS),
            "target": shortened(whole["target"], MOST_LETTERS),
            "beneficiaries": shortened(whole["beneficiaries"], MOST_LETTERS),
            "daily_life": shortened(whole["daily_life"], MOST_LETTERS),
            "solutions": [
                {**one, "title": shortened(one["title"], LONGEST_TITLE), "who": shortened(one["who"], LONGEST_TITLE)}
                for one in live[:MOST_SOLUTIONS]
            ],
            "more_solutions": max(len(live) - MOST_SOLUTIONS, 0),
            "next": [f"{one['due']}: {shortened(one['title'], LONGEST_TITLE)}" for one in to_come[:3]],
            "asks": [shortened(one["name"], LONGEST_TITLE) for one in whole["sectors"][:6]],
        },
        "revisions": revisions_told(told.rows, told.frozen),
    }
    return sealed(_bare(content))


def roadmap_brief(roadmap: Roadmap) -> dict[str, Any]:
    """Return a roadmap on one page: what, by when, who, how far."""
    challenges, told = missions_told(roadmap)
    glance = glance_told(told, len(challenges))
    rows = [
        {
            **one,
            "what": shortened(one["what"], LONGEST_TITLE),
            "figures": shortened(one["figures"], LONGEST_TITLE),
            "who": shortened(one["who"], LONGEST_TITLE),
        }
        for one in glance["rows"]
    ]
    content = {
        **framed(roadmap, title=roadmap.title, kind="Brief", path=roadmap.get_absolute_url()),
        "of": "roadmap",
        "glance": {**glance, "rows": rows[:MOST_ROWS]},
        "more": max(len(rows) - MOST_ROWS, 0),
        "pictures": roadmap_pictures(roadmap, challenges, told)[:1] if len(rows) <= MOST_WITH_PICTURE else [],
        "revisions": revisions_told(told.rows, told.frozen),
    }
    return sealed(_bare(content))


def _bare(content: dict[str, Any]) -> dict[str, Any]:
    """Return the content without what has no room on one page."""
    return {**content, "glossary": [], "sources": [], "notes": []}
