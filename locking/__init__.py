"""The only place where a row is locked, so that every deed waits for others in one order and none waits for ever.

The order: a document; an import; a roadmap; a mission; what it taught; its challenge; its
consultation; a comment; a solution; an organisation; a person; who holds a role; a delivery of news; a message of the
outbox; last of all a name. A deed locks from the left to the right, and what it has locked already it may lock again.
The check of a mission has no lock of its own: whatever changes a check, a seat or a verdict locks the mission. Which
test holds which lock stands in docs/locks.md.
"""

from typing import TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

# Tables in the order of their locks; the test suite watches that every statement keeps to it.
ORDER = (
    "reports_report",
    "roadmaps_roadmapimport",
    "roadmaps_roadmap",
    "roadmaps_mission",
    "roadmaps_learningentry",
    "roadmaps_challenge",
    "engagement_consultation",
    "engagement_comment",
    "roadmaps_solution",
    "roadmaps_organisation",
    "accounts_person",
    "accounts_rolegrant",
    "notifications_delivery",
    "outbox_outboxmessage",
)
# Any numbers, as long as nothing else in the database uses them for advisory locks.
NAMES, DIGESTS = 5150, 5151

Row = TypeVar("Row", bound=Model)


def lock(rows: QuerySet[Row], *, also: tuple[str, ...] = (), passing_over_locked: bool = False) -> QuerySet[Row]:
    """Return ``rows`` such that reading them locks them until the transaction ends.

    Rows that only refer to them can be written meanwhile. ``also`` names joined rows that are locked with each. With
    ``passing_over_locked``, what somebody else holds is left out instead of waited for.
    """
    return rows.select_for_update(of=("self", *also), no_key=True, skip_locked=passing_over_locked)


def lock_row(row: Row, rows: QuerySet[Row] | None = None) -> Row:
    """Lock one row, and return it as it stands now; read from ``rows``, if they are given.

    Raises the model's DoesNotExist when it was deleted meanwhile.
    """
    rows = type(row)._base_manager.all() if rows is None else rows
    return lock(rows).get(pk=row.pk)


def hold_row(row: Row, rows: QuerySet[Row] | None = None) -> Row:
    """Keep one row from being changed, and return it as it stands now; read from ``rows``, if they are given.

    Any number of deeds may hold it at once; whoever locks it waits for all of them. Raises the model's DoesNotExist.
    """
    table = connection.ops.quote_name(row._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} WHERE id = %s FOR SHARE", [row.pk])
    rows = type(row)._base_manager.all() if rows is None else rows
    return rows.get(pk=row.pk)


def lock_name(table: str, name: str) -> None:
    """Let nobody else give ``name``, whatever its case, in ``table`` until the transaction ends.

    Two people who choose one name at the same moment do it one after the other: the second finds that it is taken.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(lower(%s)))", [NAMES, f"{table}:{name}"])


def try_lock(which: int, key: int) -> bool:
    """Lock ``key`` among ``which`` until the transaction ends, unless somebody has; return whether it is ours now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [which, key])
        return bool(cursor.fetchone()[0])
