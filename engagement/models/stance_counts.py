"""Triggers of the database that keep how many people take each stance in a consultation, and how many comments there are.

One person has one voice: their latest comment that can be seen counts, however many they wrote. What a former
participant left counts by itself, since nobody knows any more whose it was. Counting ten thousand comments takes longer
than all the rest of a page, so they are counted as they are written. The triggers run once a statement; they lock the
consultation first, so that two of them never lose one another's count.
"""

import pgtrigger

VISIBLE = "withdrawn_at IS NULL AND hidden_at IS NULL"
COUNTED = f"""
    said = (SELECT COUNT(*) FROM engagement_comment WHERE consultation_id = c.id AND {VISIBLE}),
    stance_counts = COALESCE((
        SELECT jsonb_object_agg(stance, number) FROM (
            SELECT stance, COUNT(*) AS number FROM (
                SELECT DISTINCT ON (voice) stance FROM (
                    SELECT COALESCE(author_id::text, 'comment ' || id) AS voice, stance, id
                    FROM engagement_comment WHERE consultation_id = c.id AND {VISIBLE}
                ) AS voices ORDER BY voice, id DESC
            ) AS latest GROUP BY stance
        ) AS numbers
    ), '{{}}')
"""
COUNT = f"""
    PERFORM 1 FROM engagement_consultation
        WHERE id IN (SELECT consultation_id FROM ({{changed}}) AS changed) ORDER BY id FOR NO KEY UPDATE;
    UPDATE engagement_consultation AS c SET {COUNTED.replace("{", "{{").replace("}", "}}")}
        WHERE c.id IN (SELECT consultation_id FROM ({{changed}}) AS changed);
    RETURN NULL;
"""
NEW, OLD = "SELECT consultation_id FROM new_comments", "SELECT consultation_id FROM old_comments"


def _trigger(name: str, operation: pgtrigger.Operation, changed: str, **tables: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**tables),
        func=COUNT.format(changed=changed),
    )


TRIGGERS = [
    _trigger("count_new_stances", pgtrigger.Insert, NEW, new="new_comments"),
    _trigger("count_removed_stances", pgtrigger.Delete, OLD, old="old_comments"),
    _trigger("count_changed_stances", pgtrigger.Update, f"{NEW} UNION {OLD}", old="old_comments", new="new_comments"),
]
