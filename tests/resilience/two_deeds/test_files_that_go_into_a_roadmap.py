"""Two files, or a file and a person, change one roadmap at the same moment."""

import json
from functools import partial

import pytest
from django.db import connection, transaction

from roadmaps.drafting.missions import save_draft
from roadmaps.exchange.exporting import export_json
from roadmaps.exchange.into import Plan
from roadmaps.exchange.writing_into import write
from roadmaps.models import Mission, Roadmap
from tests import factories
from tests.lock_order import LockOrder
from tests.races import at_once, errors, while_writing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]


@pytest.fixture
def mission(officer):
    return factories.draft(officer, title="Quiet nights")


def put(content, roadmap, by) -> list:
    """Write every row of ``content``, as the job of an import does."""
    kept = [row.as_json() for row in Plan(content, roadmap=roadmap, by=by).rows()]
    with transaction.atomic():
        return write(
            Plan(content, roadmap=Roadmap.objects.get(pk=roadmap.pk), by=by), kept, {row["key"] for row in kept}
        )


def content_of(mission, change) -> dict:
    content = json.loads(export_json(mission.challenge.roadmap))
    change(content["challenges"][0]["missions"])
    return content


def test_two_files_with_one_new_mission_make_it_once(officer, mission):
    def change(missions):
        missions.append(json.loads(json.dumps(missions[0])))
        missions[1]["mission"]["title"] = "Quiet days"
        missions[1]["solutions"] = []

    content, roadmap = content_of(mission, change), mission.challenge.roadmap
    outcomes = at_once(*2 * [partial(put, content, roadmap, officer)])
    assert errors(outcomes) == []
    assert Mission.objects.filter(title="Quiet days").count() == 1


def test_what_somebody_saves_while_a_file_is_written_is_not_overwritten(officer, mission):
    factories.draft(officer, title="Quiet days", challenge=mission.challenge)

    def change(missions):
        for one in missions:
            one["mission"]["daily_life"] = "As the file has it."

    content, roadmap = content_of(mission, change), mission.challenge.roadmap
    last = Mission.objects.filter(challenge=mission.challenge).last()
    outcomes = while_writing(
        partial(put, content, roadmap, officer),
        partial(save_draft, mission=last, by=officer, daily_life="As somebody wrote it."),
    )
    assert errors(outcomes) == []
    last.refresh_from_db()
    assert last.daily_life == "As somebody wrote it."


def test_a_file_with_a_new_challenge_locks_in_the_order_of_everybody(officer, mission):
    content = content_of(mission, lambda missions: missions[0]["mission"].update(daily_life="As the file has it."))
    content["challenges"].append({**content["challenges"][0], "title": "Another challenge", "missions": []})
    # Inside a transaction a deed is a savepoint: what the order of locks is watched by.
    with transaction.atomic(), connection.execute_wrapper(LockOrder()):
        done = put(content, mission.challenge.roadmap, officer)
    assert all(row["done"] for row in done)
