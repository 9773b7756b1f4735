"""Numbers that are kept, not counted anew: how many comments can be seen, and how many people take each stance.

One person has one voice: their latest comment that can be seen counts, however many they wrote; replies take no stance.
What a former participant left counts by itself, since nobody knows any more whose it was. Triggers of the database keep
the numbers, whoever writes comments and how. Nobody waits for a lock of the whole consultation: each connection adds to
a shard of its own, and a number is the sum of its shards.
"""

import pgtrigger
from django.db import models

from engagement.models.consultation import Consultation

SHARDS = 32


class Tally(models.Model):
    """A part of a number of a consultation; ``name`` says what is counted: "said", "stance:oppose", "question:7"."""

    pk = models.CompositePrimaryKey("consultation", "shard", "name")
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="tallies")
    shard = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    number = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.name}: {self.number}"


class Voice(models.Model):
    """The stance of one person in a consultation, as it is counted; ``who`` is their key, or that of a lone comment."""

    pk = models.CompositePrimaryKey("consultation", "who")
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="+")
    who = models.CharField(max_length=30)
    stance = models.CharField(max_length=15, blank=True)

    def __str__(self) -> str:
        return f"{self.who}: {self.stance}"


VISIBLE = "withdrawn_at IS NULL AND hidden_at IS NULL AND held_at IS NULL"
# The same of a comment that counts for a stance: no reply.
TAKES_A_STANCE = " AND ".join(
    f"{{row}}.{column} IS NULL" for column in ("reply_to_id", "withdrawn_at", "hidden_at", "held_at")
)
# What a change must touch for a voice to change, and for a number.
OF_VOICES = ("consultation_id", "author_id", "stance", "reply_to_id", "withdrawn_at", "hidden_at", "held_at")
OF_NUMBERS = (*OF_VOICES, "question_id", "solution_id", "theme_id")
WHO = "COALESCE('person ' || author_id, 'comment ' || id)"


def _numbers(rows: str, sign: int) -> str:
    """Return the query of what ``rows`` add to the plain numbers, one row each."""
    shown = f"FROM {rows} WHERE {VISIBLE}"
    return f"""
        SELECT consultation_id, 'said' AS name, {sign} AS number {shown}
        UNION ALL SELECT consultation_id, 'question:' || question_id, {sign} {shown} AND question_id IS NOT NULL
        UNION ALL SELECT consultation_id, 'solution:' || solution_id, {sign} {shown} AND solution_id IS NOT NULL
        UNION ALL SELECT consultation_id, 'theme:' || theme_id, {sign} {shown} AND theme_id IS NOT NULL
        UNION ALL SELECT consultation_id, 'held', {sign} FROM {rows} WHERE held_at IS NOT NULL AND withdrawn_at IS NULL
    """


def _replies(rows: str, sign: int) -> str:
    """Return the query of what ``rows`` add to the replies of comments."""
    return f"SELECT reply_to_id, {sign} AS number FROM {rows} WHERE reply_to_id IS NOT NULL AND {VISIBLE}"


