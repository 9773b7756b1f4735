"""How long documents take to make, and how much memory: Camden's roadmap, one of 50 missions with 1,000 solutions."""

import json
import os
import statistics
import subprocess
import sys
import time
import uuid

from django.conf import settings
from django.db import connection

from accounts.models import Person
from engagement.models import Comment
from reports.making.asking import ask_for_report
from reports.making.rendering import build_report
from reports.models import Report
from roadmaps.models import FundingLine, Mission, MissionSector, Partnership, Roadmap, Solution
from tests import factories
from tests.benchmarks.delivery import portfolio

TIMES = 5
WORDS = "My street is loud at night, and I would like it to be quiet so that the children sleep."
OBJECTIVE = "More people walk to school because the streets around it are quiet in the mornings. "


def large_roadmap(officer: Person) -> Roadmap:
    """Return a roadmap of 50 missions in delivery with 1,000 solutions, each with partners, money and words."""
    return portfolio(officer, 50, 1_000, _with_words)[0].challenge.roadmap


def _with_words(missions: list[Mission], solutions: list[Solution]) -> None:
    sectors = factories.SectorFactory.create_batch(8)
    MissionSector.objects.bulk_create(
        MissionSector(mission=mission, sector=sectors[(n + m) % 8], contribution="Land, people and knowledge")
        for n, mission in enumerate(missions)
        for m in range(4)
    )
    mine = Solution.objects.filter(pk__in=[one.pk for one in solutions])
    mine.update(objective=OBJECTIVE, instruments=["planning", "procurement"])
    Partnership.objects.bulk_create(
        Partnership(solution=one, part=part, kind=kind)
        for one in solutions
        for part, kind in (("lead", "public"), ("partner", "third"))
    )
    FundingLine.objects.bulk_create(
        FundingLine(solution=one, kind="grant", funder=f"Fund {n % 12}", amount=10_000 + n, is_secured=n % 2 == 0)
        for n, one in enumerate(solutions)
    )


def job(report: Report) -> float:
    """Return the seconds of the whole job that makes a report: gathering, setting, keeping."""
    Report.objects.filter(pk=report.pk).update(state="waiting", content={}, content_hash="", file="")
    start = time.perf_counter()
    build_report(str(report.pk))
    taken = time.perf_counter() - start
    Report.objects.get(pk=report.pk).file.delete(save=False)
    return taken


def documents(camden: Roadmap) -> list[str]:
    """Return the lines about documents."""
    large = large_roadmap(factories.person("officer", "commissioner"))
    return [
        "## Documents",
        "",
        "The whole job: gathering, setting the pages in a process of their own, keeping the file. "
        "Memory is the most that each of the two processes held; the worker had some of it before it began.",
        "",
        "| Document | Median, s | Least to most, s | Pages | File, kB | Worker, MB | Before, MB | Setting, MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        _row("Camden Renewal, 4 missions and 22 solutions", camden),
        _row("50 missions and 1,000 solutions", large),
        "",
    ]


def spreadsheets() -> list[str]:
    """Return the lines about a spreadsheet of many rows: its memory does not grow with them."""
    few, many = _commented(1_000), _commented(100_000)
    with connection.cursor() as cursor:
        # As the database does by itself after a while.
        cursor.execute("ANALYZE")
    rows = [
        (f"{number:,} comments", _alone_of(roadmap, "spreadsheet"))
        for number, roadmap in ((1_000, few), (100_000, many))
    ]
    return [
        "A spreadsheet, written row by row in a process of its own.",
        "",
        "| Spreadsheet | Seconds | File, kB | Most memory, MB | Before it began, MB |",
        "| --- | ---: | ---: | ---: | ---: |",
        *(
            f"| {what} | {of['seconds']:.1f} | {of['size'] / 1000:,.0f} | {of['most']:.0f} | {of['before']:.0f} |"
            for what, of in rows
        ),
        "",
    ]


def _commented(number: int) -> Roadmap:
    consultation = factories.consultation(factories.officer())
    author = factories.resident()
    Comment.objects.bulk_create(
        (
            Comment(consultation=consultation, author=author, stance="support", body=WORDS, form_key=uuid.uuid4())
            for _ in range(number)
        ),
        batch_size=5_000,
    )
    return consultation.mission.challenge.roadmap


def _row(what: str, roadmap: Roadmap) -> str:
    report = ask_for_report(roadmap, kind="roadmap")
    job(report)
    taken = [job(report) for _ in range(TIMES)]
    alone = _alone_of(roadmap, "document")
    return (
        f"| {what} | {statistics.median(taken):.2f} | {min(taken):.2f} to {max(taken):.2f} | {alone['pages']} | "
        f"{alone['size'] / 1000:,.0f} | {alone['most']:.0f} | {alone['before']:.0f} | {alone['apart']:.0f} |"
    )


def _alone_of(roadmap: Roadmap, what: str) -> dict[str, float]:
    """Make a document or a spreadsheet in a process of its own; return what it took."""
    database = connection.settings_dict
    url = f"postgresql://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-m", "tests.benchmarks.document_alone", what, str(roadmap.pk)]
    done = subprocess.run(command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])
