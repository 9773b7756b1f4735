"""What somebody asks for again and again: the choices of a document under a name, made each month if they like."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from reports.models.report import Asked, of_one_subject


class Recipe(Asked):
    """The saved choices of a document. Where ``next_on`` is a day, it is made on that day, and each month after.

    ``recipients`` are told when it is ready, beside its owner. ``stopped_because`` says why it is no longer made.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="report_recipes")
    name = models.CharField(max_length=120)
    next_on = models.DateField(null=True, blank=True)
    recipients = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    stopped_because = models.CharField(max_length=200, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            of_one_subject("recipe_of_one_subject"),
            models.UniqueConstraint(fields=["owner", "name"], name="recipe_name_once_an_owner"),
        ]
        indexes = [
            models.Index(fields=["next_on"], name="recipes_to_make", condition=models.Q(next_on__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page where it is used, changed and deleted."""
        return reverse("recipe", args=[self.pk])
