"""Whether missions are on their path, from what is on record now."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from roadmaps.criteria import Dossier, Target, Thresholds
from roadmaps.criteria.dossier import Measured
from roadmaps.criteria.pace import Pace, pace_of
from roadmaps.criteria.path import DueMark, OnPath, path_of_condition, path_of_figure
from roadmaps.examination.method import current_method
from roadmaps.models import Measurement, Milestone, Mission
from roadmaps.models.choices import TargetKind


def paths_of(missions: Iterable[Mission], *, thresholds: Thresholds | None = None) -> dict[int, OnPath]:
    """Return where each mission stands on its path today, by its key. Three queries at most, however many they are."""
    missions = list(missions)
    thresholds = thresholds or current_method().thresholds
    figures = [one.pk for one in missions if one.target_kind == TargetKind.QUANTIFIED]
    conditions = [one.pk for one in missions if one.target_kind == TargetKind.BINARY]
    measured, marks = _measured(figures), _marks(conditions)
    today = timezone.localdate()
    return {one.pk: path_of(one, measured[one.pk], marks[one.pk], thresholds, as_of=today) for one in missions}


def path_of(
    mission: Mission,
    measured: Iterable[Measured],
    marks: Iterable[DueMark],
    thresholds: Thresholds,
    *,
    as_of: date,
) -> OnPath:
    """Return where one mission stands by measurements and milestones that were read before."""
    if mission.target_kind == TargetKind.BINARY:
        return path_of_condition(marks, as_of=as_of)
    return path_of_figure(target_of(mission), mission.deadline, measured, thresholds, as_of=as_of)


def target_of(mission: Mission) -> Target:
    """Return the quantified target of a mission as the rules take it."""
    return Target(
        kind=mission.target_kind,
        unit=mission.unit,
        direction=mission.direction,
        baseline=mission.baseline_value,
        baseline_date=mission.baseline_date,
        value=mission.target_value,
    )


def pace_now(mission: Mission, measured: Iterable[Measurement | Measured]) -> Pace | None:
    """Return the pace of a mission's figure by the measurements that stand; None where they are too few."""
    dossier = Dossier(
        as_of=timezone.localdate(),
        target=target_of(mission),
        deadline=mission.deadline,
        measured=tuple(Measured(one.on, one.value) for one in measured),
    )
    return pace_of(dossier)


def _measured(missions: list[int]) -> dict[int, list[Measured]]:
    found: dict[int, list[Measured]] = defaultdict(list)
    if missions:
        rows = Measurement.objects.standing().filter(indicator__mission__in=missions)
        for mission, on, value in rows.values_list("indicator__mission", "on", "value"):
            found[mission].append(Measured(on, value))
    return found


def _marks(missions: list[int]) -> dict[int, list[DueMark]]:
    found: dict[int, list[DueMark]] = defaultdict(list)
    for one in Milestone.objects.filter(mission__in=missions, dropped_on=None) if missions else ():
        found[one.mission_id].append(DueMark(one.due_on, one.reached_on))
    return found
