"""Give a roadmap back as what an import takes."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from notifications.telling import tell
from outbox.enqueueing import enqueue
from outbox.handlers import handler
from roadmaps.drafting.hierarchy import NOT_OWN
from roadmaps.exchange.plain_json import tables_of, write_json
from roadmaps.exchange.sheets import OWN_OF_SOLUTION
from roadmaps.exchange.workbook import DoesNotFitACell, write_workbook
from roadmaps.fields import CHALLENGE, OF_MISSION, OF_PUBLICATION, OF_TARGET, ROADMAP
from roadmaps.models import Challenge, Mission, Roadmap, RoadmapExport
from roadmaps.revisions.documents import documents_of

KEPT_FOR = timedelta(days=1)


def content_of(roadmap: Roadmap) -> dict[str, Any]:
    """Return the content of a roadmap: challenges and missions in order, solutions in that of their first mission.

    What is archived is left out; stages, checks and comments are no part of it.
    """
    missions = Mission.objects.shown().select_related("challenge__roadmap")
    challenges = roadmap.challenges.filter(archived_at=None).prefetch_related(
        Prefetch("missions", missions, to_attr="shown")
    )
    found = [
        (challenge, list(zip(challenge.shown, documents_of(challenge.shown), strict=True))) for challenge in challenges
    ]
    return content_of_documents(roadmap, found)


def content_of_documents(
    roadmap: Roadmap, challenges: Iterable[tuple[Challenge, Sequence[tuple[Mission, dict[str, Any]]]]]
) -> dict[str, Any]:
    """Return the content of a roadmap from its challenges, each with its missions and their documents."""
    challenges = list(challenges)
    documents = [document for _, missions in challenges for _, document in missions]
    keys = _keys(documents)
    return {
        "roadmap": {name: getattr(roadmap, name) for name in ROADMAP},
        "challenges": [
            {
                **{name: getattr(challenge, name) for name in CHALLENGE},
                "missions": [_mission(*one, keys) for one in missions],
            }
            for challenge, missions in challenges
        ],
        "solutions": _solutions(documents, keys),
    }


def _keys(documents: Any) -> dict[str, str]:
    """Return a key for each solution, by its address, in the order in which missions name them."""
    slugs = dict.fromkeys(solution["slug"] for document in documents for solution in document["solutions"])
    return {slug: f"s{number}" for number, slug in enumerate(slugs, start=1)}


def _mission(mission: Mission, document: dict[str, Any], keys: dict[str, str]) -> dict[str, Any]:
    return {
        "mission": {name: document["mission"][name] for name in OF_MISSION}
        | {name: getattr(mission, name) for name in OF_PUBLICATION},
        "target": {name: document["target"][name] for name in OF_TARGET},
        "indicator": document["indicator"],
        "sectors": document["sectors"],
        "milestones": document["milestones"],
        "solutions": [
            {"key": keys[one["slug"]], "expected_share": one["expected_share"]} for one in document["solutions"]
        ],
    }


def _solutions(documents: list[dict[str, Any]], keys: dict[str, str]) -> list[dict[str, Any]]:
    """Return every solution once, with only what the file can hold together."""
    asked: dict[str, set[str]] = {}
    first: dict[str, dict[str, Any]] = {}
    for document in documents:
        names = {sector["name"] for sector in document["sectors"]}
        for solution in document["solutions"]:
            first.setdefault(solution["slug"], solution)
            asked.setdefault(solution["slug"], set()).update(names)
    return [
        {
            **{name: one[name] for name in OWN_OF_SOLUTION if name != "key"},
            "key": keys[slug],
            "feeds_back_to": sorted((keys[other] for other in one["feeds_back_to"] if other in keys), key=_number),
            "sectors": [name for name in one["sectors"] if name in asked[slug]],
            "partners": one["partners"],
            "funding": one["funding"],
            "milestones": one["milestones"],
        }
        for slug, one in first.items()
    ]


def _number(key: str) -> int:
    return int(key[1:])


def export_json(roadmap: Roadmap) -> bytes:
    """Return a roadmap as the application's own JSON."""
    return write_json(content_of(roadmap))


def export_workbook(roadmap: Roadmap) -> bytes:
    """Return a roadmap as an XLSX workbook."""
    return write_workbook(tables_of(content_of(roadmap)))


@transaction.atomic
def ask_export(*, roadmap: Roadmap, by: Person, form: str) -> RoadmapExport:
    """Have a worker make a file of a roadmap ("xlsx" or "json"); return what waits for it. Raises NotAllowed."""
    require(by, "roadmaps.edit_roadmap", roadmap, otherwise=NOT_OWN)
    asked = RoadmapExport.objects.create(roadmap=roadmap, by=by, form=form)
    enqueue("roadmaps.export", key=f"export:{asked.pk}", export_id=str(asked.pk))
    return asked


def give_up_export(*, export_id: str) -> None:
    """Say on its page that a file could not be made, and tell whoever asked for it."""
    found = RoadmapExport.objects.filter(pk=export_id, made_at=None).select_related("roadmap", "by").first()
    if found is None:
        return
    found.failed_at = timezone.now()
    found.save(update_fields=["failed_at"])
    _tell("export.failed", found, found.roadmap.get_absolute_url())


def _tell(kind: str, found: RoadmapExport, address: str) -> None:
    tell(kind, key=str(found.pk), heading=str(found.roadmap), address=address, to=[found.by], thing=found.roadmap)


@handler("roadmaps.export", queue="reports", says="A file of a roadmap", failed=give_up_export)
def make_export(*, export_id: str) -> None:
    """Make the file that was asked for. Harmless when run twice."""
    found = RoadmapExport.objects.filter(pk=export_id, made_at=None).select_related("roadmap", "by").first()
    if found is None:
        return
    make = export_json if found.form == RoadmapExport.Form.JSON else export_workbook
    try:
        found.body, found.made_at, found.failed_at = make(found.roadmap), timezone.now(), None
    except DoesNotFitACell as problem:
        # Trying again would not help, so nobody is told that it failed: whoever asked reads why.
        found.problem, found.failed_at = str(problem), timezone.now()
    with transaction.atomic():
        found.save(update_fields=["body", "made_at", "failed_at", "problem"])
        if found.made_at:
            _tell("export.ready", found, reverse("roadmap_export", args=[found.pk]))


def forget_old_exports() -> int:
    """Forget the files that were made for somebody to take away more than a day ago; return how many."""
    return RoadmapExport.objects.filter(asked_at__lt=timezone.now() - KEPT_FOR).delete()[0]


def template_workbook() -> bytes:
    """Return the empty workbook that people fill in."""
    return write_workbook({})
