"""What delivery keeps: corrections, moves, states, money, pledges, changes, stage reports and outcomes."""

# ruff: noqa: E501
import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("roadmaps", "0015_what_was_learnt"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClosingReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("went_well", models.TextField(blank=True)),
                ("went_otherwise", models.TextField(blank=True)),
                ("learnt", models.TextField(blank=True)),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "mission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closing_report",
                        to="roadmaps.mission",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_at", None),
                            models.Q(
                                models.Q(("learnt", ""), _negated=True),
                                models.Q(("went_well", ""), _negated=True),
                                models.Q(("went_otherwise", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="closing_report_published_is_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Afterlife",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "fate",
                    models.CharField(
                        choices=[
                            ("goes on", "It goes on"),
                            ("moves", "It moves to another mission"),
                            ("ends", "It ends"),
                        ],
                        max_length=10,
                    ),
                ),
                ("says", models.CharField(blank=True, max_length=400)),
                (
                    "solution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="afterlives", to="roadmaps.solution"
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roadmaps.mission",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="afterlives",
                        to="roadmaps.closingreport",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "solution"), name="afterlife_once_a_solution"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fate", "moves"), ("to__isnull", False)),
                            models.Q(("fate__in", ["goes on", "ends"]), ("to", None)),
                            _connector="OR",
                        ),
                        name="afterlife_moves_to_a_mission",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("was", models.DecimalField(decimal_places=3, max_digits=16)),
                ("was_from", models.CharField(blank=True, max_length=250)),
                ("value", models.DecimalField(blank=True, decimal_places=3, max_digits=16, null=True)),
                ("reason", models.TextField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "measurement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="roadmaps.measurement",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="correction_says_why"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MilestoneMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("was_due_on", models.DateField()),
                ("due_on", models.DateField()),
                ("reason", models.TextField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="roadmaps.milestone"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="milestone_move_says_why"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MilestoneReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "happened",
                    models.CharField(
                        choices=[
                            ("reached", "Reached"),
                            ("taken back", "Not reached after all"),
                            ("dropped", "Dropped"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="roadmaps.milestone"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="MoneyReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("secured", models.DecimalField(decimal_places=2, max_digits=14)),
                ("committed", models.DecimalField(decimal_places=2, max_digits=14)),
                ("spent", models.DecimalField(decimal_places=2, max_digits=14)),
                ("note", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="roadmaps.fundingline"
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("committed__lte", models.F("secured")),
                            ("spent__gte", 0),
                            ("spent__lte", models.F("committed")),
                        ),
                        name="money_spent_was_committed_and_secured",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("achieved", "Achieved"),
                            ("partly achieved", "Achieved in part"),
                            ("not achieved", "Not achieved"),
                        ],
                        max_length=20,
                    ),
                ),
                ("figure", models.DecimalField(blank=True, decimal_places=3, max_digits=16, null=True)),
                ("measured_on", models.DateField(blank=True, null=True)),
                ("evidence", models.TextField()),
                ("capacity", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "attested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "mission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outcome", to="roadmaps.mission"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("result__in", ["achieved", "partly achieved", "not achieved"])),
                        name="outcome_result_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("evidence", ""), _negated=True), models.Q(("capacity", ""), _negated=True)
                        ),
                        name="outcome_has_evidence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("figure", None), ("measured_on__isnull", False), _connector="OR"),
                        name="outcome_figure_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pledge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("says", models.TextField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="pledges_reported",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pledges", to="roadmaps.mission"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pledges", to="roadmaps.organisation"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["organisation__name", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("says", ""), _negated=True), name="pledge_says_what")
                ],
            },
        ),
        migrations.CreateModel(
            name="PledgeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("says", models.TextField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="roadmaps.mission",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="roadmaps.organisation",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="roadmaps.pledge",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PledgeReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("made", "Made"),
                            ("under way", "Under way"),
                            ("kept", "Kept"),
                            ("partly kept", "Kept in part"),
                            ("not kept", "Not kept"),
                        ],
                        max_length=12,
                    ),
                ),
                ("says", models.TextField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="roadmaps.pledge"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("says", ""), _negated=True), name="pledge_report_says_what"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposedChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drafted", "Being written"),
                            ("proposed", "Before the commission"),
                            ("asked", "To be checked or consulted on first"),
                            ("made", "Made"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="drafted",
                        max_length=10,
                    ),
                ),
                ("parts", models.JSONField(default=list)),
                ("document", models.JSONField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("material", models.JSONField(default=list)),
                ("needs_check", models.BooleanField(default=False)),
                ("needs_consultation", models.BooleanField(default=False)),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("proposed_at", models.DateTimeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decided_because", models.TextField(blank=True)),
                (
                    "base",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roadmaps.revision"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_as",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="roadmaps.revision",
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="roadmaps.mission"
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roadmaps.revision",
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("mission", "number"), name="change_number_once_a_mission"),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["drafted", "proposed", "asked"])),
                        fields=("mission",),
                        name="change_open_once_a_mission",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["drafted", "proposed", "asked", "made", "refused", "withdrawn"])
                        ),
                        name="change_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["drafted", "withdrawn"]),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="change_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "made"), _negated=True), ("made_as__isnull", False), _connector="OR"
                        ),
                        name="change_made_has_its_revision",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StageReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("facts", models.JSONField(default=dict)),
                ("summary", models.TextField(blank=True)),
                ("in_the_way", models.TextField(blank=True)),
                ("next", models.TextField(blank=True)),
                ("asks", models.TextField(blank=True)),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stage_reports", to="roadmaps.mission"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("mission", "number"), name="stage_report_number_once_a_mission"),
                    models.UniqueConstraint(
                        condition=models.Q(("sent_at", None)),
                        fields=("mission",),
                        name="stage_report_written_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))), name="stage_report_ends_after_its_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_at", None),
                            models.Q(models.Q(("summary", ""), _negated=True), models.Q(("next", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="stage_report_sent_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at", None),
                            models.Q(("sent_at__isnull", False), models.Q(("answer", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="stage_report_answered_was_sent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "was",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("agreed", "Agreed"),
                            ("in delivery", "In delivery"),
                            ("completed", "Completed"),
                            ("stopped", "Stopped"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("agreed", "Agreed"),
                            ("in delivery", "In delivery"),
                            ("completed", "Completed"),
                            ("stopped", "Stopped"),
                        ],
                        max_length=20,
                    ),
                ),
                ("says", models.TextField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "solution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="status_changes",
                        to="roadmaps.solution",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("says", ""), _negated=True), name="status_change_says_what"
                    )
                ],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="indicator",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="indicator",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="indicator",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="measurement",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="measurement",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="measurement",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="milestone",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="milestone",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="milestone",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="mission",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="mission",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="mission",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="roadmap",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="roadmap",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="roadmap",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="measurement",
            name="measurement_once_a_day",
        ),
        migrations.RemoveConstraint(
            model_name="mission",
            name="mission_stage_is_known",
        ),
        migrations.AddField(
            model_name="indicator",
            name="data_owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="figures_owned",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="indicatorevent",
            name="data_owner",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="measurement",
            name="reported_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="measurement",
            name="reported_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="measurement",
            name="source",
            field=models.CharField(blank=True, max_length=250),
        ),
        migrations.AddField(
            model_name="measurement",
            name="struck_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="measurementevent",
            name="reported_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="measurementevent",
            name="reported_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="measurementevent",
            name="source",
            field=models.CharField(blank=True, max_length=250),
        ),
        migrations.AddField(
            model_name="measurementevent",
            name="struck_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="milestone",
            name="dropped_because",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="milestone",
            name="dropped_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="milestoneevent",
            name="dropped_because",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="milestoneevent",
            name="dropped_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="mission",
            name="attester",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="missions_attested",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="missionevent",
            name="attester",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="roadmap",
            name="report_every_months",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="roadmapevent",
            name="report_every_months",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="mission",
            name="stage",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("in check", "In check"),
                    ("returned", "Returned"),
                    ("checked", "Checked"),
                    ("in consultation", "In consultation"),
                    ("deciding", "Deciding"),
                    ("adopted", "Adopted"),
                    ("in delivery", "In delivery"),
                    ("achieved", "Achieved"),
                    ("partly achieved", "Achieved in part"),
                    ("not achieved", "Not achieved"),
                    ("withdrawn", "Withdrawn"),
                    ("retired", "Retired"),
                ],
                default="draft",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="missionevent",
            name="stage",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("in check", "In check"),
                    ("returned", "Returned"),
                    ("checked", "Checked"),
                    ("in consultation", "In consultation"),
                    ("deciding", "Deciding"),
                    ("adopted", "Adopted"),
                    ("in delivery", "In delivery"),
                    ("achieved", "Achieved"),
                    ("partly achieved", "Achieved in part"),
                    ("not achieved", "Not achieved"),
                    ("withdrawn", "Withdrawn"),
                    ("retired", "Retired"),
                ],
                default="draft",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="revision",
            name="kind",
            field=models.CharField(
                choices=[
                    ("submitted", "Submitted for check"),
                    ("kept", "Kept by its officers"),
                    ("proposed", "A change in delivery that was proposed"),
                    ("changed", "Changed in delivery"),
                ],
                default="submitted",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="steptaken",
            name="from_stage",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("in check", "In check"),
                    ("returned", "Returned"),
                    ("checked", "Checked"),
                    ("in consultation", "In consultation"),
                    ("deciding", "Deciding"),
                    ("adopted", "Adopted"),
                    ("in delivery", "In delivery"),
                    ("achieved", "Achieved"),
                    ("partly achieved", "Achieved in part"),
                    ("not achieved", "Not achieved"),
                    ("withdrawn", "Withdrawn"),
                    ("retired", "Retired"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="steptaken",
            name="to_stage",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("in check", "In check"),
                    ("returned", "Returned"),
                    ("checked", "Checked"),
                    ("in consultation", "In consultation"),
                    ("deciding", "Deciding"),
                    ("adopted", "Adopted"),
                    ("in delivery", "In delivery"),
                    ("achieved", "Achieved"),
                    ("partly achieved", "Achieved in part"),
                    ("not achieved", "Not achieved"),
                    ("withdrawn", "Withdrawn"),
                    ("retired", "Retired"),
                ],
                max_length=20,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_indicatorevent" ("data_owner_id", "id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm_months") SELECT new_values."data_owner_id", new_values."id", new_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."rhythm_months" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e4d2d97ddd51699c9043a72d8c423a539cb6f967",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e548a",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="roadmaps_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_indicatorevent" ("data_owner_id", "id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm_months") SELECT new_values."data_owner_id", new_values."id", new_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."rhythm_months" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="51967c5d78850beccbc36df707e590b96eafb67b",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8a786",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="roadmaps_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_indicatorevent" ("data_owner_id", "id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm_months") SELECT old_values."data_owner_id", old_values."id", old_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."rhythm_months" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="c568678e332b51f361b0237862cc3823e395daee",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_220f7",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="roadmaps_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measurement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_measurementevent" ("id", "indicator_id", "note", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by_id", "source", "struck_at", "value") SELECT new_values."id", new_values."indicator_id", new_values."note", new_values."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reported_at", new_values."reported_by_id", new_values."source", new_values."struck_at", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="0a82393ad0cfb660cd34af2cb8a3abc46709076a",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_709fd",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="roadmaps_measurement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measurement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_measurementevent" ("id", "indicator_id", "note", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by_id", "source", "struck_at", "value") SELECT new_values."id", new_values."indicator_id", new_values."note", new_values."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."reported_at", new_values."reported_by_id", new_values."source", new_values."struck_at", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c0d710a881c40c9377d78cceece75b3105e128ed",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_dd7a9",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="roadmaps_measurement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measurement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_measurementevent" ("id", "indicator_id", "note", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_at", "reported_by_id", "source", "struck_at", "value") SELECT old_values."id", old_values."indicator_id", old_values."note", old_values."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."reported_at", old_values."reported_by_id", old_values."source", old_values."struck_at", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="5afd4d277e83ae8da6d5fc966badccfdbb4fc005",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e4a60",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="roadmaps_measurement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_milestoneevent" ("dropped_because", "dropped_on", "due_on", "id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reached_on", "solution_id", "title") SELECT new_values."dropped_because", new_values."dropped_on", new_values."due_on", new_values."id", new_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reached_on", new_values."solution_id", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="d7fb5b8a7c47067ad20c9b7bf0c3eb3d435dcbd2",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bea06",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="roadmaps_milestone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_milestoneevent" ("dropped_because", "dropped_on", "due_on", "id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reached_on", "solution_id", "title") SELECT new_values."dropped_because", new_values."dropped_on", new_values."due_on", new_values."id", new_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."reached_on", new_values."solution_id", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="13f87f57676e235b15a66e766b5f72de59071b4a",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_209a2",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="roadmaps_milestone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_milestoneevent" ("dropped_because", "dropped_on", "due_on", "id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reached_on", "solution_id", "title") SELECT old_values."dropped_because", old_values."dropped_on", old_values."due_on", old_values."id", old_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."reached_on", old_values."solution_id", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="68534fe29cd7c589fd712982b5cdad3fd5439700",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4977f",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="roadmaps_milestone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mission",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_missionevent" ("archived_at", "attested_by", "attester_id", "background", "baseline_date", "baseline_is_illustrative", "baseline_note", "baseline_value", "beneficiaries", "challenge_id", "condition", "created_at", "daily_life", "data_source", "deadline", "direction", "id", "lead_officer_id", "measure", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_voice", "published_in", "published_year", "slug", "stage", "starts_on", "statement", "target_kind", "target_value", "title", "unit") SELECT new_values."archived_at", new_values."attested_by", new_values."attester_id", new_values."background", new_values."baseline_date", new_values."baseline_is_illustrative", new_values."baseline_note", new_values."baseline_value", new_values."beneficiaries", new_values."challenge_id", new_values."condition", new_values."created_at", new_values."daily_life", new_values."data_source", new_values."deadline", new_values."direction", new_values."id", new_values."lead_officer_id", new_values."measure", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."position", new_values."public_voice", new_values."published_in", new_values."published_year", new_values."slug", new_values."stage", new_values."starts_on", new_values."statement", new_values."target_kind", new_values."target_value", new_values."title", new_values."unit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="3f49b4ba10227a06667b6f1749dd991b19f1aef4",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7311b",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="roadmaps_mission",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mission",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_missionevent" ("archived_at", "attested_by", "attester_id", "background", "baseline_date", "baseline_is_illustrative", "baseline_note", "baseline_value", "beneficiaries", "challenge_id", "condition", "created_at", "daily_life", "data_source", "deadline", "direction", "id", "lead_officer_id", "measure", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_voice", "published_in", "published_year", "slug", "stage", "starts_on", "statement", "target_kind", "target_value", "title", "unit") SELECT new_values."archived_at", new_values."attested_by", new_values."attester_id", new_values."background", new_values."baseline_date", new_values."baseline_is_illustrative", new_values."baseline_note", new_values."baseline_value", new_values."beneficiaries", new_values."challenge_id", new_values."condition", new_values."created_at", new_values."daily_life", new_values."data_source", new_values."deadline", new_values."direction", new_values."id", new_values."lead_officer_id", new_values."measure", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."position", new_values."public_voice", new_values."published_in", new_values."published_year", new_values."slug", new_values."stage", new_values."starts_on", new_values."statement", new_values."target_kind", new_values."target_value", new_values."title", new_values."unit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."archived_at" IS DISTINCT FROM (new_values."archived_at") OR old_values."attested_by" IS DISTINCT FROM (new_values."attested_by") OR old_values."attester_id" IS DISTINCT FROM (new_values."attester_id") OR old_values."background" IS DISTINCT FROM (new_values."background") OR old_values."baseline_date" IS DISTINCT FROM (new_values."baseline_date") OR old_values."baseline_is_illustrative" IS DISTINCT FROM (new_values."baseline_is_illustrative") OR old_values."baseline_note" IS DISTINCT FROM (new_values."baseline_note") OR old_values."baseline_value" IS DISTINCT FROM (new_values."baseline_value") OR old_values."beneficiaries" IS DISTINCT FROM (new_values."beneficiaries") OR old_values."challenge_id" IS DISTINCT FROM (new_values."challenge_id") OR old_values."condition" IS DISTINCT FROM (new_values."condition") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."daily_life" IS DISTINCT FROM (new_values."daily_life") OR old_values."data_source" IS DISTINCT FROM (new_values."data_source") OR old_values."deadline" IS DISTINCT FROM (new_values."deadline") OR old_values."direction" IS DISTINCT FROM (new_values."direction") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."lead_officer_id" IS DISTINCT FROM (new_values."lead_officer_id") OR old_values."measure" IS DISTINCT FROM (new_values."measure") OR old_values."note" IS DISTINCT FROM (new_values."note") OR old_values."position" IS DISTINCT FROM (new_values."position") OR old_values."public_voice" IS DISTINCT FROM (new_values."public_voice") OR old_values."published_in" IS DISTINCT FROM (new_values."published_in") OR old_values."published_year" IS DISTINCT FROM (new_values."published_year") OR old_values."slug" IS DISTINCT FROM (new_values."slug") OR old_values."stage" IS DISTINCT FROM (new_values."stage") OR old_values."starts_on" IS DISTINCT FROM (new_values."starts_on") OR old_values."statement" IS DISTINCT FROM (new_values."statement") OR old_values."target_kind" IS DISTINCT FROM (new_values."target_kind") OR old_values."target_value" IS DISTINCT FROM (new_values."target_value") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."unit" IS DISTINCT FROM (new_values."unit")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="88f05c03c5000185822cd05013f4af70feed4aeb",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_02955",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="roadmaps_mission",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mission",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_missionevent" ("archived_at", "attested_by", "attester_id", "background", "baseline_date", "baseline_is_illustrative", "baseline_note", "baseline_value", "beneficiaries", "challenge_id", "condition", "created_at", "daily_life", "data_source", "deadline", "direction", "id", "lead_officer_id", "measure", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_voice", "published_in", "published_year", "slug", "stage", "starts_on", "statement", "target_kind", "target_value", "title", "unit") SELECT old_values."archived_at", old_values."attested_by", old_values."attester_id", old_values."background", old_values."baseline_date", old_values."baseline_is_illustrative", old_values."baseline_note", old_values."baseline_value", old_values."beneficiaries", old_values."challenge_id", old_values."condition", old_values."created_at", old_values."daily_life", old_values."data_source", old_values."deadline", old_values."direction", old_values."id", old_values."lead_officer_id", old_values."measure", old_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."position", old_values."public_voice", old_values."published_in", old_values."published_year", old_values."slug", old_values."stage", old_values."starts_on", old_values."statement", old_values."target_kind", old_values."target_value", old_values."title", old_values."unit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="3a156fefc9ba7761c660b1bbdcf442c0f8f6d9c2",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e9749",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="roadmaps_mission",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roadmap",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_roadmapevent" ("archived_at", "id", "is_main", "kind", "licence", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "report_every_months", "slug", "sources", "title", "year") SELECT new_values."archived_at", new_values."id", new_values."is_main", new_values."kind", new_values."licence", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."place", new_values."published_at", new_values."report_every_months", new_values."slug", new_values."sources", new_values."title", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="1aaf325d0d0dcd93a720523f2ca04ffa4554ad16",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9b318",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="roadmaps_roadmap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roadmap",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_roadmapevent" ("archived_at", "id", "is_main", "kind", "licence", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "report_every_months", "slug", "sources", "title", "year") SELECT new_values."archived_at", new_values."id", new_values."is_main", new_values."kind", new_values."licence", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."place", new_values."published_at", new_values."report_every_months", new_values."slug", new_values."sources", new_values."title", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ba9d12a18a6e9e75759bee08679dfe7625d51c69",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_570bb",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="roadmaps_roadmap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roadmap",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_roadmapevent" ("archived_at", "id", "is_main", "kind", "licence", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "report_every_months", "slug", "sources", "title", "year") SELECT old_values."archived_at", old_values."id", old_values."is_main", old_values."kind", old_values."licence", old_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."place", old_values."published_at", old_values."report_every_months", old_values."slug", old_values."sources", old_values."title", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="41dbdf4f207e297c28494b32b13a5a397a31c295",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ba1f7",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="roadmaps_roadmap",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="measurement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("struck_at", None)), fields=("indicator", "on"), name="measurement_once_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dropped_on", None),
                    models.Q(("reached_on", None), models.Q(("dropped_because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="milestone_dropped_was_not_reached",
            ),
        ),
        migrations.AddConstraint(
            model_name="mission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stage__in",
                        [
                            "draft",
                            "in check",
                            "returned",
                            "checked",
                            "in consultation",
                            "deciding",
                            "adopted",
                            "in delivery",
                            "achieved",
                            "partly achieved",
                            "not achieved",
                            "withdrawn",
                            "retired",
                        ],
                    )
                ),
                name="mission_stage_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="roadmap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("report_every_months", None),
                    models.Q(("report_every_months__gte", 1), ("report_every_months__lte", 36)),
                    _connector="OR",
                ),
                name="roadmap_reports_within_three_years",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pledge",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_pledgeevent" ("contact_id", "due_on", "id", "mission_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "says") SELECT new_values."contact_id", new_values."due_on", new_values."id", new_values."mission_id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."recorded_at", new_values."recorded_by_id", new_values."says" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b6814454f3010206812e35c07d38becdc32d5c5d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fe03f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="roadmaps_pledge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pledge",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_pledgeevent" ("contact_id", "due_on", "id", "mission_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "says") SELECT new_values."contact_id", new_values."due_on", new_values."id", new_values."mission_id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."recorded_at", new_values."recorded_by_id", new_values."says" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ed7320f68741486e4a02007a4c90352950ac2f73",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3dd91",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="roadmaps_pledge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pledge",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_pledgeevent" ("contact_id", "due_on", "id", "mission_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "says") SELECT old_values."contact_id", old_values."due_on", old_values."id", old_values."mission_id", old_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."recorded_at", old_values."recorded_by_id", old_values."says" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="6363b6c59d0b67c683fdb674190ac4a526c96b9f",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_57363",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="roadmaps_pledge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pledgeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bd1505099ed296b826faead3a3909be269d78f3d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_98f02",
                    table="roadmaps_pledgeevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
