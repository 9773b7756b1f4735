"""What is due of missions in delivery: figures, milestones, stage reports, outcomes, closing reports. Nothing is asked twice."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Max, Min, Q
from django.urls import reverse
from django.utils import timezone

from govuk.dates import months_after
from roadmaps.models import ClosingReport, Indicator, Milestone, Mission, Stage, StageReport, StepTaken
from roadmaps.models.choices import TargetKind
from roadmaps.models.mission import ENDED_STAGES, RUNNING_STAGES
from roadmaps.telling import team, tell_of_mission
from roadmaps.wording import long_date

# How long before its day somebody hears of a milestone.
SOON = timedelta(days=14)


@dataclass(frozen=True)
class Due:
    """Something that is due of a mission: what, since when, and the name of the page where it is done."""

    kind: str
    says: str
    on: date
    page: str

    @property
    def is_late(self) -> bool:
        """Whether its day has passed."""
        return self.on < timezone.localdate()


def dues_of(missions: Iterable[Mission], *, today: date | None = None) -> dict[int, list[Due]]:
    """Return what is due of each mission, the earliest first, by its key. Five queries at most, however many they are."""
    today = today or timezone.localdate()
    missions = [one for one in missions if one.archived_at is None]
    running = [one for one in missions if one.stage == Stage.IN_DELIVERY]
    found: dict[int, list[Due]] = defaultdict(list)
    for pk, dues in (
        *_figures([one for one in running if one.target_kind == TargetKind.QUANTIFIED], today),
        *_milestones(running, today),
        *_reports(running, today),
        *((one.pk, [_outcome(one)]) for one in missions if _is_over(one, today)),
        *_closing([one for one in missions if one.stage in ENDED_STAGES]),
    ):
        found[pk] += dues
    return {pk: sorted(dues, key=lambda one: one.on) for pk, dues in found.items()}


def _is_over(mission: Mission, today: date) -> bool:
    return mission.stage in RUNNING_STAGES and mission.deadline is not None and mission.deadline < today


def _outcome(mission: Mission) -> Due:
    begin = "Start delivery, and have" if mission.stage == Stage.ADOPTED else "Have"
    return Due("outcome", f"{begin} the outcome confirmed: the deadline has passed", mission.deadline, "delivery")


def _figures(missions: list[Mission], today: date) -> Iterable[tuple[int, list[Due]]]:
    if not missions:
        return
    standing = Max("measurements__on", filter=Q(measurements__struck_at=None))
    rows = Indicator.objects.filter(mission__in=missions, rhythm_months__isnull=False).annotate(last=standing)
    for pk, months, last, first in rows.values_list("mission", "rhythm_months", "last", "mission__baseline_date"):
        since = last or first
        if since and (due := months_after(since, months)) <= today:
            yield pk, [Due("figure", "Report the figure of the target", due, "figure_report")]


def _milestones(missions: list[Mission], today: date) -> Iterable[tuple[int, list[Due]]]:
    if not missions:
        return
    open_ones = Milestone.objects.filter(mission__in=missions, reached_on=None, dropped_on=None)
    for one in open_ones.filter(due_on__lte=today + SOON):
        word = "Late milestone" if one.due_on < today else "Milestone due soon"
        yield one.mission_id, [Due("milestone", f"{word}: {one.title}", one.due_on, "delivery")]


def _reports(missions: list[Mission], today: date) -> Iterable[tuple[int, list[Due]]]:
    for pk, due in next_reports(missions).items():
        if due <= today:
            yield pk, [Due("stage_report", "Write the stage report", due, "stage_report_write")]


def next_reports(missions: Iterable[Mission]) -> dict[int, date]:
    """Return when the next stage report of each mission is due, by its key; none where its roadmap asks for none.

    Two queries: what was reported last, and when delivery began.
    """
    asked = {one.pk: one for one in missions if one.challenge.roadmap.report_every_months}
    if not asked:
        return {}
    sent = StageReport.objects.filter(mission__in=asked, sent_at__isnull=False).order_by().values_list("mission")
    last = {pk: timezone.localdate(until) for pk, until in sent.annotate(Max("until"))}
    begun = begun_on(asked.values())
    due = {pk: next_report(one, last=last.get(pk), begun=begun.get(pk)) for pk, one in asked.items()}
    return {pk: day for pk, day in due.items() if day}


def next_report(mission: Mission, *, last: date | None, begun: date | None) -> date | None:
    """Return when the next stage report of a mission is due: so many months after the ``last``, or after it was ``begun``.

    None where its roadmap asks for no reports.
    """
    months = mission.challenge.roadmap.report_every_months
    since = last or begun
    return months_after(since, months) if months and since else None


def begun_on(missions: Iterable[Mission]) -> dict[int, date]:
    """Return the day on which the delivery of each mission began: as the record has it, else its own start."""
    missions = list(missions)
    steps = StepTaken.objects.filter(mission__in=[one.pk for one in missions], step="start_delivery").order_by()
    first = {pk: timezone.localdate(at) for pk, at in steps.values_list("mission").annotate(Min("at"))}
    own = {one.pk: begun_by(one, first.get(one.pk)) for one in missions}
    return {pk: day for pk, day in own.items() if day}


def begun_by(mission: Mission, recorded: date | None) -> date | None:
    """Return the day on which the delivery of a mission began: as it was ``recorded``, else its own start."""
    return recorded or mission.starts_on or mission.baseline_date


def _closing(missions: list[Mission]) -> Iterable[tuple[int, list[Due]]]:
    if not missions:
        return
    said = ClosingReport.objects.filter(mission__in=missions, published_at__isnull=False).values_list("mission")
    there = {pk for (pk,) in said}
    for one in missions:
        if one.pk not in there and one.deadline:
            yield one.pk, [Due("closing", "Write the closing report", one.deadline, "closing_report_write")]


def remind_of_delivery(today: date | None = None) -> int:
    """Tell who has a figure, a stage report or an outcome to give that its day has come; return how many were told of.

    Each day is told of once. Safe to run at any moment, and twice.
    """
    today = today or timezone.localdate()
    own = Mission.objects.own().shown().filter(stage__in=RUNNING_STAGES)
    missions = {one.pk: one for one in own.with_parents().annotate(data_owner=F("indicator__data_owner"))}
    reminded = [
        (missions[pk], due)
        for pk, dues in dues_of(missions.values(), today=today).items()
        for due in dues
        if due.kind in REMINDED
    ]
    for mission, due in reminded:
        _remind(mission, due)
    return len(reminded)


REMINDED = ("figure", "stage_report", "outcome")


def _remind(mission: Mission, due: Due) -> None:
    also = {"figure": mission.data_owner, "outcome": mission.attester_id}.get(due.kind)
    tell_of_mission(
        f"{due.kind}.due",
        mission,
        key=f"{due.kind}:{due.on}",
        to=team(mission) | ({also} - {None}),
        address=_address(mission, due),
        on=long_date(due.on),
        measure=mission.measure,
    )


def _address(mission: Mission, due: Due) -> str:
    # Whoever confirms an outcome need not work for the council.
    return reverse("progress" if due.kind == "outcome" else due.page, args=[mission.slug])
