"""What many tests begin with, written once a process: telling a story takes seconds, writing it back a fraction of one.

Two shelves: the demonstration's story, and that story with something at every address of the service.
"""

from django.core.management import call_command
from django.db import connection, transaction

from camden_missions.demonstration.people import make_people
from camden_missions.demonstration.story import tell_story
from tests.camden_missions.address import Address
from tests.quiet import no_worker_takes_part, wait_until_nobody_works

STORY, ADDRESSES = "kept_story", "kept_addresses"
# What a flush leaves or makes again by itself.
NOT_KEPT = ("django_migrations", "django_content_type", "auth_permission")
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL(%s)"
COLUMNS = """
    SELECT table_name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns
    WHERE table_schema = 'public' AND is_generated = 'NEVER' AND table_name <> ALL(%s)
    AND table_name IN (SELECT tablename FROM pg_tables WHERE schemaname = 'public') GROUP BY table_name
"""
COUNTED = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND is_identity = 'YES'"


def may_be_kept() -> bool:
    """Say whether the database lets this process write rows back past its triggers: only for a superuser."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        return bool(cursor.fetchone()[0])


def keep_story() -> None:
    """Tell the story, put all its rows on its shelf, and leave the database empty."""
    with no_worker_takes_part():
        tell_story()
    _keep(STORY)


def keep_addresses() -> dict[str, Address]:
    """Fill every address over the story, put all rows on their shelf, and leave the database empty; return the addresses."""
    from tests.camden_missions.addresses import filled

    bring_back(STORY)
    with no_worker_takes_part():
        found = filled(make_people())
    _keep(ADDRESSES)
    return found


def _keep(shelf: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {shelf} CASCADE")
        cursor.execute(f"CREATE SCHEMA {shelf}")
        cursor.execute(TABLES, [list(NOT_KEPT)])
        for (table,) in cursor.fetchall():
            cursor.execute(f'CREATE TABLE {shelf}."{table}" AS TABLE public."{table}"')
    wait_until_nobody_works()
    call_command("flush", verbosity=0, interactive=False)


def bring_back(shelf: str) -> None:
    """Write the rows of a shelf into the empty database, without their triggers running again."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(COLUMNS, [list(NOT_KEPT)])
        for table, columns in cursor.fetchall():
            cursor.execute(f'INSERT INTO public."{table}" ({columns}) SELECT {columns} FROM {shelf}."{table}"')
        cursor.execute(COUNTED)
        for table, column in cursor.fetchall():
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('public.\"{table}\"', '{column}'), max(\"{column}\")) "
                f'FROM public."{table}" HAVING max("{column}") IS NOT NULL'
            )
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
