"""The portfolio of a draft as a table: a row a solution, changed and added to in one save."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Sum

from accounts.models import Person
from locking import lock
from roadmaps.comparing.merging import spelled
from roadmaps.drafting.missions import merged_onto, open_draft, touch
from roadmaps.drafting.portfolio import add_solution, funding_of, require_words, write_solution
from roadmaps.errors import DoesNotFit
from roadmaps.models import Contribution, Mission, Partnership, Solution
from roadmaps.models.mission import EDITABLE_STAGES
from roadmaps.permissions import of_others

COLUMNS = (
    "title",
    "objective",
    "lead_name",
    "lead_kind",
    "innovation_stage",
    "approach",
    "expected_share",
    "instruments",
    "funding",
)
WHOLE = 100


def rows_of(mission: Mission, by: Person) -> QuerySet[Contribution]:
    """Return the rows of the table in order, with all that it shows, in a fixed number of queries.

    ``only_share`` says of each that its words are not for ``by`` to change here: the solution also serves a mission whose
    words are frozen, or one that they do not work on.
    """
    elsewhere = Contribution.objects.filter(solution=OuterRef("solution")).exclude(mission=mission)
    frozen = elsewhere.exclude(mission__stage__in=EDITABLE_STAGES)
    theirs = elsewhere.filter(mission__in=of_others(Mission.objects.shown(), by))
    found = mission.contributions.select_related("solution").annotate(only_share=Exists(frozen) | Exists(theirs))
    return found.prefetch_related("solution__partnerships__organisation", "solution__funding_lines")


def cells_of(contribution: Contribution) -> dict[str, Any]:
    """Return what the table shows of a row of ``rows_of``, by column."""
    solution = contribution.solution
    lead = next((one for one in solution.partnerships.all() if one.part == Partnership.Part.LEAD), None)
    own = ("title", "objective", "innovation_stage", "approach", "instruments")
    return {
        **{name: getattr(solution, name) for name in own},
        "lead_kind": lead.kind if lead else "",
        "lead_name": lead.organisation.name if lead and lead.organisation else "",
        "expected_share": contribution.expected_share,
        "funding": funding_of(solution),
    }


def name_of(row: str, column: str) -> str:
    """Return how a cell is called: in the form, in its base and in a conflict."""
    return f"{row}-{column}"


@transaction.atomic
def save_table(
    *,
    mission: Mission,
    by: Person,
    base: Mapping[str, Any] | None,
    rows: Mapping[int, Mapping[str, Any]],
    new: Mapping[str, Mapping[str, Any]],
) -> Mission:
    """Change the solutions of ``rows``, by the keys of their contributions, and add those of ``new``; return the mission.

    ``base`` holds each cell that the person saw, as in ``roadmaps.drafting.missions.save_draft``. All is saved or nothing.
    Raises NotAllowed, WrongStage, EditConflict, DoesNotFit, FrozenElsewhere, SharedWithOthers.
    """
    mission = open_draft(mission, by)
    # In the order of their keys, so that two people who save the same table wait for each other and not in a circle.
    own = mission.contributions.filter(pk__in=rows)
    list(lock(Solution.objects.filter(contributions__in=own).order_by("pk")).values_list("pk", flat=True))
    there = {one.pk: one for one in rows_of(mission, by).filter(pk__in=rows)}
    now = {key: cells_of(one) for key, one in there.items()}
    kept = _merged(mission, base, now, {key: rows[key] for key in there})
    changed = {key: _changed(kept[key], now[key]) for key in there}
    _require_shares(mission, changed, new)
    _require_new_names(mission, new)
    for key, cells in changed.items():
        if set(cells) - {"expected_share"}:
            require_words(there[key].solution, mission, by)
        write_solution(there[key], cells)
    for cells in new.values():
        write_solution(add_solution(mission, cells["title"]), cells)
    touch(mission)
    return mission


def _merged(
    mission: Mission, base: Mapping[str, Any] | None, now: Mapping[int, Mapping], rows: Mapping[int, Mapping]
) -> dict[int, dict[str, Any]]:
    flat = {name_of(f"c{key}", column): value for key, cells in rows.items() for column, value in cells.items()}
    stands = {name_of(f"c{key}", column): value for key, cells in now.items() for column, value in cells.items()}
    merged = merged_onto(mission, base, stands, flat)
    return {key: {column: merged[name_of(f"c{key}", column)] for column in cells} for key, cells in rows.items()}


def _changed(cells: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    return {column: value for column, value in cells.items() if spelled(value) != spelled(now[column])}


def _require_new_names(mission: Mission, new: Mapping[str, Mapping]) -> None:
    """Refuse a new solution of a name that is there: a page that is sent again would add it a second time."""
    taken = {title.casefold() for title in mission.solutions.values_list("title", flat=True)}
    faults = {}
    for row, cells in new.items():
        if cells["title"].casefold() in taken:
            faults[name_of(row, "title")] = f"“{cells['title']}” is in the portfolio already. Change it in its own row"
        taken.add(cells["title"].casefold())
    if faults:
        raise DoesNotFit(mission, faults)


def _require_shares(mission: Mission, changed: Mapping[int, Mapping], new: Mapping[str, Mapping]) -> None:
    """Refuse shares that come to more than the whole target, at the cells that were changed."""
    given = {f"c{key}": cells["expected_share"] for key, cells in changed.items() if "expected_share" in cells}
    given |= {row: cells["expected_share"] for row, cells in new.items()}
    given = {row: share for row, share in given.items() if share}
    others = mission.contributions.exclude(pk__in=[key for key, cells in changed.items() if "expected_share" in cells])
    total = sum(given.values()) + (others.aggregate(total=Sum("expected_share"))["total"] or 0)
    if given and total > WHOLE:
        sentence = f"Together the solutions carry {total.normalize():f}% of the target. Bring it down to 100% or less"
        raise DoesNotFit(mission, {name_of(next(reversed(given)), "expected_share"): sentence})
