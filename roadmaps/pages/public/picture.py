"""A roadmap as a picture: what of it is drawn, as the address asks, and the same as a table."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils.http import urlencode

from roadmaps.models import Challenge, Mission
from roadmaps.models.choices import ActorKind, Instrument, SolutionStatus
from roadmaps.pictures.palette import ACTORS, STATUSES
from roadmaps.pictures.raster import png, scale_of
from roadmaps.pictures.roadmap_picture import Drawing, Link, Node, Picture, Serves, draw
from roadmaps.pictures.roadmap_svg import roadmap_svg, size_of
from roadmaps.revisions.frozen import challenge_shown, documents_shown
from roadmaps.wording import number as figure

# A page about something else shows a picture of so many missions at most: larger ones have a page of their own.
MOST_IN_PICTURE = 12
# More solutions than this are folded into one box a mission.
MOST_SOLUTIONS = 40
HOUR = 3600
FILTERS = ("mission", "sector", "actor", "instrument", "status")


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

    def keep(self, solution: Mapping[str, Any]) -> bool:
        """Say whether a solution is drawn."""
        return (
            (not self.status or solution["status"] == self.status)
            and (not self.instrument or self.instrument in solution["instruments"])
            and (not self.actor or any(one["kind"] == self.actor for one in solution["partners"]))
        )


@dataclass(frozen=True)
class Numbered:
    """A mission with its number in the roadmap, and its challenge and document as people are shown them."""

    number: int
    challenge: str
    mission: Mission
    document: Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """One line of the picture's table: a mission, a sector that it asks, a solution of it, or both together."""

    number: int
    mission: Mission
    sector: str
    kind: str
    solution: Mapping[str, Any] | None
    lead: str


