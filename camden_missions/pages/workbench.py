"""The workbench: what waits for whoever is signed in, and the missions by stage."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.models import Person
from accounts.permissions import require
from engagement.models import Comment, Consultation
from roadmaps.checking.open_checks import open_checks, queue_for, seats_of
from roadmaps.delivery.due import dues_of
from roadmaps.models import Mission, ProposedChange, Roadmap, Stage, StageReport
from roadmaps.models.mission import ENDED_STAGES, RUNNING_STAGES

IN_ORDER = (
    Stage.DRAFT,
    Stage.RETURNED,
    Stage.IN_CHECK,
    Stage.CHECKED,
    Stage.IN_CONSULTATION,
    Stage.DECIDING,
    Stage.ADOPTED,
    Stage.IN_DELIVERY,
    Stage.ACHIEVED,
    Stage.PARTLY_ACHIEVED,
    Stage.NOT_ACHIEVED,
    Stage.WITHDRAWN,
    Stage.RETIRED,
)
MOST = 200


@dataclass
class Column:
    """The missions at one stage."""

    label: str
    missions: list[Mission] = field(default_factory=list)


@dataclass(frozen=True)
class Waiting:
    """Something that waits for a person: what, on which mission, and where to do it."""

    says: str
    title: str
    href: str


@login_required
def workbench(request: HttpRequest) -> HttpResponse:
    """Show what waits for the person, and their missions by stage."""
    require(
        request.user,
        "accounts.use_workbench",
        otherwise="The workbench is for officers, assessors, moderators and commissioners. "
        "You can read the roadmaps and comment on open consultations.",
    )
    person = request.user
    drafts = person.has_perm("roadmaps.list_drafts")
    everyone = request.GET.get("show") == "all" or not drafts
    context = {
        "waiting": waiting_for(person),
        "columns": columns(_missions(person, everyone=everyone)),
        "everyone": everyone,
        "may_start": person.has_perm("roadmaps.start_mission"),
        "officer": drafts,
        "roadmaps": list(Roadmap.objects.own().shown()[:MOST]),
        "autosaved": person.working_copies.all()[:MOST],
    }
    return render(request, "camden_missions/pages/workbench.html", context)


def _missions(person: Person, *, everyone: bool) -> QuerySet[Mission]:
    shown = Mission.objects.with_parents().shown()
    found = shown.own()
    own = Mission.objects.drafted_by(person).values("pk")
    mine = shown.filter(pk__in=own)
    return (found if everyone else mine).order_by("-updated_at")[:MOST]


def columns(missions: QuerySet[Mission]) -> list[Column]:
    """Return the missions by stage, in the order of the lifecycle; empty stages are left out."""
    by_stage = {stage: Column(stage.label) for stage in IN_ORDER}
    for mission in missions:
        by_stage[Stage(mission.stage)].missions.append(mission)
    return [column for column in by_stage.values() if column.missions]


def waiting_for(person: Person) -> list[Waiting]:
    """Return what waits for ``person`` in each of their roles."""
    waiting: list[Waiting] = []
    if person.has_perm("roadmaps.list_drafts"):
        waiting += _for_officer(person)
    if person.has_perm("roadmaps.decide"):
        waiting += _for_commissioner(person)
    if person.has_perm("accounts.grant_roles"):
        waiting += _for_administrator()
    waiting += _for_assessor(person)
    waiting += _for_whom_is_named(person)
    if person.has_perm("engagement.moderate"):
        waiting += _for_moderator()
    return waiting


OFFICER_SAYS = {
    Stage.DRAFT: ("Finish the draft", "draft"),
    Stage.RETURNED: ("Make the changes asked for", "draft"),
    Stage.CHECKED: ("Open it for consultation", "consultation_open"),
    Stage.ADOPTED: ("Start delivery", "draft"),
}


def _for_officer(person: Person) -> list[Waiting]:
    own = Mission.objects.drafted_by(person).shown()
    waiting = [
        Waiting(says, mission.title, reverse(page, args=[mission.slug]))
        for mission in own.filter(stage__in=OFFICER_SAYS).order_by("updated_at")[:MOST]
        for says, page in [OFFICER_SAYS[Stage(mission.stage)]]
    ]
    waiting += _of_delivery(own.with_parents().filter(stage__in=(*RUNNING_STAGES, *ENDED_STAGES))[:MOST])
    unanswered = Q(response=None) | Q(response__published_at=None)
    to_answer = (
        Consultation.objects.with_mission()
        .defer("revision__document")
        .filter(unanswered, revision__mission__in=own.filter(stage=Stage.DECIDING), ended_at__isnull=False)
    )
    waiting += [
        Waiting("Answer what residents said", one.mission.title, reverse("response", args=[one.mission.slug]))
        for one in to_answer
    ]
    return waiting


def _of_delivery(missions: Iterable[Mission]) -> list[Waiting]:
    """Return what is due of missions that were adopted: each thing once, and nothing where nothing is due."""
    missions = list(missions)
    dues = dues_of(missions)
    return [
        Waiting(due.says, one.title, reverse(due.page, args=[one.slug]))
        for one in missions
        for due in dues.get(one.pk, ())
    ]


def _for_whom_is_named(person: Person) -> list[Waiting]:
    """Return the figures and the outcomes that are due, for whom their missions name."""
    named = Q(attester=person) | Q(indicator__data_owner=person)
    missions = list(Mission.objects.with_parents().shown().filter(named, stage__in=RUNNING_STAGES).distinct()[:MOST])
    dues = dues_of(missions)
    return [
        Waiting("Confirm the outcome", one.title, reverse("outcome_confirm", args=[one.slug]))
        if due.kind == "outcome"
        else Waiting(due.says, one.title, reverse(due.page, args=[one.slug]))
        for one in missions
        for due in dues.get(one.pk, ())
        if (due.kind == "outcome") == (one.attester_id == person.pk) and due.kind in ("outcome", "figure")
    ]


def _for_commissioner(person: Person) -> list[Waiting]:
    answered = Consultation.objects.filter(revision__mission=OuterRef("pk"), response__published_at__isnull=False)
    ready = Mission.objects.filter(Exists(answered), stage=Stage.DECIDING)
    overdue = Mission.objects.own().overdue()
    return [
        *_each("Decide on adoption", ready, "decision"),
        *_before_the_commission(person),
        *_each("Ask for the outcome: the deadline has passed", overdue, "progress"),
    ]


def _before_the_commission(person: Person) -> list[Waiting]:
    """Return the changes and the stage reports that wait for the commission, but for missions that ``person`` worked on."""
    own = Mission.objects.drafted_by(person).values("pk")
    waits = (ProposedChange.State.PROPOSED, ProposedChange.State.ASKED)
    changes = ProposedChange.objects.filter(state__in=waits).exclude(mission__in=own).select_related("mission")
    reports = StageReport.objects.filter(sent_at__isnull=False, answered_at=None).exclude(mission__in=own)
    return [
        Waiting("Decide on a change", one.mission.title, reverse("mission_change", args=[one.mission.slug, one.number]))
        for one in changes[:MOST]
    ] + [
        Waiting("Answer a stage report", one.mission.title, one.get_absolute_url())
        for one in reports.select_related("mission").order_by("sent_at")[:MOST]
    ]


def _for_administrator() -> list[Waiting]:
    """Return the missions of this council that nobody leads: whoever grants roles chooses who does."""
    without = (
        Mission.objects.own().shown().filter(lead_officer=None).exclude(stage__in=(Stage.WITHDRAWN, Stage.RETIRED))
    )
    return _each("Choose a lead officer", without, "draft_new_lead")


def _each(says: str, missions: QuerySet[Mission], page: str = "draft") -> list[Waiting]:
    return [Waiting(says, mission.title, reverse(page, args=[mission.slug])) for mission in missions[:MOST]]


def _for_assessor(person: Person) -> list[Waiting]:
    """Return the seats that wait for the assessor, the differences to settle, and the queue."""
    if not person.has_perm("roadmaps.take_checks"):
        return []
    own = seats_of(person)
    open_ones = [check for check in open_checks()[:MOST] if check.pk in own]
    waiting = [
        Waiting("Judge against the five criteria", check.revision.mission.title, reverse("check", args=[check.pk]))
        for check in open_ones
        if own[check.pk].is_open
    ]
    waiting += [
        Waiting("Settle where you differ", check.revision.mission.title, reverse("check_settlement", args=[check.pk]))
        for check in open_ones
        if own[check.pk].submitted_at and check.handed_in >= check.seats
    ]
    return waiting + [
        Waiting("Take a check from the queue", check.revision.mission.title, reverse("check_take", args=[check.pk]))
        for check in queue_for(person)[:MOST]
    ]


def _for_moderator() -> list[Waiting]:
    open_ones = Consultation.objects.filter(ended_at=None)
    number = Comment.objects.visible().filter(consultation__in=open_ones).count()
    if not number:
        return []
    return [Waiting("Read the newest comments", f"{number:,} on open consultations", reverse("moderation"))]
