"""The numbers behind the findings: defaults that a council may change, in one table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Thresholds:
    """Each with its unit. Sources: domain.md, section 2, after A Mission Oriented Approach (2020)."""

    statement_words: int = 40
    reading_grade_met: float = 8.0
    reading_grade_partly: float = 11.0
    deadline_years_least: float = 2.0
    deadline_years_most: float = 20.0
    milestones_needed_after_years: float = 3.0
    innovation_stages: int = 3
    funding_secured_share: float = 0.25
    disciplines: int = 3
    sectors: int = 3
    sector_kinds: int = 2
    actor_kinds: int = 3
    joint_solutions_share: float = 0.5
    largest_sector_share: float = 0.6
    solutions: int = 5
    solutions_warn: int = 3
    concentration: float = 0.35
    largest_share_percent: float = 50.0
    approaches: int = 3
    outside_council_share: float = 0.25
    intervention_kinds: int = 2


DEFAULTS = Thresholds()
