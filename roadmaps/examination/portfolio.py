"""The portfolio of one mission or of several, put together for the eye: who works through what, how far along, with which
levers and whose money. Stopped solutions count nowhere.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from roadmaps.models.choices import ActorKind, FundingKind, InnovationStage, Instrument
from roadmaps.models.solution import LIVE
from roadmaps.pictures.matrix import Matrix, row_of
from roadmaps.pictures.money import Source
from roadmaps.wording import number as figure

Document = Mapping[str, Any]
# Money of public funders, and what others bring beside it (A: public financial instruments and co-financing).
PUBLIC_MONEY = (FundingKind.GRANT, FundingKind.LOAN, FundingKind.EQUITY)
# More solutions than people can look over: they are counted by mission, or folded into one box.
MOST_SOLUTIONS = 40
# The levers that a council pulls by itself; the others it shares.
OWN_LEVERS = (
    Instrument.LICENSING,
    Instrument.PLANNING,
    Instrument.PROCUREMENT,
    Instrument.PUBLIC_PROTECTION,
    Instrument.PUBLIC_REALM,
)


@dataclass(frozen=True)
class Part:
    """A mission of a portfolio: its number, its title, where it leads, and its document."""

    number: int
    title: str
    href: str
    document: Document

    @property
    def live(self) -> list[Document]:
        """Its solutions but for the stopped ones."""
        return [one for one in self.document["solutions"] if one["status"] in LIVE]


def sectors_by_actor(parts: Sequence[Part], mend: Callable[..., str] | None = None) -> Matrix:
    """Return how many solutions work through each sector with each kind of partner (criterion 4).

    Sectors that are asked come in their order, then those that solutions name and nobody asked. ``mend`` gives the
    address at which a solution can be added that has this ``sector`` and this ``actor``.
    """
    asked: dict[str, set[int]] = defaultdict(set)
    through: dict[str, dict[str, Document]] = defaultdict(dict)
    for part in parts:
        for sector in part.document["sectors"]:
            asked[sector["name"]].add(part.number)
    for part in parts:
        for solution in part.live:
            for name in solution["sectors"]:
                through[name][solution["slug"]] = solution
    names = [*asked, *sorted(set(through) - set(asked))]
    kinds = ActorKind.values
    rows = tuple(
        row_of(
            name,
            name,
            (sum(_has_actor(one, kind) for one in through[name].values()) for kind in kinds),
            (mend(sector=name, actor=kind) for kind in kinds) if mend and name in asked else (),
            missions=tuple(sorted(asked.get(name, ()))),
            note="" if name in asked else "Nobody asked it",
        )
        for name in names
    )
    return Matrix("solutions", tuple(ActorKind.labels), rows)


def _has_actor(solution: Document, kind: str) -> bool:
    return any(one["kind"] == kind for one in solution["partners"])


def solutions_by_stage(
    parts: Sequence[Part], address: Callable[[str], str], mend: Callable[..., str] | None = None
) -> Matrix:
    """Return which solution stands at which stage of the innovation chain (criterion 3), each once.

    ``address`` gives where the solution of a slug leads, ``mend`` where one of this ``stage`` can be added.
    """
    numbers: dict[str, list[int]] = defaultdict(list)
    solutions: dict[str, Document] = {}
    for part in parts:
        for solution in part.live:
            solutions.setdefault(solution["slug"], solution)
            numbers[solution["slug"]].append(part.number)
    rows = tuple(
        row_of(
            slug,
            one["title"],
            (int(one["innovation_stage"] == stage) for stage in InnovationStage.values),
            missions=tuple(sorted(set(numbers[slug]))),
            href=address(slug),
            note="" if one["innovation_stage"] else "Stage not said",
        )
        for slug, one in solutions.items()
    )
    mends = tuple(mend(stage=stage) for stage in InnovationStage.values) if mend else ()
    return Matrix("solutions", tuple(InnovationStage.labels), rows, counts=False, mends=mends)


def missions_by_stage(parts: Sequence[Part]) -> Matrix:
    """Return how many solutions of each mission stand at each stage of the innovation chain (criterion 3)."""
    return _missions_by(parts, InnovationStage.choices, lambda one, stage: one["innovation_stage"] == stage)


def policy_mix(parts: Sequence[Part]) -> Matrix:
    """Return how many solutions of each mission use each instrument: the council's own levers come first."""
    by_mission = _missions_by(parts, Instrument.choices, lambda one, instrument: instrument in one["instruments"])
    own = [str(one) for one in OWN_LEVERS]
    rows = tuple(
        row_of(
            str(value),
            label,
            (row.cells[place].number for row in by_mission.rows),
            note="The council's own" if value in own else "Shared with others",
        )
        for place, (value, label) in enumerate(Instrument.choices)
    )
    return Matrix("solutions", tuple(row.name for row in by_mission.rows), rows)


