"""What was learnt on the way: what was tried, what was found, and what changes because of it."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Upper
from django.urls import reverse
from django.utils import timezone

from roadmaps.models.milestone import Milestone
from roadmaps.models.mission import Mission
from roadmaps.models.recorded import recorded
from roadmaps.models.revision import Revision
from roadmaps.models.solution import Solution


class LearningEntryQuerySet(models.QuerySet):
    """Ways of reading what was learnt."""

    def public(self) -> "LearningEntryQuerySet":
        """What anybody may read: it was not kept inside, and the public reads its mission."""
        return self.filter(is_public=True, mission__in=Mission.objects.public())

    def with_everything(self) -> "LearningEntryQuerySet":
        """With its mission, what it is about, and how many it helped, in the same query."""
        helped = Helped.objects.filter(entry=models.OuterRef("pk")).order_by().values("entry")
        number = models.Subquery(helped.annotate(number=models.Count("pk")).values("number"))
        found = self.select_related("mission__challenge__roadmap", "solution", "milestone", "revision")
        # A revision carries the whole document, of which only the number is shown.
        return found.defer("revision__document", "search").annotate(helped_number=Coalesce(number, 0))


@recorded(exclude=("search",))
class LearningEntry(models.Model):
    """Something that a mission taught, about one of its parts or about all of it.

    What failed is learnt from as what worked is: it says what stops because of it.
    """

    class Outcome(models.TextChoices):
        """How it went."""

        WORKED = "worked", "It worked"
        PARTLY = "partly", "It worked in part"
        FAILED = "failed", "It did not work"

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="learnt")
    title = models.CharField(max_length=160)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    tried = models.TextField()
    found = models.TextField()
    changes = models.TextField()
    stops = models.TextField(blank=True)
    # What it is about, where that is not the whole mission; at most one of them.
    solution = models.ForeignKey(Solution, on_delete=models.SET_NULL, null=True, blank=True, related_name="learnt")
    milestone = models.ForeignKey(Milestone, on_delete=models.SET_NULL, null=True, blank=True, related_name="learnt")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, blank=True, related_name="learnt")
    is_about_figure = models.BooleanField(default=False)
    is_public = models.BooleanField(default=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True, blank=True)
    search = models.GeneratedField(
        expression=SearchVector("title", weight="A", config="english")
        + SearchVector("tried", "found", "changes", "stops", weight="B", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = LearningEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "learning entries"
        indexes = [
            GinIndex(fields=["search"], name="learning_search"),
            GinIndex(OpClass(Upper("title"), name="gin_trgm_ops"), name="learning_title_trigrams"),
            models.Index(fields=["mission", "-id"], name="learning_of_a_mission"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(tried="") & ~Q(found="") & ~Q(changes=""), name="learning_says_what"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="failed") | ~Q(stops=""), name="learning_from_failure_says_what_stops"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["worked", "partly", "failed"]), name="learning_outcome_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its own page, which stays."""
        return reverse("learning_entry", args=[self.pk])

    @property
    def about(self) -> str:
        """What it is about, in words; an empty text for the whole mission."""
        if self.solution:
            return f"Solution: {self.solution.title}"
        if self.milestone:
            return f"Milestone: {self.milestone.title}"
        if self.revision:
            return f"Revision {self.revision.number}"
        return "The figure of the target" if self.is_about_figure else ""


class Helped(models.Model):
    """That somebody was helped by what others learnt, with a word on how if they like."""

    entry = models.ForeignKey(LearningEntry, on_delete=models.CASCADE, related_name="helped")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "helped"
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="helped_once")]

    def __str__(self) -> str:
        return f"{self.entry} helped {self.person}"
