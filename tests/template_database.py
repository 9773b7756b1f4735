"""The tests' database, migrated once and copied for every process: migrating takes seconds, copying a fraction of one."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import psycopg
from django.conf import settings
from psycopg import sql

HERE = Path(settings.BASE_DIR)
# Any number: whoever holds it builds, the others wait.
BUILDING = 7_205_310


def template_database(database: dict) -> str:
    """Return the name of a migrated database to copy, on the server of ``database``; it is built if it is not there yet."""
    name = f"migrated_{_digest()}"
    with _connected(database) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [BUILDING])
        if not _exists(connection, name):
            _build(connection, database, name)
    return name


def build_beside() -> subprocess.Popen:
    """Begin to build that database in a process of its own, which ends when it is there; return the process."""
    command = [sys.executable, "-m", "tests.template_database"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE}
    return subprocess.Popen(command, cwd=HERE, env=environment, start_new_session=True)


def _digest() -> str:
    """Return a digest of what a migrated database is made of: the migrations, and what is installed."""
    made_of = [*sorted(HERE.glob("*/migrations/*.py")), HERE / "requirements-dev.txt"]
    return hashlib.sha256(b"".join(path.read_bytes() for path in made_of)).hexdigest()[:16]


def _connected(database: dict) -> psycopg.Connection:
    return psycopg.connect(
        host=database["HOST"],
        port=database["PORT"],
        user=database["USER"],
        password=database["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    )


def _exists(connection: psycopg.Connection, name: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _build(connection: psycopg.Connection, database: dict, name: str) -> None:
    """Migrate a new database and give it its name only then, so that one that was broken off is never copied."""
    unfinished = sql.Identifier("migrating")
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(unfinished))
    for (old,) in connection.execute("SELECT datname FROM pg_database WHERE datname LIKE 'migrated\\_%'").fetchall():
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(old)))
    connection.execute(sql.SQL("CREATE DATABASE {}").format(unfinished))
    url = f"postgresql://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}/migrating"
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, check=True, cwd=HERE, env={**os.environ, "DATABASE_URL": url})
    connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(unfinished, sql.Identifier(name)))


if __name__ == "__main__":
    template_database(settings.DATABASES["default"])
