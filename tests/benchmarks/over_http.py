"""Requests a second over HTTP: the server as it is deployed, driven by autocannon, against two floors on the same server.

The generator shares the two cores with the server, so figures are to be read as ratios.
"""

import json
import os
import secrets
import statistics
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.benchmarks.conversation import written

PROJECT = Path(__file__).resolve().parent.parent.parent
AUTOCANNON = PROJECT / "node_modules" / ".bin" / "autocannon"
RUNS, SECONDS, CONNECTIONS = 3, 4, 16
HELLO, QUERY = "/floors/hello/", "/floors/query/"
MISSION, ROADMAP = "/missions/everyone-eats-well-every-day/", "/roadmaps/camden-renewal/"
CONSULTATION = "/consultations/clean-air-on-every-school-street/"
VISITED = (
    ("Home", "/"),
    ("Roadmaps", "/roadmaps/"),
    ("Roadmap", ROADMAP),
    ("Criteria of a roadmap", f"{ROADMAP}criteria/"),
    ("Mission", MISSION),
    ("Check of a mission", "/missions/clean-air-on-every-school-street/check/"),
    ("Solution", "/solutions/open-boards-register/"),
    ("Method", "/method/"),
    ("Consultations", "/consultations/"),
    ("Consultation", CONSULTATION),
    ("Reports", "/reports/"),
    ("Accessibility statement", "/accessibility/"),
    ("Privacy notice", "/privacy/"),
)
SIGNED_IN = (*VISITED, ("Workbench", "/workbench/"))
PREPARE = """
import django; django.setup()
from django.core.management import call_command
for command in ("migrate", "load_exemplars", "tell_story"):
    call_command(command, verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from accounts.models import Person
officer = Person.objects.get(email="officer@camden.example")
session = SessionStore()
session[SESSION_KEY] = str(officer.pk)
session[BACKEND_SESSION_KEY] = "accounts.backends.PersonBackend"
session[HASH_SESSION_KEY] = officer.get_session_auth_hash()
session.create()
print(session.session_key)
"""


def measure() -> tuple[list[str], list[str]]:
    """Return the section of docs/benchmarks.md, and the lines about writing comments.

    Needs ``DATABASE_URL`` of a server on which a database may be made.
    """
    server = os.environ["DATABASE_URL"]
    name = f"bench_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        try:
            database = f"{server.rsplit('/', 1)[0]}/{name}"
            with served(database) as (address, session):
                return section(address, {"Cookie": f"sessionid={session}"}), written(address, database)
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def served(database: str):
    """Serve the demonstration from ``database`` as it is deployed; yield its address and an officer's session."""
    environment = {**os.environ, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "tests.benchmarks.served"}
    environment.setdefault("SECRET_KEY", secrets.token_urlsafe(48))
    environment["STATIC_ROOT"] = str(PROJECT / ".local" / "bench" / "static")
    prepared = subprocess.run(
        [sys.executable, "-c", PREPARE], env=environment, cwd=PROJECT, capture_output=True, text=True, check=True
    )
    from camden_missions.embedded.postgres import free_port
    from camden_missions.running import commands

    port = str(free_port())
    web = subprocess.Popen(commands(port)["web"], env=environment, cwd=PROJECT)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address + HELLO)
        yield address, prepared.stdout.split()[-1]
    finally:
        web.terminate()
        web.wait(timeout=30)


def wait_for(address: str) -> None:
    """Wait until the server answers. Raises OSError after a minute."""
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise OSError(f"{address} does not answer")


def rates(address: str, headers: dict[str, str] | None = None) -> list[float]:
    """Return the requests a second of each run, after one to warm up. Raises AssertionError if any was refused."""
    given = {"Accept-Encoding": "gzip", **(headers or {})}
    command = [AUTOCANNON, "--json", "--connections", str(CONNECTIONS), "--no-progress"]
    for name, value in given.items():
        command += ["--headers", f"{name}={value}"]
    found = []
    for seconds in (1, *[SECONDS] * RUNS):
        done = subprocess.run(
            [*command, "--duration", str(seconds), address], capture_output=True, text=True, check=True
        )
        told = json.loads(done.stdout)
        assert not told["non2xx"] and not told["errors"], (
            f"{address}: {told['non2xx']} refused, {told['errors']} errors"
        )
        found.append(told["requests"]["average"])
    return found[1:]


def line(what: str, found: list[float], *floors: list[float]) -> str:
    """Return a row: the median with its spread, and its ratio to each floor."""
    middle = statistics.median(found)
    ratios = " | ".join(f"{middle / statistics.median(floor):.2f} ×" for floor in floors)
    return f"| {what} | {middle:,.0f} | {min(found):,.0f} to {max(found):,.0f} | {ratios} |"


def section(address: str, officer: dict[str, str]) -> list[str]:
    """Measure every row and return the lines."""
    hello, query = rates(address + HELLO), rates(address + QUERY)
    floors = (hello, query)
    rows = [line("*Floor: a view that says hello*", hello, *floors), line("*Floor: one query*", query, *floors)]
    rows += [line(f"{what}, for a visitor", rates(address + path), *floors) for what, path in VISITED]
    rows += [line(f"{what}, signed in", rates(address + path, officer), *floors) for what, path in SIGNED_IN]
    return [
        "## Requests a second over HTTP",
        "",
        f"The server as it is deployed (Granian, two workers with four threads each), driven by autocannon with "
        f"{CONNECTIONS} connections, {RUNS} runs of {SECONDS} s after one to warm up. The generator shares the cores, so "
        "read the ratios. Goals: a visitor's page at least half of the hello floor; signed in, at least a tenth of the "
        "one-query floor. The workbench is no public page; it stands here to compare.",
        "",
        "| What | Median, requests/s | Least to most | To hello | To one query |",
        "| --- | ---: | ---: | ---: | ---: |",
        *rows,
        "",
    ]


if __name__ == "__main__":
    print("\n".join(line for lines in measure() for line in lines))
