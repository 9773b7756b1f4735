"""How long documents take to make, and how much memory: Camden's roadmap, one of 50 missions with 1,000 solutions."""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.db import connection

from accounts.models import Person
from reports.making.asking import ask_for_report
from reports.making.rendering import build_report
from reports.models import Report
from roadmaps.models import FundingLine, Mission, MissionSector, Partnership, Roadmap, Solution
from tests import factories
from tests.benchmarks.delivery import portfolio

TIMES = 5
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
        "The whole job: gathering, setting the pages and keeping the file. Memory is the most that a process of its own held.",
        "",
        "| Document | Median, s | Least to most, s | Pages | File, kB | Most memory, MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        _row("Camden Renewal, 4 missions and 22 solutions", camden),
        _row("50 missions and 1,000 solutions", large),
        "",
    ]


def _row(what: str, roadmap: Roadmap) -> str:
    report = ask_for_report(roadmap, kind="roadmap")
    job(report)
    taken = [job(report) for _ in range(TIMES)]
    alone = _alone(report)
    return (
        f"| {what} | {statistics.median(taken):.2f} | {min(taken):.2f} to {max(taken):.2f} | {alone['pages']} | "
        f"{alone['size'] / 1000:,.0f} | {alone['most']:.0f} (of which {alone['before']:.0f} before it began) |"
    )


def _alone(report: Report) -> dict[str, float]:
    """Make a report in a process of its own; return what it took."""
    database = connection.settings_dict
    url = f"postgresql://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-m", "tests.benchmarks.documents", str(report.roadmap_id)]
    done = subprocess.run(command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _make_alone(roadmap: int) -> None:
    import django

    django.setup()
    from pypdf import PdfReader

    from reports.documents.roadmap import roadmap_content
    from reports.typesetting.pdf import typeset

    before = _megabytes()
    body = typeset(roadmap_content(Roadmap.objects.get(pk=roadmap)), "roadmap")
    most = _megabytes()
    place = Path(os.environ.get("KEEP_PDF", os.devnull))
    place.write_bytes(body)
    from io import BytesIO

    print(json.dumps({"size": len(body), "pages": len(PdfReader(BytesIO(body)).pages), "most": most, "before": before}))


if __name__ == "__main__":
    _make_alone(int(sys.argv[1]))
