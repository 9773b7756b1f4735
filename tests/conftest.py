"""What every test may ask for."""

import os
import signal
import subprocess

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from tests import factories
from tests.emptying import empty_quickly
from tests.lock_order import LockOrder
from tests.template_database import build_beside, template_database

# What takes longest begins first, so that no process is left alone with it at the end.
LONGEST = (
    "browser/test_the_whole_story",
    "browser/test_every_page",
    "browser/",
    "engagement/test_stances",
    "resilience/",
)


# The process that migrates the tests' database while those run that need none.
BUILDING = pytest.StashKey[subprocess.Popen]()


def pytest_configure(config) -> None:
    """Empty the tables quickly between tests; let the database be migrated beside the first of them."""
    empty_quickly()
    is_worker = hasattr(config, "workerinput")
    if not is_worker and config.getoption("numprocesses", None):
        config.stash[BUILDING] = build_beside()


def pytest_unconfigure(config) -> None:
    """Leave nothing running."""
    building = config.stash.get(BUILDING, None)
    if building is not None and building.poll() is None:
        os.killpg(building.pid, signal.SIGTERM)
        building.wait(timeout=20)


def pytest_collection_modifyitems(items) -> None:
    """Put those first that need no database, while it is migrated, then the longest; the others keep their order."""

    def turn(item) -> int:
        place = next((n for n, part in enumerate(LONGEST) if part in item.nodeid), len(LONGEST))
        needs_one = item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(item.fixturenames)
        return place if needs_one or place < len(LONGEST) else -1

    items.sort(key=turn)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Let each process copy a database that is migrated already."""
    database = connection.settings_dict
    database["TEST"]["TEMPLATE"] = template_database(database)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Close what threads of a test server left open, or dropping the database would wait for it."""
    yield
    with django_db_blocker.unblock():
        # A test of what happens when connections end has ended this one too.
        connection.close()
        _end_other_connections()


def _end_other_connections() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def _empty_cache(request):
    """Start from an empty cache, so that no test sees another's limits."""
    if "db" in request.fixturenames or "transactional_db" in request.fixturenames:
        cache.clear()


@pytest.fixture(autouse=True)
def _locks_in_order(request):
    """Watch the order of locks wherever a test's deeds run in its own transaction."""
    marker = request.node.get_closest_marker("django_db")
    if "db" not in request.fixturenames and (marker is None or marker.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("db")
    with connection.execute_wrapper(LockOrder()):
        yield


@pytest.fixture
def signed_in(db):
    """Return a function that gives a client signed in as somebody."""

    def sign_in(person) -> Client:
        client = Client()
        client.force_login(person, backend="accounts.backends.PersonBackend")
        return client

    return sign_in


@pytest.fixture
def officer(db):
    return factories.officer()


@pytest.fixture
def assessors(db):
    return [factories.assessor() for _ in range(3)]


@pytest.fixture(scope="session")
def _story_is_kept(django_db_setup, django_db_blocker) -> bool:
    """Tell the demonstration's story once for the whole process, if the database allows it."""
    from tests.kept_story import keep_story, may_be_kept

    with django_db_blocker.unblock():
        if not may_be_kept():
            return False
        keep_story()
    return True


@pytest.fixture(scope="session")
def _kept_addresses(_story_is_kept, django_db_blocker) -> dict:
    """Fill every address once for the whole process, if the database allows it; nothing where it does not."""
    from tests.kept_story import keep_addresses

    with django_db_blocker.unblock():
        return keep_addresses() if _story_is_kept else {}


@pytest.fixture
def story(request, _story_is_kept, db):
    """The demonstration's people and missions; with something at every address where a test asks for ``addresses``."""
    from camden_missions.demonstration.people import make_people
    from camden_missions.demonstration.story import tell_story
    from tests.kept_story import ADDRESSES, STORY, bring_back

    if not _story_is_kept:
        tell_story()
    elif "addresses" in request.fixturenames:
        request.getfixturevalue("_kept_addresses")
        bring_back(ADDRESSES)
    else:
        bring_back(STORY)
    return make_people()


@pytest.fixture
def addresses(story, _kept_addresses) -> dict:
    """Every address of the service, filled."""
    from tests.camden_missions.addresses import filled, freshened

    return freshened(_kept_addresses) if _kept_addresses else filled(story)
