"""A consultation on one revision."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from roadmaps.models import Mission, Revision

# Four weeks: enough time to answer (Gunning principles); less needs a recorded reason.
LEAST_DAYS = 28


class ConsultationQuerySet(models.QuerySet):
    """Ways of reading consultations."""

    def shown(self) -> "ConsultationQuerySet":
        """Those on missions that nobody has put away, alone or with their challenge or roadmap."""
        mission = "revision__mission__"
        held = (mission, f"{mission}challenge__", f"{mission}challenge__roadmap__")
        return self.filter(**{f"{one}archived_at": None for one in held})

    def open_on(self, day: date) -> "ConsultationQuerySet":
        """Those that take comments on ``day``."""
        return self.filter(opens_on__lte=day, closes_on__gte=day, ended_at=None)

    def over_on(self, day: date) -> "ConsultationQuerySet":
        """Those whose last day has gone and that have not been ended yet."""
        return self.filter(closes_on__lt=day, ended_at=None)

    def with_mission(self) -> "ConsultationQuerySet":
        """With revision, mission, challenge and roadmap, in the same query."""
        return self.select_related("revision__mission__challenge__roadmap")


class Consultation(models.Model):
    """What is asked of residents, for how long, and what it will inform.

    Purpose, what may change and who decides are required: without enough information a
    consultation is not fair (Gunning principles).
    """

    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="consultation")
    slug = models.SlugField(max_length=120, unique=True)
    purpose = models.TextField()
    may_change = models.TextField()
    decided_by = models.CharField(max_length=200)
    opens_on = models.DateField()
    closes_on = models.DateField()
    short_reason = models.TextField(blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    # How many people take each stance, and how many comments can be seen: kept by the triggers of comments, whoever
    # writes them and how.
    stance_counts = models.JSONField(default=dict, editable=False)
    said = models.PositiveIntegerField(default=0, editable=False)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gt=F("opens_on")), name="consultation_closes_after_opening"),
            models.CheckConstraint(
                condition=~Q(purpose="") & ~Q(may_change="") & ~Q(decided_by=""),
                name="consultation_says_what_it_is_for",
            ),
        ]

    def __str__(self) -> str:
        return self.mission.title

    def get_absolute_url(self) -> str:
        """The consultation's public page."""
        return reverse("consultation", args=[self.slug])

    @property
    def mission(self) -> Mission:
        """The mission whose revision is consulted on."""
        return self.revision.mission

    @property
    def voices(self) -> int:
        """How many people have said something that can be seen."""
        return sum(self.stance_counts.values())

    def is_open(self, now: datetime | None = None) -> bool:
        """Whether it takes comments at ``now``: from its first day to the end of its last, London time."""
        return self.ended_at is None and self.opens_on <= timezone.localdate(now) <= self.closes_on


class Question(models.Model):
    """A question that a comment may answer."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text
