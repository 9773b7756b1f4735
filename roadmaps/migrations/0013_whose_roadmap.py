"""Whose roadmap it is, and of each mission whether it was published before: two things that one flag mixed up."""

import re

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


# What the history says of a roadmap keeps its meaning. Its rows refuse to change, so they are asked to look away.
WHOSE = "CASE WHEN is_illustrative THEN 'practice' WHEN is_main OR NOT is_exemplar THEN 'own' ELSE 'reference' END"
EVENTS = f"""
ALTER TABLE roadmaps_roadmapevent DISABLE TRIGGER USER;
UPDATE roadmaps_roadmapevent SET kind = {WHOSE};
ALTER TABLE roadmaps_roadmapevent ENABLE TRIGGER USER;
"""
WRITTEN_HERE = ("draft", "in check", "returned", "withdrawn")


def say_whose(apps, schema_editor) -> None:
    """Tell own, reference and practice apart, and note the publication of missions that nobody wrote here."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f"UPDATE roadmaps_roadmap SET kind = {WHOSE}")
    Mission = apps.get_model("roadmaps", "Mission")
    for roadmap in apps.get_model("roadmaps", "Roadmap").objects.filter(is_exemplar=True):
        missions = Mission.objects.filter(challenge__roadmap=roadmap, revisions=None).exclude(stage__in=WRITTEN_HERE)
        source = roadmap.sources[min(1, len(roadmap.sources) - 1)] if roadmap.sources else roadmap.title
        missions.update(published_in=re.sub(r",? \d{4}$", "", source)[:250], published_year=roadmap.year)


class Migration(migrations.Migration):

    dependencies = [
        ('roadmaps', '0012_files_that_failed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='mission',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='mission',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='mission',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='roadmap',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='roadmap',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='roadmap',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='mission',
            name='published_in',
            field=models.CharField(blank=True, max_length=250),
        ),
        migrations.AddField(
            model_name='mission',
            name='published_year',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='missionevent',
            name='published_in',
            field=models.CharField(blank=True, max_length=250),
        ),
        migrations.AddField(
            model_name='missionevent',
            name='published_year',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='roadmap',
            name='kind',
            field=models.CharField(choices=[('own', "This council's own"), ('reference', 'Published by others'), ('practice', 'For practice')], default='own', max_length=10),
        ),
        migrations.AddField(
            model_name='roadmap',
            name='licence',
            field=models.CharField(blank=True, help_text='Under which others published it', max_length=200),
        ),
        migrations.AddField(
            model_name='roadmapevent',
            name='kind',
            field=models.CharField(choices=[('own', "This council's own"), ('reference', 'Published by others'), ('practice', 'For practice')], default='own', max_length=10),
        ),
        migrations.AddField(
            model_name='roadmapevent',
            name='licence',
            field=models.CharField(blank=True, help_text='Under which others published it', max_length=200),
        ),
        migrations.RunPython(say_whose, migrations.RunPython.noop),
        migrations.RunSQL(EVENTS, migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name='roadmap',
            name='is_exemplar',
        ),
        migrations.RemoveField(
            model_name='roadmap',
            name='is_illustrative',
        ),
        migrations.RemoveField(
            model_name='roadmapevent',
            name='is_exemplar',
        ),
        migrations.RemoveField(
            model_name='roadmapevent',
            name='is_illustrative',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mission',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_missionevent" ("archived_at", "attested_by", "baseline_date", "baseline_is_illustrative", "baseline_note", "baseline_value", "beneficiaries", "challenge_id", "condition", "created_at", "daily_life", "data_source", "deadline", "direction", "id", "lead_officer_id", "measure", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_voice", "published_in", "published_year", "slug", "stage", "starts_on", "statement", "target_kind", "target_value", "title", "unit") SELECT new_values."archived_at", new_values."attested_by", new_values."baseline_date", new_values."baseline_is_illustrative", new_values."baseline_note", new_values."baseline_value", new_values."beneficiaries", new_values."challenge_id", new_values."condition", new_values."created_at", new_values."daily_life", new_values."data_source", new_values."deadline", new_values."direction", new_values."id", new_values."lead_officer_id", new_values."measure", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."position", new_values."public_voice", new_values."published_in", new_values."published_year", new_values."slug", new_values."stage", new_values."starts_on", new_values."statement", new_values."target_kind", new_values."target_value", new_values."title", new_values."unit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e5d74dca242c94efabc65bf28e6e6b1d338aa86a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7311b', referencing='REFERENCING NEW TABLE AS new_values ', table='roadmaps_mission', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mission',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_missionevent" ("archived_at", "attested_by", "baseline_date", "baseline_is_illustrative", "baseline_note", "baseline_value", "beneficiaries", "challenge_id", "condition", "created_at", "daily_life", "data_source", "deadline", "direction", "id", "lead_officer_id", "measure", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_voice", "published_in", "published_year", "slug", "stage", "starts_on", "statement", "target_kind", "target_value", "title", "unit") SELECT new_values."archived_at", new_values."attested_by", new_values."baseline_date", new_values."baseline_is_illustrative", new_values."baseline_note", new_values."baseline_value", new_values."beneficiaries", new_values."challenge_id", new_values."condition", new_values."created_at", new_values."daily_life", new_values."data_source", new_values."deadline", new_values."direction", new_values."id", new_values."lead_officer_id", new_values."measure", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."position", new_values."public_voice", new_values."published_in", new_values."published_year", new_values."slug", new_values."stage", new_values."starts_on", new_values."statement", new_values."target_kind", new_values."target_value", new_values."title", new_values."unit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."archived_at" IS DISTINCT FROM (new_values."archived_at") OR old_values."attested_by" IS DISTINCT FROM (new_values."attested_by") OR old_values."baseline_date" IS DISTINCT FROM (new_values."baseline_date") OR old_values."baseline_is_illustrative" IS DISTINCT FROM (new_values."baseline_is_illustrative") OR old_values."baseline_note" IS DISTINCT FROM (new_values."baseline_note") OR old_values."baseline_value" IS DISTINCT FROM (new_values."baseline_value") OR old_values."beneficiaries" IS DISTINCT FROM (new_values."beneficiaries") OR old_values."challenge_id" IS DISTINCT FROM (new_values."challenge_id") OR old_values."condition" IS DISTINCT FROM (new_values."condition") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."daily_life" IS DISTINCT FROM (new_values."daily_life") OR old_values."data_source" IS DISTINCT FROM (new_values."data_source") OR old_values."deadline" IS DISTINCT FROM (new_values."deadline") OR old_values."direction" IS DISTINCT FROM (new_values."direction") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."lead_officer_id" IS DISTINCT FROM (new_values."lead_officer_id") OR old_values."measure" IS DISTINCT FROM (new_values."measure") OR old_values."note" IS DISTINCT FROM (new_values."note") OR old_values."position" IS DISTINCT FROM (new_values."position") OR old_values."public_voice" IS DISTINCT FROM (new_values."public_voice") OR old_values."published_in" IS DISTINCT FROM (new_values."published_in") OR old_values."published_year" IS DISTINCT FROM (new_values."published_year") OR old_values."slug" IS DISTINCT FROM (new_values."slug") OR old_values."stage" IS DISTINCT FROM (new_values."stage") OR old_values."starts_on" IS DISTINCT FROM (new_values."starts_on") OR old_values."statement" IS DISTINCT FROM (new_values."statement") OR old_values."target_kind" IS DISTINCT FROM (new_values."target_kind") OR old_values."target_value" IS DISTINCT FROM (new_values."target_value") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."unit" IS DISTINCT FROM (new_values."unit")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='655ffdf0e377692ab5a60e278676d534c3e0e666', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_02955', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='roadmaps_mission', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mission',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_missionevent" ("archived_at", "attested_by", "baseline_date", "baseline_is_illustrative", "baseline_note", "baseline_value", "beneficiaries", "challenge_id", "condition", "created_at", "daily_life", "data_source", "deadline", "direction", "id", "lead_officer_id", "measure", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_voice", "published_in", "published_year", "slug", "stage", "starts_on", "statement", "target_kind", "target_value", "title", "unit") SELECT old_values."archived_at", old_values."attested_by", old_values."baseline_date", old_values."baseline_is_illustrative", old_values."baseline_note", old_values."baseline_value", old_values."beneficiaries", old_values."challenge_id", old_values."condition", old_values."created_at", old_values."daily_life", old_values."data_source", old_values."deadline", old_values."direction", old_values."id", old_values."lead_officer_id", old_values."measure", old_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."position", old_values."public_voice", old_values."published_in", old_values."published_year", old_values."slug", old_values."stage", old_values."starts_on", old_values."statement", old_values."target_kind", old_values."target_value", old_values."title", old_values."unit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='12c7a7dc6cb93f73e4e93daea64b135fcda87734', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e9749', referencing='REFERENCING OLD TABLE AS old_values ', table='roadmaps_mission', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roadmap',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_roadmapevent" ("archived_at", "id", "is_main", "kind", "licence", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "slug", "sources", "title", "year") SELECT new_values."archived_at", new_values."id", new_values."is_main", new_values."kind", new_values."licence", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."place", new_values."published_at", new_values."slug", new_values."sources", new_values."title", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8c3d0a0e71a8d8c8b96152a049895d14061f7f7a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9b318', referencing='REFERENCING NEW TABLE AS new_values ', table='roadmaps_roadmap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roadmap',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_roadmapevent" ("archived_at", "id", "is_main", "kind", "licence", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "slug", "sources", "title", "year") SELECT new_values."archived_at", new_values."id", new_values."is_main", new_values."kind", new_values."licence", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."place", new_values."published_at", new_values."slug", new_values."sources", new_values."title", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='123bd9da631fd1336911cbe177fb29ee4fc26755', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_570bb', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='roadmaps_roadmap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roadmap',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "roadmaps_roadmapevent" ("archived_at", "id", "is_main", "kind", "licence", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "slug", "sources", "title", "year") SELECT old_values."archived_at", old_values."id", old_values."is_main", old_values."kind", old_values."licence", old_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."place", old_values."published_at", old_values."slug", old_values."sources", old_values."title", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ca13f2802a95ba9fe58421d5b55cc79b9387aa28', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ba1f7', referencing='REFERENCING OLD TABLE AS old_values ', table='roadmaps_roadmap', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='mission',
            constraint=models.CheckConstraint(condition=models.Q(('published_year', None), models.Q(('published_year__gte', 1900), ('published_year__lte', 2200)), _connector='OR'), name='mission_published_year_is_a_year'),
        ),
        migrations.AddConstraint(
            model_name='roadmap',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['own', 'reference', 'practice'])), name='roadmap_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='roadmap',
            constraint=models.CheckConstraint(condition=models.Q(('is_main', False), ('kind', 'own'), _connector='OR'), name='roadmap_main_is_own'),
        ),
    ]
