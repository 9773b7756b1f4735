"""``make bench``: how long pages and reports take, with their spread, written to docs/benchmarks.md."""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from engagement.models import Comment, Consultation
from reports.documents.roadmap import roadmap_content
from reports.typesetting.pdf import typeset
from roadmaps.comparing.words import compare_words
from roadmaps.examination.examining import examine_mission, mission_with_parents
from roadmaps.exchange.loading import load_exemplars
from roadmaps.exchange.plain_json import tables_of, write_json
from roadmaps.exchange.workbook import write_workbook
from roadmaps.models import Contribution, MissionSector, Partnership, Roadmap, Solution
from roadmaps.pages.public.picture import Filters, RoadmapOnAPicture
from roadmaps.pages.public.rows import challenges_of
from tests import factories
from tests.benchmarks import conversation, engine, pictures
from tests.benchmarks.delivery import delivery
from tests.benchmarks.documents import documents, spreadsheets
from tests.benchmarks.import_once import content
from tests.benchmarks.news import news
from tests.benchmarks.over_http import measure as measure_over_http
from tests.forms import opened

ROUNDS = 30
IMPORTS = 3
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


def by_turns(deeds: list[Callable[[], object]], rounds: int = ROUNDS) -> list[list[float]]:
    """Return the milliseconds of each of several deeds done by turns: what slows the machine for a while slows all of them."""
    taken: list[list[float]] = [[] for _ in deeds]
    for turn in range(rounds + 3):
        for place, deed in enumerate(deeds):
            start = time.perf_counter()
            deed()
            if turn >= 3:
                taken[place].append((time.perf_counter() - start) * 1000)
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


def importing(folder: Path) -> list[str]:
    """Import 500 missions with 10,000 solutions, each time in a process of its own."""
    given = content(500, 10_000)
    bodies = {"json": write_json(given), "xlsx": write_workbook(tables_of(given))}
    rows = []
    for kind, body in bodies.items():
        file = folder / f"large.{kind}"
        file.write_bytes(body)
        told = [import_once(file) for _ in range(IMPORTS)]
        seconds = [one["read"] + one["build"] for one in told]
        most = [one["most"] for one in told]
        rows.append(
            f"| {kind.upper()}, {len(body) / 1e6:.1f} MB | {statistics.median(seconds):.1f} | "
            f"{min(seconds):.1f} to {max(seconds):.1f} | {statistics.median(one['read'] for one in told):.1f} | "
            f"{max(most):.0f} | {told[0]['before']:.0f} | {statistics.median(one['export'] for one in told):.1f} |"
        )
    return rows


