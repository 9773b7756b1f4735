"""Empty the database after a test that committed: only the tables that hold something, instead of all of them."""

from typing import Any

from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations


def flush_quickly() -> None:
    """Let Django's flush delete rows where there are any. A truncation of every table takes a good part of a second."""

    def sql_flush(self: DatabaseOperations, style: Any, tables: list[str], **_options: Any) -> list[str]:
        if not tables:
            return []
        asked = (f"SELECT '{table}' WHERE EXISTS (SELECT FROM {self.quote_name(table)})" for table in tables)
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(asked))
            filled = [name for (name,) in cursor.fetchall()]
        # Triggers keep the record from being deleted, and foreign keys are triggers too.
        return [
            "SET session_replication_role = replica",
            *(f"DELETE FROM {self.quote_name(table)}" for table in filled),
            "SET session_replication_role = DEFAULT",
        ]

    DatabaseOperations.sql_flush = sql_flush
