"""What the people of a roadmap are able to do, and how they shape markets."""

# ruff: noqa: E501
import django.contrib.postgres.fields
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
        ("roadmaps", "0018_board"),
    ]

    operations = [
        migrations.CreateModel(
            name="CapabilityRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "roadmap",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="capability_rounds",
                        to="roadmaps.roadmap",
                    ),
                ),
            ],
            options={
                "ordering": ["-year"],
                "constraints": [
                    models.UniqueConstraint(fields=("roadmap", "year"), name="capability_round_once_a_year")
                ],
            },
        ),
        migrations.CreateModel(
            name="CapabilityAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "capability",
                    models.CharField(
                        choices=[
                            ("leadership", "Leadership and engagement"),
                            ("contestation", "Room for contestation"),
                            ("coordination", "Coordination"),
                            ("policy mix", "Policy mix and funding"),
                            ("evaluation", "Evaluation"),
                            ("skills", "Administrative skills"),
                            ("experiment", "Openness to experiment"),
                        ],
                        max_length=20,
                    ),
                ),
                ("step", models.PositiveSmallIntegerField()),
                ("evidence", models.TextField()),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="roadmaps.capabilityround",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "person", "capability"), name="capability_answered_once"),
                    models.CheckConstraint(
                        condition=models.Q(("step__gte", 1), ("step__lte", 5)), name="capability_step_is_one_of_5"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("evidence", ""), _negated=True), name="capability_has_evidence"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "capability__in",
                                [
                                    "leadership",
                                    "contestation",
                                    "coordination",
                                    "policy mix",
                                    "evaluation",
                                    "skills",
                                    "experiment",
                                ],
                            )
                        ),
                        name="capability_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CapabilityAgreed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "capability",
                    models.CharField(
                        choices=[
                            ("leadership", "Leadership and engagement"),
                            ("contestation", "Room for contestation"),
                            ("coordination", "Coordination"),
                            ("policy mix", "Policy mix and funding"),
                            ("evaluation", "Evaluation"),
                            ("skills", "Administrative skills"),
                            ("experiment", "Openness to experiment"),
                        ],
                        max_length=20,
                    ),
                ),
                ("step", models.PositiveSmallIntegerField()),
                ("reason", models.TextField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreed",
                        to="roadmaps.capabilityround",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "capability"), name="capability_agreed_once"),
                    models.CheckConstraint(
                        condition=models.Q(("step__gte", 1), ("step__lte", 5)), name="capability_agreed_is_one_of_5"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="capability_agreed_says_why"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MarketAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "question",
                    models.CharField(
                        choices=[
                            ("routes", "Routes and directions"),
                            ("organisations", "Organisations"),
                            ("assessment", "Assessment"),
                            ("risks", "Risks and rewards"),
                        ],
                        max_length=20,
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                (
                    "instruments",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("licensing", "Licensing"),
                                ("planning", "Planning"),
                                ("procurement", "Procurement"),
                                ("public protection", "Public protection"),
                                ("public realm", "Public realm"),
                                ("regulation", "Regulation"),
                                ("convening", "Convening"),
                                ("data", "Data"),
                                ("skills", "Skills"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("missions", models.ManyToManyField(blank=True, related_name="+", to="roadmaps.mission")),
                (
                    "roadmap",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="market_answers",
                        to="roadmaps.roadmap",
                    ),
                ),
                ("solutions", models.ManyToManyField(blank=True, related_name="+", to="roadmaps.solution")),
            ],
            options={
                "ordering": ["-year", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("roadmap", "question", "year"), name="market_question_once_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="market_answer_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("question__in", ["routes", "organisations", "assessment", "risks"])),
                        name="market_question_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MarketAnswerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "question",
                    models.CharField(
                        choices=[
                            ("routes", "Routes and directions"),
                            ("organisations", "Organisations"),
                            ("assessment", "Assessment"),
                            ("risks", "Risks and rewards"),
                        ],
                        max_length=20,
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                (
                    "instruments",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("licensing", "Licensing"),
                                ("planning", "Planning"),
                                ("procurement", "Procurement"),
                                ("public protection", "Public protection"),
                                ("public realm", "Public realm"),
                                ("regulation", "Regulation"),
                                ("convening", "Convening"),
                                ("data", "Data"),
                                ("skills", "Skills"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="roadmaps.marketanswer",
                    ),
                ),
                (
                    "roadmap",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="roadmaps.roadmap",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="marketanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_marketanswerevent" ("at", "by_id", "id", "instruments", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "roadmap_id", "text", "year") SELECT new_values."at", new_values."by_id", new_values."id", new_values."instruments", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."question", new_values."roadmap_id", new_values."text", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="07fd1e7de2f628144f97bb37b0a058de53787f23",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f35c4",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="roadmaps_marketanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="marketanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_marketanswerevent" ("at", "by_id", "id", "instruments", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "roadmap_id", "text", "year") SELECT new_values."at", new_values."by_id", new_values."id", new_values."instruments", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."question", new_values."roadmap_id", new_values."text", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="dab6d362b634da9f9357a10339ff281c65548a22",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_94966",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="roadmaps_marketanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="marketanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_marketanswerevent" ("at", "by_id", "id", "instruments", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "roadmap_id", "text", "year") SELECT old_values."at", old_values."by_id", old_values."id", old_values."instruments", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."question", old_values."roadmap_id", old_values."text", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="1bbd0d5f51aca99c1c9e7fcd3cc2489545237e4f",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fea64",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="roadmaps_marketanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="marketanswerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a52da192d55adabf21a54d218f23789e5907639c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a0c88",
                    table="roadmaps_marketanswerevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
