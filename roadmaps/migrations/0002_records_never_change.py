"""Revisions and the record of steps are facts: the database itself refuses to change them."""

from django.db import migrations

FORBID = """
CREATE FUNCTION roadmaps_record_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is a record and never changes', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER revision_never_changes BEFORE UPDATE OR DELETE ON roadmaps_revision
    FOR EACH ROW EXECUTE FUNCTION roadmaps_record_never_changes();
CREATE TRIGGER step_taken_never_changes BEFORE UPDATE OR DELETE ON roadmaps_steptaken
    FOR EACH ROW EXECUTE FUNCTION roadmaps_record_never_changes();
"""
ALLOW = """
DROP TRIGGER step_taken_never_changes ON roadmaps_steptaken;
DROP TRIGGER revision_never_changes ON roadmaps_revision;
DROP FUNCTION roadmaps_record_never_changes();
"""


class Migration(migrations.Migration):
    """Adds the triggers."""

    dependencies = [("roadmaps", "0001_initial")]
    operations = [migrations.RunSQL(FORBID, ALLOW)]
