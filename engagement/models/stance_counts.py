"""Triggers of the database that keep how many visible comments of a consultation take each stance.

Counting ten thousand comments takes longer than all the rest of a page, so they are counted as they are written. The
triggers run once a statement; they lock the consultation first, so that two of them never lose one another's count.
"""

import pgtrigger

VISIBLE = "withdrawn_at IS NULL AND hidden_at IS NULL"
COUNT = """
    PERFORM 1 FROM engagement_consultation
        WHERE id IN (SELECT consultation_id FROM ({changes}) AS changed) ORDER BY id FOR NO KEY UPDATE;
    UPDATE engagement_consultation AS c SET stance_counts = c.stance_counts || (
        SELECT jsonb_object_agg(d.stance, COALESCE((c.stance_counts ->> d.stance)::int, 0) + d.difference)
        FROM (
            SELECT consultation_id, stance, SUM(difference)::int AS difference
            FROM ({changes}) AS changed GROUP BY consultation_id, stance
        ) AS d WHERE d.consultation_id = c.id
    ) WHERE c.id IN (SELECT consultation_id FROM ({changes}) AS changed);
    RETURN NULL;
"""
ADDED = f"SELECT consultation_id, stance, 1 AS difference FROM new_comments WHERE {VISIBLE}"
TAKEN = f"SELECT consultation_id, stance, -1 AS difference FROM old_comments WHERE {VISIBLE}"


def _trigger(name: str, operation: pgtrigger.Operation, changes: str, **tables: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**tables),
        func=COUNT.format(changes=changes),
    )


TRIGGERS = [
    _trigger("count_new_stances", pgtrigger.Insert, ADDED, new="new_comments"),
    _trigger("count_removed_stances", pgtrigger.Delete, TAKEN, old="old_comments"),
    _trigger(
        "count_changed_stances",
        pgtrigger.Update,
        f"{ADDED} UNION ALL {TAKEN}",
        old="old_comments",
        new="new_comments",
    ),
]
