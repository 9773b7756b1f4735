"""The missions of a roadmap as its public page shows them: rows, and boxes with lines between."""

from collections.abc import Iterable
from dataclasses import dataclass

from roadmaps.checking.verdicts import Judgement
from roadmaps.models import Challenge, Mission
from roadmaps.pictures.roadmap_picture import Box, Line, Picture
from roadmaps.reading import actor_kinds_of, target_in_figures, target_in_words


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
