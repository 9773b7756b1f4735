"""The tables of a roadmap, each read a little at a time, however long it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from ninja import Schema

from engagement import models as engagement
from reports.open_data import rows, schemas
from reports.open_data.shown import Shown, in_chunks, public_missions
from roadmaps.lifecycle.table import DECISIONS
from roadmaps.models import Mission, Roadmap, StepTaken

FEW = 500


@dataclass(frozen=True)
class Table:
    """A table: its name in files, its heading, what a row is, and where its rows come from."""

    name: str
    label: str
    schema: type[Schema]
    rows: Callable[[Roadmap], Iterator[Schema]]

    @property
    def says(self) -> str:
        """What a row is."""
        return " ".join((self.schema.__doc__ or "").split())


def _missions(roadmap: Roadmap) -> QuerySet[Mission]:
    return public_missions().filter(challenge__roadmap=roadmap)


def _of_missions(rows_of: rows.OfMission) -> Callable[[Roadmap], Iterator[Schema]]:
    """Return what yields the rows of every mission of a roadmap."""

    def read(roadmap: Roadmap) -> Iterator[Schema]:
        for shown in in_chunks(_missions(roadmap)):
            yield from rows_of(shown)

    return read


def _of_solutions(rows_of: Callable[[dict[str, Any]], Iterator[Schema]]) -> Callable[[Roadmap], Iterator[Schema]]:
    """Return what yields the rows of every solution of a roadmap, each solution once."""

    def read(roadmap: Roadmap) -> Iterator[Schema]:
        for one in _solutions(roadmap).values():
            yield from rows_of(one)

    return read


def _solutions(roadmap: Roadmap) -> dict[str, dict[str, Any]]:
    shown: list[Shown] = list(in_chunks(_missions(roadmap)))
    slugs = {one["slug"] for each in shown for one in each.document["solutions"]}
    return rows.solutions_of(shown, rows.serves(slugs, public_missions()))


def _roadmap(roadmap: Roadmap) -> Iterator[Schema]:
    yield rows.roadmap(roadmap)


def _challenges(roadmap: Roadmap) -> Iterator[Schema]:
    for one in roadmap.challenges.public().select_related("roadmap"):
        yield rows.challenge(one)


def _organisations(roadmap: Roadmap) -> Iterator[Schema]:
    yield from rows.organisations(_solutions(roadmap).values())


def _asked(roadmap: Roadmap) -> Any:
    return engagement.Consultation.objects.shown().filter(revision__mission__in=_missions(roadmap).values("pk"))


def _consultations(roadmap: Roadmap) -> Iterator[Schema]:
    found = _asked(roadmap).with_mission().select_related("response").defer("revision__document").order_by("pk")
    yield from rows.consultations(found)


def _comments(roadmap: Roadmap) -> Iterator[Schema]:
    found = engagement.Comment.objects.visible().filter(consultation__in=_asked(roadmap).values("pk"))
    for one in found.with_author().select_related("consultation").order_by("pk").iterator(chunk_size=FEW):
        yield rows.comment(one)


def _decisions(roadmap: Roadmap) -> Iterator[Schema]:
    found = StepTaken.objects.filter(step__in=DECISIONS, mission__in=_missions(roadmap).values("pk"))
    for one in found.select_related("mission", "by", "revision").defer("revision__document").order_by("pk"):
        yield rows.decision(one)


TABLES = (
    Table("roadmap", "Roadmap", schemas.Roadmap, _roadmap),
    Table("challenges", "Challenges", schemas.Challenge, _challenges),
    Table("missions", "Missions", schemas.Mission, _of_missions(rows.mission)),
    Table("sectors", "Sectors", schemas.Sector, _of_missions(rows.sectors)),
    Table("solutions", "Solutions", schemas.Solution, _of_solutions(lambda one: iter([rows.solution(one)]))),
    Table("shares", "Shares", schemas.Share, _of_missions(rows.shares)),
    Table("partners", "Partners", schemas.Partner, _of_solutions(rows.partners)),
    Table("organisations", "Organisations", schemas.Organisation, _organisations),
    Table("funding", "Funding", schemas.Funding, _of_solutions(rows.funding)),
    Table("milestones", "Milestones", schemas.Milestone, _of_missions(rows.milestones)),
    Table("indicators", "Indicators", schemas.Indicator, _of_missions(rows.indicators)),
    Table("measurements", "Measurements", schemas.Measurement, _of_missions(rows.measurements)),
    Table("findings", "Findings", schemas.Finding, _of_missions(rows.findings)),
    Table("verdicts", "Verdicts", schemas.Verdict, _of_missions(rows.verdicts)),
    Table("consultations", "Consultations", schemas.Consultation, _consultations),
    Table("comments", "Comments", schemas.Comment, _comments),
    Table("decisions", "Decisions", schemas.Decision, _decisions),
)
