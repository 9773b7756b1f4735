"""What a report would be made of, as a digest: cheap enough for anybody to ask, since nothing is gathered for it.

What was frozen is known by the digest of its revision; of what was not, the database digests the portfolio.
"""

import hashlib
import json
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.utils import timezone

from accounts.models import Person
from engagement.models import Comment, Consultation, Tally
from reports.models import Kind
from roadmaps.fields import CHALLENGE, ROADMAP
from roadmaps.fields import MISSION as FIELDS
from roadmaps.models import Challenge, CriteriaCheck, Mission, Roadmap
from roadmaps.models.mission import EDITABLE_STAGES
from roadmaps.revisions.documents import digest_of_portfolios
from roadmaps.revisions.frozen import submissions

OF_MISSION = ("pk", "stage", "updated_at", "challenge_id", *(field.name for field in FIELDS))
OF_ROADMAP = (*ROADMAP, "kind")
# When something came on record of a mission, kind by kind.
REPORTED = (
    "updated_at",
    "steps_taken__at",
    "indicator__measurements__reported_at",
    "indicator__measurements__struck_at",
    "indicator__measurements__corrections__at",
    "milestones__reports__at",
    "milestones__moves__at",
    "contributions__solution__milestones__reports__at",
    "contributions__solution__milestones__moves__at",
    "contributions__solution__status_changes__at",
    "contributions__solution__funding_lines__reports__at",
    "pledges__recorded_at",
    "pledges__reports__at",
    "changes__started_at",
    "changes__proposed_at",
    "changes__decided_at",
    "stage_reports__sent_at",
    "stage_reports__answered_at",
    "learnt__changed_at",
    "learnt__written_at",
    "outcome__at",
    "closing_report__published_at",
)


def state_of(subject: Any, kind: str) -> str:
    """Return the digest of all that goes into a document of that kind about a roadmap, a mission or a consultation.

    It is another one each day, since a document tells how things stand on a day. Sixteen queries at most.
    """
    today = str(timezone.localdate())
    if isinstance(subject, Consultation):
        return _digest([today, *_consultations(Consultation.objects.filter(pk=subject.pk)), *_conversation(subject)])
    if isinstance(subject, Roadmap):
        said = _last_said(subject) if kind == Kind.SPREADSHEET else []
        challenges, missions = subject.challenges.all(), Mission.objects.filter(challenge__roadmap=subject)
        if kind != Kind.BOARD:
            challenges = challenges.public()
            missions = Mission.objects.public_within(subject)
        return _digest([today, *said, *_missions(subject, challenges, missions)])
    roadmap = Roadmap.objects.get(challenges__missions=subject)
    challenges = Challenge.objects.filter(missions=subject)
    return _digest([today, *_missions(roadmap, challenges, Mission.objects.filter(pk=subject.pk))])


def _missions(roadmap: Roadmap, challenges: QuerySet[Challenge], missions: QuerySet[Mission]) -> list[Any]:
    """Return what changes whenever anything changes that is told of missions."""
    rows = list(_with_digests(missions).order_by("pk").values_list(*OF_MISSION, "revision", "settled"))
    keys = [row[0] for row in rows]
    # A draft, and what nobody submitted here, is as its rows are.
    living = [row[0] for row in rows if row[1] in EDITABLE_STAGES or row[-2] is None]
    return [
        [getattr(roadmap, name) for name in OF_ROADMAP],
        list(challenges.order_by("pk").values_list("pk", "position", *CHALLENGE)),
        rows,
        digest_of_portfolios(living) if living else "",
        list(_judges_of(keys)),
        _delivery_of(missions),
        *_consultations(Consultation.objects.filter(revision__mission__in=keys)),
        roadmap.market_answers.aggregate(Max("at")),
        roadmap.capability_rounds.aggregate(Max("published_at")),
    ]


def _consultations(consultations: QuerySet[Consultation]) -> list[Any]:
    """Return what is counted in consultations, when they end, and whether they were answered."""
    shown = ("pk", "opens_at", "closes_at", "ended_at", "response__published_at")
    numbers = Tally.objects.filter(consultation__in=consultations).values_list("consultation", "name")
    return [
        list(consultations.order_by("pk").values_list(*shown)),
        sorted(numbers.annotate(total=Sum("number"))),
    ]


def _last_said(roadmap: Roadmap) -> list[Any]:
    """Return when anything was last said or changed in the consultations of a roadmap: a spreadsheet holds all of it."""
    said = Comment.objects.filter(consultation__revision__mission__challenge__roadmap=roadmap)
    last = said.aggregate(*(Max(name) for name in ("created_at", "edited_at", "hidden_at", "withdrawn_at")))
    return [*last.values(), *said.aggregate(Sum("backed")).values()]


def _conversation(consultation: Consultation) -> list[Any]:
    """Return when anything was last said, moderated, grouped or answered in one consultation."""
    said = consultation.comments.order_by()
    last = said.aggregate(*(Max(name) for name in ("created_at", "edited_at", "hidden_at", "withdrawn_at")))
    kept = said.aggregate(
        Sum("backed"), Max("moderation_acts__at"), Max("reports__at"), Max("moderation_acts__appeal__at")
    )
    names = said.filter(author__isnull=False).aggregate(
        named=Count("author", filter=Q(author__name_is_public=True), distinct=True)
    )
    themes = consultation.themes.aggregate(Count("pk"), Max("answer__written_at"))
    return [*last.values(), *kept.values(), *names.values(), *themes.values(), consultation.ties.count()]


def _digest(parts: list[Any]) -> str:
    return hashlib.sha256(json.dumps(parts, default=str, ensure_ascii=False).encode()).hexdigest()


def _delivery_of(missions: QuerySet[Mission]) -> list[Any]:
    """Return the last moment of each kind of record that is kept of missions. One query, a part of it a kind: with all in
    one join each measurement would be looked at once a milestone, and so on.
    """
    parts = [_last(missions.order_by(), moment) for moment in REPORTED]
    return sorted(parts[0].union(*parts[1:], all=True))


def _last(missions: QuerySet[Mission], moment: str) -> QuerySet[Mission, tuple[str, Any]]:
    return missions.annotate(of=Value(moment)).values("of").annotate(last=Max(moment)).values_list("of", "last")


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
