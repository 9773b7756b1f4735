"""The conversation under load: comments written through the real server, pages of many comments, and themes of them all."""

import http.client
import json
import os
import statistics
import subprocess
import sys
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from threading import Lock
from urllib.parse import urlencode, urlsplit

import psycopg
from django.db import connection

PROJECT = Path(__file__).resolve().parent.parent.parent
# Four times the rate at which a national petitions site collapsed once.
RATE, SECONDS, WRITERS, PEOPLE = 133, 60, 16, 400
SLUG = "clean-air-on-every-school-street"
TOKEN = "a" * 32
BEGIN = f"""
import django; django.setup()
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from accounts.models import Person
for number in range({PEOPLE}):
    person = Person.objects.create(email=f"bench{{number}}@example.org", name=f"Neighbour {{number}}")
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "accounts.backends.PersonBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    print(session.session_key)
"""
# In a process of its own, so that what it holds in memory is its own.
THEMES = """
import json, resource, sys, time
from engagement.themes.copies import copies_of
from engagement.themes.finding import Text, find
from sklearn.metrics import normalized_mutual_info_score
from tests.engagement.themes.labelled import labelled
made = labelled(int(sys.argv[1]))
texts = [Text(n, words) for n, (_, words) in enumerate(made)]
start = time.perf_counter()
found = find(texts)
copies_of(texts)
seconds = time.perf_counter() - start
theme = {key: n for n, group in enumerate(found.groups) for key in group.members}
score = normalized_mutual_info_score([subject for subject, _ in made], [theme.get(n, -1) for n in range(len(made))])
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
print(json.dumps({"comments": len(made), "seconds": seconds, "themes": len(found.groups), "score": score, "most": most}))
"""


def written(address: str, database: str) -> list[str]:
    """Write comments through the server for a minute at ``RATE`` a second; return the lines that say what came of it."""
    environment = {**os.environ, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "tests.benchmarks.served"}
    prepared = subprocess.run(
        [sys.executable, "-c", BEGIN], env=environment, cwd=PROJECT, capture_output=True, text=True, check=True
    )
    sessions = prepared.stdout.split()
    taken, answered = _write(address, sessions)
    with psycopg.connect(database) as link:
        there = link.execute("SELECT form_key::text FROM engagement_comment WHERE body LIKE 'Bench %'").fetchall()
        told = link.execute(
            "SELECT COALESCE(SUM(number), 0) FROM engagement_tally AS t JOIN engagement_consultation AS c "
            "ON c.id = t.consultation_id WHERE c.slug = %s AND t.name IN ('said', 'held')",
            [SLUG],
        ).fetchone()[0]
        counted = link.execute(
            "SELECT COUNT(*) FROM engagement_comment AS m JOIN engagement_consultation AS c ON c.id = m.consultation_id "
            "WHERE c.slug = %s AND withdrawn_at IS NULL AND hidden_at IS NULL",
            [SLUG],
        ).fetchone()[0]
    kept = [key for (key,) in there]
    lost, doubled = set(answered) - set(kept), len(kept) - len(set(kept))
    ordered = sorted(taken)
    middle, most = statistics.median(ordered) * 1000, ordered[-1] * 1000
    slow = ordered[int(len(ordered) * 0.95)] * 1000
    return [
        f"Comments on one consultation by {len(sessions)} people, sent through the server at {RATE} a second for "
        f"{SECONDS} s: {len(answered):,} taken, {len(answered) / SECONDS:.0f} a second; {len(lost)} lost, {doubled} "
        f"double. An answer took {middle:.0f} ms (median), {slow:.0f} ms (95 of 100), {most:.0f} ms (the longest). "
        f"Counted one by one they are {counted:,}, as kept {told:,}.",
    ]


def _write(address: str, sessions: list[str]) -> tuple[list[float], list[str]]:
    """Send comments, one each tick, over as many connections as there are writers; return how long each took, and its key."""
    host = urlsplit(address).netloc
    ticks, begin, lock = count(), time.perf_counter() + 0.5, Lock()
    taken: list[float] = []
    answered: list[str] = []

    def write_on() -> None:
        link = http.client.HTTPConnection(host, timeout=60)
        while True:
            with lock:
                tick = next(ticks)
            due = begin + tick / RATE
            if tick >= RATE * SECONDS:
                return
            time.sleep(max(due - time.perf_counter(), 0))
            key = str(uuid.uuid4())
            sent = {"csrfmiddlewaretoken": TOKEN, "stance": "support", "form_key": key, "body": f"Bench {tick}"}
            headers = {
                "Content-Type": "application/x-www-form-urlencoded",
                "Cookie": f"sessionid={sessions[tick % len(sessions)]}; csrftoken={TOKEN}",
            }
            start = time.perf_counter()
            link.request("POST", f"/consultations/{SLUG}/comment/", urlencode(sent), headers)
            answer = link.getresponse()
            answer.read()
            with lock:
                taken.append(time.perf_counter() - start)
                if answer.status == 302:
                    answered.append(key)

    with ThreadPoolExecutor(WRITERS) as writers:
        for done in [writers.submit(write_on) for _ in range(WRITERS)]:
            done.result()
    return taken, answered


def a_million_elsewhere(consultation: int) -> None:
    """Write a million comments on another consultation, past the triggers: only that they are there counts."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute(
            """
            INSERT INTO engagement_comment (consultation_id, author_role, is_official, stance, body, form_key, created_at,
                hidden_reason, held_reason, backed, replied, via, said_by)
            SELECT %s, '', FALSE, (ARRAY['support', 'oppose', 'question', 'with changes'])[1 + n %% 4], 'Elsewhere',
                gen_random_uuid(), now(), '', '', n %% 7, 0, 'online', '' FROM generate_series(1, 1000000) AS n
            """,
            [consultation],
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("ANALYZE engagement_comment")


def themes_of_many(each: int) -> dict[str, float]:
    """Return what finding the themes of twelve times ``each`` comments takes, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", THEMES, str(each)], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def themes() -> list[str]:
    """Return the lines about finding themes."""
    few, many = themes_of_many(40), themes_of_many(834)
    return [
        f"Themes of {many['comments']:,} comments with the letters that many sent: {many['seconds']:.1f} s, at most "
        f"{many['most']:.0f} MB in the process. On {few['comments']} comments over 12 subjects, made for the tests, what is "
        f"found agrees with what was meant by a normalised mutual information of {few['score']:.2f} "
        f"({many['score']:.2f} on the many).",
    ]
