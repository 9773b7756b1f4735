"""What a file would do to a roadmap that is there: row by row, what is new, what changes, what is left alone.

Missions are known by their title within the roadmap, solutions and milestones by their title within a mission, sectors by
name and kind. An empty cell leaves alone what is there, and so does a row that the file does not have: nothing is removed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from roadmaps.comparing.revisions import PartChanged, compare_documents
from roadmaps.fields import CHALLENGE, MISSION, OF_MISSION, OF_SOLUTION, OF_TARGET
from roadmaps.models.choices import Provenance
from roadmaps.revisions.documents import digest_of

NEW, CHANGED, LEFT = "new", "changed", "left"
# More than this nobody looks through.
MOST_ROWS = 3_000
WORDS, TARGET, MEASUREMENTS = "words", "target", "measurements"
_EMPTY: dict[str, Any] = {"date": None, "number": None, "yes": False}
# Where no mission is yet: a document that says nothing.
NOTHING: dict[str, Any] = {
    **{
        section: {field.document_key: _EMPTY.get(field.kind, "") for field in MISSION if field.section == section}
        for section in ("mission", "target")
    },
    "indicator": {"rhythm_months": None, "measurements": []},
    "sectors": [],
    "milestones": [],
    "solutions": [],
}


# How each of the parts that a mission has several of is known within it.
LISTS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "sectors": lambda one: f"{one['kind']}:{named(one['name'])}",
    "milestones": lambda one: named(one["title"]),
    "solutions": lambda one: one["slug"],
}


class TooManyRows(Exception):
    """A file would change more than a person can look through."""


@dataclass(frozen=True)
class PlannedRow:
    """What one row of a file would do.

    ``key`` names it in the plan, ``within`` is the mission that it belongs to, ``before`` a digest of what is there, so
    that what changes meanwhile is noticed. ``changes`` are a label and pieces of text each, as
    ``roadmaps.comparing.revisions`` makes them; ``why`` says why a row is left alone.
    """

    key: str
    what: str
    title: str
    within: str = ""
    why: str = ""
    before: str = ""
    changes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return asdict(self)


def named(title: str) -> str:
    """Return a title as it is compared: whatever its case and its spaces."""
    return " ".join(title.split()).casefold()


def key_of_challenge(title: str) -> str:
    """Return the key of the row of a challenge."""
    return f"c/{named(title)}"


def key_of_part(mission: str, name: str, one: Mapping[str, Any]) -> str:
    """Return the key of the row of one sector, milestone or solution (``name`` says which) of the mission of that key."""
    return f"{mission}/{name}/{LISTS[name](one)}"


def planned(
    key: str, old: Mapping[str, Any], new: Mapping[str, Any], *, within: str = "", why: str = ""
) -> PlannedRow | None:
    """Return what putting ``new`` in the place of ``old`` would do; both are documents of one part alone.

    None where nothing differs. ``why`` says why it is left alone all the same.
    """
    parts = compare_documents(dict(old), dict(new))
    if not parts:
        return None
    part = parts[0]
    what = LEFT if why else NEW if part.kind == "added" else CHANGED
    return PlannedRow(key, what, part.title, within, why, digest_of(dict(old)), _pieces(part))


def _pieces(part: PartChanged) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return tuple((change.label, tuple((one.kind, one.text) for one in change.pieces)) for change in part.changes)


def merged_challenge(there: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a challenge with what a file says of it."""
    return _filled(there, given, CHALLENGE)


