"""How a roadmap shapes markets: its people's answers to four questions, reviewed each year."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from roadmaps.models.choices import Instrument
from roadmaps.models.mission import Mission
from roadmaps.models.recorded import recorded
from roadmaps.models.roadmap import Roadmap
from roadmaps.models.solution import Solution


class MarketQuestion(models.TextChoices):
    """Four questions to ask of any mission policy (C and IIPP's later work: see docs/method.md)."""

    ROUTES = "routes", "Routes and directions"
    ORGANISATIONS = "organisations", "Organisations"
    ASSESSMENT = "assessment", "Assessment"
    RISKS = "risks", "Risks and rewards"


@recorded()
class MarketAnswer(models.Model):
    """The answer to one question for one roadmap and year, with the missions, solutions and instruments that it names."""

    roadmap = models.ForeignKey(Roadmap, on_delete=models.PROTECT, related_name="market_answers")
    question = models.CharField(max_length=20, choices=MarketQuestion.choices)
    year = models.PositiveSmallIntegerField()
    text = models.TextField()
    missions = models.ManyToManyField(Mission, related_name="+", blank=True)
    solutions = models.ManyToManyField(Solution, related_name="+", blank=True)
    instruments = ArrayField(models.CharField(max_length=30, choices=Instrument.choices), default=list, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["roadmap", "question", "year"], name="market_question_once_a_year"),
            models.CheckConstraint(condition=~Q(text=""), name="market_answer_says_something"),
            models.CheckConstraint(condition=Q(question__in=MarketQuestion.values), name="market_question_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_question_display()}, {self.year}"
