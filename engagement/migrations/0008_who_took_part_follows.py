"""Whoever took part in a consultation before people could follow things follows it now, and its mission."""

from django.db import migrations

FOLLOW = """
    INSERT INTO notifications_follow (thing, person_id, since)
    SELECT one.thing, part.person, now() FROM (
        SELECT consultation_id AS consultation, author_id AS person FROM engagement_comment WHERE author_id IS NOT NULL
        UNION SELECT comment.consultation_id, backing.person_id
            FROM engagement_backing backing JOIN engagement_comment comment ON comment.id = backing.comment_id
        UNION SELECT question.consultation_id, answer.person_id
            FROM engagement_answer answer JOIN engagement_question question ON question.id = answer.question_id
    ) part
    JOIN engagement_consultation consultation ON consultation.id = part.consultation
    JOIN roadmaps_revision revision ON revision.id = consultation.revision_id
    CROSS JOIN LATERAL (VALUES ('consultation:' || consultation.id), ('mission:' || revision.mission_id)) one (thing)
    ON CONFLICT DO NOTHING
"""
SILENCE = """
    INSERT INTO notifications_mailsettings (person_id, silenced_until, refused_address, refused_because)
    SELECT person_id, max(until), '', '' FROM engagement_ban WHERE lifted_at IS NULL AND until > now() GROUP BY person_id
    ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [("engagement", "0007_conversation"), ("notifications", "0001_initial")]

    operations = [
        migrations.RunSQL(FOLLOW, migrations.RunSQL.noop),
        migrations.RunSQL(SILENCE, migrations.RunSQL.noop),
    ]
