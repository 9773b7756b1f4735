"""The words of a transactional outbox: the table and its columns are renamed, every row stays."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial")]

    operations = [
        migrations.RemoveConstraint("errand", "errand_done_or_given_up"),
        migrations.RemoveIndex("errand", "errand_waiting"),
        migrations.RenameModel("Errand", "OutboxMessage"),
        migrations.RenameField("outboxmessage", "deed", "handler"),
        migrations.RenameField("outboxmessage", "posted_at", "enqueued_at"),
        migrations.RenameField("outboxmessage", "given_up_at", "failed_at"),
        migrations.RenameField("outboxmessage", "last_problem", "last_error"),
        migrations.AddIndex(
            "outboxmessage",
            models.Index(fields=["due_at"], name="outbox_message_due", condition=Q(done_at=None, failed_at=None)),
        ),
        migrations.AddConstraint(
            "outboxmessage",
            models.CheckConstraint(condition=Q(done_at=None) | Q(failed_at=None), name="outbox_message_done_or_failed"),
        ),
    ]
