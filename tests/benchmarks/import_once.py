"""Import one large roadmap in a process of its own, and tell how long it took and how much memory it needed.

``python -m tests.benchmarks.import_once FILE``: nothing of it is kept. Writes JSON: seconds to read and check, to
build and to export again, and the most memory in MB.
"""

import json
import sys
import time
from pathlib import Path


def main(file: Path) -> dict[str, float]:
    import django

    django.setup()
    from django.db import transaction

    from accounts.models import Person
    from roadmaps.exchange.exporting import export_json, export_workbook
    from roadmaps.exchange.importing import build_roadmap, read_roadmap

    body = file.read_bytes()
    before = most_memory()
    start = time.perf_counter()
    content, problems = read_roadmap(body)
    assert not problems, problems.listed[:5]
    checked = time.perf_counter()
    with transaction.atomic():
        person = Person.objects.create_user("bench-import@example.org")
        roadmap = build_roadmap(content, by=person)
        built = time.perf_counter()
        most = most_memory()
        # What goes out is what came in.
        export = export_json if file.suffix == ".json" else export_workbook
        assert len(export(roadmap)) > 0.9 * len(body)
        exported = time.perf_counter()
        transaction.set_rollback(True)
    return {
        "read": checked - start,
        "build": built - checked,
        "export": exported - built,
        "before": before,
        "most": most,
        "most_exporting": most_memory(),
    }


def most_memory() -> float:
    """Return the most memory in MB that this process held. What ``getrusage`` tells is its parent's too."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def content(missions: int, solutions: int) -> dict:
    """Return a roadmap of that many missions and solutions, each with people, money and milestones."""
    keys = [f"s{n}" for n in range(1, solutions + 1)]
    each = solutions // missions
    return {
        "roadmap": {"title": "Large", "place": "Here", "year": 2027, "note": "", "sources": []},
        "challenges": [
            {
                "title": f"Challenge {c}",
                "summary": "What is wrong today, and for whom. " * 4,
                "origin": "political leadership",
                "evidence": "",
                "missions": [_mission(n, keys[n * each : (n + 1) * each]) for n in range(c, missions, 10)],
            }
            for c in range(10)
        ],
        "solutions": [_solution(n, key) for n, key in enumerate(keys)],
    }


def _mission(n: int, keys: list[str]) -> dict:
    return {
        "mission": {
            "title": f"Bench mission {n}",
            "statement": "By 2032, everyone here breathes clean air on the way to school. ",
            "beneficiaries": "Pupils, first those beside main roads",
            "daily_life": "Parents let children walk the last streets alone. " * 5,
            "public_voice": "A petition.",
            "starts_on": None,
            "deadline": "2032-12-31",
            "note": "",
        },
        "target": {
            "kind": "quantified",
            "condition": "",
            "attested_by": "",
            "measure": "Streets with clean air",
            "unit": "per cent",
            "direction": "up",
            "baseline": "10",
            "baseline_date": "2026-01-01",
            "baseline_note": "",
            "baseline_is_illustrative": False,
            "value": "95",
            "data_source": "sensors",
        },
        "indicator": {
            "rhythm_months": 12,
            "measurements": [
                {"on": f"{year}-06-01", "value": str(year - 2000), "note": ""} for year in (2023, 2024, 2025)
            ],
        },
        "sectors": [
            {"name": f"Bench sector {s}", "kind": "public", "contribution": "Invest and innovate."} for s in range(4)
        ],
        "milestones": [{"title": "Half of it", "due_on": "2029-12-31"}],
        "solutions": [{"key": key, "expected_share": "4"} for key in keys],
    }


def _solution(n: int, key: str) -> dict:
    return {
        "key": key,
        "title": f"Bench solution {n}",
        "objective": "What will be different when it works, told in a sentence or two. " * 2,
        "success_measure": "Streets",
        "innovation_stage": "pilot",
        "feeds_back": "What is learnt goes to procurement.",
        "feeds_back_to": [],
        "disciplines": ["design", "law"],
        "approach": f"approach {n % 7}",
        "provenance": "drafted",
        "instruments": ["planning", "data"],
        "origin": "partner",
        "status": "proposed",
        "is_high_risk": False,
        "learnt_if_fails": "",
        "ward": "",
        "sectors": ["Bench sector 1", "Bench sector 2"],
        "partners": [
            {"part": "lead", "kind": "third", "name": f"Bench organisation {n % 300}"},
            {"part": "partner", "kind": "civic", "name": ""},
        ],
        "funding": [{"kind": "grant", "funder": "A fund", "amount": "12000", "is_secured": True}],
        "milestones": [],
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