def import_once(file: Path) -> dict[str, float]:
    database = connection.settings_dict
    url = f"postgresql://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-m", "tests.benchmarks.import_once", str(file)]
    done = subprocess.run(command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_measure(client, tmp_path):
    # First, while nothing of this test's own stands in the way of another process.
    over_http, written = measure_over_http()
    told = telling()
    imported = importing(tmp_path)
    load_exemplars()

    def get(path: str) -> list[float]:
        return timed(lambda: client.get(path))

    few, many = with_comments(10), with_comments(10_000)
    mission_few, mission_many = get(few[0]), get(many[0])
    comments_few, comments_many = by_turns([lambda: client.get(few[1]), lambda: client.get(many[1])])
    camden = Roadmap.objects.get(is_main=True)
    roadmap_small, roadmap_large = get(camden.get_absolute_url()), get(large_roadmap())
    food = mission_with_parents("everyone-eats-well-every-day")
    report = roadmap_content(camden)
    officer = factories.officer()
    small, large = factories.draft(officer), factories.draft(officer)
    solutions = Solution.objects.bulk_create(factories.SolutionFactory.build_batch(500))
    Contribution.objects.bulk_create(Contribution(mission=large, solution=one) for one in solutions)
    client.force_login(officer, backend="accounts.backends.PersonBackend")
    saving_small, saving_large = saving(client, small.slug), saving(client, large.slug)
    statement = "Every child breathes clean air on the way to school. " * 20
    rows = [
        row("Mission page, 10 comments", mission_few),
        row("Mission page, 10,000 comments", mission_many, mission_few),
        row("Consultation page, 10 comments", comments_few),
        row("Consultation page, 10,000 comments", comments_many, comments_few),
        row("Roadmap page, Camden Renewal (4 missions)", roadmap_small),
        row("Roadmap page, 50 missions and 1,000 solutions", roadmap_large, roadmap_small),
        row(
            "The five criteria on one mission of Camden's, from the database's rows",
            timed(lambda: examine_mission(food)),
        ),
        row("The engine alone on a mission with 20 solutions, as the panel asks it", timed(engine.panel(), 200)),
        row("How to meet the criteria, for the same mission", timed(engine.what_it_takes())),
        row("The live panel's whole answer while typing, with 1 solution", typing(client, small.slug)),
        row("The page of a criterion that is judged", judging(client)),
        row("Typesetting the PDF of Camden Renewal", timed(lambda: typeset(report, "roadmap"), 10)),
        row("Saving one field, 1 solution", saving_small),
        row("Saving one field, 501 solutions", saving_large, saving_small),
        row(
            "Comparing two texts of 200 words",
            timed(lambda: compare_words(statement, statement.replace("air", "water"))),
        ),
    ]
    talked = [*written, *conversation.themes(), "", *paged(client)]
    write(
        rows,
        imported,
        engine.seconds(engine.whole_evaluation(), 5),
        over_http,
        [*picturing(camden), *documents(camden), *spreadsheets(), *delivering(client), *talking(talked), *told],
    )


def picturing(camden: Roadmap) -> list[str]:
    """Return the lines about drawing Camden's roadmap and a very large one."""
    own = RoadmapOnAPicture.of(camden, challenges_of(camden), Filters()).picture
    large = pictures.large_picture()
    here, dot = pictures.crossings_here(large), pictures.crossings_by_dot(large)
    compared = f"{here:,} crossings" + (
        f", {here / dot:.2f} times those of Graphviz on the same layers ({dot:,})" if dot else ""
    )
    return [
        "## Pictures",
        "",
        "A roadmap ordered, placed and written as SVG, from plain values.",
        "",
        "| What | Median, ms | Least to most, ms | Ratio |",
        "| --- | ---: | ---: | ---: |",
        row("Camden Renewal", timed(lambda: pictures.drawn(own))),
        row("40 missions, 60 sectors, 400 solutions, 1,480 links", timed(lambda: pictures.drawn(large), 10)),
        "",
        f"The large one has {compared}.",
        "",
    ]


def delivering(client) -> list[str]:
    return ["## Delivery", "", *delivery(client, by_turns), ""]


def paged(client) -> list[str]:
    """Return the table of a consultation's page under each order and filter: with few comments, many, and a million elsewhere."""
    few, many = with_comments(10)[1], with_comments(10_000)[1]
    queries = ("", "sort=oldest", "sort=backed", "stance=support", "sort=backed&stance=support")
    asked = [f"{path}?{query}" for query in queries for path in (few, many)]
    both = by_turns([lambda path=path: client.get(path) for path in asked])
    of_few, of_many = dict(zip(queries, both[::2], strict=True)), dict(zip(queries, both[1::2], strict=True))
    conversation.a_million_elsewhere(Consultation.objects.latest("pk").pk - 1)
    turns = by_turns([lambda query=query: client.get(f"{many}?{query}") for query in queries])
    beside = dict(zip(queries, turns, strict=True))
    rows = []
    for query in queries:
        middle, of = statistics.median(of_few[query]), of_many[query]
        ratio, million = statistics.median(of) / middle, statistics.median(beside[query]) / statistics.median(of)
        rows.append(
            f"| `{query or 'newest first'}` | {middle:.1f} | {statistics.median(of):.1f} | {min(of):.1f} to {max(of):.1f} | "
            f"{ratio:.2f} × | {million:.2f} × |"
        )
    return [
        "| Consultation page | 10 comments, ms | 10,000, ms | Least to most | To 10 | With a million elsewhere |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        *rows,
        "",
    ]


def talking(lines: list[str]) -> list[str]:
    return ["## The conversation", "", *lines]


def telling() -> list[str]:
    return ["## Notifications", "", *news(), ""]


def typing(client, slug: str) -> list[float]:
    """Return the milliseconds of keeping what is typed and answering with the panel."""
    path = f"/workbench/missions/{slug}/words/"
    data = opened(client, path) | {"then": "autosave"}
    runs = iter(range(1_000_000))
    return timed(lambda: client.post(path, data | {"statement": f"In five years all of us sleep well, {next(runs)}."}))


def judging(client) -> list[float]:
    """Return the milliseconds of opening a criterion as its assessor."""
    check = factories.in_check(factories.officer())
    client.force_login(factories.seated(check), backend="accounts.backends.PersonBackend")
    return timed(lambda: client.get(f"/checks/{check.pk}/criteria/4/"))


def saving(client, slug: str) -> list[float]:
    """Return the milliseconds of saving one field of a draft, opened anew before each."""
    path, taken = f"/workbench/missions/{slug}/words/", []
    for number in range(ROUNDS):
        data = opened(client, path) | {"statement": f"Statement {number}."}
        start = time.perf_counter()
        assert client.post(path, data, headers={"HX-Request": "true"}).status_code == 200
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def write(
    rows: list[str], imported: list[str], evaluated: list[float], over_http: list[str], pictured: list[str]
) -> None:
    lines = [
        "# Measurements",
        "",
        f"Written by `make bench` on {timezone.localdate():%-d %B %Y}: {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, embedded PostgreSQL and Redis, one process, {ROUNDS} rounds after three to warm up.",
        "",
        *over_http,
        "## Inside Django",
        "",
        "Times are of the request inside Django, without a network and without kept pages. Ratios compare the row with the "
        "one above it.",
        "",
        "| What | Median, ms | Least to most, ms | Ratio |",
        "| --- | ---: | ---: | ---: |",
        *rows,
        "",
        *pictured,
        "## Importing a roadmap of 500 missions with 10,000 solutions",
        "",
        f"Each in a process of its own, {IMPORTS} times: read and checked, then built in one transaction with its history. "
        "Memory is the most that the whole process held, Django included; the last column is what it held before.",
        "",
        "| File | Median, s | Least to most, s | Reading and checking, s | Most memory, MB | Before, MB | Exporting, s |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        *imported,
        "",
        f"## Re-evaluating {engine.MISSIONS:,} missions with {engine.SOLUTIONS} solutions each",
        "",
        "From frozen documents, one process, one core: JSON read, dossiers made, every finding of the five criteria, with "
        "statements that were never read before.",
        "",
        f"Median {statistics.median(evaluated):.2f} s, from {min(evaluated):.2f} to {max(evaluated):.2f} s in "
        f"{len(evaluated)} runs.",
        "",
    ]
    (Path(settings.BASE_DIR) / "docs" / "benchmarks.md").write_text("\n".join(lines), encoding="utf-8")
