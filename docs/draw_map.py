"""Draw the rooms and the imports between them into docs/map.md: ``make map``. With ``--check``, say whether it is old."""

import sys
from collections import defaultdict
from pathlib import Path

import grimp

APPS = ("camden_missions", "reports", "engagement", "roadmaps", "accounts", "outbox", "govuk", "locking")
# Shown room by room; the other apps are one box each.
BY_ROOM = "roadmaps"
LEFT_OUT = {"migrations", "management", "templatetags", "apps", "urls"}
FILE = Path(__file__).parent / "map.md"
HEAD = """# The map of the house

Drawn by `make map` from the imports that there are; `make lint` fails when it is old. Arrows lead from who imports to what is
imported, and none runs back up.

"""


def room_of(module: str) -> str | None:
    """Return the box that a module stands in; None for what is not drawn."""
    app, *rest = module.split(".")
    if app != BY_ROOM:
        return app
    return None if not rest or rest[0] in LEFT_OUT else f"{app}/{rest[0]}"


def arrows() -> dict[str, set[str]]:
    """Return which boxes each box imports from."""
    graph = grimp.build_graph(*APPS)
    found: dict[str, set[str]] = defaultdict(set)
    for module in graph.modules:
        here = room_of(module)
        for other in graph.find_modules_directly_imported_by(module):
            there = room_of(other)
            if here and there and here != there:
                found[here].add(there)
    return found


def needed(found: dict[str, set[str]]) -> list[tuple[str, str]]:
    """Return the arrows without those that a longer way says already. Raises SystemExit if one runs back up."""

    def reach(start: str, seen: tuple[str, ...] = ()) -> set[str]:
        if start in seen:
            raise SystemExit(f"Imports run in a circle: {' → '.join((*seen, start))}")
        return {start}.union(*(reach(one, (*seen, start)) for one in found.get(start, ())))

    kept = []
    for here, theres in sorted(found.items()):
        for there in sorted(theres):
            if not any(there in reach(other) for other in theres - {there}):
                kept.append((here, there))
    return kept


def drawing() -> str:
    """Return the whole file."""
    pairs = needed(arrows())
    boxes = sorted({box for pair in pairs for box in pair})
    lines = [f'    {box.replace("/", "_")}["{box}"]' for box in boxes]
    lines += [f"    {here.replace('/', '_')} --> {there.replace('/', '_')}" for here, there in pairs]
    return HEAD + "```mermaid\nflowchart TD\n" + "\n".join(lines) + "\n```\n"


def main() -> int:
    """Write the drawing, or compare it; return the exit code."""
    drawn = drawing()
    if "--check" not in sys.argv:
        FILE.write_text(drawn, encoding="utf-8")
    elif FILE.read_text(encoding="utf-8") != drawn:
        print("docs/map.md is old: run `make map`.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
