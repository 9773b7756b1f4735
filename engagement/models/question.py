"""What a consultation asks, and what people choose."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from engagement.models.consultation import Consultation
from engagement.models.tally import SHARDS

SCALE = (1, 2, 3, 4, 5)


class Question(models.Model):
    """A question that people may answer, in words or by choosing. Nobody has to.

    An open one is answered by comments; of the others each person has one answer. The two ends of a scale are its options.
    """

    class Kind(models.TextChoices):
        """How it is answered."""

        OPEN = "open", "In their own words"
        ONE = "one", "One of several answers"
        SEVERAL = "several", "As many of several answers as they like"
        SCALE = "scale", "A scale from 1 to 5"

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OPEN)
    text = models.CharField(max_length=300)
    help_text = models.TextField(blank=True)
    options = ArrayField(models.CharField(max_length=160), default=list, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["open", "one", "several", "scale"]), name="question_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open_text(self) -> bool:
        """Whether it is answered by comments."""
        return self.kind == self.Kind.OPEN

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What can be chosen: the number of each answer, and its words. None of an open question."""
        if self.kind != self.Kind.SCALE:
            return [(str(number), words) for number, words in enumerate(self.options)]
        ends = dict(zip((SCALE[0], SCALE[-1]), self.options, strict=False))
        return [(str(n), f"{n}: {ends[n]}" if ends.get(n) else str(n)) for n in SCALE]


def _counts(operation: pgtrigger.Operation, name: str, numbers: str, **tables: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**tables),
        func=f"""
            INSERT INTO engagement_tally AS t (consultation_id, shard, name, number)
                SELECT q.consultation_id, pg_backend_pid() % {SHARDS}, added.name, SUM(added.number)
                FROM ({numbers}) AS added JOIN engagement_question AS q ON q.id = added.question_id
                GROUP BY q.consultation_id, added.name HAVING SUM(added.number) <> 0 ORDER BY 1, 3
                ON CONFLICT (consultation_id, shard, name) DO UPDATE SET number = t.number + EXCLUDED.number;
            RETURN NULL;
        """,
    )


def _numbers(rows: str, sign: int) -> str:
    return f"""
        SELECT question_id, 'chose:' || question_id AS name, {sign} AS number FROM {rows}
        UNION ALL SELECT question_id, 'choice:' || question_id || ':' || one, {sign} FROM {rows}, unnest(chosen) AS one
    """


NEW, OLD = "new_answers", "old_answers"


class Answer(models.Model):
    """What one person chose: the numbers of the answers, as ``Question.choices`` has them. It changes while people are asked."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="chosen")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="answers"
    )
    chosen = ArrayField(models.PositiveSmallIntegerField())
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="answer_once_a_person")]
        triggers = [
            _counts(pgtrigger.Insert, "count_new_answers", _numbers(NEW, 1), new=NEW),
            _counts(pgtrigger.Delete, "count_removed_answers", _numbers(OLD, -1), old=OLD),
            _counts(
                pgtrigger.Update,
                "count_changed_answers",
                f"{_numbers(NEW, 1)} UNION ALL {_numbers(OLD, -1)}",
                new=NEW,
                old=OLD,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.chosen}"
