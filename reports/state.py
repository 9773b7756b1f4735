"""What a report would be made of, as a digest: cheap enough for anybody to ask, since nothing is gathered for it.

What was frozen is known by the digest of its revision; of what was not, the database digests the portfolio.
"""

import hashlib
import json
from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils import timezone

from accounts.models import Person
from roadmaps.fields import CHALLENGE, ROADMAP
from roadmaps.fields import MISSION as FIELDS
from roadmaps.models import Challenge, CriteriaCheck, Mission, Roadmap
from roadmaps.models.mission import EDITABLE_STAGES
from roadmaps.revisions.documents import digest_of_portfolios
from roadmaps.revisions.frozen import submissions

OF_MISSION = ("pk", "stage", "updated_at", "challenge_id", *(field.name for field in FIELDS))
OF_ROADMAP = (*ROADMAP, "kind")


def state_of(*, roadmap: Roadmap | None, mission: Mission | None, kind: str = "whole") -> str:
    """Return the digest of all that goes into the report of a roadmap, of its board, or of a mission. Ten queries at most."""
    if kind == "board":
        return _digest([*_delivery_of(Mission.objects.filter(challenge__roadmap=roadmap)), str(timezone.localdate())])
    if roadmap:
        challenges = roadmap.challenges.public()
        missions = Mission.objects.public().filter(challenge__in=challenges)
    else:
        challenges = Challenge.objects.filter(missions=mission)
        missions = Mission.objects.filter(pk=mission.pk)
        roadmap = Roadmap.objects.get(challenges__missions=mission)
    rows = list(_with_digests(missions).order_by("pk").values_list(*OF_MISSION, "revision", "settled"))
    keys = [row[0] for row in rows]
    # A draft, and what nobody submitted here, is as its rows are.
    living = [row[0] for row in rows if row[1] in EDITABLE_STAGES or row[-2] is None]
    parts = [
        [getattr(roadmap, name) for name in OF_ROADMAP],
        list(challenges.order_by("pk").values_list("pk", "position", *CHALLENGE)),
        rows,
        digest_of_portfolios(living) if living else "",
        list(_judges_of(keys)),
        _delivery_of(missions),
        roadmap.market_answers.aggregate(Max("at")),
        roadmap.capability_rounds.aggregate(Max("published_at")),
    ]
    return _digest(parts)


def _digest(parts: list[Any]) -> str:
    return hashlib.sha256(json.dumps(parts, default=str, ensure_ascii=False).encode()).hexdigest()


def _delivery_of(missions: QuerySet[Mission]) -> list[Any]:
    """Return what tells whether anything was reported of missions since: the last moment of each kind of record."""
    last = missions.order_by().aggregate(
        *(
            Max(name)
            for name in (
                "updated_at",
                "steps_taken__at",
                "indicator__measurements__reported_at",
                "indicator__measurements__corrections__at",
                "milestones__reports__at",
                "milestones__moves__at",
                "contributions__solution__status_changes__at",
                "contributions__solution__funding_lines__reports__at",
                "stage_reports__sent_at",
                "stage_reports__answered_at",
                "learnt__changed_at",
                "learnt__written_at",
            )
        )
    )
    return list(last.values())


def _with_digests(missions: QuerySet[Mission]) -> QuerySet[Mission]:
    of_it = {"revision__mission": OuterRef("pk")}
    submitted = submissions().filter(mission=OuterRef("pk"))
    settled = CriteriaCheck.objects.filter(**of_it, settled_at__isnull=False).order_by("-revision__number")
    return missions.annotate(
        revision=Subquery(submitted.values("digest")[:1]), settled=Subquery(settled.values("settled_at")[:1])
    )


def _judges_of(missions: list[int]) -> QuerySet[Person, tuple[Any, ...]]:
    """Return who judged: their verdicts are signed with a name only as long as they consent."""
    judged = Person.objects.filter(assessments__criteria_check__revision__mission__in=missions)
    return judged.order_by("pk").distinct().values_list("pk", "name", "name_is_public")
