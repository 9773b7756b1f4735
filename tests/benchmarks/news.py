"""Notifications: how many deliveries are made in how long, and what comes of a storm of kills and restarts."""

import json
import os
import random
import shutil
import subprocess
import sys
import time

import psycopg
from django.conf import settings
from django.db import connection, connections

from camden_missions.embedded.places import Places
from camden_missions.embedded.postgres import Postgres
from camden_missions.embedded.redis import Redis

MANY, STORM, STRIKES = 100_000, 20_000, 24
# In a process of its own, so that what it holds in memory is its own: make the people, then the deliveries.
FAN_OUT = """
import json, resource, sys, time
import django; django.setup()
from notifications.fanning_out import fan_out
from notifications.models import Delivery
from tests.resilience.storm import followers, happens
followers(int(sys.argv[1]))
event = happens()
start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
fan_out(event_id=event.pk)
print(json.dumps({
    "seconds": time.perf_counter() - start,
    "made": Delivery.objects.filter(event=event).count(),
    "before": before / 1024,
    "most": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
"""
WALK = """
import json, sys
import django; django.setup()
from tests.benchmarks.news import storm_here
print(json.dumps(storm_here(sys.argv[1], sys.argv[2])))
"""


def news() -> list[str]:
    """Return the lines about notifications, measured on servers that are there for it alone."""
    places = Places("bench-news")
    postgres, redis = Postgres(places, careless=True), Redis(places)
    try:
        url, broker = postgres.start(), redis.start()
        _begin_from_nothing(url)
        made = _in_a_process(FAN_OUT, url, broker, str(MANY // 2))
        _begin_from_nothing(url)
        came, servers = _storm(url, broker, postgres, redis)
    finally:
        redis.stop()
        postgres.stop()
    return [
        f"{made['made']:,} deliveries, a notification and an email for each of {made['made'] // 2:,} people, were made in "
        f"{made['seconds']:.1f} s by one worker, which held at most {made['most']:.0f} MB.",
        f"{came['people']:,} people were to hear of one event by email, while {came['kills']} workers were killed, Redis "
        f"was stopped and begun again empty {servers['redis']} times, and PostgreSQL was stopped and begun again "
        f"{servers['postgres']} times. After {came['seconds']:.0f} s {came['sent']:,} emails were on record as sent, one for "
        f"each; the mail server saw {came['seen']:,} of them, {came['doubled']} of these twice "
        f"({100 * came['doubled'] / came['people']:.3f} %).",
    ]


def _environment(url: str, broker: str) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": url, "REDIS_URL": broker, "DJANGO_SETTINGS_MODULE": "tests.settings"}


def _in_a_process(code: str, url: str, broker: str, *given: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", code, *given],
        env=_environment(url, broker),
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    return json.loads(done.stdout.splitlines()[-1])


def _begin_from_nothing(url: str) -> None:
    address, _, name = url.rpartition("/")
    with psycopg.connect(f"{address}/postgres", autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {name}")
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=_environment(url, ""), cwd=settings.BASE_DIR, check=True)


def _storm(url: str, broker: str, postgres: Postgres, redis: Redis) -> tuple[dict[str, float], dict[str, int]]:
    """Let the storm go on in a process of its own, and stop and begin the servers meanwhile."""
    walking = subprocess.Popen(
        [sys.executable, "-c", WALK, url, broker],
        env=_environment(url, broker),
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    stopped = {"redis": 0, "postgres": 0}
    # Until the people are there.
    time.sleep(25)
    for turn in range(6):
        if walking.poll() is not None:
            break
        name = "redis" if turn % 2 else "postgres"
        if name == "redis":
            _begin_empty(redis)
        else:
            postgres.stop()
            time.sleep(random.uniform(0.5, 2))
            postgres.start()
        stopped[name] += 1
        time.sleep(6)
    said, _ = walking.communicate(timeout=1_200)
    assert walking.returncode == 0, said[-2_000:]
    return json.loads(said.splitlines()[-1]), stopped


def _begin_empty(redis: Redis) -> None:
    """Kill Redis, and begin it again where it answered before, with nothing of what it knew."""
    command = redis.process.args
    redis.process.kill()
    redis.process.wait(timeout=30)
    time.sleep(random.uniform(0.5, 2))
    shutil.rmtree(redis.home / "appendonlydir", ignore_errors=True)
    (redis.home / "dump.rdb").unlink(missing_ok=True)
    redis.process = subprocess.Popen(command, cwd=redis.home, stdout=subprocess.DEVNULL, start_new_session=True)


def storm_here(url: str, broker: str) -> dict[str, float]:
    """Tell of something of which many hear, kill workers until they have, and return what came of it."""
    from tests.resilience.storm import (
        Sink,
        Workers,
        environment_of,
        followers,
        happens,
        until_all_is_sent,
        what_came_of_it,
    )

    followers(STORM)
    start = time.perf_counter()
    event, sink = happens(), Sink()
    workers = Workers(2, environment_of(url, broker, sink))
    try:
        until_all_is_sent(event, [workers.kill_one] * STRIKES, pause=1.5, seconds=1_000)
    finally:
        workers.stop()
        sink.server.stop()
    came = what_came_of_it(event, sink)
    connections.close_all()
    connection.close()
    return {**came, "kills": workers.kills, "seconds": time.perf_counter() - start}
