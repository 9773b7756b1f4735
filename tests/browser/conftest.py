"""A real browser against a real server, with a real worker on a real broker."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from redis import Redis

from tests.browser.chromium import installed
from tests.browser.visitor import Visitor
from tests.quiet import wait_until_nobody_works

AXE = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Use the browser that is installed, quietly and offline."""
    return {
        **browser_type_launch_args,
        "executable_path": installed(),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            # Fewer processes: starting one costs more than a page.
            "--in-process-gpu",
            "--renderer-process-limit=1",
            "--disable-site-isolation-trials",
            "--disable-features=site-per-process,IsolateOrigins,PaintHolding,Translate,MediaRouter,OptimizationHints",
        ],
    }


@pytest.fixture(scope="session")
def worker(django_db_setup, django_db_blocker):
    """A Celery worker on the database and the broker of this test process."""
    with django_db_blocker.unblock():
        database = connection.settings_dict
    url = f"postgresql://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "REDIS_URL": settings.REDIS_URL,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    command = [sys.executable, "-m", "celery", "-A", "camden_missions.celery", "worker", "-c", "1", "-l", "error"]
    # Not the news: who sends them is what tests/resilience looks into, with workers of its own.
    command += ["-Q", "mail,reports,default", "--without-mingle", "--without-gossip"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _wait_until_it_listens(process)
    yield process
    process.terminate()
    process.wait(timeout=30)


def _wait_until_it_listens(process: subprocess.Popen) -> None:
    broker = Redis.from_url(settings.REDIS_URL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert process.poll() is None, "the worker ended by itself"
        # A worker that listens blocks on its queues.
        if any("brpop" in client.get("cmd", "") for client in broker.client_list()):
            return
        time.sleep(0.1)
    raise AssertionError("the worker did not start to listen")


@pytest.fixture
def visitors(browser, live_server, transactional_db):
    """Return a function that opens the service for somebody, with or without JavaScript, at a width."""
    contexts = []

    def open_for(*, javascript: bool = True, width: int = 1280) -> Visitor:
        context = browser.new_context(
            base_url=live_server.url, java_script_enabled=javascript, viewport={"width": width, "height": 900}
        )
        context.set_default_timeout(8_000)
        contexts.append(context)
        return Visitor(context.new_page(), javascript=javascript, base_url=live_server.url)

    yield open_for
    for context in contexts:
        context.close()
    wait_until_nobody_works()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return AXE.read_text(encoding="utf-8")
