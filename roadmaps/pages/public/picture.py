"""A roadmap as a picture: what of it is drawn, as the address asks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from roadmaps.criteria.pace import pace_of
from roadmaps.examination.examining import dossier_of
from roadmaps.examination.portfolio import MOST_SOLUTIONS
from roadmaps.models import Challenge, Mission, Roadmap
from roadmaps.models.choices import ActorKind, Instrument, Provenance, SolutionStatus
from roadmaps.pictures.palette import ACTORS
from roadmaps.pictures.roadmap_picture import Link, Node, Picture, Serves, draw
from roadmaps.pictures.roadmap_svg import roadmap_svg
from roadmaps.pictures.trajectory import small_trajectory_svg
from roadmaps.revisions.frozen import challenge_shown, documents_shown
from roadmaps.revisions.on_a_day import MissionThen, missions_on

# A page about something else shows a picture of so many missions at most: larger ones have a page of their own.
MOST_IN_PICTURE = 12
FILTERS = ("mission", "sector", "actor", "instrument", "status")
LAYERS = ("challenge", "mission", "sector", "solution")


@dataclass(frozen=True)
class Filters:
    """What of a roadmap is drawn; whatever is empty leaves nothing out. ``open`` is the mission whose solutions are unfolded."""

    mission: str = ""
    sector: str = ""
    actor: str = ""
    instrument: str = ""
    status: str = ""
    open: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Filters":
        """Return the filters that an address asks for; what is none of the choices is not asked."""
        known = {
            "sector": ActorKind.values,
            "actor": ActorKind.values,
            "instrument": Instrument.values,
            "status": SolutionStatus.values,
        }
        asked = {name: given.get(name, "")[:120] for name in (*FILTERS, "open")}
        return cls(**{name: text for name, text in asked.items() if name not in known or text in known[name]})

    @property
    def is_anything(self) -> bool:
        """Whether anything is left out."""
        return any(getattr(self, name) for name in FILTERS)

    def as_query(self, **changes: str) -> str:
        """Return the filters as they stand in an address, with ``changes``."""
        given = {name: getattr(self, name) for name in (*FILTERS, "open")} | changes
        return urlencode({name: text for name, text in given.items() if text})

    def sectors_of(self, document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """Return the sectors of a mission's document that are drawn."""
        return [one for one in document["sectors"] if self.sector in ("", one["kind"])]

    def solutions_of(self, document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """Return the solutions of a mission's document that are drawn."""
        kept = [one for one in document["solutions"] if self._keeps(one)]
        if not self.sector:
            return kept
        names = {one["name"] for one in self.sectors_of(document)}
        return [one for one in kept if names & set(one["sectors"])]

    def _keeps(self, solution: Mapping[str, Any]) -> bool:
        return (
            (not self.status or solution["status"] == self.status)
            and (not self.instrument or self.instrument in solution["instruments"])
            and (not self.actor or any(one["kind"] == self.actor for one in solution["partners"]))
        )


@dataclass(frozen=True)
class MissionDrawn:
    """A mission with its number in the roadmap, its challenge, and those of its sectors and solutions that are drawn.

    ``mission`` may be one of a day that is past, which nobody ever saves. ``href`` is empty where nothing can be read of it,
    and ``is_known`` false where nothing on record says what stood in it.
    """

    number: int
    challenge: str
    mission: Mission
    sectors: list[Mapping[str, Any]]
    solutions: list[Mapping[str, Any]]
    href: str
    is_known: bool = True

    @classmethod
    def of(cls, number: int, challenge: str, mission: Mission, document: Mapping[str, Any], filters: Filters):
        """Return it from the document of the mission as people are shown it."""
        sectors, solutions = filters.sectors_of(document), filters.solutions_of(document)
        return cls(number, challenge, mission, sectors, solutions, mission.get_absolute_url())

    @classmethod
    def then(cls, number: int, one: MissionThen, *, is_public: bool):
        """Return it as it was; ``is_public`` says whether it can be read now."""
        mission = Mission(
            pk=one.key, slug=one.slug, title=one.title, stage=one.stage, challenge=Challenge(pk=one.challenge_key)
        )
        mission.challenge.title = one.challenge
        document = one.document or {"sectors": [], "solutions": []}
        href = mission.get_absolute_url() if is_public else ""
        is_known = one.document is not None
        return cls(number, one.challenge, mission, document["sectors"], document["solutions"], href, is_known)


class RoadmapOnAPicture:
    """The missions of a roadmap that are drawn, and the picture of them."""

    def __init__(
        self,
        missions: Iterable[MissionDrawn],
        filters: Filters,
        address: str,
        *,
        leads_to_solutions: bool = True,
        most_solutions: int | None = None,
    ) -> None:
        """``leads_to_solutions`` says whether its solutions can be read as they are drawn; more than ``most_solutions``
        are folded into a box a mission.
        """
        self.missions, self.filters, self.address = list(missions), filters, address
        self.leads_to_solutions = leads_to_solutions
        self.most_solutions = MOST_SOLUTIONS if most_solutions is None else most_solutions

    @classmethod
    def of(
        cls,
        roadmap: Roadmap,
        challenges: Iterable[Challenge],
        filters: Filters,
        documents: Sequence[Mapping[str, Any]] | None = None,
    ) -> "RoadmapOnAPicture":
        """Return that of a whole roadmap; ``challenges`` are from ``roadmaps.pages.public.rows.challenges_of``.

        ``documents`` are those of its missions as people are shown them, where they were read before.
        """
        every = [(challenge, mission) for challenge in challenges for mission in challenge.shown]
        documents = documents or documents_shown(mission for _, mission in every)
        titles = {challenge.pk: challenge_shown(challenge, challenge.shown).title for challenge, _ in every}
        missions = [
            MissionDrawn.of(number, titles[challenge.pk], mission, document, filters)
            for number, ((challenge, mission), document) in enumerate(zip(every, documents, strict=True), 1)
            if filters.mission in ("", mission.slug)
        ]
        return cls(missions, filters, reverse("roadmap_picture", args=[roadmap.slug]))

    @classmethod
    def of_mission(cls, mission: Mission, document: Mapping[str, Any], number: int) -> "RoadmapOnAPicture":
        """Return one mission's own part, under the number that it has in its roadmap.

        ``mission`` speaks as ``document`` does: see ``roadmaps.revisions.frozen.document_shown``.
        """
        filters = Filters(mission=mission.slug)
        own = MissionDrawn.of(number, mission.challenge.title, mission, document, filters)
        return cls([own], filters, reverse("roadmap_picture", args=[mission.challenge.roadmap.slug]))

    @classmethod
    def on(cls, roadmap: Roadmap, day: date) -> "RoadmapOnAPicture | None":
        """Return that of a roadmap as it was at the end of a day; None where nobody could read it then."""
        missions = missions_on(roadmap, day)
        if missions is None:
            return None
        now = set(Mission.objects.public().filter(pk__in=[one.key for one in missions]).values_list("pk", flat=True))
        drawn = [MissionDrawn.then(n, one, is_public=one.key in now) for n, one in enumerate(missions, 1)]
        return cls(drawn, Filters(), reverse("roadmap_picture", args=[roadmap.slug]), leads_to_solutions=False)

    def on_paper(self, most_missions: int, most_solutions: int) -> list["RoadmapOnAPicture"]:
        """Return it as pictures that each can be read on a page: so many missions on one, and so many solutions unfolded."""
        return [
            RoadmapOnAPicture(
                self.missions[first : first + most_missions],
                self.filters,
                self.address,
                leads_to_solutions=False,
                most_solutions=most_solutions,
            )
            for first in range(0, len(self.missions), most_missions)
        ]

    @cached_property
    def is_folded(self) -> bool:
        """Whether there are more solutions than people can look over."""
        return sum(len(one.solutions) for one in self.missions) > self.most_solutions

    @cached_property
    def picture(self) -> Picture:
        """The nodes and links."""
        return _Nodes(self).picture()

    def words(self) -> str:
        """Return what the picture shows, in a sentence."""
        layers = [node.layer for node in self.picture.nodes]
        counted = [
            f"{n} {noun}{'' if n == 1 else 's'}" for layer, noun in enumerate(LAYERS) if (n := layers.count(layer))
        ]
        return (
            f"From left to right: {', '.join(counted)}. Lines lead from each mission to its sectors and its solutions."
        )


class _Nodes:
    """Collects the nodes of a picture, each once, and the links between them."""

    def __init__(self, shown: RoadmapOnAPicture) -> None:
        self.shown = shown
        self.nodes: dict[str, Node] = {}

    def picture(self) -> Picture:
        links: list[Link] = []
        serves: list[Serves] = []
        for one in self.shown.missions:
            mission, number = one.mission, one.number
            above, key = f"c{mission.challenge_id}", f"m{mission.pk}"
            self._add(Node(above, 0, one.challenge, "challenge", place=number))
            stage = mission.get_stage_display()
            self._add(Node(key, 1, mission.title, "mission", stage, one.href, number, (number,)))
            links.append(Link(above, key, number))
            sectors = {self._sector(number, asked): asked["name"] for asked in one.sectors}
            links += [Link(key, sector, number) for sector in sectors]
            serves += self._serves(one, key, sectors)
        return Picture(tuple(self.nodes.values()), tuple(links), tuple(serves))

    def _add(self, node: Node) -> None:
        """Add a node, or the numbers of one more mission to a node that is there."""
        there = self.nodes.get(node.key)
        if there is not None and node.layer > 1:
            numbers = tuple(sorted({*there.numbers, *node.numbers}))
            node = replace(there, numbers=numbers)
        if there is None or node.layer > 1:
            self.nodes[node.key] = node

    def _sector(self, number: int, asked: Mapping[str, Any]) -> str:
        key = f"s{asked['kind']}:{asked['name']}"
        self._add(Node(key, 2, asked["name"], asked["kind"], ACTORS[asked["kind"]].word, numbers=(number,)))
        return key

    def _serves(self, one: MissionDrawn, key: str, sectors: Mapping[str, str]) -> list[Serves]:
        shown, slug = self.shown, one.mission.slug
        if not shown.is_folded or not one.solutions or shown.filters.open == slug:
            return [self._solution(one.number, key, solution, sectors) for solution in one.solutions]
        words = f"{len(one.solutions)} solution{'s' if len(one.solutions) > 1 else ''}"
        note = "Show them" if shown.leads_to_solutions else ""
        href = f"{shown.address}?{shown.filters.as_query(open=slug)}#picture" if shown.leads_to_solutions else ""
        folded = f"f{one.mission.pk}"
        self._add(Node(folded, 3, words, "solution", note, href, one.number, (one.number,)))
        return [Serves(key, folded, one.number)]

    def _solution(self, number: int, key: str, solution: Mapping[str, Any], sectors: Mapping[str, str]) -> Serves:
        own, status = f"o{solution['slug']}", solution["status"]
        is_illustrative = solution["provenance"] == Provenance.ILLUSTRATIVE
        href = reverse("solution", args=[solution["slug"]]) if self.shown.leads_to_solutions else ""
        note = SolutionStatus(status).label
        self._add(Node(own, 3, solution["title"], "solution", note, href, number, (number,), is_illustrative, status))
        through = tuple(sector for sector, name in sectors.items() if name in solution["sectors"])
        return Serves(key, own, number, through)


@dataclass(frozen=True)
class SmallPictures:
    """What a page about something else shows of a roadmap: its picture, and the small trajectory of each mission by its key.

    Both are empty where there are more missions than people can look over.
    """

    picture: dict[str, Any] | None
    trajectories: dict[int, str]

    @classmethod
    def of(cls, roadmap: Roadmap, challenges: Sequence[Challenge]) -> "SmallPictures":
        """Return those of a whole roadmap; ``challenges`` are from ``roadmaps.pages.public.rows.challenges_of``."""
        missions = [mission for challenge in challenges for mission in challenge.shown]
        if len(missions) > MOST_IN_PICTURE:
            return cls(None, {})
        documents = documents_shown(missions)
        shown = RoadmapOnAPicture.of(roadmap, challenges, Filters(), documents)
        paces = {
            mission.pk: pace_of(dossier_of(document, as_of=timezone.localdate()))
            for mission, document in zip(missions, documents, strict=True)
            if document["indicator"]["measurements"]
        }
        trajectories = {key: small_trajectory_svg(pace) for key, pace in paces.items() if pace}
        return cls(drawn(shown, roadmap.title), trajectories)


def number_of(mission: Mission) -> int:
    """Return the number that a mission has in every picture of its roadmap; 1 for one that nobody else can read yet."""
    public = Mission.objects.public().filter(challenge__roadmap=mission.challenge.roadmap_id)
    beside = list(public.values_list("pk", flat=True))
    return beside.index(mission.pk) + 1 if mission.pk in beside else 1


def drawn(shown: RoadmapOnAPicture, title: str) -> dict[str, Any] | None:
    """Return the SVG of a roadmap, and whether its solutions are folded; None where there is nothing to draw."""
    drawing = draw(shown.picture)
    if not drawing.nodes:
        return None
    return {"svg": roadmap_svg(drawing, title=title, description=shown.words()), "is_folded": shown.is_folded}
