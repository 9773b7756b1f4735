"""News for many people while workers are killed and servers lose what they knew: who got what, and how often."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from aiosmtpd.controller import Controller
from django.conf import settings
from django.db import connection
from django.utils import timezone

from accounts.models import Person
from camden_missions.embedded.postgres import free_port
from notifications.choices import Channel, State
from notifications.fanning_out import QUEUE, SEND
from notifications.models import Delivery, Event, Follow
from notifications.telling import tell
from outbox import tasks
from outbox.models import OutboxMessage
from outbox.publishing import kick

THING = "mission:1"
COMMAND = [sys.executable, "-m", "celery", "-A", "camden_missions.celery", "worker", "-c", "2", "-l", "critical"]
COMMAND += ["-Q", f"default,{QUEUE}", "--without-mingle", "--without-gossip"]


class Sink:
    """A mail server that takes everything, and counts how often it saw each email."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self.server = Controller(self, hostname="127.0.0.1", port=free_port())
        self.server.start()

    async def handle_DATA(self, _server, _session, envelope) -> str:
        """Take an email."""
        head = envelope.content.split(b"\r\n\r\n", 1)[0].decode()
        self.seen[next(line for line in head.splitlines() if line.startswith("Message-ID"))] += 1
        return "250 taken"


class Workers:
    """Real workers, to be killed and started again."""

    def __init__(self, number: int, environment: dict[str, str]) -> None:
        self.environment, self.kills = environment, 0
        self.running = [self._start() for _ in range(number)]

    def _start(self) -> subprocess.Popen:
        name = f"{random.getrandbits(32):x}@%h"
        return subprocess.Popen(
            [*COMMAND, "-n", name], env=self.environment, cwd=settings.BASE_DIR, start_new_session=True
        )

    def kill_one(self) -> None:
        """Kill a worker with all its processes, and start another."""
        place = random.randrange(len(self.running))
        self._end(self.running[place])
        self.kills += 1
        self.running[place] = self._start()

    def _end(self, worker: subprocess.Popen) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)
        worker.wait(timeout=30)

    def stop(self) -> None:
        """End them all."""
        for worker in self.running:
            self._end(worker)


def environment_of(url: str, redis: str, sink: Sink) -> dict[str, str]:
    """Return the environment of workers on a database and a broker, which send to ``sink``."""
    return {
        **os.environ,
        "DATABASE_URL": url,
        "REDIS_URL": redis,
        "EMAIL_PORT": str(sink.server.port),
        "DJANGO_SETTINGS_MODULE": "tests.resilience.storm_settings",
        "LOG_LEVEL": "CRITICAL",
    }


def followers(number: int) -> None:
    """Make so many people who follow one thing."""
    people = Person.objects.bulk_create(
        [Person(email=f"follower{n}@example.org", name=f"Follower {n}") for n in range(number)], batch_size=5_000
    )
    Follow.objects.bulk_create([Follow(thing=THING, person=one) for one in people], batch_size=5_000)


def happens() -> Event:
    """Tell of something of which they all hear by email at once."""
    words = {"mission": "Clean air", "closes": "1 May 2027", "reason": "A strike stopped the post."}
    return tell("consultation.extended", key="storm", heading="Clean air", address="/", about=[THING], **words)


def emails_left(event: Event) -> bool:
    """Say whether anything of an event is still to be made or sent."""
    is_told = Event.objects.filter(pk=event.pk, told_at__isnull=False).exists()
    waiting = Delivery.objects.filter(event=event, channel=Channel.EMAIL, state=State.WAITING)
    return not is_told or waiting.exists()


def tick() -> None:
    """Do what the clock does every few seconds, and end the leases that dead workers leave, which takes minutes else."""
    past = timezone.now() - timedelta(seconds=1)
    OutboxMessage.objects.filter(done_at=None, leased_until__isnull=False).update(leased_until=past)
    tasks.sweep()
    kick(SEND, queue=QUEUE)


def until_all_is_sent(event: Event, strikes: list[Callable[[], None]], *, pause: float, seconds: float) -> None:
    """Let the clock go on and strike by turns, until every email is sent; the strikes end before that does."""
    deadline = time.monotonic() + seconds
    left = list(strikes)
    while True:
        with contextlib.suppress(Exception):
            tick()
            if not left and not emails_left(event):
                return
        assert time.monotonic() < deadline, "not everything was sent in time"
        time.sleep(pause)
        if left and random.random() < 0.7:
            left.pop(0)()
        if not connection.is_usable():
            connection.close()


def what_came_of_it(event: Event, sink: Sink) -> dict[str, int]:
    """Return the counts that have to be right: people, rows on record, emails seen, and how many were seen twice."""
    rows = Delivery.objects.filter(event=event)
    emails = rows.filter(channel=Channel.EMAIL)
    return {
        "people": Follow.objects.filter(thing=THING).count(),
        "on the page": rows.filter(channel=Channel.PAGE).count(),
        "sent": emails.filter(state=State.SENT).count(),
        "emails": emails.count(),
        "seen": len(sink.seen),
        "doubled": sum(sink.seen.values()) - len(sink.seen),
    }