def _function(changed: str, numbers: str, replies: str) -> str:
    """Return the body of the trigger: the numbers that ``numbers`` adds, the voices of whom ``changed`` names, ``replies``.

    Voices are locked before they are looked at, in a statement of its own, so that two comments of one person are counted
    one after the other. Writing how many replies a comment has is an update itself, so nothing is written where there are
    none. The statements are planned anew each time: a plan that was made for ten comments is slow for ten thousand.
    """
    people = (
        f"SELECT DISTINCT consultation_id, author_id, CASE WHEN author_id IS NULL THEN id END AS alone, {WHO} AS who"
    )
    return f"""
        INSERT INTO engagement_voice (consultation_id, who, stance)
            SELECT consultation_id, who, '' FROM ({people} FROM ({changed}) AS r) AS p ORDER BY consultation_id, who
            ON CONFLICT (consultation_id, who) DO UPDATE SET who = EXCLUDED.who;
        IF EXISTS ({replies}) THEN
            UPDATE engagement_comment AS c SET replied = c.replied + added.number
                FROM (SELECT reply_to_id, SUM(number) AS number FROM ({replies}) AS r GROUP BY reply_to_id) AS added
                WHERE c.id = added.reply_to_id AND added.number <> 0;
        END IF;
        EXECUTE $statement$
            WITH people AS ({people} FROM ({changed}) AS r),
            latest AS (
                SELECT p.consultation_id, p.who, COALESCE(own.stance, lone.stance, '') AS stands FROM people AS p
                LEFT JOIN LATERAL (
                    SELECT c.stance FROM engagement_comment AS c
                    WHERE c.consultation_id = p.consultation_id AND c.author_id = p.author_id AND {TAKES_A_STANCE.format(row="c")}
                    ORDER BY c.id DESC LIMIT 1
                ) AS own ON TRUE
                LEFT JOIN engagement_comment AS lone ON lone.id = p.alone AND lone.author_id IS NULL
                    AND {TAKES_A_STANCE.format(row="lone")}
            ),
            moved AS (
                UPDATE engagement_voice AS v SET stance = l.stands
                FROM latest AS l JOIN engagement_voice AS o ON o.consultation_id = l.consultation_id AND o.who = l.who
                WHERE v.consultation_id = o.consultation_id AND v.who = o.who AND o.stance <> l.stands
                RETURNING v.consultation_id, o.stance AS was, l.stands
            )
            INSERT INTO engagement_tally AS t (consultation_id, shard, name, number)
                SELECT consultation_id, pg_backend_pid() % {SHARDS}, name, SUM(number) FROM (
                    {numbers}
                    UNION ALL SELECT consultation_id, 'stance:' || was, -1 FROM moved WHERE was <> ''
                    UNION ALL SELECT consultation_id, 'stance:' || stands, 1 FROM moved WHERE stands <> ''
                ) AS added GROUP BY consultation_id, name HAVING SUM(number) <> 0 ORDER BY consultation_id, name
                ON CONFLICT (consultation_id, shard, name) DO UPDATE SET number = t.number + EXCLUDED.number
        $statement$;
        RETURN NULL;
    """


def _trigger(name: str, operation: pgtrigger.Operation, *queries: str, **tables: str) -> pgtrigger.Trigger:
    # The function is a format of pgtrigger's.
    body = _function(*queries).replace("{", "{{").replace("}", "}}")
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**tables),
        func=body,
    )


NEW, OLD = "new_comments", "old_comments"


# Rows of an update in which something changed that is counted, as they are and as they were.
def _changed(side: str, columns: tuple[str, ...]) -> str:
    """Return those rows of one side of an update, "n" as they are or "o" as they were, that differ in ``columns``."""
    is_now, was = (", ".join(f"{one}.{column}" for column in columns) for one in ("n", "o"))
    rows = f"SELECT {side}.* FROM {NEW} AS n JOIN {OLD} AS o ON o.id = n.id"
    return f"({rows} WHERE ROW({is_now}) IS DISTINCT FROM ROW({was})) AS changed_{side}"


PEOPLE = "SELECT consultation_id, author_id, id FROM"

COMMENT_TRIGGERS = [
    _trigger("count_new_comments", pgtrigger.Insert, f"{PEOPLE} {NEW}", _numbers(NEW, 1), _replies(NEW, 1), new=NEW),
    _trigger(
        "count_removed_comments", pgtrigger.Delete, f"{PEOPLE} {OLD}", _numbers(OLD, -1), _replies(OLD, -1), old=OLD
    ),
    _trigger(
        "count_changed_comments",
        pgtrigger.Update,
        f"{PEOPLE} {_changed('n', OF_VOICES)} UNION {PEOPLE} {_changed('o', OF_VOICES)}",
        f"{_numbers(_changed('n', OF_NUMBERS), 1)} UNION ALL {_numbers(_changed('o', OF_NUMBERS), -1)}",
        f"{_replies(_changed('n', OF_VOICES), 1)} UNION ALL {_replies(_changed('o', OF_VOICES), -1)}",
        old=OLD,
        new=NEW,
    ),
]
