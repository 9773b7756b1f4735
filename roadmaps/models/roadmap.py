"""A place's roadmap and the challenges in it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from roadmaps.models.choices import ChallengeOrigin, RoadmapKind
from roadmaps.models.recorded import recorded


class RoadmapQuerySet(models.QuerySet):
    """Ways of reading roadmaps."""

    def own(self) -> "RoadmapQuerySet":
        """Those that officers write here, for practice too: all but what others published."""
        return self.exclude(kind=RoadmapKind.REFERENCE)

    def shown(self) -> "RoadmapQuerySet":
        """Those that nobody has put away."""
        return self.filter(archived_at=None)

    def public(self) -> "RoadmapQuerySet":
        """Those that anyone may read: published, and not put away."""
        return self.shown().filter(published_at__isnull=False)


class ChallengeQuerySet(models.QuerySet):
    """Ways of reading challenges."""

    def public(self) -> "ChallengeQuerySet":
        """Those that anyone may read in a roadmap that is public: published, and not put away."""
        return self.filter(archived_at=None, published_at__isnull=False)


@recorded()
class Roadmap(models.Model):
    """A place's collection of challenges."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField(help_text="When it was published")
    note = models.TextField(blank=True)
    sources = ArrayField(models.TextField(), default=list, blank=True)
    licence = models.CharField(max_length=200, blank=True, help_text="Under which others published it")
    kind = models.CharField(max_length=10, choices=RoadmapKind.choices, default=RoadmapKind.OWN)
    # The one that the home page shows.
    is_main = models.BooleanField(default=False)
    # A draft, which staff alone can read, until somebody publishes it.
    published_at = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    # How often the leads of its missions report to the commission; nothing where they need not.
    report_every_months = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = RoadmapQuerySet.as_manager()

    class Meta:
        ordering = ["-is_main", "title"]
        constraints = [
            models.UniqueConstraint(fields=["is_main"], condition=models.Q(is_main=True), name="roadmap_one_main"),
            models.CheckConstraint(condition=models.Q(kind__in=RoadmapKind.values), name="roadmap_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(is_main=False) | models.Q(kind=RoadmapKind.OWN), name="roadmap_main_is_own"
            ),
            models.CheckConstraint(condition=models.Q(year__gte=1900, year__lte=2200), name="roadmap_year_is_a_year"),
            models.CheckConstraint(
                condition=models.Q(report_every_months=None)
                | models.Q(report_every_months__gte=1, report_every_months__lte=36),
                name="roadmap_reports_within_three_years",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The roadmap's public page."""
        return reverse("roadmap", args=[self.slug])

    @property
    def is_public(self) -> bool:
        """Whether anyone may read it."""
        return self.published_at is not None and self.archived_at is None

    @property
    def is_own(self) -> bool:
        """Whether officers write it here; what others published is read only."""
        return self.kind != RoadmapKind.REFERENCE

    @property
    def is_reference(self) -> bool:
        """Whether others published it."""
        return self.kind == RoadmapKind.REFERENCE

    @property
    def is_illustrative(self) -> bool:
        """Whether it is there for practice, and pages must say that it is nobody's policy."""
        return self.kind == RoadmapKind.PRACTICE


@recorded()
class Challenge(models.Model):
    """A broad priority, too big to achieve as it stands, and where its priority came from."""

    roadmap = models.ForeignKey(Roadmap, on_delete=models.PROTECT, related_name="challenges")
    title = models.CharField(max_length=160)
    summary = models.TextField()
    origin = models.CharField(max_length=80, choices=ChallengeOrigin.choices)
    evidence = models.TextField(blank=True, help_text="What shows that this is a priority here")
    position = models.PositiveSmallIntegerField(default=0)
    # A draft, which staff alone can read, until somebody publishes it.
    published_at = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        ordering = ["position", "title"]
        constraints = [
            models.UniqueConstraint(fields=["roadmap", "title"], name="challenge_once_a_roadmap"),
            models.CheckConstraint(
                condition=models.Q(origin__in=ChallengeOrigin.values), name="challenge_origin_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title
