"""Once a mission is submitted, its revision speaks for it: pages, findings and PDFs read that, not the rows.

A challenge that is renamed later, an organisation with another name, evidence that was added: none of it is what people
were shown, commented on and adopted.
"""

from collections.abc import Iterable
from copy import copy
from datetime import datetime
from typing import Any

from django.db.models import Case, OuterRef, QuerySet, Subquery, When

from roadmaps.fields import CHALLENGE
from roadmaps.models import Challenge, Mission, Organisation, Revision
from roadmaps.models.mission import EDITABLE_STAGES
from roadmaps.revisions.building import values_of_mission
from roadmaps.revisions.documents import documents_of

OF_ROADMAP = ("title", "place", "year")


def with_frozen(missions: QuerySet[Mission]) -> QuerySet[Mission]:
    """Return the missions, each with the document of its latest submission and when it was, in the same query."""
    submitted = submissions().filter(mission=OuterRef("pk"))
    document = Case(When(stage__in=EDITABLE_STAGES, then=None), default=Subquery(submitted.values("document")[:1]))
    return missions.annotate(frozen=document, frozen_at=Subquery(submitted.values("submitted_at")[:1]))


def submissions() -> QuerySet[Revision]:
    """Return the revisions that say what a mission is, the latest first: what was submitted, and changed in delivery since.

    An officer's own copies of a draft are none, nor is what was only proposed.
    """
    return Revision.objects.filter(kind__in=Revision.SPEAKING).order_by("-number")


def frozen_document(mission: Mission) -> dict[str, Any] | None:
    """Return the document that speaks for a mission: None while its words may still change.

    None too for what was published before it came here, which nobody submitted. Costs a query, unless the mission was
    read with ``with_frozen``.
    """
    if mission.is_editable:
        return None
    if not hasattr(mission, "frozen"):
        mission.frozen = submissions().filter(mission=mission).values_list("document", flat=True).first()
    return mission.frozen


def submitted_at(mission: Mission) -> datetime | None:
    """Return when a mission was submitted last; None if it never was.

    Costs a query, unless the mission was read with ``with_frozen``.
    """
    if not hasattr(mission, "frozen_at"):
        mission.frozen_at = submissions().filter(mission=mission).values_list("submitted_at", flat=True).first()
    return mission.frozen_at


def documents_shown(missions: Iterable[Mission]) -> list[dict[str, Any]]:
    """Return the document of each mission as people are shown it.

    The words of the missions themselves, and of their challenges, are put in agreement with it. Fetch them with ``with_frozen``.
    """
    missions = list(missions)
    living = [mission for mission in missions if frozen_document(mission) is None]
    documents = dict(zip((one.pk for one in living), documents_of(living) if living else [], strict=True))
    for mission in missions:
        if mission.pk not in documents:
            documents[mission.pk] = speak_as_frozen(mission)
    return [documents[mission.pk] for mission in missions]


def document_shown(mission: Mission) -> dict[str, Any]:
    """Return the document of one mission as people are shown it: see ``documents_shown``."""
    return documents_shown([mission])[0]


def challenge_shown(challenge: Challenge, missions: Iterable[Mission]) -> Challenge:
    """Return a challenge as it was frozen with the latest of its ``missions``, which speak as frozen already.

    Itself where none was. ``now_called`` is its present title, where that is another one.
    """
    frozen = [mission for mission in missions if frozen_document(mission)]
    return max(frozen, key=lambda mission: mission.frozen_at).challenge if frozen else challenge


def organisations_now_called(names: Iterable[str]) -> dict[str, str]:
    """Return the present name of each organisation that was renamed since ``names`` were frozen, by its name of then.

    Two queries at most: the history of organisations knows every name that one had.
    """
    names = set(names)
    gone = names - set(Organisation.objects.filter(name__in=names).values_list("name", flat=True))
    if not gone:
        return {}
    events = Organisation._meta.get_field("events").related_model
    had = events.objects.filter(name__in=gone, pgh_obj__isnull=False).order_by("pgh_id")
    return dict(had.values_list("name", "pgh_obj__name"))


def speak_as_frozen(mission: Mission) -> dict[str, Any] | None:
    """Put the words of a mission, its challenge and its roadmap in agreement with its frozen document; return that.

    None, and nothing done, where none speaks for it. The challenge keeps its present title in ``now_called`` where that
    is another one. Never save such a mission. Asked again of the same mission, it does nothing more.
    """
    document = frozen_document(mission)
    if document is None or getattr(mission, "speaks_as_frozen", False):
        return document
    mission.speaks_as_frozen = True
    _speak_as(mission, document)
    return document


def as_a_document_says(mission: Mission, document: dict[str, Any]) -> Mission:
    """Return a mission with the words of one of its documents, whatever speaks for it now. Never save it."""
    mission = copy(mission)
    _speak_as(mission, document)
    return mission


def _speak_as(mission: Mission, document: dict[str, Any]) -> None:
    for field, value in values_of_mission(document).items():
        setattr(mission, field, value)
    # Copies, since other missions may share these objects, and were frozen at other times.
    challenge, roadmap = copy(mission.challenge), copy(mission.challenge.roadmap)
    frozen = document["challenge"]
    challenge.now_called = challenge.title if challenge.title != frozen["title"] else ""
    for field in CHALLENGE:
        setattr(challenge, field, frozen[field])
    for field in OF_ROADMAP:
        setattr(roadmap, field, document["roadmap"][field])
    challenge.roadmap, mission.challenge = roadmap, challenge
