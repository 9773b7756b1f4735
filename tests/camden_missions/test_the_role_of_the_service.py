"""The database role that the service uses reads and writes rows; it owns nothing and can switch no trigger off."""

import os

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from roadmaps.checking.submitting import submit_for_check
from tests import factories

ROLE, PASSWORD = (
    f"missions_of_the_tests_{os.environ.get('PYTEST_XDIST_WORKER', 'gw0')}",
    "p@ss:w/rd %41 'quoted' \"twice\" $HOME",
)
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("roles of the database")]


@pytest.fixture
def service(monkeypatch):
    """A connection as the service would have it."""
    monkeypatch.setenv("SERVICE_PASSWORD", PASSWORD)
    for _ in range(2):
        call_command("grant_service_role", ROLE, verbosity=0)
    place = connection.settings_dict
    with psycopg.connect(
        host=place["HOST"], port=place["PORT"], dbname=place["NAME"], user=ROLE, password=PASSWORD, autocommit=True
    ) as connected:
        yield connected
    with connection.cursor() as cursor:
        cursor.execute(f"DROP OWNED BY {ROLE}; DROP ROLE {ROLE}")


def test_it_reads_and_writes_rows_and_their_history(service):
    sector = factories.SectorFactory()
    mission = factories.draft(factories.officer())
    service.execute("UPDATE roadmaps_sector SET name = 'Another' WHERE id = %s", [sector.pk])
    service.execute("UPDATE roadmaps_mission SET title = 'Another' WHERE id = %s", [mission.pk])
    seen = service.execute("SELECT title FROM roadmaps_missionevent ORDER BY pgh_id DESC LIMIT 1").fetchone()
    assert seen == ("Another",)


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE roadmaps_revision DISABLE TRIGGER ALL",
        "ALTER TABLE roadmaps_revision DISABLE TRIGGER USER",
        "SET session_replication_role = replica",
        "TRUNCATE roadmaps_revision CASCADE",
        "DROP TABLE roadmaps_note",
        "CREATE TABLE of_its_own (id int)",
        "DELETE FROM roadmaps_missionevent",
        "UPDATE roadmaps_missionevent SET title = 'Forged'",
        "DELETE FROM roadmaps_steptaken",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('roadmaps', '9999', now())",
    ],
)
def test_it_may_not(service, statement):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        service.execute(statement)


def test_the_record_refuses_it_as_anybody(service):
    officer = factories.officer()
    submit_for_check(mission=factories.draft(officer), by=officer)
    with pytest.raises(psycopg.errors.CheckViolation):
        service.execute("UPDATE roadmaps_revision SET note = 'Forged'")


def test_no_role_is_made_without_a_password(monkeypatch):
    monkeypatch.delenv("SERVICE_PASSWORD", raising=False)
    with pytest.raises(CommandError, match="SERVICE_PASSWORD"):
        call_command("grant_service_role", ROLE)
