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
        ('accounts', '__first__'),
        ('roadmaps', '0004_what_was_there_already'),
    ]

    operations = [
        migrations.CreateModel(
            name='Affiliation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('declared_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='affiliations', to='roadmaps.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='affiliations', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['organisation__name'],
                'constraints': [models.UniqueConstraint(fields=('person', 'organisation'), name='affiliation_once_a_person')],
            },
        ),
        migrations.CreateModel(
            name='AffiliationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('declared_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='roadmaps.organisation')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='roadmaps.affiliation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.PositiveSmallIntegerField(choices=[(1, 'Bold and inspiring'), (2, 'Clear direction'), (3, 'Ambitious, realistic'), (4, 'Across sectors'), (5, 'Many solutions')])),
                ('rating', models.PositiveSmallIntegerField()),
                ('answer', models.CharField(choices=[('met', 'Met'), ('partly', 'Partly met'), ('not', 'Not met')], max_length=10)),
                ('reason', models.TextField()),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('agreed_at', models.DateTimeField(blank=True, null=True)),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('agreed_to_by', models.ManyToManyField(related_name='agreements', to='roadmaps.assessment')),
                ('check_of', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='roadmaps.check')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='roadmaps.assessment')),
            ],
            options={
                'ordering': ['criterion', '-proposed_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('check_of', 'criterion'), name='agreement_one_at_a_time'), models.CheckConstraint(condition=models.Q(('criterion__in', [1, 2, 3, 4, 5])), name='agreement_criterion_is_known'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='agreement_has_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'met'), ('rating__gte', 3), ('rating__lte', 4)), models.Q(('answer__in', ['partly', 'not']), ('rating__lt', 3)), _connector='OR'), name='agreement_met_means_three_or_more')],
            },
        ),
        migrations.CreateModel(
            name='ChangeAsked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(choices=[('', 'The mission as a whole'), ('title', 'Title'), ('statement', 'Statement'), ('beneficiaries', 'Who benefits'), ('daily_life', 'What would change in daily life'), ('public_voice', "The public's voice"), ('evidence', 'Evidence for the challenge'), ('target_kind', 'Target'), ('deadline', 'Start and deadline'), ('milestones', 'Milestones'), ('indicator', 'Measurements'), ('sectors', 'Sectors'), ('solutions', 'Solutions')], default='', max_length=40)),
                ('solution', models.CharField(blank=True, max_length=120)),
                ('says', models.TextField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('done_how', models.TextField(blank=True)),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verdict', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes_asked', to='roadmaps.verdict')),
            ],
            options={
                'ordering': ['verdict__criterion', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('says', ''), _negated=True), name='change_asked_says_what'), models.CheckConstraint(condition=models.Q(('field__in', ['', 'title', 'statement', 'beneficiaries', 'daily_life', 'public_voice', 'evidence', 'target_kind', 'deadline', 'milestones', 'indicator', 'sectors', 'solutions'])), name='change_asked_field_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rhythm_months', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('mission', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='indicator', to='roadmaps.mission')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('rhythm_months', None), models.Q(('rhythm_months__gte', 1), ('rhythm_months__lte', 120)), _connector='OR'), name='indicator_rhythm_within_ten_years')],
            },
        ),
        migrations.CreateModel(
            name='IndicatorEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('rhythm_months', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('mission', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='roadmaps.mission')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='roadmaps.indicator')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Measurement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('value', models.DecimalField(decimal_places=3, max_digits=16)),
                ('note', models.CharField(blank=True, max_length=250)),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measurements', to='roadmaps.indicator')),
            ],
            options={
                'ordering': ['on'],
                'constraints': [models.UniqueConstraint(fields=('indicator', 'on'), name='measurement_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='MeasurementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('on', models.DateField()),
                ('value', models.DecimalField(decimal_places=3, max_digits=16)),
                ('note', models.CharField(blank=True, max_length=250)),
                ('indicator', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='roadmaps.indicator')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='roadmaps.measurement')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MethodVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(unique=True)),
                ('thresholds', models.JSONField()),
                ('texts', models.JSONField()),
                ('assessors', models.PositiveSmallIntegerField(default=2)),
                ('days_to_assess', models.PositiveSmallIntegerField(default=14)),
                ('reason', models.TextField()),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('changed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.CheckConstraint(condition=models.Q(('assessors__gte', 1), ('assessors__lte', 9)), name='method_assessors_are_a_few'), models.CheckConstraint(condition=models.Q(('days_to_assess__gte', 1), ('days_to_assess__lte', 365)), name='method_days_within_a_year'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='method_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Overruling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40)),
                ('found', models.CharField(max_length=10)),
                ('said', models.TextField()),
                ('holds', models.CharField(choices=[('met', 'Met'), ('partly', 'Partly met'), ('not', 'Not met')], max_length=10)),
                ('reason', models.TextField()),
                ('verdict', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='overrulings', to='roadmaps.verdict')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('verdict', 'key'), name='overruling_once_a_finding'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='overruling_has_a_reason'), models.CheckConstraint(condition=models.Q(('holds__in', ['met', 'partly', 'not'])), name='overruling_holds_an_answer')],
            },
        ),
        migrations.AddField(
            model_name='assessment',
            name='asked_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='assessment',
            name='declined_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='assessment',
            name='due_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='assessment',
            name='interest',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='assessment',
            name='opened_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='assessment',
            name='taken_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='check',
            name='found',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='check',
            name='settled',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='check',
            name='further',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('declined_at', None), ('submitted_at', None), _connector='OR'), name='assessment_declined_or_submitted'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('declined_at', None), models.Q(('interest', ''), _negated=True), _connector='OR'), name='assessment_declined_says_why'),
        ),
        migrations.AddField(
            model_name='check',
            name='method',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='roadmaps.methodversion'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='affiliation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_affiliationevent" ("declared_at", "id", "organisation_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."declared_at", new_values."id", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6f011f1db7abea5e54a9b0a53cf242ce4f4933ff', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6ab3c', referencing='REFERENCING NEW TABLE AS new_values ', table='roadmaps_affiliation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='affiliation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_affiliationevent" ("declared_at", "id", "organisation_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."declared_at", new_values."id", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6b1d60d78d9848a752b7711f8088e4e75ab8663c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_59a46', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='roadmaps_affiliation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='affiliation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_affiliationevent" ("declared_at", "id", "organisation_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."declared_at", old_values."id", old_values."organisation_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d2bf9b81f065822e8366feb8ca1e95442b658804', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_51d7a', referencing='REFERENCING OLD TABLE AS old_values ', table='roadmaps_affiliation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='affiliationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='184dd690207ca602b4ab7958beb121751a4cc666', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9ae4d', table='roadmaps_affiliationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='indicator',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_indicatorevent" ("id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm_months") SELECT new_values."id", new_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."rhythm_months" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1fe2e1aacb301b6c3af472c3c0baa68206ef4233', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e548a', referencing='REFERENCING NEW TABLE AS new_values ', table='roadmaps_indicator', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='indicator',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_indicatorevent" ("id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm_months") SELECT new_values."id", new_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."rhythm_months" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ccdb44b9ce26b36809dd8fc8471c44be1f2d03ad', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8a786', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='roadmaps_indicator', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='indicator',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_indicatorevent" ("id", "mission_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhythm_months") SELECT old_values."id", old_values."mission_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."rhythm_months" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='eb9c93f609288c984a87294fceb9bbccdfa44e1f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_220f7', referencing='REFERENCING OLD TABLE AS old_values ', table='roadmaps_indicator', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='indicatorevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='eb7432b4bee7ced1d513c4d59ca67b69fd21472e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a4b6e', table='roadmaps_indicatorevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_measurementevent" ("id", "indicator_id", "note", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") SELECT new_values."id", new_values."indicator_id", new_values."note", new_values."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c35007cbc6632939ec8e84c8f71fc90d05abf31e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_709fd', referencing='REFERENCING NEW TABLE AS new_values ', table='roadmaps_measurement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_measurementevent" ("id", "indicator_id", "note", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") SELECT new_values."id", new_values."indicator_id", new_values."note", new_values."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8f64d2f3de4e118ddd418ec55aa47ec6ac5ea394', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_dd7a9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='roadmaps_measurement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_measurementevent" ("id", "indicator_id", "note", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") SELECT old_values."id", old_values."indicator_id", old_values."note", old_values."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='bebf68e0d0a75dfd45fcc1eb7999d3850fd57ec9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e4a60', referencing='REFERENCING OLD TABLE AS old_values ', table='roadmaps_measurement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measurementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5e23a92fcdd5288b163eecca3e4001927408c147', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_72b44', table='roadmaps_measurementevent', when='BEFORE')),
        ),
    ]
