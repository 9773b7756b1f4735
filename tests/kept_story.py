"""The demonstration's story, told once a process: telling it takes seconds, writing it back a fraction of one."""

from django.core.management import call_command
from django.db import connection, transaction

from camden_missions.demonstration.story import tell_story

SHELF = "kept_story"
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
    """Tell the story, put all its rows on the shelf, and leave the database empty."""
    tell_story()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SHELF} CASCADE")
        cursor.execute(f"CREATE SCHEMA {SHELF}")
        cursor.execute(TABLES, [list(NOT_KEPT)])
        for (table,) in cursor.fetchall():
            cursor.execute(f'CREATE TABLE {SHELF}."{table}" AS TABLE public."{table}"')
    call_command("flush", verbosity=0, interactive=False)


def bring_back_story() -> None:
    """Write the rows of the story into the empty database, without their triggers running again."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(COLUMNS, [list(NOT_KEPT)])
        for table, columns in cursor.fetchall():
            cursor.execute(f'INSERT INTO public."{table}" ({columns}) SELECT {columns} FROM {SHELF}."{table}"')
        cursor.execute(COUNTED)
        for table, column in cursor.fetchall():
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('public.\"{table}\"', '{column}'), max(\"{column}\")) "
                f'FROM public."{table}" HAVING max("{column}") IS NOT NULL'
            )
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
