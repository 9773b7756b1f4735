"""What the engine looks at: one mission with its portfolio, as plain values."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

DEAD = frozenset({"stopped"})


@dataclass(frozen=True)
class Target:
    """A binary condition or a quantified change; empty strings and None where nothing is said yet."""

    kind: str = ""
    condition: str = ""
    attested_by: str = ""
    measure: str = ""
    unit: str = ""
    direction: str = ""
    baseline: Decimal | None = None
    baseline_date: date | None = None
    value: Decimal | None = None
    data_source: str = ""


@dataclass(frozen=True)
class Measured:
    """What the target's figure was on a day."""

    on: date
    value: Decimal


@dataclass(frozen=True)
class SectorAsked:
    """A sector that the mission calls on."""

    name: str
    kind: str
    contribution: str = ""


@dataclass(frozen=True)
class Funding:
    """One funding line; the amount in pounds, None where it is not known."""

    kind: str
    funder: str = ""
    amount: Decimal | None = None
    is_secured: bool = False


@dataclass(frozen=True)
class SolutionPart:
    """A solution as the portfolio sees it. ``share`` is per cent of the target, None if not said."""

    title: str
    slug: str = ""
    objective: str = ""
    innovation_stage: str = ""
    feeds_back: str = ""
    feeds_back_to: tuple[str, ...] = ()
    disciplines: tuple[str, ...] = ()
    approach: str = ""
    instruments: tuple[str, ...] = ()
    origin: str = ""
    status: str = "proposed"
    is_high_risk: bool = False
    learnt_if_fails: str = ""
    share: Decimal | None = None
    sectors: tuple[str, ...] = ()
    lead_kind: str = ""
    lead_name: str = ""
    partner_kinds: tuple[str, ...] = ()
    funding: tuple[Funding, ...] = ()

    @cached_property
    def actor_kinds(self) -> frozenset[str]:
        """The kinds of actor that lead or join it."""
        return frozenset({self.lead_kind, *self.partner_kinds} - {""})


@dataclass(frozen=True)
class Dossier:
    """Everything that the engine may look at, and the date as of which it looks."""

    as_of: date
    title: str = ""
    statement: str = ""
    beneficiaries: str = ""
    daily_life: str = ""
    public_voice: str = ""
    challenge_origin: str = ""
    challenge_evidence: str = ""
    target: Target = Target()
    starts_on: date | None = None
    deadline: date | None = None
    milestones: int = 0
    # The figure's history, and how many months may lie between two measurements; None where nobody said.
    measured: tuple[Measured, ...] = ()
    rhythm_months: int | None = None
    sectors: tuple[SectorAsked, ...] = ()
    solutions: tuple[SolutionPart, ...] = ()

    @property
    def points(self) -> tuple[Measured, ...]:
        """The figure's history up to the day of judgement, in order, with the dated starting value in it.

        A measurement of the same day takes the place of the starting value.
        """
        known = {}
        if self.target.baseline is not None and self.target.baseline_date is not None:
            known[self.target.baseline_date] = Measured(self.target.baseline_date, self.target.baseline)
        known |= {one.on: one for one in self.measured}
        return tuple(known[day] for day in sorted(known) if day <= self.as_of)

    @cached_property
    def live(self) -> tuple[SolutionPart, ...]:
        """The solutions that have not been stopped."""
        return tuple(solution for solution in self.solutions if solution.status not in DEAD)
