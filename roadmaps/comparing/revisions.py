"""Two revisions of a mission, field by field and word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from roadmaps import fields
from roadmaps.comparing.words import Piece, compare_words

# By their keys in a document, in reading order: what stands around the fields of a mission and a solution, and those.
LABELS = {
    "part": "Part",
    "name": "Name",
    "funder": "Funder",
    "amount": "Amount in pounds",
    "summary": "Summary",
    "origin": "Where it came from",
    "evidence": "Evidence",
    **{field.document_key: field.label for field in fields.MISSION},
    "kind": "Kind",
    "rhythm_months": "Months between measurements",
    "measurements": "Measurements",
    "on": "Date",
    "contribution": "Asked to contribute",
    "due_on": "Date",
    **{field.document_key: field.label for field in fields.SOLUTION},
    "feeds_back_to": "Feeds back to",
    "provenance": "Provenance",
    "sectors": "Sectors",
    "partners": "Who leads and joins",
    "funding": "Funding",
    "milestones": "Milestones",
    "expected_share": "Expected share of the target, per cent",
}
# Addresses and marks that say nothing to a reader.
SILENT = {"slug", "baseline_is_illustrative"}


@dataclass(frozen=True)
class Change:
    """One field that differs, with its words compared."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class PartChanged:
    """A part of the mission that differs: changed, added or removed."""

    title: str
    kind: str
    changes: tuple[Change, ...]


def compare_documents(old: dict[str, Any], new: dict[str, Any]) -> list[PartChanged]:
    """Return what differs between two documents of ``roadmaps.revisions.documents``, in reading order.

    Sectors are known by name, milestones by title, solutions by their address.
    """
    parts = [
        PartChanged(title, "changed", tuple(_changes(old.get(key, {}), new.get(key, {}))))
        for key, title in (
            ("challenge", "Challenge"),
            ("mission", "The mission in words"),
            ("target", "Target"),
            ("indicator", "Measurements"),
        )
    ]
    for key, title, name in (
        ("sectors", "Sector", "name"),
        ("milestones", "Milestone", "title"),
        ("solutions", "Solution", "slug"),
    ):
        parts += _compare_lists(title, old.get(key, []), new.get(key, []), name)
    return [part for part in parts if part.changes or part.kind != "changed"]


def _compare_lists(title: str, old: list[dict], new: list[dict], name: str) -> Iterator[PartChanged]:
    before, after = {one[name]: one for one in old}, {one[name]: one for one in new}
    for key in dict.fromkeys([*before, *after]):
        was, now = before.get(key), after.get(key)
        kind = "changed" if was and now else "added" if now else "removed"
        shown = (now or was).get("title") or (now or was).get("name")
        changes = tuple(_changes(was or {}, now or {})) if kind == "changed" else tuple(_whole(now or was, kind))
        yield PartChanged(f"{title}: {shown}", kind, changes)


def _changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for key in sorted({*old, *new}, key=_place):
        before, after = as_text(old.get(key)), as_text(new.get(key))
        if key not in SILENT and before != after:
            yield Change(_label(key), compare_words(before, after))


def _whole(one: dict[str, Any], kind: str) -> Iterator[Change]:
    for key in sorted(one, key=_place):
        text = as_text(one[key])
        if key not in SILENT and text:
            yield Change(_label(key), (Piece(kind, text),))


def _place(key: str) -> tuple[int, str]:
    """Return where a field stands in reading order: a document from the database has lost the order of its fields."""
    known = list(LABELS)
    return (known.index(key) if key in LABELS else len(known), key)


def _part(key: str, value: Any) -> str:
    """Return one part of a row, such as a funding line."""
    if key == "is_secured":
        return "secured" if value else "still sought"
    return f"£{value}" if key == "amount" and value not in (None, "") else as_text(value)


def _label(key: str) -> str:
    return LABELS.get(key, key.replace("_", " ").capitalize())


def as_text(value: Any) -> str:
    """Return a value of a document as a person would write it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dict):
        return ", ".join(filter(None, (_part(key, value[key]) for key in sorted(value, key=_place))))
    if isinstance(value, list):
        return (
            "\n".join(as_text(one) for one in value)
            if any(isinstance(one, dict) for one in value)
            else ", ".join(as_text(one) for one in value)
        )
    return str(value)
