"""A consultation on one revision."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from roadmaps.models import Mission, Revision

if TYPE_CHECKING:
    from engagement.models.response import Response

# Four weeks: enough time to answer (Gunning principles); less needs a recorded reason.
LEAST_DAYS = 28
# Less than any time that somebody can tell from another.
SHORTEST = timedelta(microseconds=1)


class ConsultationQuerySet(models.QuerySet):
    """Ways of reading consultations."""

    def shown(self) -> "ConsultationQuerySet":
        """Those on missions that nobody has put away, alone or with their challenge or roadmap."""
        mission = "revision__mission__"
        held = (mission, f"{mission}challenge__", f"{mission}challenge__roadmap__")
        return self.filter(**{f"{one}archived_at": None for one in held})

    def open_at(self, moment: datetime) -> "ConsultationQuerySet":
        """Those that take comments at a moment."""
        return self.filter(opens_at__lte=moment, closes_at__gt=moment, ended_at=None)

    def over_at(self, moment: datetime) -> "ConsultationQuerySet":
        """Those whose time is over and that have not been ended yet."""
        return self.filter(closes_at__lte=moment, ended_at=None)

    def with_mission(self) -> "ConsultationQuerySet":
        """With revision, mission, challenge and roadmap, in the same query."""
        return self.select_related("revision__mission__challenge__roadmap")


class Audience(models.TextChoices):
    """Who may comment. Anybody may read."""

    SIGNED_IN = "signed in", "Anybody with an account"
    LOCAL = "local", "People who say that they live, work or study in the borough"
    INVITED = "invited", "People who are invited"


class Moderation(models.TextChoices):
    """When a moderator looks at a comment."""

    AFTER = "after", "After it is shown"
    BEFORE = "before", "Before it is shown"


class Consultation(models.Model):
    """What is asked of residents, for how long, and what it will inform.

    Purpose, what may change and who decides are required: without enough information a
    consultation is not fair (Gunning principles). It takes comments from ``opens_at`` until just before ``closes_at``.
    """

    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="consultation")
    slug = models.SlugField(max_length=120, unique=True)
    purpose = models.TextField()
    may_change = models.TextField()
    cannot_change = models.TextField(blank=True)
    decided_by = models.CharField(max_length=200)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.SIGNED_IN)
    moderation = models.CharField(max_length=10, choices=Moderation.choices, default=Moderation.AFTER)
    short_reason = models.TextField(blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ConsultationQuerySet.as_manager()
    # What is counted of it, once it is asked for.
    counted: dict[str, int] | None = None

    class Meta:
        ordering = ["-opens_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="consultation_closes_after_opening"),
            models.CheckConstraint(
                condition=~Q(purpose="") & ~Q(may_change="") & ~Q(decided_by=""),
                name="consultation_says_what_it_is_for",
            ),
            models.CheckConstraint(condition=Q(audience__in=Audience.values), name="consultation_audience_is_known"),
            models.CheckConstraint(
                condition=Q(moderation__in=Moderation.values), name="consultation_moderation_is_known"
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
    def published_response(self) -> "Response | None":
        """The response to it, once everybody can read it."""
        response = getattr(self, "response", None)
        return response if response and response.published_at else None

    @property
    def numbers(self) -> dict[str, int]:
        """What is counted of it, by name: see ``engagement.models.tally``. One query, unless read ``with_numbers``."""
        if self.counted is None:
            found = self.tallies.values_list("name").annotate(models.Sum("number"))
            self.counted = dict(found)
        return self.counted

    @property
    def said(self) -> int:
        """How many comments can be seen."""
        return self.numbers.get("said", 0)

    @property
    def stance_counts(self) -> dict[str, int]:
        """How many people take each stance: each by their latest comment that can be seen."""
        return {name.removeprefix("stance:"): n for name, n in self.numbers.items() if name.startswith("stance:")}

    @property
    def voices(self) -> int:
        """How many people have said something that can be seen."""
        return sum(self.stance_counts.values())

    def refresh_from_db(self, *args, **kwargs) -> None:
        """Read it again, and forget what was counted."""
        super().refresh_from_db(*args, **kwargs)
        self.counted = None

    @property
    def opens_on(self) -> date:
        """Its first day, here."""
        return timezone.localdate(self.opens_at)

    @property
    def closes_on(self) -> date:
        """Its last day, here: one that closes at midnight is open all of the day before."""
        return timezone.localdate(self.closes_at - SHORTEST)

    @property
    def closes_within_the_day(self) -> bool:
        """Whether the minute of its close must be said, since it is not the end of a day."""
        return timezone.localtime(self.closes_at).time() != time.min

    def is_open(self, now: datetime | None = None) -> bool:
        """Whether it takes comments at ``now``, to the minute."""
        return self.ended_at is None and self.opens_at <= (now or timezone.now()) < self.closes_at

    def is_to_come(self, now: datetime | None = None) -> bool:
        """Whether it has not opened yet."""
        return self.ended_at is None and (now or timezone.now()) < self.opens_at


class Extension(models.Model):
    """A consultation was given more time, by whom and why: on the record, never changed."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="extensions")
    closed_at_first = models.DateTimeField()
    closes_at = models.DateTimeField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("closed_at_first")), name="extension_is_longer"),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.consultation}: until {self.closes_at}"


class ConsultationDocument(models.Model):
    """A file that people should read before they comment. ``says`` tells its content to whoever cannot open it.

    ``digest`` is the SHA-256 of the file, ``size`` its length in bytes, ``kind`` its media type.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(max_length=160)
    says = models.TextField()
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    body = models.BinaryField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class Invitation(models.Model):
    """An email address whose owner may comment where only the invited may."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(Lower("email"), "consultation", name="invited_once_to_a_consultation"),
        ]

    def __str__(self) -> str:
        return self.email


class Tie(models.Model):
    """What somebody says joins them to the borough, for a consultation that asks for it."""

    class How(models.TextChoices):
        """By what."""

        LIVES = "lives", "I live in the borough"
        WORKS = "works", "I work in the borough"
        STUDIES = "studies", "I study in the borough"

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="ties")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    how = models.CharField(max_length=10, choices=How.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "person"], name="tie_once_a_person"),
            models.CheckConstraint(condition=Q(how__in=["lives", "works", "studies"]), name="tie_is_known"),
        ]

    def __str__(self) -> str:
        return self.get_how_display()
