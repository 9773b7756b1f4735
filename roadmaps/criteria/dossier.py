"""What the engine looks at: one mission with its portfolio, as plain values."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

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

    @property
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
    sectors: tuple[SectorAsked, ...] = ()
    solutions: tuple[SolutionPart, ...] = ()

    @property
    def live(self) -> tuple[SolutionPart, ...]:
        """The solutions that have not been stopped."""
        return tuple(solution for solution in self.solutions if solution.status not in DEAD)
