"""Make the database role that the service itself uses: it reads and writes rows, and owns nothing."""

import os

import pghistory.models
from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from django.db.models import Model
from psycopg import sql

# What is written once: rows of the history and steps are added, never changed.
ADDED_ONLY = {"roadmaps_steptaken", "roadmaps_methodversion"}


class Command(BaseCommand):
    """Run as the owner of the tables after every migration. Its password is read from ``SERVICE_PASSWORD``."""

    help = "Make or renew the database role of the service, which can switch no trigger off."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name of the role."""
        parser.add_argument("role")

    def handle(self, *, role: str, **_options: object) -> None:
        """Make the role and grant it what it needs. Raises CommandError without a password."""
        password = os.environ.get("SERVICE_PASSWORD", "")
        if not password:
            raise CommandError("Set SERVICE_PASSWORD: the service signs in to the database with it.")
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements(role, password, exists=_exists(cursor, role)):
                cursor.execute(statement)
        self.stdout.write(f"{role} may read and write rows, and owns nothing.")


def _exists(cursor, role: str) -> bool:
    cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [role])
    return cursor.fetchone() is not None


def statements(role: str, password: str, *, exists: bool) -> list[sql.Composed]:
    """Return what makes the role, or renews its password, and grants it rows and no tables."""
    name = sql.Identifier(role)
    how = sql.SQL("ALTER ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}")
    made = [] if exists else [sql.SQL("CREATE ROLE {}").format(name)]
    made.append(how.format(name, sql.Literal(password)))
    made.append(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(name))
    made.append(sql.SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}").format(name))
    made.append(sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}").format(name))
    for table in sorted(added_only()):
        made.append(sql.SQL("REVOKE UPDATE, DELETE ON {} FROM {}").format(sql.Identifier(table), name))
    made.append(sql.SQL("REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}").format(name))
    return made


def added_only() -> set[str]:
    """Return the tables whose rows nobody changes: the history, and what is on the record for good."""
    return ADDED_ONLY | {model._meta.db_table for model in apps.get_models() if _is_history(model)}


def _is_history(model: type[Model]) -> bool:
    return issubclass(model, pghistory.models.Event) and model._meta.managed
