"""A mission: its statement, its target, the stage where it stands."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone

from roadmaps.models.choices import Direction, TargetKind
from roadmaps.models.recorded import recorded
from roadmaps.models.roadmap import Challenge, Roadmap
from roadmaps.models.sector import Sector


class Stage(models.TextChoices):
    """The stages of the lifecycle."""

    DRAFT = "draft", "Draft"
    IN_CHECK = "in check", "In check"
    RETURNED = "returned", "Returned"
    CHECKED = "checked", "Checked"
    IN_CONSULTATION = "in consultation", "In consultation"
    DECIDING = "deciding", "Deciding"
    ADOPTED = "adopted", "Adopted"
    IN_DELIVERY = "in delivery", "In delivery"
    ACHIEVED = "achieved", "Achieved"
    PARTLY_ACHIEVED = "partly achieved", "Achieved in part"
    NOT_ACHIEVED = "not achieved", "Not achieved"
    WITHDRAWN = "withdrawn", "Withdrawn"
    RETIRED = "retired", "Retired"


# What the public may read: a mission that has passed its check, and all that follows.
PUBLIC_STAGES = (
    Stage.CHECKED,
    Stage.IN_CONSULTATION,
    Stage.DECIDING,
    Stage.ADOPTED,
    Stage.IN_DELIVERY,
    Stage.ACHIEVED,
    Stage.PARTLY_ACHIEVED,
    Stage.NOT_ACHIEVED,
    Stage.RETIRED,
)
EDITABLE_STAGES = (Stage.DRAFT, Stage.RETURNED)
# Adopted and not yet over: when the deadline passes, somebody has to say how it ended.
RUNNING_STAGES = (Stage.ADOPTED, Stage.IN_DELIVERY)
# From its adoption on, also when it is over: what a mission taught is often known last.
ENDED_STAGES = (Stage.ACHIEVED, Stage.PARTLY_ACHIEVED, Stage.NOT_ACHIEVED)
FOLLOWED_STAGES = (*RUNNING_STAGES, *ENDED_STAGES, Stage.RETIRED)


class MissionQuerySet(models.QuerySet):
    """Ways of reading missions."""

    def public(self) -> "MissionQuerySet":
        """Those that anyone may read: at a public stage, and neither they nor what holds them put away."""
        held = {"archived_at": None, "challenge__archived_at": None, "challenge__roadmap__archived_at": None}
        return self.filter(stage__in=PUBLIC_STAGES, **held)

    def public_within(self, roadmap: Roadmap) -> "MissionQuerySet":
        """Those that anyone may read once they may read ``roadmap``: public, within its public challenges."""
        return self.public().filter(challenge__in=roadmap.challenges.public())

    def own(self) -> "MissionQuerySet":
        """Those that officers write here, for practice too: all but what others published."""
        return self.filter(challenge__roadmap__in=Roadmap.objects.own())

    def overdue(self) -> "MissionQuerySet":
        """Those that nobody has put away whose deadline has passed without an outcome."""
        return self.shown().filter(stage__in=RUNNING_STAGES, deadline__lt=timezone.localdate())

    def drafted_by(self, person: Any) -> "MissionQuerySet":
        """Those that a person leads, edits or has drafted."""
        return self.filter(Q(lead_officer=person) | Q(drafters=person) | Q(collaborators__person=person)).distinct()

    def shown(self) -> "MissionQuerySet":
        """Those that nobody has put away."""
        return self.filter(archived_at=None)

    def as_seen_by(self, person: Any) -> "MissionQuerySet":
        """With what ``person`` may do as a collaborator, in the same query: see ``Mission.part_of``."""
        part = Collaborator.objects.filter(mission=models.OuterRef("pk"), person=person.pk).values("may")[:1]
        return self.annotate(part_of_reader=models.Subquery(part), reader=models.Value(person.pk))

    def with_parents(self) -> "MissionQuerySet":
        """With challenge and roadmap, in the same query."""
        return self.select_related("challenge__roadmap", "lead_officer")


@recorded(exclude=("updated_at", "search"))
class Mission(models.Model):
    """A concrete problem within a challenge, with a target that is clearly met or not.

    The target is empty in a young draft; once its kind is chosen, all of it stands (criterion 2).
    """

    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="missions")
    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=120)
    statement = models.TextField(blank=True)
    beneficiaries = models.TextField(blank=True)
    daily_life = models.TextField(blank=True)
    public_voice = models.TextField(blank=True)

    target_kind = models.CharField(max_length=10, choices=TargetKind.choices, blank=True)
    condition = models.TextField(blank=True)
    attested_by = models.CharField(max_length=200, blank=True)
    measure = models.CharField(max_length=250, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    direction = models.CharField(max_length=4, choices=Direction.choices, blank=True)
    baseline_value = models.DecimalField(max_digits=16, decimal_places=3, null=True, blank=True)
    baseline_date = models.DateField(null=True, blank=True)
    baseline_note = models.CharField(max_length=250, blank=True)
    baseline_is_illustrative = models.BooleanField(default=False)
    target_value = models.DecimalField(max_digits=16, decimal_places=3, null=True, blank=True)
    data_source = models.CharField(max_length=250, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    deadline = models.DateField(null=True, blank=True)

    note = models.TextField(blank=True)
    background = models.TextField(blank=True)
    # Where it was published before it came into this service, if it was.
    published_in = models.CharField(max_length=250, blank=True)
    published_year = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.DRAFT)
    lead_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="missions_led"
    )
    # Whoever the target names: they say at the deadline whether it was reached, and had no hand in it.
    attester = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="missions_attested"
    )
    drafters = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="missions_drafted", blank=True)
    sectors = models.ManyToManyField(Sector, through="MissionSector", related_name="missions")
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)
    archived_at = models.DateTimeField(null=True, blank=True)
    search = models.GeneratedField(
        expression=SearchVector("title", weight="A", config="english")
        + SearchVector("statement", weight="B", config="english")
        + SearchVector("beneficiaries", "daily_life", "measure", "condition", weight="C", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = MissionQuerySet.as_manager()

    class Meta:
        ordering = ["challenge__position", "position", "title"]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="mission_stage_is_known"),
            models.CheckConstraint(
                condition=Q(target_kind__in=["", *TargetKind.values]), name="mission_target_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(target_kind=TargetKind.QUANTIFIED)
                | (
                    ~Q(measure="")
                    & ~Q(unit="")
                    & Q(direction__in=Direction.values)
                    & Q(baseline_value__isnull=False, baseline_date__isnull=False, target_value__isnull=False)
                ),
                name="mission_quantified_target_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(target_kind=TargetKind.BINARY) | ~Q(condition=""),
                name="mission_binary_target_has_condition",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(deadline=None) | Q(deadline__gt=F("starts_on")),
                name="mission_deadline_after_start",
            ),
            models.CheckConstraint(
                condition=Q(published_year=None) | Q(published_year__gte=1900, published_year__lte=2200),
                name="mission_published_year_is_a_year",
            ),
        ]
        indexes = [
            models.Index(fields=["stage"], name="mission_stage"),
            GinIndex(fields=["search"], name="mission_search"),
            GinIndex(OpClass(Upper("title"), name="gin_trgm_ops"), name="mission_title_trigrams"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The mission's public page."""
        return reverse("mission", args=[self.slug])

    @property
    def is_public(self) -> bool:
        """Whether anyone may read it: at a public stage, and neither it nor what holds it put away."""
        return self.stage in PUBLIC_STAGES and not self.is_away

    @property
    def is_away(self) -> bool:
        """Whether it, its challenge or its roadmap was put away."""
        return bool(self.archived_at or self.challenge.archived_at or self.challenge.roadmap.archived_at)

    @property
    def is_editable(self) -> bool:
        """Whether its words may still change without a new check."""
        return self.stage in EDITABLE_STAGES

    @property
    def is_in_delivery(self) -> bool:
        """Whether its officers report its delivery now."""
        return self.stage == Stage.IN_DELIVERY and self.archived_at is None

    @property
    def is_followed(self) -> bool:
        """Whether there is progress to show and something to learn: adopted, in delivery, or over."""
        return self.stage in FOLLOWED_STAGES

    @property
    def is_overdue(self) -> bool:
        """Whether its deadline has passed, and nobody has said how it ended."""
        return self.stage in RUNNING_STAGES and self.deadline is not None and self.deadline < timezone.localdate()

    def is_measured_by(self, person: Any) -> bool:
        """Whether ``person`` has the data of its figure, and reports it beside the officers. Costs a query."""
        indicator = getattr(self, "indicator", None)
        return indicator is not None and indicator.data_owner_id is not None and indicator.data_owner_id == person.pk

    def part_of(self, person: Any) -> str:
        """Return what ``person`` may do here as a collaborator: "edit", "comment" or "".

        Costs a query, unless the mission was read with ``as_seen_by``.
        """
        if getattr(self, "reader", None) == person.pk:
            return self.part_of_reader or ""
        return self.collaborators.filter(person=person.pk).values_list("may", flat=True).first() or ""


@recorded()
class MissionSector(models.Model):
    """A sector that a mission calls on, and what it is asked to contribute."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="mission_sectors")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="mission_sectors")
    contribution = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["mission", "sector"], name="sector_once_a_mission")]

    def __str__(self) -> str:
        return f"{self.sector} for {self.mission}"


@recorded()
class Collaborator(models.Model):
    """Somebody whom the lead officer asked to edit a mission's draft, or to comment on it inside the council."""

    class May(models.TextChoices):
        """What a collaborator may do."""

        EDIT = "edit", "Edit"
        COMMENT = "comment", "Comment"

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="collaborators")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="collaborations")
    may = models.CharField(max_length=10, choices=May.choices, default=May.EDIT)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["invited_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["mission", "person"], name="collaborator_once_a_mission"),
            models.CheckConstraint(condition=Q(may__in=["edit", "comment"]), name="collaborator_may_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person} on {self.mission}"
