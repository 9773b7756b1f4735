"""What assessors held of a mission, for everybody to read once its check is settled."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from roadmaps.criteria.rubric import CriterionText
from roadmaps.examination.method import method_of
from roadmaps.models import Agreement, CriteriaCheck, Mission, Revision, Verdict

SETTLED = (CriteriaCheck.State.PASSED, CriteriaCheck.State.RETURNED)


@dataclass(frozen=True)
class SignedVerdict:
    """A verdict, and how its author is named in public: by role, and by name if they consent."""

    by: str
    verdict: Verdict


@dataclass(frozen=True)
class JudgedCriterion:
    """A criterion with its settled answer and rating, the verdicts behind it, and what their authors agreed on."""

    text: CriterionText
    state: str
    rating: float | None
    verdicts: tuple[SignedVerdict, ...] = ()
    agreement: Agreement | None = None


@dataclass
class Judgement:
    """The settled check of a mission's latest judged revision; ``is_stale`` when a later revision was submitted."""

    revision: Revision
    check: CriteriaCheck
    criteria: list[JudgedCriterion] = field(default_factory=list)
    is_stale: bool = False

    @property
    def met(self) -> int:
        """How many of the five criteria were met."""
        return sum(criterion.state == "met" for criterion in self.criteria)

    @property
    def profile(self) -> tuple[tuple[str, str], ...]:
        """The short name and the state of each of the five criteria."""
        return tuple((criterion.text.short, criterion.state) for criterion in self.criteria)


def judgements_of(missions: Iterable[Mission], *, with_verdicts: bool = False) -> dict[int, Judgement]:
    """Return the latest settled judgement of each mission that has one, by its key.

    One query; with the verdicts and agreements behind it five, however many there are.
    """
    checks = (
        CriteriaCheck.objects.of_the_mission()
        .filter(revision__mission__in=list(missions), state__in=SETTLED)
        .select_related("revision", "method")
        .defer("revision__document")
        .order_by("revision__mission_id", "-revision__number")
        .distinct("revision__mission_id")
    )
    found = {check.revision.mission_id: check for check in checks}
    verdicts, agreements = _behind(found.values()) if with_verdicts else ({}, {})
    return {
        mission: _judgement(check, verdicts.get(check.pk, []), agreements.get(check.pk, {}))
        for mission, check in found.items()
    }


def judgement_of(mission: Mission) -> Judgement | None:
    """Return the latest settled judgement of one mission with its verdicts, or None."""
    judgement = judgements_of([mission], with_verdicts=True).get(mission.pk)
    if judgement:
        later = mission.revisions.filter(kind__in=Revision.SPEAKING, number__gt=judgement.revision.number)
        judgement.is_stale = later.exists()
    return judgement


def _behind(checks: Iterable[CriteriaCheck]) -> tuple[dict[int, list[Verdict]], dict[int, dict[int, Agreement]]]:
    """Return the verdicts and the agreements of ``checks``, by the key of the check."""
    verdicts: dict[int, list[Verdict]] = defaultdict(list)
    handed_in = Verdict.objects.filter(
        assessment__criteria_check__in=list(checks), assessment__submitted_at__isnull=False
    )
    for verdict in (
        handed_in.select_related("assessment__assessor")
        .prefetch_related("changes_asked", "overrulings")
        .order_by("assessment_id", "criterion")
    ):
        verdicts[verdict.assessment.criteria_check_id].append(verdict)
    agreements: dict[int, dict[int, Agreement]] = defaultdict(dict)
    for agreement in Agreement.objects.filter(
        criteria_check__in=list(checks), agreed_at__isnull=False, replaced_at=None
    ):
        agreements[agreement.criteria_check_id][agreement.criterion] = agreement
    return verdicts, agreements


def _judgement(check: CriteriaCheck, verdicts: list[Verdict], agreements: dict[int, Agreement]) -> Judgement:
    order = list(dict.fromkeys(verdict.assessment_id for verdict in verdicts))
    criteria = [
        JudgedCriterion(
            text,
            check.settled.get(str(number), {}).get("answer", "unknown"),
            check.settled.get(str(number), {}).get("rating"),
            tuple(
                SignedVerdict(one.assessment.assessor.signed(f"Assessor {order.index(one.assessment_id) + 1}"), one)
                for one in verdicts
                if one.criterion == number
            ),
            agreements.get(number),
        )
        for number, text in method_of(check.method).texts.items()
    ]
    return Judgement(check.revision, check, criteria)
