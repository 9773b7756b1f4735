"""Sectors of the economy, and the organisations that work in them."""

from django.db import models
from django.db.models.functions import Lower

from roadmaps.models.choices import ActorKind
from roadmaps.models.recorded import recorded


class Sector(models.Model):
    """A part of the economy well placed to invest and innovate; one row however many missions ask it."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=ActorKind.choices)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), "kind", name="sector_once_a_kind_whatever_the_case"),
            models.CheckConstraint(condition=models.Q(kind__in=ActorKind.values), name="sector_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


@recorded()
class Organisation(models.Model):
    """A named body that leads or joins solutions."""

    name = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=10, choices=ActorKind.choices)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=ActorKind.values), name="organisation_kind_is_known")
        ]

    def __str__(self) -> str:
        return self.name
