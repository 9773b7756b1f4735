"""Acts of moderation and published responses stay as they were: the database itself refuses to change them."""

from django.db import migrations

FORBID = """
CREATE TRIGGER moderation_act_is_on_record BEFORE UPDATE OR DELETE ON engagement_moderationact
    FOR EACH ROW EXECUTE FUNCTION roadmaps_record_never_changes();
CREATE TRIGGER response_is_on_record BEFORE UPDATE OR DELETE ON engagement_response
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION roadmaps_record_never_changes();
"""
ALLOW = """
DROP TRIGGER response_is_on_record ON engagement_response;
DROP TRIGGER moderation_act_is_on_record ON engagement_moderationact;
"""


class Migration(migrations.Migration):
    """Adds the triggers."""

    dependencies = [("engagement", "0003_stance_counts"), ("roadmaps", "0002_records_never_change")]
    operations = [migrations.RunSQL(FORBID, ALLOW)]
