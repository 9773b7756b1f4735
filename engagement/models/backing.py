"""Who backs whose comment: one a person, and it can be taken back."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone

from engagement.models.comment import Comment


def _counts(operation: pgtrigger.Operation, name: str, rows: str, sign: str, **tables: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**tables),
        func=f"""
            UPDATE engagement_comment AS c SET backed = c.backed {sign} changed.number
            FROM (SELECT comment_id, COUNT(*) AS number FROM {rows} GROUP BY comment_id) AS changed
            WHERE c.id = changed.comment_id;
            RETURN NULL;
        """,
    )


class Backing(models.Model):
    """One person backs one comment. The comment keeps how many do."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="backings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="backings")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "person"], name="backed_once_a_person")]
        triggers = [
            _counts(pgtrigger.Insert, "count_backings", "new_backings", "+", new="new_backings"),
            _counts(pgtrigger.Delete, "count_backings_taken_back", "old_backings", "-", old="old_backings"),
        ]

    def __str__(self) -> str:
        return f"{self.person} backs {self.comment}"
