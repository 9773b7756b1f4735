"""Dossiers for the engine's tests."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from roadmaps.criteria import Dossier, SectorAsked, SolutionPart, Target, examine
from roadmaps.criteria.dossier import Funding, Measured

STAGES = ("basic research", "applied research", "pilot", "scale-up", "mainstream")
KINDS = ("civic", "public", "academic", "third", "private")


def solution(number: int = 0, **fields) -> SolutionPart:
    """Return a solution that leaves nothing to wish for."""
    whole = {
        "title": f"Solution {number}",
        "objective": "Something is different.",
        "innovation_stage": STAGES[number % 5],
        "feeds_back": "Findings each quarter.",
        "disciplines": ("sociology", "design", "engineering"),
        "approach": f"approach {number}",
        "instruments": ("planning", "procurement"),
        "origin": ("resident proposal", "council", "partner")[number % 3],
        "is_high_risk": number == 0,
        "learnt_if_fails": "Which rules stand in the way." if number == 0 else "",
        "share": Decimal(20),
        "sectors": (f"Sector {number % 3}",),
        "lead_kind": KINDS[number % 5],
        "lead_name": f"Lead {number}",
        "partner_kinds": (KINDS[(number + 1) % 5],),
        "funding": (Funding("grant", f"Funder {number}", Decimal(100), True),),
    }
    return SolutionPart(**{**whole, **fields})


WHOLE = Dossier(
    as_of=date(2026, 1, 1),
    title="Clean air",
    statement="In five years, all of us breathe clean air.",
    beneficiaries="the whole borough",
    daily_life="Children would walk to school and breathe freely on any day.",
    public_voice="A petition of parents.",
    challenge_origin="political leadership",
    challenge_evidence="A yearly report.",
    target=Target(
        kind="quantified",
        measure="Streets with clean air",
        unit="per cent",
        direction="up",
        baseline=Decimal(10),
        baseline_date=date(2025, 12, 1),
        value=Decimal(100),
        data_source="sensors",
    ),
    deadline=date(2031, 1, 1),
    milestones=2,
    # Ten points in two years, and ninety to go in five: 3.6 times the pace.
    measured=(Measured(date(2023, 12, 1), Decimal(0)), Measured(date(2025, 12, 1), Decimal(10))),
    rhythm_months=12,
    sectors=tuple(SectorAsked(f"Sector {n}", KINDS[n]) for n in range(3)),
    solutions=tuple(solution(n) for n in range(5)),
)


def with_target(**fields) -> Dossier:
    return replace(WHOLE, target=replace(WHOLE.target, **fields))


def states(dossier: Dossier) -> dict[str, str]:
    """Return what every finding says, by its key."""
    return {finding.key: str(finding.state) for standing in examine(dossier) for finding in standing.findings}
