"""Import a file: look through it first, say all that is wrong, then make a roadmap of it or put it into one that is there."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pghistory
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from locking import lock_row
from notifications.telling import tell
from outbox.enqueueing import enqueue
from outbox.handlers import handler
from roadmaps.drafting.hierarchy import NOT_OWN
from roadmaps.drafting.missions import NOT_YOURS
from roadmaps.errors import DoesNotFit, WrongStage
from roadmaps.exchange.csv_files import read_csv_files
from roadmaps.exchange.fenced import fenced
from roadmaps.exchange.inspecting import inspect
from roadmaps.exchange.into import Plan
from roadmaps.exchange.kinds import is_of_another_kind, look_into
from roadmaps.exchange.open_document import read_open_document
from roadmaps.exchange.plain_json import read_json, tables_of
from roadmaps.exchange.planning import LEFT, MOST_ROWS, TooManyRows
from roadmaps.exchange.sheets import SHEETS, Sheet
from roadmaps.exchange.tables import CannotBeRead, Problem, Problems, Tables
from roadmaps.exchange.workbook import read_workbook
from roadmaps.exchange.writing_into import write
from roadmaps.fields import CHALLENGE, ROADMAP
from roadmaps.models import Challenge, ImportFile, Mission, Roadmap, RoadmapImport
from roadmaps.naming import free_slug
from roadmaps.revisions.building import build_missions

MOST_BYTES = 20_000_000
KEPT_FOR = timedelta(days=14)
State = RoadmapImport.State


def read_roadmap(body: bytes) -> tuple[dict[str, Any], Problems]:
    """Return the content of a workbook or a JSON file, and everything that is wrong with it; no content if anything is."""
    try:
        return fenced(_read, body)
    except CannotBeRead as problem:
        problems = Problems()
        problems.add("The file", str(problem))
        return {}, problems


def _read(body: bytes) -> tuple[dict[str, Any], Problems]:
    if other := is_of_another_kind(body):
        raise CannotBeRead(other)
    tables, problems = _reader_of(body)(body)
    return inspect(tables, problems), problems


def _reader_of(body: bytes) -> Callable[[bytes], tuple[Tables, Problems]]:
    # Every workbook is a zip file, and begins like one.
    if body[:2] != b"PK":
        return read_json
    packed = look_into(body)
    if packed.is_open_document:
        return read_open_document
    return read_csv_files if packed.is_of_csv_files else read_workbook


def build_roadmap(content: dict[str, Any], *, by: Person) -> Roadmap:
    """Create the roadmap of ``content`` with all in it, its missions as drafts led by ``by``; return it.

    Call inside a transaction.
    """
    given = content["roadmap"]
    roadmap = Roadmap.objects.create(
        slug=free_slug(Roadmap, given["title"]),
        **{name: given[name] for name in ROADMAP},
    )
    build_challenges(roadmap, content, by=by)
    return roadmap


def build_challenges(roadmap: Roadmap, content: dict[str, Any], **how: Any) -> list[Mission]:
    """Create the challenges of ``content`` in a roadmap, with all in them; return their missions.

    ``how`` is what ``build_missions`` takes: by whom, at which stage. Call inside a transaction.
    """
    challenges = Challenge.objects.bulk_create(
        Challenge(
            roadmap=roadmap,
            position=position,
            **{name: one[name] for name in CHALLENGE},
        )
        for position, one in enumerate(content["challenges"])
    )
    missions = [
        (challenge, mission)
        for challenge, one in zip(challenges, content["challenges"], strict=True)
        for mission in one["missions"]
    ]
    return build_missions(missions, {one["key"]: one for one in content["solutions"]}, **how)


@transaction.atomic
def ask_import(
    *, by: Person, name: str, body: bytes, into: Roadmap | None = None, mission: Mission | None = None
) -> RoadmapImport:
    """Take a file, to be looked through by a worker; return its import. Writes nothing yet. Raises NotAllowed.

    ``into`` is the roadmap that takes its rows, ``mission`` the only mission of it that does; without them the file makes
    a roadmap of its own.
    """
    require(by, "roadmaps.start_roadmap")
    if mission is not None:
        into = mission.challenge.roadmap
        require(by, "roadmaps.edit_mission", mission, otherwise=NOT_YOURS)
    if into is not None:
        require(by, "roadmaps.edit_roadmap", into, otherwise=NOT_OWN)
    asked = RoadmapImport.objects.create(by=by, name=name[:200], into=into, into_mission=mission)
    ImportFile.objects.create(of=asked, body=body)
    enqueue("roadmaps.look_through", key=f"look-through:{asked.pk}", import_id=str(asked.pk))
    return asked


def give_up_import(*, import_id: str) -> None:
    """Say on its page that a file could not be looked through or imported, and tell whoever sent it."""
    found = RoadmapImport.objects.filter(pk=import_id, state__in=[State.WAITING, State.ASKED]).first()
    if found is None:
        return
    found.state, found.progress, found.finished_at = State.FAILED, 0, timezone.now()
    found.save(update_fields=["state", "progress", "finished_at"])
    _tell_owner("import.failed", found, reverse("roadmap_imports"))


def _tell_owner(kind: str, found: RoadmapImport, address: str, **words: str) -> None:
    key = f"{found.pk}:{found.finished_at.timestamp()}"
    tell(kind, key=key, heading=str(found), address=address, to=[found.by], thing=found, **words)


@handler("roadmaps.look_through", queue="reports", says="Looking through a file", failed=give_up_import)
def look_through(*, import_id: str) -> None:
    """Look through a file that waits, and note what is in it or what is wrong with it. Harmless when run twice."""
    waiting = RoadmapImport.objects.filter(pk=import_id, state__in=[State.WAITING, State.FAILED])
    found, file = (
        waiting.select_related("by", "into", "into_mission").first(),
        ImportFile.objects.filter(of=import_id).first(),
    )
    if found is None or file is None:
        return
    _tell(found, 20)
    content, problems = read_roadmap(bytes(file.body))
    plan = {} if problems or not found.into else _planned(found, content, problems)
    looked = timezone.now()
    # Another worker may have looked through it, and its owner confirmed it, meanwhile.
    is_first = waiting.update(
        problems=_listed(problems),
        state=State.REFUSED if problems else State.READY,
        counts={} if problems else {**_counts(content), "not_read": problems.not_read, "same": plan.get("same", 0)},
        plan=plan.get("rows", []),
        progress=100,
        finished_at=looked,
    )
    if is_first:
        found.finished_at = looked
        outcome = "It has problems to fix first." if problems else "Nothing is wrong with it. Nothing is written yet."
        _tell_owner("import.ready", found, reverse("roadmap_import", args=[found.pk]), outcome=outcome)
    if problems and is_first:
        # It has to be mended and sent again, so nobody needs these bytes.
        file.delete()


def _planned(found: RoadmapImport, content: dict[str, Any], problems: Problems) -> dict[str, Any]:
    """Return what a file would do to the roadmap that it goes into, as it is kept; add to ``problems`` if it is too much."""
    plan = plan_of(found, content)
    try:
        rows = plan.rows()
    except TooManyRows:
        problems.add(
            "The file",
            f"It would change more than {MOST_ROWS:,} rows, which nobody looks through. Send fewer missions at once, or "
            "import it as a roadmap of its own.",
        )
        return {}
    return {"rows": [row.as_json() for row in rows], "same": plan.same}


def plan_of(found: RoadmapImport, content: dict[str, Any]) -> Plan:
    """Return the plan of a file that goes into a roadmap that is there."""
    return Plan(content, roadmap=found.into, by=found.by, mission=found.into_mission)


def forget_old_files() -> int:
    """Forget the bytes of files that were found sound and that nobody imported in time; return how many."""
    old = RoadmapImport.objects.filter(state__in=[State.READY, State.FAILED], asked_at__lt=timezone.now() - KEPT_FOR)
    ImportFile.objects.filter(of__in=old).delete()
    return old.update(state=State.FORGOTTEN)


def _listed(problems: Problems) -> list[dict[str, str]]:
    """Return the problems as they are kept; those that are too many to list are counted."""
    listed = [asdict(problem) for problem in problems.listed]
    if problems.further:
        listed.append(asdict(Problem("And further", f"{problems.further:,} more problems.")))
    return listed


def _counts(content: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": content["roadmap"]["title"],
        "challenges": len(content["challenges"]),
        "missions": sum(len(one["missions"]) for one in content["challenges"]),
        "solutions": len(content["solutions"]),
        "sheets": _sheets(content),
    }


def _sheets(content: dict[str, Any]) -> list[dict[str, Any]]:
    """Return how many rows each sheet has, and the first of them as it will be: its headings and what stands below."""
    tables = tables_of(content)
    return [
        {"title": sheet.title, "rows": len(tables[sheet.key]), "first": _first(sheet, tables[sheet.key])}
        for sheet in SHEETS
    ]


def _first(sheet: Sheet, rows: list[dict[str, Any]]) -> list[list[str]]:
    said = [(column.heading, rows[0].get(column.key)) for column in sheet.columns] if rows else []
    return [[heading, _as_text(value)] for heading, value in said if value not in (None, "", [], False)]


def _as_text(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else "Yes" if value is True else str(value)


@transaction.atomic
def confirm_import(*, which: RoadmapImport, by: Person, chosen: Iterable[str] = ()) -> RoadmapImport:
    """Have a file that was found sound imported by a worker; return its import.

    ``chosen`` are the keys of the rows that go into a roadmap that is there. Raises NotAllowed, WrongStage, and DoesNotFit
    where none was chosen.
    """
    which = lock_row(which)
    require(by, "roadmaps.see_import", which)
    if which.state != State.READY:
        raise WrongStage("This file is not waiting to be imported.")
    which.chosen = sorted(set(chosen) & {row["key"] for row in which.plan if row["what"] != LEFT})
    if which.into and not which.chosen:
        raise DoesNotFit(which, {"chosen": "Tick at least one row."})
    which.state, which.progress, which.finished_at = State.ASKED, 0, None
    which.save(update_fields=["state", "progress", "finished_at", "chosen"])
    enqueue("roadmaps.import", key=f"import:{which.pk}", import_id=str(which.pk))
    return which


@handler("roadmaps.import", queue="reports", says="An import of a roadmap", failed=give_up_import)
def carry_out(*, import_id: str) -> None:
    """Import a file that was asked for: all of it or nothing. Harmless when run twice."""
    asked = RoadmapImport.objects.filter(pk=import_id, state__in=[State.ASKED, State.FAILED])
    found, file = asked.select_related("by").first(), ImportFile.objects.filter(of=import_id).first()
    if found is None or file is None:
        return
    _tell(found, 20)
    content, problems = read_roadmap(bytes(file.body))
    if problems:
        if asked.update(state=State.REFUSED, problems=_listed(problems)):
            file.delete()
        return
    _tell(found, 50)
    with pghistory.context(user=found.by_id), transaction.atomic():
        found = lock_row(found, RoadmapImport.objects.select_related("by", "into", "into_mission"))
        if found.state not in (State.ASKED, State.FAILED):
            return
        if found.into:
            found.plan = write(plan_of(found, content), found.plan, set(found.chosen))
        else:
            found.roadmap = build_roadmap(content, by=found.by)
        found.state, found.progress, found.finished_at = State.DONE, 100, timezone.now()
        found.save(update_fields=["roadmap", "plan", "state", "progress", "finished_at"])
        ImportFile.objects.filter(of=found).delete()


def _tell(which: RoadmapImport, progress: int) -> None:
    RoadmapImport.objects.filter(pk=which.pk).update(progress=progress)
