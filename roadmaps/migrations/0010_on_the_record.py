"""What is said on the record of a check stays as it was said: the database itself refuses to change it.

A verdict, an overruling and a requested change once their assessment is handed in; the words of a proposed agreement
from the start, and all of it once it is agreed; a check once it is settled.
"""

from django.db import migrations

HANDED_IN = """
    SELECT a.submitted_at IS NOT NULL INTO handed_in FROM roadmaps_assessment AS a
"""
FORBID = f"""
CREATE FUNCTION roadmaps_verdict_is_on_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE handed_in boolean;
BEGIN
    {HANDED_IN} WHERE a.id = COALESCE(OLD.assessment_id, NEW.assessment_id);
    IF handed_in THEN
        RAISE EXCEPTION 'a verdict that was handed in never changes' USING ERRCODE = 'check_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE FUNCTION roadmaps_part_of_verdict_is_on_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE handed_in boolean;
BEGIN
    {HANDED_IN} JOIN roadmaps_verdict AS v ON v.assessment_id = a.id
    WHERE v.id = COALESCE(OLD.verdict_id, NEW.verdict_id);
    IF handed_in THEN
        RAISE EXCEPTION '%: what belongs to a verdict that was handed in never changes', TG_TABLE_NAME
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER verdict_is_on_record BEFORE INSERT OR UPDATE OR DELETE ON roadmaps_verdict
    FOR EACH ROW EXECUTE FUNCTION roadmaps_verdict_is_on_record();
CREATE TRIGGER overruling_is_on_record BEFORE INSERT OR UPDATE OR DELETE ON roadmaps_overruling
    FOR EACH ROW EXECUTE FUNCTION roadmaps_part_of_verdict_is_on_record();
-- Whether it was done, by whom and how is ticked off later.
CREATE TRIGGER change_asked_is_on_record
    BEFORE INSERT OR UPDATE OF verdict_id, field, solution, says OR DELETE ON roadmaps_changeasked
    FOR EACH ROW EXECUTE FUNCTION roadmaps_part_of_verdict_is_on_record();
CREATE TRIGGER assessment_is_on_record BEFORE UPDATE OR DELETE ON roadmaps_assessment
    FOR EACH ROW WHEN (OLD.submitted_at IS NOT NULL) EXECUTE FUNCTION roadmaps_record_never_changes();
CREATE TRIGGER agreement_keeps_its_words
    BEFORE UPDATE OF criteria_check_id, criterion, rating, answer, reason, proposed_by_id, proposed_at
    ON roadmaps_agreement FOR EACH ROW EXECUTE FUNCTION roadmaps_record_never_changes();
CREATE TRIGGER agreement_is_on_record BEFORE UPDATE OR DELETE ON roadmaps_agreement
    FOR EACH ROW WHEN (OLD.agreed_at IS NOT NULL) EXECUTE FUNCTION roadmaps_record_never_changes();
CREATE TRIGGER check_is_on_record BEFORE UPDATE OR DELETE ON roadmaps_criteriacheck
    FOR EACH ROW WHEN (OLD.settled_at IS NOT NULL) EXECUTE FUNCTION roadmaps_record_never_changes();
"""
ALLOW = """
DROP TRIGGER check_is_on_record ON roadmaps_criteriacheck;
DROP TRIGGER agreement_is_on_record ON roadmaps_agreement;
DROP TRIGGER agreement_keeps_its_words ON roadmaps_agreement;
DROP TRIGGER assessment_is_on_record ON roadmaps_assessment;
DROP TRIGGER change_asked_is_on_record ON roadmaps_changeasked;
DROP TRIGGER overruling_is_on_record ON roadmaps_overruling;
DROP TRIGGER verdict_is_on_record ON roadmaps_verdict;
DROP FUNCTION roadmaps_part_of_verdict_is_on_record();
DROP FUNCTION roadmaps_verdict_is_on_record();
"""


class Migration(migrations.Migration):
    """Adds the triggers."""

    dependencies = [("roadmaps", "0009_published")]
    operations = [migrations.RunSQL(FORBID, ALLOW)]
