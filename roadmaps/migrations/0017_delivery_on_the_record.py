"""What was reported and decided in delivery is a fact: the database itself refuses to change it."""

from django.db import migrations

# Never changed from the moment they are written.
FACTS = ("correction", "milestonemove", "milestonereport", "statuschange", "moneyreport", "pledgereport", "outcome")
FORBID = "\n".join(
    f"""CREATE TRIGGER {name}_never_changes BEFORE UPDATE OR DELETE ON roadmaps_{name}
    FOR EACH ROW EXECUTE FUNCTION roadmaps_record_never_changes();"""
    for name in FACTS
)
ALLOW = "\n".join(f"DROP TRIGGER {name}_never_changes ON roadmaps_{name};" for name in FACTS)

# Never changed once they are sent, published or decided; a report that was sent still takes its answer, once.
FORBID_LATER = """
CREATE FUNCTION roadmaps_stage_report_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.sent_at IS NOT NULL AND (
        TG_OP = 'DELETE' OR OLD.answered_at IS NOT NULL
        OR (NEW.mission_id, NEW.number, NEW.since, NEW.until, NEW.facts, NEW.summary, NEW.in_the_way, NEW.next,
            NEW.asks, NEW.sent_at)
        IS DISTINCT FROM (OLD.mission_id, OLD.number, OLD.since, OLD.until, OLD.facts, OLD.summary, OLD.in_the_way,
            OLD.next, OLD.asks, OLD.sent_at)
    ) THEN
        RAISE EXCEPTION 'a stage report that was sent never changes' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER stage_report_stays BEFORE UPDATE OR DELETE ON roadmaps_stagereport
    FOR EACH ROW EXECUTE FUNCTION roadmaps_stage_report_stays();

CREATE FUNCTION roadmaps_closing_report_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'a closing report that was published never changes' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER closing_report_stays BEFORE UPDATE OR DELETE ON roadmaps_closingreport
    FOR EACH ROW EXECUTE FUNCTION roadmaps_closing_report_stays();

CREATE FUNCTION roadmaps_change_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state IN ('made', 'refused', 'withdrawn') THEN
        RAISE EXCEPTION 'a change that was decided never changes' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER change_stays BEFORE UPDATE OR DELETE ON roadmaps_proposedchange
    FOR EACH ROW EXECUTE FUNCTION roadmaps_change_stays();
"""
ALLOW_LATER = """
DROP TRIGGER change_stays ON roadmaps_proposedchange;
DROP FUNCTION roadmaps_change_stays();
DROP TRIGGER closing_report_stays ON roadmaps_closingreport;
DROP FUNCTION roadmaps_closing_report_stays();
DROP TRIGGER stage_report_stays ON roadmaps_stagereport;
DROP FUNCTION roadmaps_stage_report_stays();
"""


class Migration(migrations.Migration):
    """Adds the triggers."""

    dependencies = [("roadmaps", "0016_delivery")]
    operations = [migrations.RunSQL(FORBID, ALLOW), migrations.RunSQL(FORBID_LATER, ALLOW_LATER)]
