"""The numbers behind the findings, in one table: defaults that a council may change, with their limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

# The numbers of delivery belong to no criterion.
DELIVERY = 0


def _number(default: float, criterion: int, label: str, unit: str, least: float, most: float) -> Any:
    return field(
        default=default,
        metadata={"criterion": criterion, "label": label, "unit": unit, "least": least, "most": most},
    )


@dataclass(frozen=True)
class Thresholds:
    """Each with its criterion, its label, its unit and what it may be. Source: docs/method.md."""

    path_tolerance_percent: float = _number(
        5.0, DELIVERY, "How far from its path a figure may be", "% of the whole way", 0, 50
    )
    material_percent: float = _number(
        25.0, DELIVERY, "Largest part of a portfolio that officers change", "% since the adoption", 0, 100
    )
    statement_words: int = _number(40, 1, "Most words in a statement", "words", 5, 200)
    reading_grade_met: float = _number(8.0, 1, "Hardest reading grade that is plain", "years of school", 1, 20)
    reading_grade_partly: float = _number(
        11.0, 1, "Hardest reading grade that is partly plain", "years of school", 1, 25
    )
    daily_life_words: int = _number(8, 1, "Fewest words about daily life", "words", 1, 100)
    deadline_years_least: float = _number(2.0, 2, "Nearest deadline", "years ahead", 0, 50)
    deadline_years_most: float = _number(20.0, 2, "Furthest deadline", "years ahead", 1, 100)
    milestones_needed_after_years: float = _number(3.0, 2, "Longest mission without milestones", "years", 0, 50)
    history_years: float = _number(0.5, 3, "Shortest history that shows a pace", "years", 0.1, 20)
    ambition_stretch: float = _number(1.0, 3, "A stretch from", "times today's pace", 0.1, 50)
    ambition_very: float = _number(3.0, 3, "Very ambitious from", "times today's pace", 0.1, 100)
    ambition_breakthrough: float = _number(10.0, 3, "A breakthrough from", "times today's pace", 0.1, 1000)
    innovation_stages: int = _number(3, 3, "Fewest stages of innovation", "of 5 stages", 1, 5)
    funding_secured_percent: float = _number(25.0, 3, "Least funding secured", "% of the pounds", 0, 100)
    disciplines: int = _number(3, 4, "Fewest disciplines", "disciplines", 1, 20)
    sectors: int = _number(3, 4, "Fewest sectors", "sectors", 1, 20)
    sector_kinds: int = _number(2, 4, "Fewest kinds of sector", "of 5 kinds", 1, 5)
    actor_kinds: int = _number(3, 4, "Fewest kinds of partner", "of 5 kinds", 1, 5)
    joint_solutions_percent: float = _number(50.0, 4, "Fewest joint solutions", "% of the solutions", 0, 100)
    largest_sector_percent: float = _number(60.0, 4, "Largest part of one sector", "% of the solutions", 1, 100)
    solutions: int = _number(5, 5, "Fewest solutions", "solutions", 1, 100)
    solutions_warn: int = _number(3, 5, "Fewest solutions for partly", "solutions", 1, 100)
    concentration: float = _number(0.35, 5, "Highest Herfindahl index", "from 0 to 1", 0.01, 1)
    largest_share_percent: float = _number(50.0, 5, "Largest share that may fall at once", "% of the target", 1, 100)
    approaches: int = _number(3, 5, "Fewest approaches", "approaches", 1, 50)
    outside_council_percent: float = _number(25.0, 5, "Fewest solutions from outside", "% of the solutions", 0, 100)
    intervention_kinds: int = _number(2, 5, "Fewest kinds of support", "kinds", 1, 14)


@dataclass(frozen=True)
class Threshold:
    """One row of the table."""

    name: str
    criterion: int
    label: str
    unit: str
    least: float
    most: float
    default: float
    is_whole: bool


DEFAULTS = Thresholds()
TABLE = tuple(
    Threshold(one.name, default=one.default, is_whole=isinstance(one.default, int), **one.metadata)
    for one in fields(Thresholds)
)
# The first of each pair may not be above the second, or no number would lie between.
IN_ORDER = (
    ("reading_grade_met", "reading_grade_partly"),
    ("deadline_years_least", "deadline_years_most"),
    ("ambition_stretch", "ambition_very"),
    ("ambition_very", "ambition_breakthrough"),
    ("solutions_warn", "solutions"),
)


def thresholds_of(values: Mapping[str, Any]) -> Thresholds:
    """Return the thresholds that ``values`` set; those it does not name keep their default.

    Unknown names are passed over, so that a check outlives a threshold that was dropped since.
    """
    known = {
        one.name: int(values[one.name]) if one.is_whole else float(values[one.name])
        for one in TABLE
        if one.name in values
    }
    return Thresholds(**known)


def faults_of(values: Mapping[str, Any]) -> dict[str, str]:
    """Return a sentence for each threshold that is outside its limits or out of order, by name."""
    faults = {}
    for one in TABLE:
        value = values.get(one.name, one.default)
        if not one.least <= float(value) <= one.most:
            faults[one.name] = f"“{one.label}” must be from {one.least:g} to {one.most:g}"
    labels = {one.name: one.label for one in TABLE}
    defaults = {one.name: one.default for one in TABLE}
    for low, high in IN_ORDER:
        if float(values.get(low, defaults[low])) > float(values.get(high, defaults[high])):
            faults.setdefault(low, f"“{labels[low]}” must not be above “{labels[high]}”")
    return faults
