"""What assessors held of a mission, for everybody to read once its check is settled."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from roadmaps.criteria.rubric import RUBRIC, CriterionText
from roadmaps.criteria.settling import settle
from roadmaps.models import Check, Mission, Revision, Verdict

SETTLED = (Check.State.PASSED, Check.State.RETURNED)


@dataclass(frozen=True)
class JudgedCriterion:
    """A criterion with its settled answer and the verdicts behind it."""

    text: CriterionText
    state: str
    verdicts: tuple[Verdict, ...]


@dataclass
class Judgement:
    """The settled check of a mission's latest judged revision."""

    revision: Revision
    check: Check
    criteria: list[JudgedCriterion] = field(default_factory=list)

    @property
    def met(self) -> int:
        """How many of the five criteria were met."""
        return sum(criterion.state == "met" for criterion in self.criteria)


def judgements_of(missions: Iterable[Mission]) -> dict[int, Judgement]:
    """Return the latest settled judgement of each mission that has one, by its key, in one query."""
    verdicts = (
        Verdict.objects.filter(
            assessment__check_of__revision__mission__in=list(missions),
            assessment__check_of__state__in=SETTLED,
            assessment__submitted_at__isnull=False,
        )
        .select_related("assessment__assessor", "assessment__check_of__revision")
        .defer("assessment__check_of__revision__document")
        .order_by("-assessment__check_of__revision__number", "assessment_id", "criterion")
    )
    by_mission: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        revision = verdict.assessment.check_of.revision
        kept = by_mission[revision.mission_id]
        if not kept or kept[0].assessment.check_of.revision_id == revision.pk:
            kept.append(verdict)
    return {mission: _judgement(found) for mission, found in by_mission.items()}


def judgement_of(mission: Mission) -> Judgement | None:
    """Return the latest settled judgement of one mission, or None."""
    return judgements_of([mission]).get(mission.pk)


def _judgement(verdicts: list[Verdict]) -> Judgement:
    check = verdicts[0].assessment.check_of
    by_assessment: dict[int, dict[int, str]] = defaultdict(dict)
    for verdict in verdicts:
        by_assessment[verdict.assessment_id][verdict.criterion] = verdict.answer
    answers = settle(list(by_assessment.values())).answers
    criteria = [
        JudgedCriterion(
            text,
            answers.get(number, "unknown"),
            tuple(verdict for verdict in verdicts if verdict.criterion == number),
        )
        for number, text in RUBRIC.items()
    ]
    return Judgement(check.revision, check, criteria)
