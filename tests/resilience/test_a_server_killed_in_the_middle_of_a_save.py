"""The web server dies while a save waits for the database: the draft is whole, and what was typed is there again."""

import contextlib
import http.client
import os
import re
import subprocess
import sys
import threading
import time
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from camden_missions.embedded.postgres import free_port
from roadmaps.models import Mission, WorkingCopy
from tests import factories
from tests.forms import fields_of

pytestmark = pytest.mark.django_db(transaction=True)


class Server:
    """A real web server over the test's own database, to be killed and started again."""

    def __init__(self) -> None:
        self.port = free_port()

    def start(self) -> None:
        database = connection.settings_dict
        address = f"{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
        environment = {
            **os.environ,
            "DATABASE_URL": f"postgresql://{address}",
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        }
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--no-ws"]
        command += ["--port", str(self.port), "--log-level", "error", "camden_missions.wsgi:application"]
        self.process = subprocess.Popen(
            command, env=environment, cwd=settings.BASE_DIR, start_new_session=True, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.ask("GET", "/healthz/")[0] in (200, 503):
                    return
            time.sleep(0.1)
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        os.killpg(self.process.pid, 9)
        self.process.wait(timeout=20)

    def ask(self, method: str, path: str, data: dict | None = None, cookies: str = "") -> tuple[int, str]:
        visit = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        with contextlib.closing(visit):
            visit.request(method, path, urlencode(data or {}, doseq=True), headers)
            answer = visit.getresponse()
            return answer.status, answer.read().decode()


@pytest.fixture
def server():
    started = Server()
    started.start()
    yield started
    with contextlib.suppress(ProcessLookupError):
        started.kill()


def signed_in_cookies(officer) -> str:
    client = Client()
    client.force_login(officer, backend="accounts.backends.PersonBackend")
    return f"sessionid={client.cookies['sessionid'].value}; csrftoken={'a' * 32}"


def test_no_word_is_lost(server):
    officer = factories.officer()
    draft = factories.draft(officer, statement="As it was.")
    path, cookies = f"/workbench/missions/{draft.slug}/words/", signed_in_cookies(officer)
    _, page = server.ask("GET", path, cookies=cookies)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)
    typed = {**fields_of(page), "csrfmiddlewaretoken": token, "statement": "As it should be."}
    assert server.ask("POST", path, {**typed, "then": "autosave"}, cookies)[0] == 200
    with transaction.atomic():
        # Somebody holds the row, so that the save is in its middle when the server dies.
        Mission.objects.select_for_update().get(pk=draft.pk)
        saving = threading.Thread(target=_try, args=(server, path, typed, cookies))
        saving.start()
        _wait_until_it_waits()
        server.kill()
        saving.join(timeout=30)
    assert Mission.objects.get(pk=draft.pk).statement == "As it was."
    assert WorkingCopy.objects.get().data["statement"] == ["As it should be."]
    server.start()
    _, page = server.ask("GET", path, cookies=cookies)
    assert "You have not saved what you typed here." in page
    again = {**fields_of(page), "csrfmiddlewaretoken": token}
    assert again["statement"] == ["As it should be."]
    assert server.ask("POST", path, again, cookies)[0] == 302
    assert Mission.objects.get(pk=draft.pk).statement == "As it should be."


def _try(server: Server, path: str, typed: dict, cookies: str) -> None:
    with contextlib.suppress(OSError, http.client.HTTPException):
        server.ask("POST", path, typed, cookies)


def _wait_until_it_waits() -> None:
    """Wait until another connection waits for the row's lock."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            # Inside a transaction PostgreSQL else shows the same picture again.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("the save did not begin")
