"""``make bench``: how long pages and reports take, with their spread, written to docs/benchmarks.md."""

import os
import platform
import statistics
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from engagement.models import Comment
from reports.content import roadmap_content
from reports.pdf import typeset
from roadmaps.examining import examine_mission, whole_mission
from roadmaps.loading import load_exemplars
from roadmaps.models import Contribution, MissionSector, Partnership, Roadmap, Solution
from tests import factories

ROUNDS = 30
pytestmark = pytest.mark.django_db


def timed(deed: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Return the milliseconds of each of ``rounds`` runs, after three to warm up."""
    for _ in range(3):
        deed()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        deed()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def row(what: str, taken: list[float], against: list[float] | None = None) -> str:
    low, middle, high = min(taken), statistics.median(taken), max(taken)
    ratio = f"{middle / statistics.median(against):.2f} ×" if against else "1"
    return f"| {what} | {middle:.1f} | {low:.1f} to {high:.1f} | {ratio} |"


def large_roadmap() -> str:
    challenge = factories.ChallengeFactory()
    sectors = factories.SectorFactory.create_batch(8)
    missions = factories.MissionFactory.create_batch(50, challenge=challenge, stage="adopted")
    MissionSector.objects.bulk_create(
        MissionSector(mission=mission, sector=sectors[n % 8]) for n, mission in enumerate(missions)
    )
    solutions = Solution.objects.bulk_create(factories.SolutionFactory.build_batch(1000))
    Contribution.objects.bulk_create(
        Contribution(mission=missions[n % 50], solution=one) for n, one in enumerate(solutions)
    )
    Partnership.objects.bulk_create(Partnership(solution=one, part="lead", kind="public") for one in solutions)
    return challenge.roadmap.get_absolute_url()


def with_comments(number: int) -> tuple[str, str]:
    consultation = factories.consultation(factories.officer())
    author = factories.resident()
    Comment.objects.bulk_create(
        Comment(consultation=consultation, author=author, stance="support", body=f"Comment {n}", form_key=uuid.uuid4())
        for n in range(number)
    )
    return consultation.mission.get_absolute_url(), consultation.get_absolute_url()


def test_measure(client):
    load_exemplars()

    def get(path: str) -> list[float]:
        return timed(lambda: client.get(path))

    few, many = with_comments(10), with_comments(10_000)
    mission_few, mission_many = get(few[0]), get(many[0])
    comments_few, comments_many = get(few[1]), get(many[1])
    camden = Roadmap.objects.get(is_main=True)
    roadmap_small, roadmap_large = get(camden.get_absolute_url()), get(large_roadmap())
    food = whole_mission("everyone-eats-well-every-day")
    content = roadmap_content(camden)
    rows = [
        row("Mission page, 10 comments", mission_few),
        row("Mission page, 10,000 comments", mission_many, mission_few),
        row("Consultation page, 10 comments", comments_few),
        row("Consultation page, 10,000 comments", comments_many, comments_few),
        row("Roadmap page, Camden Renewal (4 missions)", roadmap_small),
        row("Roadmap page, 50 missions and 1,000 solutions", roadmap_large, roadmap_small),
        row("The five criteria on one mission", timed(lambda: examine_mission(food))),
        row("Typesetting the PDF of Camden Renewal", timed(lambda: typeset(content), 10)),
    ]
    write(rows)


def write(rows: list[str]) -> None:
    lines = [
        "# Measurements",
        "",
        f"Written by `make bench` on {timezone.localdate():%-d %B %Y}: {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, embedded PostgreSQL and Redis, one process, {ROUNDS} rounds after three to warm up.",
        "Times are of the request inside Django, without a network. Ratios compare the row with the one above it.",
        "",
        "| What | Median, ms | Least to most, ms | Ratio |",
        "| --- | ---: | ---: | ---: |",
        *rows,
        "",
    ]
    (Path(settings.BASE_DIR) / "docs" / "benchmarks.md").write_text("\n".join(lines), encoding="utf-8")
