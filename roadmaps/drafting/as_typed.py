"""A draft's document as it would be if what somebody is typing were saved: what the live panel looks at."""

from collections.abc import Iterable, Mapping
from typing import Any

from roadmaps.fields import OF_SOLUTION
from roadmaps.models import Sector, Solution
from roadmaps.models.choices import Provenance, SolutionOrigin, SolutionStatus
from roadmaps.wording import plain


def with_solution(document: dict[str, Any], values: Mapping[str, Any], *, slug: str = "") -> dict[str, Any]:
    """Return ``document`` with the solution of that ``slug`` as ``values`` of its form have it, or one more."""
    typed = _solution(values, slug)
    others = [one for one in document["solutions"] if one["slug"] != slug]
    there = [typed if one["slug"] == slug else one for one in document["solutions"]]
    return {**document, "solutions": there if len(others) < len(document["solutions"]) else [*others, typed]}


def _solution(values: Mapping[str, Any], slug: str) -> dict[str, Any]:
    lead = [{"part": "lead", "kind": values["lead_kind"], "name": values["lead_name"]}] if values["lead_kind"] else []
    return {
        **{name: values[name] for name in OF_SOLUTION},
        "slug": slug,
        "provenance": Provenance.DRAFTED,
        "feeds_back_to": _names(Solution, "slug", values["feeds_back_to"]),
        "sectors": _names(Sector, "name", values["sectors"]),
        "partners": lead
        + [{"part": "partner", "kind": one["kind"], "name": one["name"]} for one in values["partners"]],
        "funding": _funding(values["funding"]),
        "expected_share": plain(values["expected_share"]),
    }


def with_table(
    document: dict[str, Any], rows: Mapping[str, Mapping[str, Any]], new: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    """Return ``document`` with the cells of a portfolio's table: ``rows`` by the addresses of solutions, and new ones."""
    there = [_with_cells(one, rows.get(one["slug"], {})) for one in document["solutions"]]
    added = [_with_cells(_empty(number), cells) for number, cells in enumerate(new)]
    return {**document, "solutions": [*there, *added]}


def _empty(number: int) -> dict[str, Any]:
    lists = {"disciplines", "instruments", "feeds_back_to", "sectors", "partners", "funding"}
    return {
        **dict.fromkeys(OF_SOLUTION, ""),
        **{name: [] for name in lists},
        "slug": f"new-{number}",
        "origin": SolutionOrigin.COUNCIL,
        "status": SolutionStatus.PROPOSED,
        "is_high_risk": False,
        "expected_share": None,
    }


def _with_cells(solution: dict[str, Any], cells: Mapping[str, Any]) -> dict[str, Any]:
    typed = {**solution, **{name: cells[name] for name in OF_SOLUTION if name in cells}}
    if "expected_share" in cells:
        typed["expected_share"] = plain(cells["expected_share"])
    if "lead_kind" in cells:
        lead = [{"part": "lead", "kind": cells["lead_kind"], "name": cells["lead_name"]}] if cells["lead_kind"] else []
        typed["partners"] = lead + [one for one in solution["partners"] if one["part"] != "lead"]
    if "funding" in cells:
        typed["funding"] = _funding(cells["funding"])
    return typed


def _funding(lines: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "kind": line["kind"],
            "funder": line["funder"],
            "amount": plain(line["amount"]),
            "is_secured": line["secured"] == "secured",
        }
        for line in lines
    ]


def _names(model: type, field: str, keys: list[str]) -> list[str]:
    return sorted(model.objects.filter(pk__in=keys).values_list(field, flat=True)) if keys else []


def with_measurements(document: dict[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``document`` with the series that the form of the measurements has."""
    rows = [
        {"on": plain(one["on"]), "value": plain(one["value"]), "note": one["note"]} for one in values["measurements"]
    ]
    return {**document, "indicator": {"rhythm_months": values["rhythm_months"], "measurements": rows}}


def with_sector(document: dict[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``document`` with the sector that the form asks; one that is asked already keeps its place."""
    asked = {"name": values["name"], "kind": values["kind"], "contribution": values["contribution"]}
    others = [one for one in document["sectors"] if (one["name"], one["kind"]) != (asked["name"], asked["kind"])]
    return {**document, "sectors": [*others, asked]}


def with_milestone(document: dict[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``document`` with the milestone that the form adds."""
    return {
        **document,
        "milestones": [*document["milestones"], {"title": values["title"], "due_on": plain(values["due_on"])}],
    }