def _filled(there: Mapping[str, Any], given: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Return ``there`` with the fields that ``given`` says anything of; a list in another order is the same."""
    said = {name: given[name] for name in names if given.get(name) not in (None, "", [], False)}
    return {**there, **{name: value for name, value in said.items() if not _is_same(there.get(name), value)}}


def _is_same(there: Any, given: Any) -> bool:
    if isinstance(there, list) and isinstance(given, list):
        return sorted(map(repr, map(_plain, there))) == sorted(map(repr, map(_plain, given)))
    return there == given


def _plain(one: Any) -> Any:
    return sorted(one.items()) if isinstance(one, dict) else one


def merged_mission(
    there: Mapping[str, Any], given: Mapping[str, Any], solutions: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """Return the document of a mission with what a file says of it; ``solutions`` are those of the file, by their keys.

    A solution that is new has "new:" and its key in the file in place of an address.
    """
    slugs = _slugs(there, given, solutions)
    return {
        **there,
        "mission": _filled(there["mission"], given["mission"], OF_MISSION),
        "target": _filled(there["target"], given["target"], OF_TARGET),
        "indicator": _indicator(there["indicator"], given["indicator"]),
        "sectors": _listed(there["sectors"], given["sectors"], LISTS["sectors"]),
        "milestones": _listed(there["milestones"], given["milestones"], LISTS["milestones"]),
        "solutions": _solutions(there, given, solutions, slugs),
    }


def _indicator(there: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    measured = {one["on"]: one for one in there["measurements"]} | {one["on"]: one for one in given["measurements"]}
    return {
        "rhythm_months": given["rhythm_months"] or there["rhythm_months"],
        "measurements": [measured[day] for day in sorted(measured)],
    }


def _listed(there: list, given: list, of: Callable[[Mapping[str, Any]], str]) -> list[dict[str, Any]]:
    known = {of(one): one for one in there}
    for one in given:
        known[of(one)] = _filled(known.get(of(one), one), one, [name for name in one if name not in ("name", "title")])
    return list(known.values())


def _slugs(
    there: Mapping[str, Any], given: Mapping[str, Any], solutions: Mapping[str, Mapping[str, Any]]
) -> dict[str, str]:
    """Return the address of each solution that a mission of the file has, by its key there."""
    known = {named(one["title"]): one["slug"] for one in there["solutions"]}
    keys = [one["key"] for one in given["solutions"]]
    return {key: known.get(named(solutions[key]["title"]), f"new:{key}") for key in keys}


def _solutions(
    there: Mapping[str, Any],
    given: Mapping[str, Any],
    solutions: Mapping[str, Mapping[str, Any]],
    slugs: Mapping[str, str],
) -> list[dict[str, Any]]:
    known = {one["slug"]: one for one in there["solutions"]}
    for share in given["solutions"]:
        slug, told = slugs[share["key"]], solutions[share["key"]]
        before = known.get(slug) or _new_solution(slug, told)
        to = sorted(slugs[key] for key in told["feeds_back_to"] if key in slugs)
        content = {**told, "feeds_back_to": to, "expected_share": share["expected_share"]}
        names = [name for name in OF_SOLUTION if name != "title"]
        lists = ("partners", "funding", "milestones", "sectors", "feeds_back_to", "expected_share")
        known[slug] = _filled(before, content, [*names, *lists])
    return list(known.values())


def _new_solution(slug: str, told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **{name: told[name] for name in OF_SOLUTION},
        "slug": slug,
        "provenance": Provenance.DRAFTED,
        "expected_share": None,
        **{name: [] for name in ("feeds_back_to", "sectors", "partners", "funding", "milestones")},
    }


def rows_of_mission(
    key: str, old: Mapping[str, Any], new: Mapping[str, Any], *, left: Mapping[str, str] = {}
) -> Iterator[PlannedRow | None]:
    """Yield what putting ``new`` in the place of ``old`` would do to each part of a mission; None for what stays.

    ``left`` says why a solution, by its address, is left alone but for its share.
    """
    within = new["mission"]["title"]
    for name, part in ((WORDS, "mission"), (TARGET, "target"), (MEASUREMENTS, "indicator")):
        yield planned(f"{key}/{name}", {part: old[part]}, {part: new[part]}, within=within)
    for name, of in LISTS.items():
        before = {of(one): one for one in old[name]}
        for one in new[name]:
            was = before.get(of(one))
            yield planned(
                key_of_part(key, name, one),
                {name: [was] if was else []},
                {name: [one]},
                within=within,
                why=_why_left(was, one, left),
            )


def _why_left(was: Mapping[str, Any] | None, now: Mapping[str, Any], left: Mapping[str, str]) -> str:
    if was is None or was.get("slug") not in left:
        return ""
    only_share = {**was, "expected_share": now["expected_share"]} == dict(now)
    return "" if only_share else left[was["slug"]]
