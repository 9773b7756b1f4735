"""A roadmap as anybody could read it at the end of a day: from the record of every change, and from the revisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Max, Q
from django.utils import timezone

from roadmaps.models import Mission, Revision, Roadmap
from roadmaps.models.mission import PUBLIC_STAGES
from roadmaps.revisions.documents import documents_of
from roadmaps.revisions.frozen import submissions

# How the record calls the end of a row.
DELETED = "delete"


@dataclass(frozen=True)
class MissionThen:
    """A mission as it was: its title, its stage, its challenge, and the document that spoke for it.

    ``document`` is None where nothing on record says what stood in it on that day.
    """

    key: int
    slug: str
    title: str
    stage: str
    challenge_key: int
    challenge: str
    document: Mapping[str, Any] | None


def end_of(day: date) -> datetime:
    """Return the moment at which a day ends, here."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def missions_on(roadmap: Roadmap, day: date) -> list[MissionThen] | None:
    """Return the missions of a roadmap that anybody could read at the end of ``day``, in their order of then.

    None where nobody but staff could read the roadmap. Five queries.
    """
    moment = end_of(day)
    then = _latest("RoadmapEvent", moment, pgh_obj_id=roadmap.pk)
    if not then or not _was_published(then[0], moment):
        return None
    challenges = {
        one.pgh_obj_id: one
        for one in _latest("ChallengeEvent", moment, roadmap_id=roadmap.pk)
        if _was_published(one, moment)
    }
    missions = [
        one
        for one in _latest("MissionEvent", moment, challenge_id__in=list(challenges))
        if one.stage in PUBLIC_STAGES and one.archived_at is None
    ]
    missions.sort(key=lambda one: (challenges[one.challenge_id].position, one.challenge_id, one.position, one.title))
    documents = _documents([one.pgh_obj_id for one in missions], moment)
    return [_then(one, challenges[one.challenge_id], documents.get(one.pgh_obj_id)) for one in missions]


def _latest(event: str, moment: datetime, **which: Any) -> list[Any]:
    """Return what the record says of each row before ``moment``: its latest state, but for rows that were gone."""
    events = apps.get_model("roadmaps", event).objects
    before = Q(pgh_created_at__lt=moment)
    of_rows = events.filter(before, **which).values("pgh_obj_id")
    latest = events.filter(before, pgh_obj_id__in=of_rows).values("pgh_obj_id").annotate(last=Max("pgh_id"))
    found = events.filter(pgh_id__in=latest.values("last"), **which)
    return [one for one in found if one.pgh_label != DELETED]


def _was_published(one: Any, moment: datetime) -> bool:
    return one.archived_at is None and one.published_at is not None and one.published_at < moment


def _then(mission: Any, challenge: Any, document: Mapping[str, Any] | None) -> MissionThen:
    return MissionThen(
        mission.pgh_obj_id,
        mission.slug,
        document["mission"]["title"] if document else mission.title,
        mission.stage,
        mission.challenge_id,
        document["challenge"]["title"] if document else challenge.title,
        document,
    )


def _documents(missions: list[int], moment: datetime) -> dict[int, Mapping[str, Any]]:
    """Return what spoke for each mission: its latest submission of then.

    What was published before it came here was never submitted, and its words cannot change: it speaks for itself.
    """
    submitted = submissions().filter(mission__in=missions, submitted_at__lt=moment)
    latest = submitted.order_by("mission_id", "-number").distinct("mission_id")
    found = dict(latest.values_list("mission_id", "document"))
    ever = Revision.objects.filter(mission__in=missions, kind__in=Revision.SPEAKING).values("mission")
    living = list(Mission.objects.with_parents().filter(pk__in=set(missions) - set(found)).exclude(pk__in=ever))
    return found | dict(zip((one.pk for one in living), documents_of(living) if living else [], strict=True))
