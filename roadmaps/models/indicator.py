"""The history of the figure that a mission's target is about."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from roadmaps.models.mission import Mission
from roadmaps.models.recorded import recorded


@recorded()
class Indicator(models.Model):
    """The figure of a mission's target as a time series: its rhythm here, its measure and unit in the target.

    ``data_owner`` is somebody who has the data, and reports it beside the mission's officers.
    """

    mission = models.OneToOneField(Mission, on_delete=models.CASCADE, related_name="indicator")
    rhythm_months = models.PositiveSmallIntegerField(null=True, blank=True)
    data_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="figures_owned"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rhythm_months=None) | Q(rhythm_months__gte=1, rhythm_months__lte=120),
                name="indicator_rhythm_within_ten_years",
            )
        ]

    def __str__(self) -> str:
        return f"Figure of {self.mission}"


class MeasurementQuerySet(models.QuerySet):
    """Ways of reading measurements."""

    def standing(self) -> "MeasurementQuerySet":
        """Those that nobody has struck out."""
        return self.filter(struck_at=None)


@recorded()
class Measurement(models.Model):
    """What the figure was on a day, in the unit of the target.

    One that turned out never to have been measured is struck out, and stays on the record.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="measurements")
    on = models.DateField()
    value = models.DecimalField(max_digits=16, decimal_places=3)
    note = models.CharField(max_length=250, blank=True)
    source = models.CharField(max_length=250, blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reported_at = models.DateTimeField(null=True, blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)

    objects = MeasurementQuerySet.as_manager()

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "on"], condition=Q(struck_at=None), name="measurement_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.value} on {self.on}"


class Correction(models.Model):
    """What a measurement said before it was put right, what it says since, and why. Never changed.

    ``value`` is empty where it was struck out.
    """

    measurement = models.ForeignKey(Measurement, on_delete=models.PROTECT, related_name="corrections")
    was = models.DecimalField(max_digits=16, decimal_places=3)
    was_from = models.CharField(max_length=250, blank=True)
    value = models.DecimalField(max_digits=16, decimal_places=3, null=True, blank=True)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="correction_says_why")]

    def __str__(self) -> str:
        return f"{self.measurement}: was {self.was}"
