"""What the public pages show of missions, put together for the eye."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from roadmaps.documents import plain
from roadmaps.models import Challenge, Mission, Revision, Stage
from roadmaps.models.solution import LIVE
from roadmaps.pictures.roadmap_picture import Box, Line, Picture
from roadmaps.verdicts import Judgement
from roadmaps.wording import change_in_figures, target_sentence

PATH = (
    Stage.DRAFT,
    Stage.IN_CHECK,
    Stage.CHECKED,
    Stage.IN_CONSULTATION,
    Stage.DECIDING,
    Stage.ADOPTED,
    Stage.IN_DELIVERY,
)


@dataclass(frozen=True)
class MissionRow:
    """A mission as a roadmap shows it."""

    mission: Mission
    target: str
    figures: str
    solutions: int
    actor_kinds: list[str]
    judgement: Judgement | None


@dataclass(frozen=True)
class ChallengeRow:
    """A challenge with its missions."""

    challenge: Challenge
    missions: list[MissionRow]


def target_of(mission: Mission) -> dict[str, object]:
    """Return the target of a mission as ``roadmaps.wording`` reads it."""
    return {
        "kind": mission.target_kind,
        "condition": mission.condition,
        "attested_by": mission.attested_by,
        "measure": mission.measure,
        "unit": mission.unit,
        "baseline": plain(mission.baseline_value),
        "baseline_date": plain(mission.baseline_date),
        "value": plain(mission.target_value),
    }


def target_in_words(mission: Mission) -> str:
    """Return the target of a mission as one sentence."""
    return target_sentence(target_of(mission), mission.deadline)


def target_in_figures(mission: Mission) -> str:
    """Return the target of a mission as "14% → 0%"."""
    return change_in_figures(target_of(mission))


def actor_kinds_of(mission: Mission) -> list[str]:
    """Return the kinds of actor that lead or join the live solutions of a mission."""
    kinds = {
        partnership.kind
        for contribution in mission.contributions.all()
        if contribution.solution.status in LIVE
        for partnership in contribution.solution.partnerships.all()
    }
    return sorted(kinds)


def rows_of(challenges: Iterable[Challenge], judged: dict[int, Judgement]) -> list[ChallengeRow]:
    """Return the rows of a roadmap; each challenge carries its missions in ``shown``."""
    return [
        ChallengeRow(
            challenge,
            [
                MissionRow(
                    mission=mission,
                    target=target_in_words(mission),
                    figures=target_in_figures(mission),
                    solutions=len(mission.contributions.all()),
                    actor_kinds=actor_kinds_of(mission),
                    judgement=judged.get(mission.pk),
                )
                for mission in challenge.shown
            ],
        )
        for challenge in challenges
    ]


def picture_of(challenges: Iterable[Challenge]) -> Picture:
    """Return challenges, missions and sectors as boxes and the lines between them."""
    boxes, lines = [], []
    for challenge in challenges:
        if not challenge.shown:
            continue
        boxes.append(Box(f"c{challenge.pk}", 0, challenge.title, "challenge"))
        for mission in challenge.shown:
            boxes.append(Box(f"m{mission.pk}", 1, mission.title, "mission", mission.get_absolute_url()))
            lines.append(Line(f"c{challenge.pk}", f"m{mission.pk}"))
            for asked in mission.mission_sectors.all():
                box = Box(f"s{asked.sector_id}", 2, asked.sector.name, asked.sector.kind)
                if box not in boxes:
                    boxes.append(box)
                lines.append(Line(f"m{mission.pk}", box.key))
    return Picture(tuple(boxes), tuple(lines))


def notes_by_field(mission: Mission, solution_id: int | None = None) -> dict[str, int]:
    """Return how many open notes each field of a draft, or of one of its solutions, has."""
    found = mission.notes.filter(resolved_at=None, solution=solution_id).order_by()
    return dict(found.values_list("field").annotate(Count("pk")))


def path_of(mission: Mission) -> list[dict[str, object]]:
    """Return the stages in order, each done, now or to come."""
    stages = list(PATH)
    if mission.stage not in stages:
        stages.append(Stage(mission.stage))
    now = stages.index(Stage(mission.stage))
    return [
        {"label": stage.label, "state": "done" if i < now else "now" if i == now else ""}
        for i, stage in enumerate(stages)
    ]


def latest_revisions_of(missions: Iterable[Mission]) -> dict[int, Revision]:
    """Return the latest revision of each mission that has one, without its document, in one query."""
    found = Revision.objects.filter(mission__in=list(missions)).order_by("mission_id", "-number").distinct("mission_id")
    return {revision.mission_id: revision for revision in found.defer("document")}
