"""A solution serves several missions, with a share in each; what one has frozen, another does not change."""

import re
from decimal import Decimal

import pytest

from roadmaps.drafting.portfolio import copy_solution, drop_solution, join_solution, save_solution
from roadmaps.errors import DoesNotFit, FrozenElsewhere
from roadmaps.models import Solution
from tests import factories
from tests.forms import opened, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(officer):
    return factories.draft(officer)


@pytest.fixture
def second(officer):
    return factories.draft(officer)


@pytest.fixture
def shared(officer, first, second):
    solution = first.solutions.get()
    join_solution(mission=second, by=officer, solution=solution, expected_share=Decimal(30))
    return solution


def test_it_has_a_share_in_each(first, second, shared):
    assert first.contributions.get().expected_share == 50
    assert second.contributions.get(solution=shared).expected_share == 30


def test_a_change_shows_in_both(officer, first, second, shared):
    save_solution(mission=first, by=officer, solution=shared, objective="Shared by both.")
    assert second.contributions.get(solution=shared).solution.objective == "Shared by both."


def test_what_one_mission_has_frozen_another_does_not_change(officer, first, second, shared):
    factories.submit_for_check(mission=first, by=officer)
    with pytest.raises(FrozenElsewhere, match="only its share can change here"):
        save_solution(mission=second, by=officer, solution=shared, objective="Changed behind its back.")
    contribution = save_solution(mission=second, by=officer, solution=shared, expected_share=Decimal(40))
    assert contribution.expected_share == 40


def test_a_copy_of_its_own_can_be_changed(officer, first, second, shared):
    factories.submit_for_check(mission=first, by=officer)
    copied = copy_solution(contribution=second.contributions.get(solution=shared), by=officer)
    save_solution(mission=second, by=officer, solution=copied.solution, objective="Our own.")
    shared.refresh_from_db()
    assert shared.objective == "Something is different."
    assert copied.expected_share == 30
    assert copied.solution.partnerships.get().kind == "public"


def test_dropping_it_from_one_leaves_it_with_the_other(officer, first, second, shared):
    drop_solution(contribution=first.contributions.get(), by=officer)
    assert Solution.objects.filter(pk=shared.pk).exists()
    drop_solution(contribution=second.contributions.get(solution=shared), by=officer)
    assert not Solution.objects.filter(pk=shared.pk).exists()


def test_shares_never_come_to_more_than_the_target(officer, first, second):
    with pytest.raises(DoesNotFit, match="already carry 50%"):
        join_solution(mission=second, by=officer, solution=first.solutions.get(), expected_share=Decimal(51))


def test_the_page_offers_only_solutions_of_this_councils_missions(officer, signed_in, first, second):
    exemplar = factories.draft(
        officer, challenge=factories.ChallengeFactory(roadmap__kind="reference"), title="Elsewhere"
    )
    page = signed_in(officer).get(f"/workbench/missions/{second.slug}/solutions/join/").content.decode()
    assert str(first.solutions.get()) in page
    offered = re.findall(r"<option[^>]*>([^<]*)</option>", page)
    assert str(exemplar.solutions.get()) not in offered
    assert str(second.solutions.get()) not in offered


def test_the_form_says_whom_else_it_serves(officer, signed_in, first, second, shared):
    path = f"/workbench/missions/{second.slug}/solutions/{second.contributions.get(solution=shared).pk}/"
    page = signed_in(officer).get(path).content.decode()
    assert f"It also serves {first}" in page
    assert "What you change here changes there too." in page
    client = signed_in(officer)
    data = opened(client, path)
    factories.submit_for_check(mission=first, by=officer)
    answer = client.post(path, data | {"objective": "Changed too late."})
    assert answer.status_code == 409
    assert "Changed too late." in answer.content.decode()


def test_what_another_mission_has_frozen_is_text_and_only_the_share_can_be_typed(
    officer, signed_in, first, second, shared
):
    part = second.contributions.get(solution=shared)
    path = f"/workbench/missions/{second.slug}/solutions/{part.pk}/"
    factories.submit_for_check(mission=first, by=officer)
    client = signed_in(officer)
    page = client.get(path).content.decode()
    assert shared.objective in page
    assert 'name="objective"' not in page
    assert send(client, path, expected_share="7").status_code == 302
    part.refresh_from_db()
    assert part.expected_share == 7
    answer = send(client, path, expected_share="8", then="autosave")
    assert answer.status_code == 200


def test_feedback_links_and_milestones_of_a_solution_are_kept(officer, first):
    learner = save_solution(mission=first, by=officer, title="Learner", objective="Learns.").solution
    solution = first.solutions.exclude(pk=learner.pk).get()
    save_solution(
        mission=first,
        by=officer,
        solution=solution,
        feeds_back_to=[str(learner.pk)],
        milestones=[{"title": "Half", "due_on": "2030-01-01"}],
    )
    assert list(learner.learns_from.all()) == [solution]
    assert solution.milestones.get().title == "Half"
