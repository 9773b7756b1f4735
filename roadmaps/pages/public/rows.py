"""The missions of a roadmap as its public page shows them, as rows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse

from roadmaps.checking.verdicts import Judgement
from roadmaps.models import Challenge, Contribution, Mission, MissionSector, Partnership, Roadmap
from roadmaps.models.choices import Provenance
from roadmaps.models.solution import LIVE
from roadmaps.reading import actor_kinds_of, target_in_words
from roadmaps.revisions.frozen import challenge_shown, speak_as_frozen, with_frozen


@dataclass(frozen=True)
class SolutionLink:
    """A solution as a roadmap names it."""

    title: str
    href: str
    is_illustrative: bool


@dataclass(frozen=True)
class MissionRow:
    """A mission as a roadmap shows it: plain values only, so that two rows that say the same are the same.

    ``sectors`` are names with their kinds; ``met`` is how many criteria were judged met, None for who was not judged;
    ``profile`` says which. ``trajectory`` is the small picture of its figure, if there is one.
    """

    title: str
    href: str
    statement: str
    target: str
    has_illustrative_figures: bool
    sectors: tuple[tuple[str, str], ...]
    solutions: tuple[SolutionLink, ...]
    actor_kinds: int
    stage: str
    met: int | None
    profile: tuple[tuple[str, str], ...]
    trajectory: str
    is_overdue: bool


@dataclass(frozen=True)
class ChallengeRow:
    """A challenge with its missions, as it was frozen with the latest of them."""

    challenge: Challenge
    missions: list[MissionRow]


def challenges_of(roadmap: Roadmap) -> list[Challenge]:
    """Return the challenges of a roadmap, each with its public missions in ``shown``, in two queries.

    A mission carries its sectors and its solutions as plain rows: a large roadmap has a thousand solutions, of each of
    which the page shows a title. What was frozen speaks for it.
    """
    shown = Prefetch("missions", with_frozen(_with_rows(Mission.objects.public())), to_attr="shown")
    challenges = list(roadmap.challenges.public().prefetch_related(shown))
    for mission in (mission for challenge in challenges for mission in challenge.shown):
        document = speak_as_frozen(mission)
        if document:
            mission.sector_rows, mission.solution_rows = document["sectors"], document["solutions"]
    return challenges


def _with_rows(missions: QuerySet[Mission]) -> QuerySet[Mission]:
    of_it = {"mission": OuterRef("pk")}
    sector = JSONObject(name="sector__name", kind="sector__kind")
    solution = JSONObject(title="solution__title", slug="solution__slug", provenance="solution__provenance")
    return missions.annotate(
        sector_rows=ArraySubquery(MissionSector.objects.filter(**of_it).values(row=sector)),
        solution_rows=ArraySubquery(Contribution.objects.filter(**of_it).values(row=solution)),
    )


def _actor_kinds(missions: list[Mission]) -> Counter[int]:
    """Return how many kinds of actor lead or join the live solutions of each mission, by its key, in one query."""
    frozen = Counter({one.pk: len(actor_kinds_of(one.frozen)) for one in missions if one.frozen})
    return frozen + _actor_kinds_now([one for one in missions if not one.frozen])


def _actor_kinds_now(missions: list[Mission]) -> Counter[int]:
    live = Partnership.objects.filter(solution__contributions__mission__in=missions, solution__status__in=LIVE)
    pairs = live.order_by().values_list("solution__contributions__mission", "kind").distinct()
    return Counter(mission for mission, _ in pairs)


def rows_of(
    challenges: Iterable[Challenge], judged: dict[int, Judgement], trajectories: dict[int, str]
) -> list[ChallengeRow]:
    """Return the rows of a roadmap, from ``challenges_of``.

    ``judged`` has judgements by the keys of missions, ``trajectories`` their small pictures.
    """
    kinds = _actor_kinds([mission for challenge in challenges for mission in challenge.shown])
    # Looking an address up takes longer than all the rest of a link.
    address = reverse("solution", args=["SLUG"])
    return [
        ChallengeRow(
            challenge_shown(challenge, challenge.shown),
            [
                _row(mission, judged.get(mission.pk), kinds[mission.pk], address, trajectories.get(mission.pk, ""))
                for mission in challenge.shown
            ],
        )
        for challenge in challenges
    ]


def _row(mission: Mission, judgement: Judgement | None, actor_kinds: int, address: str, trajectory: str) -> MissionRow:
    return MissionRow(
        title=mission.title,
        href=mission.get_absolute_url(),
        statement=mission.statement,
        target=target_in_words(mission),
        has_illustrative_figures=mission.baseline_is_illustrative,
        sectors=tuple((row["name"], row["kind"]) for row in mission.sector_rows),
        solutions=tuple(
            SolutionLink(
                row["title"], address.replace("SLUG", row["slug"]), row["provenance"] == Provenance.ILLUSTRATIVE
            )
            for row in mission.solution_rows
        ),
        actor_kinds=actor_kinds,
        stage=mission.get_stage_display(),
        met=judgement.met if judgement else None,
        profile=judgement.profile if judgement else (),
        trajectory=trajectory,
        is_overdue=mission.is_overdue,
    )
