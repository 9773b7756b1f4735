"""Plain names: the check of the criteria, what refers to it, and when typed text was autosaved. Every row stays."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("roadmaps", "0007_what_checks_always_have")]

    operations = [
        migrations.RemoveConstraint("assessment", "assessor_once_a_check"),
        migrations.RemoveConstraint("agreement", "agreement_one_at_a_time"),
        migrations.RenameModel("Check", "CriteriaCheck"),
        migrations.RenameField("assessment", "check_of", "criteria_check"),
        migrations.RenameField("agreement", "check_of", "criteria_check"),
        migrations.AlterField(
            "criteriacheck",
            "revision",
            models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="criteria_check", to="roadmaps.revision"
            ),
        ),
        migrations.AddConstraint(
            "assessment",
            models.UniqueConstraint(fields=["criteria_check", "assessor"], name="assessor_once_a_check"),
        ),
        migrations.AddConstraint(
            "agreement",
            models.UniqueConstraint(
                fields=["criteria_check", "criterion"],
                condition=models.Q(replaced_at=None),
                name="agreement_one_at_a_time",
            ),
        ),
        migrations.RenameField("workingcopy", "kept_at", "autosaved_at"),
        migrations.AlterModelOptions(
            "workingcopy", options={"ordering": ["-autosaved_at"], "verbose_name_plural": "working copies"}
        ),
    ]
