"""How a mission ends: whoever its target names confirms the outcome, and its officers say what was learnt and what lives on.

Source: docs/method.md, the outcome; a target is clearly met or not (A Mission Oriented Approach, 2020), and nobody marks
their own work.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from govuk.cleaning import clean_line, clean_text
from locking import lock
from roadmaps.delivery.opening import open_delivery
from roadmaps.errors import ChangedMeanwhile, DoesNotFit, GateClosed, WrongStage
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import Afterlife, ClosingReport, Mission, Outcome
from roadmaps.models.choices import Direction, TargetKind
from roadmaps.models.mission import ENDED_STAGES
from roadmaps.permissions import had_a_hand_in
from roadmaps.telling import team, tell_of_mission

NOT_THEIRS = "Only the person whom the target names confirms the outcome, and nobody who worked on the mission."
NOT_YOURS = "Only the officers of this mission write its closing report."
STEP = {
    Outcome.Result.ACHIEVED: "attest_achieved",
    Outcome.Result.PARTLY: "attest_partly_achieved",
    Outcome.Result.NOT_ACHIEVED: "attest_not_achieved",
}
WORDS = ("went_well", "went_otherwise", "learnt")


@transaction.atomic
def name_attester(*, mission: Mission, by: Person, person: Person | None) -> Mission:
    """Say whose account belongs to whom the target names; return the mission. They are told.

    Raises NotAllowed, WrongStage, and DoesNotFit for somebody who leads it, works on it or has drafted it.
    """
    mission = open_delivery(mission, by, "roadmaps.choose_collaborators")
    if person is not None and had_a_hand_in(person, mission):
        raise DoesNotFit(
            mission, {"person": "This person worked on the mission, so somebody else confirms its outcome"}
        )
    mission.attester = person
    mission.save(update_fields=["attester"])
    if person is not None:
        tell_of_mission("outcome.entrusted", mission, key=f"{person.pk}:{timezone.now().timestamp()}", to=[person])
    return mission


@transaction.atomic
def attest(
    *,
    mission: Mission,
    by: Person,
    result: str,
    evidence: str,
    capacity: str,
    figure: Decimal | None = None,
    measured_on: date | None = None,
) -> Outcome:
    """Confirm how a mission ended, with the evidence and in what capacity; return the outcome, which never changes.

    ``figure`` is what the target's figure was on ``measured_on``; a quantified target needs it. Raises NotAllowed,
    WrongStage, DoesNotFit where result and figure contradict each other, and GateClosed before the deadline.
    """
    mission = open_delivery(mission, by, "roadmaps.attest")
    faults = _faults(mission, result, figure, measured_on)
    if faults:
        raise DoesNotFit(mission, faults)
    evidence = clean_text(evidence)
    outcome = Outcome.objects.create(
        mission=mission,
        result=result,
        figure=figure,
        measured_on=measured_on,
        evidence=evidence,
        attested_by=by,
        capacity=clean_line(capacity),
    )
    take_step(mission=mission, name=STEP[Outcome.Result(result)], by=by, reason=evidence)
    return outcome


def _faults(mission: Mission, result: str, figure: Decimal | None, measured_on: date | None) -> dict[str, str]:
    if measured_on and measured_on > timezone.localdate():
        return {"measured_on": "The day on which it was measured cannot be in the future"}
    if mission.target_kind != TargetKind.QUANTIFIED:
        return {}
    if figure is None or measured_on is None:
        name = "figure" if figure is None else "measured_on"
        return {name: "Enter the figure that was reached, and the day on which it was measured"}
    reached = figure >= mission.target_value if mission.direction == Direction.UP else figure <= mission.target_value
    if reached and result != Outcome.Result.ACHIEVED:
        return {"result": "This figure reaches the target, so the mission was achieved. Check the figure"}
    if not reached and result == Outcome.Result.ACHIEVED:
        return {"result": "This figure does not reach the target. Check it, or choose another outcome"}
    return {}


@transaction.atomic
def save_closing_report(
    *,
    mission: Mission,
    by: Person,
    seen: str = "",
    fates: Iterable[Mapping[str, Any]] = (),
    publish: bool = False,
    **words: str,
) -> ClosingReport:
    """Keep the closing report of a mission that is over, and publish it if asked; return it.

    ``fates`` are what becomes of each solution: ``solution``, ``fate``, ``to`` (a mission) and ``says``. ``seen`` is when
    it was saved last as the person opened it. Raises NotAllowed, WrongStage, ChangedMeanwhile, DoesNotFit for a fate
    that does not stand, and GateClosed when what is to be published is not whole.
    """
    mission = lock(Mission.objects.with_parents().as_seen_by(by)).get(pk=mission.pk)
    require_closing(mission, by)
    report = ClosingReport.objects.filter(mission=mission).first() or ClosingReport(mission=mission, written_by=by)
    if report.published_at:
        raise WrongStage("The closing report is published, so its words stay.")
    if report.pk and report.saved_at.isoformat() != seen:
        raise ChangedMeanwhile("Somebody else has saved this report since you opened it.")
    for name in WORDS:
        setattr(report, name, clean_text(words.get(name, "")))
    report.saved_at = timezone.now()
    report.save()
    _keep_fates(report, list(fates))
    if publish:
        _publish(report, by)
    return report


def require_closing(mission: Mission, by: Person) -> None:
    """Return quietly when a person may write the closing report of a mission. Raises NotAllowed, WrongStage."""
    require(by, "roadmaps.report_delivery", mission, otherwise=NOT_YOURS)
    if mission.stage not in ENDED_STAGES:
        raise WrongStage("A closing report is written once the outcome is confirmed.")


def _keep_fates(report: ClosingReport, fates: list[Mapping[str, Any]]) -> None:
    ours = set(report.mission.contributions.values_list("solution", flat=True))
    for one in fates:
        moves = one["fate"] == Afterlife.Fate.MOVES
        if one["solution"].pk not in ours or moves != bool(one.get("to")) or one.get("to") == report.mission:
            raise DoesNotFit(report, {"fates": f"Choose which mission “{one['solution']}” moves to, or another fate"})
    report.afterlives.all().delete()
    Afterlife.objects.bulk_create(
        Afterlife(
            report=report,
            solution=one["solution"],
            fate=one["fate"],
            to=one.get("to"),
            says=clean_line(one.get("says", "")),
        )
        for one in fates
    )


def _publish(report: ClosingReport, by: Person) -> None:
    live = report.mission.contributions.exclude(solution__status="stopped").count()
    missing = [NEEDED[name] for name in WORDS if not getattr(report, name)]
    if report.afterlives.exclude(solution__status="stopped").count() < live:
        missing.append("Say of each solution whether it goes on, moves to another mission or ends.")
    if missing:
        raise GateClosed(*missing)
    report.published_at = timezone.now()
    report.save(update_fields=["published_at"])
    mission = report.mission
    tell_of_mission(
        "closing.published", mission, key=report.pk, by=by, to=team(mission), public=True, learnt=report.learnt
    )


NEEDED = {
    "went_well": "Say what went well.",
    "went_otherwise": "Say what went otherwise than planned.",
    "learnt": "Say what was learnt.",
}