class RoadmapOnAPicture:
    """What is drawn of a roadmap: its missions with their numbers, and the same in words and as a table."""

    def __init__(self, numbered: Iterable[Numbered], filters: Filters, address: str) -> None:
        numbered = list(numbered)
        self.filters, self.address = filters, address
        self.every = [(one.number, one.mission) for one in numbered]
        self.missions = [one for one in numbered if filters.mission in ("", one.mission.slug)]

    @classmethod
    def of(cls, challenges: Iterable[Challenge], filters: Filters, address: str) -> "RoadmapOnAPicture":
        """Return that of a whole roadmap, from ``roadmaps.pages.public.rows.challenges_of``."""
        every = [(challenge, mission) for challenge in challenges for mission in challenge.shown]
        documents = documents_shown(mission for _, mission in every)
        titles = {challenge.pk: challenge_shown(challenge, challenge.shown).title for challenge, _ in every}
        numbered = [
            Numbered(number, titles[challenge.pk], mission, document)
            for number, ((challenge, mission), document) in enumerate(zip(every, documents, strict=True), 1)
        ]
        return cls(numbered, filters, address)

    @classmethod
    def of_mission(cls, mission: Mission, document: Mapping[str, Any], number: int) -> "RoadmapOnAPicture":
        """Return one mission's own part, under the number that it has in its roadmap.

        ``mission`` speaks as ``document`` does: see ``roadmaps.revisions.frozen.document_shown``.
        """
        own = Numbered(number, mission.challenge.title, mission, document)
        address = reverse("roadmap_picture", args=[mission.challenge.roadmap.slug])
        return cls([own], Filters(mission=mission.slug), address)

    def picture(self) -> Picture:
        """Return the nodes and links."""
        self.nodes: dict[str, Node] = {}
        links: list[Link] = []
        serves: list[Serves] = []
        for number, challenge, mission, document in self._each():
            above, key = f"c{mission.challenge_id}", f"m{mission.pk}"
            self._add(Node(above, 0, challenge, "challenge", place=number))
            stage, href = mission.get_stage_display(), mission.get_absolute_url()
            self._add(Node(key, 1, mission.title, "mission", stage, href, number, (number,)))
            links.append(Link(above, key, number))
            sectors = {self._sector(number, one): one["name"] for one in self._sectors(document)}
            links += [Link(key, sector, number) for sector in sectors]
            serves += self._serves(number, key, mission, document, sectors)
        return Picture(tuple(self.nodes.values()), tuple(links), tuple(serves))

    def _each(self) -> Iterator[tuple[int, str, Mission, Mapping[str, Any]]]:
        return ((one.number, one.challenge, one.mission, one.document) for one in self.missions)

    def _add(self, node: Node) -> None:
        """Add a node, or the numbers of one more mission to a node that is there."""
        there = self.nodes.get(node.key)
        if there is not None and node.layer > 1:
            numbers = tuple(sorted({*there.numbers, *node.numbers}))
            node = Node(**{**vars(there), "numbers": numbers})
        if there is None or node.layer > 1:
            self.nodes[node.key] = node

    def _sectors(self, document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        return [one for one in document["sectors"] if self.filters.sector in ("", one["kind"])]

    def _sector(self, number: int, asked: Mapping[str, Any]) -> str:
        key = f"s{asked['kind']}:{asked['name']}"
        self._add(Node(key, 2, asked["name"], asked["kind"], ACTORS[asked["kind"]][2], numbers=(number,)))
        return key

    def _solutions(self, document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        kept = [one for one in document["solutions"] if self.filters.keep(one)]
        if not self.filters.sector:
            return kept
        names = {one["name"] for one in self._sectors(document)}
        return [one for one in kept if names & set(one["sectors"])]

    @property
    def is_folded(self) -> bool:
        """Whether there are more solutions than people can look over."""
        return sum(len(self._solutions(document)) for *_, document in self._each()) > MOST_SOLUTIONS

    def _serves(
        self, number: int, key: str, mission: Mission, document: Mapping[str, Any], sectors: Mapping[str, str]
    ) -> list[Serves]:
        solutions = self._solutions(document)
        if self.is_folded and solutions and self.filters.open != mission.slug:
            words = f"{len(solutions)} solution{'s' if len(solutions) > 1 else ''}"
            href = f"{self.address}?{self.filters.as_query(open=mission.slug)}#picture"
            self._add(Node(f"f{mission.pk}", 3, words, "solution", "Show them", href, number, (number,)))
            return [Serves(key, f"f{mission.pk}", number)]
        return [self._one(number, key, one, sectors) for one in solutions]

    def _one(self, number: int, key: str, solution: Mapping[str, Any], sectors: Mapping[str, str]) -> Serves:
        own = f"o{solution['slug']}"
        status, is_illustrative = solution["status"], solution["provenance"] == "illustrative"
        href, note = reverse("solution", args=[solution["slug"]]), STATUSES[status][0]
        self._add(Node(own, 3, solution["title"], "solution", note, href, number, (number,), is_illustrative, status))
        through = tuple(sector for sector, name in sectors.items() if name in solution["sectors"])
        return Serves(key, own, number, through)

    def table(self) -> list[Row]:
        """Return the same as rows: of each mission every sector with the solutions that work through it, then the others."""
        rows = []
        for number, _, mission, document in self._each():
            solutions, reached = self._solutions(document), set()
            for asked in self._sectors(document):
                through = [one for one in solutions if asked["name"] in one["sectors"]]
                reached |= {one["slug"] for one in through}
                rows += [_row(number, mission, asked, one) for one in through or [None]]
            rows += [_row(number, mission, None, one) for one in solutions if one["slug"] not in reached]
        return rows

    def told(self) -> list[dict[str, Any]]:
        """Return the same mission by mission: its number, its sectors, its solutions."""
        return [
            {
                "number": number,
                "mission": mission,
                "sectors": self._sectors(document),
                "solutions": self._solutions(document),
            }
            for number, _, mission, document in self._each()
        ]

    def words(self) -> str:
        """Return what the picture shows, in a sentence."""
        kinds = [node.layer for node in self.nodes.values()]
        counted = [
            f"{n} {noun}{'' if n == 1 else 's'}"
            for layer, noun in enumerate(("challenge", "mission", "sector", "solution"))
            if (n := kinds.count(layer))
        ]
        return (
            f"From left to right: {', '.join(counted)}. Lines lead from each mission to its sectors and its solutions."
        )


def drawn(shown: RoadmapOnAPicture, title: str) -> dict[str, Any] | None:
    """Return the SVG of a roadmap with its ``size`` in pixels; None where there is nothing to draw.

    ``has_png`` says whether it is small enough to be drawn as one.
    """
    drawing: Drawing = draw(shown.picture())
    if not drawing.nodes:
        return None
    svg = roadmap_svg(drawing, title=title, description=shown.words())
    return {
        "svg": svg,
        "size": size_of(drawing),
        "has_png": scale_of(*size_of(drawing)) >= 1,
        "words": shown.words(),
        "is_folded": shown.is_folded,
    }


def as_png(picture: Mapping[str, Any]) -> bytes:
    """Return what ``drawn`` gave as PNG. It takes a while to draw, so each is kept for an hour for whoever asks next."""
    key = f"picture_png:{hashlib.sha256(picture['svg'].encode()).hexdigest()}"
    fonts = (settings.PICTURE_FONTS, settings.PDF_FONTS)
    return cache.get_or_set(key, lambda: png(picture["svg"], *picture["size"], fonts), timeout=HOUR)


def _row(number: int, mission: Mission, asked: Mapping[str, Any] | None, solution: Mapping[str, Any] | None) -> Row:
    partners = solution["partners"] if solution else ()
    lead = next((one["name"] or ACTORS[one["kind"]][2] for one in partners if one["part"] == "lead"), "")
    return Row(number, mission, asked["name"] if asked else "", asked["kind"] if asked else "", solution, lead)


def as_csv(rows: Iterable[Row]) -> list[list[str]]:
    """Return the rows of the table as those of a CSV file, headings first."""
    head = ["Mission", "Stage", "Sector", "Kind of sector", "Solution", "Status", "Lead", "Expected share, per cent"]
    return [head, *(_cells(row) for row in rows)]


def _cells(row: Row) -> list[str]:
    one = row.solution or {}
    return [
        row.mission.title,
        row.mission.get_stage_display(),
        row.sector,
        ACTORS[row.kind][2] if row.kind else "",
        one.get("title", ""),
        STATUSES[one["status"]][0] if one else "",
        row.lead,
        figure(one.get("expected_share")),
    ]
