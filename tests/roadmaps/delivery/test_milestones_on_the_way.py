"""Milestones are reached, moved with a reason that is kept, or dropped with one."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.errors import NotAllowed
from roadmaps.delivery.milestones import drop_milestone, move_milestone, reach_milestone, remind_of_milestones
from roadmaps.delivery.progress import progress_of
from roadmaps.errors import ChangedMeanwhile, DoesNotFit
from roadmaps.models import Milestone, Mission
from tests import factories
from tests.letters import letters
from tests.pages import words_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def mission(officer) -> Mission:
    return factories.in_delivery(officer)


@pytest.fixture
def milestone(mission) -> Milestone:
    return Milestone.objects.create(mission=mission, title="Half the streets", due_on=TODAY - timedelta(days=3))


def path(milestone) -> str:
    slug = Mission.objects.get(stage="in delivery").slug
    return f"/workbench/missions/{slug}/delivery/milestones/{milestone.pk}/"


def move(milestone, by, days=30, reason="The fund came late.", seen=None):
    due_on = milestone.due_on + timedelta(days=days)
    seen = seen or milestone.due_on.isoformat()
    return move_milestone(milestone=milestone, by=by, due_on=due_on, reason=reason, seen=seen)


def test_a_late_one_is_shown_as_late(mission, milestone, client):
    page = words_of(client.get(f"/missions/{mission.slug}/progress/"))
    assert "Half the streets" in page
    assert "✕ Late" in page


def test_it_is_reported_as_reached_on_the_day_when_it_was(mission, milestone, officer, signed_in, client):
    day = TODAY - timedelta(days=5)
    form = {"happened": "reached", "on_day": day.day, "on_month": day.month, "on_year": day.year, "seen": "x"}
    assert signed_in(officer).post(path(milestone), form).status_code == 302
    assert Milestone.objects.get().reached_on == day
    page = words_of(client.get(f"/missions/{mission.slug}/progress/"))
    assert f"✓ Reached {day:%-d %B %Y}" in page
    assert signed_in(officer).post(path(milestone), {"happened": "taken back"}).status_code == 302
    assert Milestone.objects.get().reached_on is None


def test_it_is_moved_with_a_reason_and_the_old_date_is_kept(mission, milestone, officer, signed_in, client):
    later = TODAY + timedelta(days=60)
    form = {
        "happened": "moved",
        "due_on_day": later.day,
        "due_on_month": later.month,
        "due_on_year": later.year,
        "reason": "The fund came late.",
        "seen": milestone.due_on.isoformat(),
    }
    assert signed_in(officer).post(path(milestone), {**form, "reason": ""}).status_code == 422
    assert signed_in(officer).post(path(milestone), form).status_code == 302
    page = words_of(client.get(f"/missions/{mission.slug}/progress/"))
    assert f"It was due on {milestone.due_on:%-d %B %Y}" in page
    assert "Why: The fund came late." in page
    assert "Reached" not in page


def test_the_page_of_the_mission_knows_a_milestone_by_every_date_it_had(officer, client):
    mission = factories.draft(officer)
    milestone = Milestone.objects.create(mission=mission, title="Half the streets", due_on=TODAY + timedelta(days=99))
    mission = factories.frozen_in_delivery(mission, officer)
    move(milestone, officer)
    milestone.refresh_from_db()
    move(milestone, officer, days=60)
    page = words_of(client.get(f"/missions/{mission.slug}/"))
    assert f"moved from {TODAY + timedelta(days=99):%-d %B %Y}" in page
    milestone.refresh_from_db()
    reach_milestone(milestone=milestone, by=officer, on=TODAY)
    assert f"✓ Reached {TODAY:%-d %B %Y}" in words_of(client.get(f"/missions/{mission.slug}/"))


def test_it_is_dropped_with_a_reason_and_stays_on_the_record(mission, milestone, officer, signed_in, client):
    form = {"happened": "dropped", "reason": "The road was closed for good.", "seen": ""}
    assert signed_in(officer).post(path(milestone), form).status_code == 302
    page = words_of(client.get(f"/missions/{mission.slug}/progress/"))
    assert "Dropped" in page
    assert "Why: The road was closed for good." in page
    with pytest.raises(DoesNotFit, match="dropped"):
        reach_milestone(milestone=milestone, by=officer, on=TODAY)
    assert signed_in(officer).get(path(milestone)).status_code == 404
    assert remind_of_milestones() == 0


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({}, "Choose what happened"),
        ({"happened": "moved"}, "Enter the new date"),
        ({"happened": "dropped"}, "Enter why it is dropped"),
        ({"happened": "reached", "on_day": "", "on_month": "", "on_year": ""}, "Enter the day on which it was reached"),
        ({"happened": "reached", "on_day": "1", "on_month": "1", "on_year": "2199"}, "cannot be in the future"),
    ],
)
def test_what_is_missing_is_named(mission, milestone, officer, signed_in, form, says):
    answer = signed_in(officer).post(path(milestone), form)
    assert answer.status_code == 422
    assert says in words_of(answer)


def test_no_date_after_the_deadline_none_that_it_has_and_none_by_two_at_once(mission, milestone, officer):
    with pytest.raises(DoesNotFit, match="after the mission's deadline"):
        move(milestone, officer, days=9999)
    with pytest.raises(DoesNotFit, match="another date"):
        move(milestone, officer, days=0)
    move(milestone, officer, days=10)
    with pytest.raises(ChangedMeanwhile):
        move(milestone, officer, days=20)


def test_what_was_reached_is_not_moved_or_dropped(mission, milestone, officer):
    reach_milestone(milestone=milestone, by=officer, on=TODAY)
    with pytest.raises(DoesNotFit, match="was reached"):
        move(milestone, officer)
    with pytest.raises(DoesNotFit, match="was reached"):
        drop_milestone(milestone=milestone, by=officer, reason="No.")


def test_a_milestone_of_a_solution_is_reported_by_the_officers_of_its_mission(mission, officer, signed_in):
    solution = mission.contributions.get().solution
    own = Milestone.objects.create(solution=solution, title="First van", due_on=TODAY)
    other = Milestone.objects.create(solution=factories.SolutionFactory(), title="Elsewhere", due_on=TODAY)
    reach_milestone(milestone=own, mission=mission, by=officer, on=TODAY)
    assert Milestone.objects.get(pk=own.pk).reached_on == TODAY
    with pytest.raises(DoesNotFit, match="another mission"):
        reach_milestone(milestone=other, mission=mission, by=officer, on=TODAY)
    assert signed_in(officer).get(path(other)).status_code == 404


def test_nobody_but_its_officers_reports_it(mission, milestone):
    for person in (factories.officer(), factories.resident(), factories.commissioner()):
        for deed in (
            lambda by: reach_milestone(milestone=milestone, by=by, on=TODAY),
            lambda by: move(milestone, by),
            lambda by: drop_milestone(milestone=milestone, by=by, reason="No."),
        ):
            with pytest.raises(NotAllowed):
                deed(person)


def test_followers_hear_of_a_move_once_and_officers_of_what_is_late(mission, milestone, officer):
    remind_of_milestones()
    remind_of_milestones()
    assert len(letters("milestone.late", to=officer)) == 1
    move(milestone, officer)
    assert len(letters("milestone.changed")) == 0  # Nobody but who moved it.


@given(days=st.lists(st.integers(-300, 300).filter(bool), min_size=1, max_size=5))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_however_often_it_is_moved_it_never_looks_reached_and_every_date_is_kept(mission, officer, days):
    milestone = Milestone.objects.create(mission=mission, title="Half", due_on=TODAY)
    dates = [TODAY]
    for number in days:
        milestone.refresh_from_db()
        move(milestone, officer, days=number)
        dates.append(dates[-1] + timedelta(days=number))
    seen = next(one for one in progress_of(mission).milestones if one.row.pk == milestone.pk)
    assert seen.state in ("late", "soon", "to come")
    moves = list(milestone.moves.all())
    assert [one.was_due_on for one in moves] + [seen.row.due_on] == dates