@dataclass(frozen=True)
class MixGaps:
    """What a policy mix lacks: levers of the council's own that no mission pulls, missions that have money and no rule
    behind them, and missions that have rules and no money.
    """

    unpulled: tuple[str, ...]
    no_rule: tuple[Part, ...]
    no_money: tuple[Part, ...]

    def __bool__(self) -> bool:
        return bool(self.unpulled or self.no_rule or self.no_money)


def gaps_of(parts: Sequence[Part]) -> MixGaps:
    """Return what the policy mix of missions lacks (A: interventions and finance back a mission together)."""
    used = {one for part in parts for solution in part.live for one in solution["instruments"]}
    with_rule = [any(one["instruments"] for one in part.live) for part in parts]
    with_money = [any(one["funding"] for one in part.live) for part in parts]
    stands = list(zip(parts, with_rule, with_money, strict=True))
    return MixGaps(
        tuple(one.label for one in OWN_LEVERS if str(one) not in used) if parts else (),
        tuple(part for part, rule, money in stands if money and not rule),
        tuple(part for part, rule, money in stands if rule and not money),
    )


def _missions_by(
    parts: Sequence[Part], choices: Sequence[tuple[str, str]], has: Callable[[Document, str], bool]
) -> Matrix:
    rows = tuple(
        row_of(
            str(part.number),
            f"{part.number}. {part.title}",
            (sum(has(one, value) for one in part.live) for value, _ in choices),
            href=part.href,
        )
        for part in parts
    )
    return Matrix("solutions", tuple(label for _, label in choices), rows)


@dataclass(frozen=True)
class Money:
    """The money behind a portfolio, in pounds: by funder and kind, and what comes beside each public pound.

    ``beside`` and ``beside_sought`` are pounds that others bring for each pound of public money that is secured, and for
    each that is secured or sought; None where there is no public money. ``unsaid`` counts lines without an amount.
    """

    sources: tuple[Source, ...]
    secured: Decimal
    sought: Decimal
    beside: Decimal | None
    beside_sought: Decimal | None
    unsaid: int


def money_of(parts: Iterable[Part]) -> Money:
    """Return the money behind the live solutions of missions, each solution once.

    Public money is grants, loans and equity; co-financing and help in kind are what others bring beside it.
    """
    solutions = {one["slug"]: one for part in parts for one in part.live}
    lines = [line for solution in solutions.values() for line in solution["funding"]]
    known = [line for line in lines if line["amount"] is not None]
    total = {is_secured: _sum(known, is_secured=is_secured) for is_secured in (True, False)}
    return Money(
        _sources(known),
        total[True],
        total[False],
        _beside([line for line in known if line["is_secured"]]),
        _beside(known),
        len(lines) - len(known),
    )


def _sources(known: Iterable[Document]) -> tuple[Source, ...]:
    by_source: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for line in known:
        by_source[line["funder"].strip() or "Funder not named", line["kind"]].append(line)
    found = [
        (_sum(lines, is_secured=True), _sum(lines, is_secured=False), funder, kind)
        for (funder, kind), lines in by_source.items()
    ]
    found.sort(key=lambda one: (-(one[0] + one[1]), one[2], one[3]))
    return tuple(
        Source(funder, FundingKind(kind).label, float(secured), float(sought), _in_words(secured, sought))
        for secured, sought, funder, kind in found
    )


def _in_words(secured: Decimal, sought: Decimal) -> str:
    said = [f"£{figure(amount)} {word}" for amount, word in ((secured, "secured"), (sought, "sought")) if amount]
    return ", ".join(said) or "£0"


def _sum(lines: Iterable[Document], *, is_secured: bool) -> Decimal:
    return sum((Decimal(line["amount"]) for line in lines if line["is_secured"] == is_secured), Decimal(0))


def _beside(lines: Sequence[Document]) -> Decimal | None:
    public = sum((Decimal(line["amount"]) for line in lines if line["kind"] in PUBLIC_MONEY), Decimal(0))
    others = sum((Decimal(line["amount"]) for line in lines if line["kind"] not in PUBLIC_MONEY), Decimal(0))
    return (others / public).quantize(Decimal("0.01")) if public else None
