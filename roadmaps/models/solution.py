"""A solution of the portfolio: who, with what, how far along."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.urls import reverse

from roadmaps.models.choices import (
    ActorKind,
    FundingKind,
    InnovationStage,
    Instrument,
    Provenance,
    SolutionOrigin,
    SolutionStatus,
)
from roadmaps.models.mission import Mission
from roadmaps.models.recorded import recorded
from roadmaps.models.sector import Organisation, Sector

# What a solution says of itself, as it is written, frozen, copied and exported.
LIVE = (SolutionStatus.PROPOSED, SolutionStatus.AGREED, SolutionStatus.IN_DELIVERY, SolutionStatus.COMPLETED)


@recorded(exclude=("search",))
class Solution(models.Model):
    """A project with a clear objective, serving missions through sectors by new partnerships."""

    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=160)
    objective = models.TextField(blank=True)
    success_measure = models.TextField(blank=True)
    innovation_stage = models.CharField(max_length=20, choices=InnovationStage.choices, blank=True)
    feeds_back = models.TextField(blank=True)
    # Feedback between stages of the innovation chain (criterion 3): what is learnt here goes there.
    feeds_back_to = models.ManyToManyField("self", symmetrical=False, related_name="learns_from", blank=True)
    disciplines = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    approach = models.CharField(max_length=80, blank=True)
    instruments = ArrayField(models.CharField(max_length=30, choices=Instrument.choices), default=list, blank=True)
    origin = models.CharField(max_length=20, choices=SolutionOrigin.choices, default=SolutionOrigin.COUNCIL)
    status = models.CharField(max_length=20, choices=SolutionStatus.choices, default=SolutionStatus.PROPOSED)
    provenance = models.CharField(max_length=20, choices=Provenance.choices, default=Provenance.DRAFTED)
    is_high_risk = models.BooleanField(default=False)
    learnt_if_fails = models.TextField(blank=True)
    ward = models.CharField(max_length=60, blank=True)
    missions = models.ManyToManyField(Mission, through="Contribution", related_name="solutions")
    sectors = models.ManyToManyField(Sector, related_name="solutions", blank=True)
    search = models.GeneratedField(
        expression=SearchVector("title", weight="A", config="english")
        + SearchVector("objective", "approach", "success_measure", weight="B", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["title"]
        indexes = [
            GinIndex(fields=["search"], name="solution_search"),
            GinIndex(OpClass(Upper("title"), name="gin_trgm_ops"), name="solution_title_trigrams"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(innovation_stage__in=["", *InnovationStage.values]),
                name="solution_innovation_stage_is_known",
            ),
            models.CheckConstraint(condition=Q(origin__in=SolutionOrigin.values), name="solution_origin_is_known"),
            models.CheckConstraint(condition=Q(status__in=SolutionStatus.values), name="solution_status_is_known"),
            models.CheckConstraint(
                condition=Q(instruments__contained_by=Instrument.values), name="solution_instruments_are_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The solution's public page."""
        return reverse("solution", args=[self.slug])

    @property
    def is_illustrative(self) -> bool:
        """Whether the page must say that it is demonstration data."""
        return self.provenance == Provenance.ILLUSTRATIVE


@recorded()
class Contribution(models.Model):
    """What a solution is expected to bring to a mission: a share of the target, in per cent."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="contributions")
    solution = models.ForeignKey(Solution, on_delete=models.CASCADE, related_name="contributions")
    expected_share = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["mission", "solution"], name="solution_once_a_mission"),
            models.CheckConstraint(
                condition=Q(expected_share=None) | Q(expected_share__gte=0, expected_share__lte=100),
                name="contribution_share_is_a_percentage",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.solution} for {self.mission}"


@recorded()
class Partnership(models.Model):
    """Who leads or joins a solution: a kind of actor, and the organisation once it is named."""

    class Part(models.TextChoices):
        """Leading or joining."""

        LEAD = "lead", "Leads"
        PARTNER = "partner", "Partner"

    solution = models.ForeignKey(Solution, on_delete=models.CASCADE, related_name="partnerships")
    part = models.CharField(max_length=10, choices=Part.choices)
    kind = models.CharField(max_length=10, choices=ActorKind.choices)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="partnerships"
    )

    class Meta:
        ordering = ["part", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["solution"], condition=Q(part="lead"), name="solution_one_lead"),
            models.UniqueConstraint(
                fields=["solution", "kind", "organisation"],
                condition=Q(part="partner"),
                nulls_distinct=False,
                name="partner_once_a_solution",
            ),
            models.CheckConstraint(condition=Q(kind__in=ActorKind.values), name="partnership_kind_is_known"),
            models.CheckConstraint(condition=Q(part__in=["lead", "partner"]), name="partnership_part_is_known"),
        ]

    def __str__(self) -> str:
        return self.organisation.name if self.organisation else self.get_kind_display()


@recorded()
class FundingLine(models.Model):
    """Money, or its like, behind a solution; in pounds, where the amount is known."""

    solution = models.ForeignKey(Solution, on_delete=models.CASCADE, related_name="funding_lines")
    kind = models.CharField(max_length=20, choices=FundingKind.choices)
    funder = models.CharField(max_length=160, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    is_secured = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=FundingKind.values), name="funding_kind_is_known"),
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="funding_not_negative"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
