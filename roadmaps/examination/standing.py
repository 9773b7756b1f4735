"""A roadmap's missions against the five criteria: what the data shows, what assessors judged, and how both moved."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from roadmaps.criteria.catalogue import CATALOGUE
from roadmaps.criteria.engine import sum_up
from roadmaps.criteria.finding import State
from roadmaps.criteria.rubric import RUBRIC
from roadmaps.examination.examining import date_of_judgement, examine_document
from roadmaps.examination.method import current_method
from roadmaps.models import CriteriaCheck, Mission, Stage
from roadmaps.revisions.frozen import documents_shown

# While a mission is in one of these, its words may differ from the revision that was checked last.
CHANGING = (Stage.DRAFT, Stage.RETURNED)


@dataclass(frozen=True)
class Cell:
    """One mission on one criterion: by the data, ``met`` of ``known`` findings; by assessors, the ``rating`` from 0 to 4.

    The two changes are against the check before; None where there is nothing to compare.
    """

    number: int
    state: str
    met: int
    known: int
    met_change: int | None = None
    answer: str = ""
    rating: float | None = None
    rating_change: float | None = None

    @property
    def share(self) -> float | None:
        """The part of the known findings that is met."""
        return self.met / self.known if self.known else None


@dataclass(frozen=True)
class Row:
    """A mission with its five cells."""

    mission: Mission
    cells: tuple[Cell, ...]

    @property
    def leads_to(self) -> str:
        """The name of the page behind its cells: the published check, or what an officer's draft still needs."""
        return "mission_check" if self.mission.is_public else "what_it_takes"


@dataclass(frozen=True)
class Weakest:
    """The criterion on which the missions shown stand worst: by the data, in per cent of findings met."""

    number: int
    short: str
    percent: int


@dataclass(frozen=True)
class Standings:
    """The whole table; ``percents`` are the findings met on each criterion over all missions, None where none is known."""

    rows: tuple[Row, ...]
    percents: tuple[int | None, ...]
    weakest: Weakest | None


def standings_of(missions: Iterable[Mission]) -> Standings:
    """Return how ``missions`` stand, in a fixed number of queries.

    A mission that was checked and cannot change since stands as its latest check found it; every other as it is now.
    """
    missions = list(missions)
    checks = _checks_of(missions)
    current = [one for one in missions if one.stage in CHANGING or one.pk not in checks]
    live = _live(current)
    rows = tuple(Row(one, _cells(checks.get(one.pk, []), live.get(one.pk))) for one in missions)
    percents = tuple(_percent([row.cells[n - 1] for row in rows]) for n in RUBRIC)
    return Standings(rows, percents, _weakest(percents))


def _checks_of(missions: list[Mission]) -> dict[int, list[CriteriaCheck]]:
    """Return the checks of each mission, the latest first, without their documents."""
    found: dict[int, list[CriteriaCheck]] = {}
    judged = CriteriaCheck.objects.of_the_mission().filter(revision__mission__in=missions)
    checks = judged.exclude(state=CriteriaCheck.State.CANCELLED)
    for check in checks.select_related("revision").defer("revision__document").order_by("-revision__number"):
        found.setdefault(check.revision.mission_id, []).append(check)
    return found


def _live(missions: list[Mission]) -> dict[int, dict[str, str]]:
    """Return the states of the findings on missions as they are now, by the method in force."""
    if not missions:
        return {}
    method = current_method()
    return {
        mission.pk: {
            found.key: str(found.state)
            for standing in examine_document(document, method, as_of=date_of_judgement(mission))
            for found in standing.findings
        }
        for mission, document in zip(missions, documents_shown(missions), strict=True)
    }


def _cells(checks: list[CriteriaCheck], live: dict[str, str] | None) -> tuple[Cell, ...]:
    # Checks from before findings were kept have none to show.
    data = [found for found in (live, *(check.found for check in checks)) if found]
    judged = [check.settled for check in checks if check.settled]
    return tuple(_cell(number, data, judged) for number in RUBRIC)


def _cell(number: int, data: list[dict[str, str]], judged: list[dict[str, Any]]) -> Cell:
    counts = [_counts(found, number) for found in data[:2]] or [(0, 0)]
    ratings = [settled.get(str(number), {}) for settled in judged[:2]]
    latest = ratings[0] if ratings else {}
    met, known = counts[0]
    return Cell(
        number,
        _state(data[0], number) if data else "unknown",
        met,
        known,
        met - counts[1][0] if len(counts) > 1 else None,
        latest.get("answer", ""),
        latest.get("rating"),
        latest["rating"] - ratings[1]["rating"] if len(ratings) > 1 and latest and ratings[1] else None,
    )


def _of(found: dict[str, str], number: int) -> list[str]:
    return [state for key, state in found.items() if key in CATALOGUE and CATALOGUE[key].criterion == number]


def _counts(found: dict[str, str], number: int) -> tuple[int, int]:
    states = _of(found, number)
    return states.count(State.MET), sum(state != State.UNKNOWN for state in states)


def _state(found: dict[str, str], number: int) -> str:
    return str(sum_up([State(state) for state in _of(found, number)]))


def _percent(cells: list[Cell]) -> int | None:
    known = sum(cell.known for cell in cells)
    return round(100 * sum(cell.met for cell in cells) / known) if known else None


def _weakest(percents: tuple[int | None, ...]) -> Weakest | None:
    known = [(percent, number) for number, percent in zip(RUBRIC, percents, strict=True) if percent is not None]
    if not known:
        return None
    percent, number = min(known)
    return Weakest(number, RUBRIC[number].short, percent)
