"""The engine by itself: a thousand missions of twenty solutions each, and the panel of one, on one core."""

import json
import time
from collections.abc import Callable
from datetime import date

from roadmaps.criteria.what_it_takes import path_to_met
from roadmaps.examination.examining import dossier_of, examine_document
from roadmaps.examination.method import method_of
from roadmaps.models.choices import ActorKind, InnovationStage

MISSIONS, SOLUTIONS = 1_000, 20
AS_OF = date(2026, 11, 24)
STAGES, KINDS = InnovationStage.values, ActorKind.values


def document(number: int) -> dict:
    """Return a frozen mission with twenty solutions; no two read alike, so that nothing is remembered between them."""
    words = {
        "slug": f"mission-{number}",
        "title": f"Mission {number}",
        "statement": f"In {number % 9 + 3} years everyone on street {number} breathes clean air and sleeps well.",
        "beneficiaries": f"The people of street {number}",
        "daily_life": "Children would walk to school and breathe freely on any day of the year.",
        "public_voice": "A petition." if number % 2 else "",
        "starts_on": None,
        "deadline": f"{2029 + number % 9}-12-31",
        "note": "",
    }
    target = {
        "kind": "quantified",
        "condition": "",
        "attested_by": "",
        "measure": "Homes with quiet nights",
        "unit": "per cent",
        "direction": "up",
        "baseline": "30",
        "baseline_date": "2026-06-01",
        "value": "95",
        "data_source": "a survey",
    }
    return {
        "challenge": {"title": "Air", "summary": "Air.", "origin": "political leadership", "evidence": "A survey."},
        "mission": words,
        "target": target,
        "indicator": {
            "rhythm_months": 12,
            "measurements": [
                {"on": f"{year}-06-01", "value": str(20 + year % 7), "note": ""} for year in range(2018, 2026)
            ],
        },
        "sectors": [{"name": f"Sector {n}", "kind": KINDS[n % 5], "contribution": ""} for n in range(6)],
        "milestones": [{"title": "Half", "due_on": "2028-12-31"}],
        "solutions": [_solution(number, n) for n in range(SOLUTIONS)],
    }


def _solution(mission: int, number: int) -> dict:
    return {
        "slug": f"solution-{mission}-{number}",
        "title": f"Solution {mission}-{number}",
        "objective": "Something is different.",
        "success_measure": "",
        "innovation_stage": STAGES[(mission + number) % 5],
        "feeds_back": "",
        "feeds_back_to": [],
        "disciplines": ["design", "engineering", f"field {number % 7}"],
        "approach": f"approach {number % 6}",
        "instruments": ["planning", "data"][: number % 3],
        "origin": ("council", "partner", "resident proposal")[number % 3],
        "status": "stopped" if number == 19 else "proposed",
        "is_high_risk": number == 4,
        "learnt_if_fails": "Why." if number == 4 else "",
        "expected_share": "5",
        "sectors": [f"Sector {number % 6}"],
        "partners": [
            {"part": "lead", "kind": KINDS[number % 5], "name": f"Lead {number % 4}"},
            {"part": "partner", "kind": KINDS[(number + 1) % 5], "name": ""},
        ],
        "funding": [{"kind": "grant", "funder": f"Fund {number % 5}", "amount": "1000", "is_secured": number % 2 == 0}],
    }


def whole_evaluation() -> Callable[[], object]:
    """Return the deed of examining a thousand missions from their frozen documents.

    Every run reads other statements, since the library that counts syllables remembers what it has read.
    """
    method, runs = method_of(None), iter(range(1_000_000))
    frozen = json.dumps([document(number) for number in range(MISSIONS)])

    def examine_all() -> None:
        run = next(runs)
        for one in json.loads(frozen):
            one["mission"]["statement"] += f" That is promise {run}."
            examine_document(one, method, as_of=AS_OF)

    return examine_all


def seconds(deed: Callable[[], object], rounds: int) -> list[float]:
    """Return the seconds of each of ``rounds`` runs, after one to warm up."""
    deed()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        deed()
        taken.append(time.perf_counter() - start)
    return taken


def panel() -> Callable[[], object]:
    """Return the deed of examining one mission, as the panel does while somebody types."""
    method, one, runs = method_of(None), document(1), iter(range(1_000_000))

    def examine_one() -> None:
        one["mission"]["statement"] = f"In five years everyone here sleeps well, promise {next(runs)}."
        examine_document(one, method, as_of=AS_OF)

    return examine_one


def what_it_takes() -> Callable[[], object]:
    """Return the deed of finding the smallest set of changes for one mission."""
    dossier = dossier_of(document(0), as_of=AS_OF)
    return lambda: path_to_met(dossier)
