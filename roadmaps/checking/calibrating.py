"""How often assessors agree, and where they and the engine part: read from the checks that are settled."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from roadmaps.checking.verdicts import SETTLED
from roadmaps.criteria.calibration import Agreement, Difference, cohens_kappa, differences
from roadmaps.criteria.catalogue import CATALOGUE
from roadmaps.criteria.rubric import RUBRIC
from roadmaps.models import CriteriaCheck, FirstRating, Overruling, Verdict


@dataclass(frozen=True)
class Calibration:
    """Agreement by criterion number and over all, the findings' differences from people, and how many checks these are."""

    checks: int
    by_criterion: dict[int, Agreement]
    overall: Agreement
    differences: tuple[Difference, ...]
    first_ratings: "FirstRatings"


@dataclass(frozen=True)
class FirstRatings:
    """Of how many verdicts there is a first rating, and how many were then higher or lower than it."""

    given: int
    higher: int
    lower: int

    @property
    def changed(self) -> int:
        """How many became another rating once the assessor had seen what the data shows."""
        return self.higher + self.lower


def calibration() -> Calibration:
    """Return how settled checks agree, in four queries.

    A pair are the first two assessors of a check to begin; what they gave before they settled any difference counts.
    """
    checks = list(CriteriaCheck.objects.filter(state__in=SETTLED).only("found", "settled"))
    pairs = _pairs()
    overruled = Overruling.objects.filter(verdict__assessment__criteria_check__state__in=SETTLED).values_list(
        "key", flat=True
    )
    return Calibration(
        len(checks),
        {number: cohens_kappa(pairs[number]) for number in RUBRIC},
        cohens_kappa([pair for number in RUBRIC for pair in pairs[number]]),
        differences(_cases(checks), [key for key in overruled if key in CATALOGUE]),
        _first_ratings(),
    )


def _first_ratings() -> FirstRatings:
    first = FirstRating.objects.filter(assessment=OuterRef("assessment"), criterion=OuterRef("criterion"))
    counted = (
        _given()
        .annotate(first=Subquery(first.values("rating")))
        .aggregate(
            given=Count("first"),
            higher=Count("pk", Q(rating__gt=F("first"))),
            lower=Count("pk", Q(rating__lt=F("first"))),
        )
    )
    return FirstRatings(**counted)


def _given() -> QuerySet[Verdict]:
    """Return the verdicts of settled checks that were handed in."""
    return Verdict.objects.filter(assessment__criteria_check__state__in=SETTLED, assessment__submitted_at__isnull=False)


def _pairs() -> dict[int, list[tuple[str, str]]]:
    given: dict[tuple[int, int], list[str]] = defaultdict(list)
    verdicts = _given().order_by("assessment_id")
    for check, criterion, answer in verdicts.values_list("assessment__criteria_check", "criterion", "answer"):
        given[check, criterion].append(answer)
    pairs: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for (_, criterion), answers in given.items():
        if len(answers) > 1:
            pairs[criterion].append((answers[0], answers[1]))
    return pairs


def _cases(checks: list[CriteriaCheck]) -> list[tuple[str, str, str]]:
    return [
        (key, state, check.settled[str(CATALOGUE[key].criterion)]["answer"])
        for check in checks
        for key, state in check.found.items()
        if key in CATALOGUE and str(CATALOGUE[key].criterion) in check.settled
    ]
