"""A job that kills its worker each time it is begun, forty times over, ends as failed and keeps no other job waiting."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from outbox import tasks
from outbox.leasing import DIED
from outbox.models import OutboxMessage

pytestmark = pytest.mark.django_db(transaction=True)
KILLS, SECONDS = 40, 240
# As tests/resilience/killing.py has it, which only the worker may import: it would register the job here too.
QUEUE = "tests-kills"


@pytest.fixture
def worker():
    """A real worker, which starts its processes again as they are killed."""
    place = connection.settings_dict
    address = f"{place['USER']}:{place['PASSWORD']}@{place['HOST']}:{place['PORT']}/{place['NAME']}"
    environment = {**os.environ, "DATABASE_URL": f"postgresql://{address}", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-m", "celery", "-A", "tests.resilience.killing", "worker", "-c", "4", "-l", "critical"]
    command += ["-Q", QUEUE, "--without-mingle", "--without-gossip"]
    process = subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR, start_new_session=True)
    yield process
    # Killed, as it would be a moment longer at what it is told not to do any more.
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=30)


def test_forty_kills(worker):
    messages = [OutboxMessage.objects.create(handler="tests.kill", queue=QUEUE, key=f"kill-{n}") for n in range(7)]
    other = OutboxMessage.objects.create(
        handler="roadmaps.look_through", queue=QUEUE, key="other", payload={"import_id": None}
    )
    deadline = time.monotonic() + SECONDS
    while OutboxMessage.objects.waiting().exists():
        assert time.monotonic() < deadline, list(OutboxMessage.objects.values("key", "attempts", "failed_at"))
        # What would take the minutes of a lease.
        OutboxMessage.objects.filter(leased_until__isnull=False).update(
            leased_until=timezone.now() - timedelta(seconds=1)
        )
        tasks.sweep()
        time.sleep(0.3)
    ended = OutboxMessage.objects.filter(pk__in=[message.pk for message in messages])
    assert {message.last_error for message in ended} == {DIED}
    assert sum(message.attempts for message in ended) >= KILLS
    other.refresh_from_db()
    assert other.done_at is not None
