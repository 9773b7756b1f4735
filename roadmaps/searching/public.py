"""What anybody may find: missions and solutions, by words, ward and topic. A topic is a sector that is called on."""

from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from roadmaps.models import Contribution, Mission, MissionSector, Sector, Solution
from roadmaps.models.choices import RoadmapKind
from roadmaps.searching.words import by_words


@dataclass(frozen=True)
class Asked:
    """What is looked for; whatever is empty is not asked. ``topic`` is the key of a sector, or words of its name."""

    words: str = ""
    ward: str = ""
    topic: int | str = ""

    @property
    def is_anything(self) -> bool:
        """Whether anything is asked."""
        return bool(self.words or self.ward or self.topic)


def missions_found(asked: Asked) -> QuerySet[Mission]:
    """Return the public missions that fit: this council's own first."""
    found = Mission.objects.public().with_parents().filter(missions_that_fit(asked))
    own_first = Case(When(challenge__roadmap__kind=RoadmapKind.OWN, then=Value(0)), default=Value(1))
    if asked.words:
        found = by_words(found, asked.words)
        return found.order_by(own_first, *found.query.order_by)
    return found.order_by(own_first, "title", "pk")


def missions_that_fit(asked: Asked, mission: str = "pk") -> Q:
    """Return the condition of ward and topic; ``mission`` is the field that holds the key of the mission."""
    fits = Q()
    if asked.ward:
        fits &= Q(Exists(Contribution.objects.filter(mission=OuterRef(mission), solution__ward=asked.ward)))
    if asked.topic:
        fits &= Q(Exists(MissionSector.objects.filter(_topic(asked, "sector"), mission=OuterRef(mission))))
    return fits


def solutions_found(asked: Asked) -> QuerySet[Solution]:
    """Return the solutions of public missions that fit, each once: those of this council's own missions first."""
    serves = Contribution.objects.filter(solution=OuterRef("pk"), mission__in=Mission.objects.public())
    own = serves.filter(mission__challenge__roadmap__kind=RoadmapKind.OWN)
    found = Solution.objects.filter(Exists(serves)).annotate(is_own=Exists(own))
    if asked.ward:
        found = found.filter(ward=asked.ward)
    if asked.topic:
        works_through = Solution.sectors.through.objects.filter(_topic(asked, "sector"), solution=OuterRef("pk"))
        found = found.filter(Exists(works_through))
    if asked.words:
        found = by_words(found, asked.words)
        return found.order_by("-is_own", *found.query.order_by)
    return found.order_by("-is_own", "title", "pk")


def _topic(asked: Asked, relation: str) -> Q:
    if isinstance(asked.topic, int):
        return Q((relation, asked.topic))
    return Q((f"{relation}__name__icontains", asked.topic))


def topics() -> QuerySet[Sector]:
    """Return the sectors that a public mission calls on, by name: those of missions that others published aside."""
    missions = Mission.objects.public().exclude(challenge__roadmap__kind=RoadmapKind.REFERENCE)
    called_on = MissionSector.objects.filter(sector=OuterRef("pk"), mission__in=missions)
    return Sector.objects.filter(Exists(called_on)).order_by("name")
