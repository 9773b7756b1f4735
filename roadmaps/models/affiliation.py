"""Which organisations people belong to, so that nobody judges a mission in which theirs has a part."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from roadmaps.models.recorded import recorded
from roadmaps.models.sector import Organisation


@recorded()
class Affiliation(models.Model):
    """A person works for an organisation, sits on its board, or belongs to it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="affiliations")
    declared_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["organisation__name"]
        constraints = [models.UniqueConstraint(fields=["person", "organisation"], name="affiliation_once_a_person")]

    def __str__(self) -> str:
        return f"{self.person} of {self.organisation}"
