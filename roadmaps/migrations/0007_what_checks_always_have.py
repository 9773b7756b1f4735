"""Now that every check has a method and every change its pin: what holds of all of them, and of every version."""

from django.conf import settings
from django.db import migrations, models
from django.db.models import PROTECT, Q

FORBID = """
CREATE TRIGGER method_never_changes BEFORE UPDATE OR DELETE ON roadmaps_methodversion
    FOR EACH ROW EXECUTE FUNCTION roadmaps_record_never_changes();
"""
ALLOW = "DROP TRIGGER method_never_changes ON roadmaps_methodversion;"


class Migration(migrations.Migration):
    """Tightens what the last two migrations made and filled."""

    dependencies = [
        ("roadmaps", "0006_checks_that_were_there_already"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.RemoveConstraint(model_name="verdict", name="verdict_not_met_names_a_change"),
        migrations.RemoveField(model_name="verdict", name="change_asked"),
        migrations.AlterField(
            model_name="check",
            name="method",
            field=models.ForeignKey(on_delete=PROTECT, related_name="checks", to="roadmaps.methodversion"),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=Q(submitted_at=None) | Q(taken_at__isnull=False, opened_at__isnull=False),
                name="assessment_submitted_was_taken_and_opened",
            ),
        ),
        migrations.RunSQL(FORBID, ALLOW),
    ]
