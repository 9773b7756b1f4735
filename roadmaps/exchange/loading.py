"""Load published roadmaps from files of the exchange's own format: all of them or none."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from roadmaps.errors import ContentBroken
from roadmaps.exchange.importing import build_challenges, read_roadmap
from roadmaps.fields import ROADMAP
from roadmaps.models import LearningEntry, Mission, Roadmap, Stage
from roadmaps.models.choices import RoadmapKind

DATA = Path(__file__).parent.parent / "data"
# What published sources tell of what became of missions of others.
WHAT_BECAME = DATA / "what_became.json"
EXEMPLARS = tuple(sorted((DATA / "exemplars").glob("*.json")))
# The roadmap of the council itself, known by the name of its file like all of them.
MAIN = "camden-renewal"


@dataclass
class Loaded:
    """How many roadmaps were new, and how many were there already."""

    new: int = 0
    known: int = 0


@transaction.atomic
def load_exemplars(files: Iterable[Path] = EXEMPLARS) -> Loaded:
    """Load the roadmaps of ``files``; return what was new.

    A roadmap is known by the name of its file, which is its address for good. One that is there already is left as it
    is, with what officers renamed, changed or put away in it. Raises ContentBroken, with nothing loaded.
    """
    known = set(Roadmap.objects.values_list("slug", flat=True))
    new = [(path.stem, _read(path)) for path in files if path.stem not in known]
    for slug, content in new:
        _build(slug, content)
    _tell_what_became()
    return Loaded(new=len(new), known=len(known & {path.stem for path in files}))


def _tell_what_became() -> None:
    """Write down once what is known of what became of missions of others, in the words of the learning log."""
    for told in json.loads(WHAT_BECAME.read_text()):
        slug, title = told.pop("roadmap"), told.pop("mission")
        missions = Mission.objects.filter(challenge__roadmap__slug=slug, challenge__roadmap__kind=RoadmapKind.REFERENCE)
        for mission in missions.filter(title=title):
            LearningEntry.objects.get_or_create(mission=mission, title=told["title"], defaults=told)


def _read(path: Path) -> dict[str, Any]:
    try:
        content, problems = read_roadmap(path.read_bytes())
    except OSError as problem:
        raise ContentBroken(f"{path}: {problem.strerror}.") from problem
    if problems:
        raise ContentBroken(*(f"{path.name}, {problem.where}: {problem.says}" for problem in problems.listed))
    return content


def _build(slug: str, content: dict[str, Any]) -> None:
    main = slug == MAIN and not Roadmap.objects.filter(is_main=True).exists()
    now = timezone.now()
    roadmap = Roadmap.objects.create(
        slug=slug,
        is_main=main,
        kind=RoadmapKind.OWN if slug == MAIN else RoadmapKind.REFERENCE,
        published_at=now,
        **{name: content["roadmap"][name] for name in ROADMAP},
    )
    # Nobody leads here what was adopted elsewhere, or before this service existed.
    build_challenges(roadmap, content, by=None, stage=Stage.ADOPTED, ending="" if main else slug)
    roadmap.challenges.update(published_at=now)
