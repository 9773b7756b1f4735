"""The history of the figure that a mission's target is about."""

from django.db import models
from django.db.models import Q

from roadmaps.models.mission import Mission
from roadmaps.models.recorded import recorded


@recorded()
class Indicator(models.Model):
    """The figure of a mission's target as a time series: its rhythm here, its measure and unit in the target."""

    mission = models.OneToOneField(Mission, on_delete=models.CASCADE, related_name="indicator")
    rhythm_months = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rhythm_months=None) | Q(rhythm_months__gte=1, rhythm_months__lte=120),
                name="indicator_rhythm_within_ten_years",
            )
        ]

    def __str__(self) -> str:
        return f"Figure of {self.mission}"


@recorded()
class Measurement(models.Model):
    """What the figure was on a day, in the unit of the target."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="measurements")
    on = models.DateField()
    value = models.DecimalField(max_digits=16, decimal_places=3)
    note = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["indicator", "on"], name="measurement_once_a_day")]

    def __str__(self) -> str:
        return f"{self.value} on {self.on}"
