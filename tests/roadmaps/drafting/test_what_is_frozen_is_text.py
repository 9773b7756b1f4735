"""While a mission is judged or adopted, its drafting pages show text: no field that cannot be saved."""

import pytest
from django.http import QueryDict

from roadmaps.checking.submitting import submit_for_check
from roadmaps.drafting.autosaving import autosave
from roadmaps.drafting.task_list import PARTS, QUESTIONS
from roadmaps.models import Collaborator, Milestone, WorkingCopy
from tests import factories
from tests.forms import opened
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(officer):
    mission = factories.draft(officer, daily_life="The night bus is quiet.")
    Milestone.objects.create(mission=mission, title="Half of the streets", due_on="2028-03-31")
    submit_for_check(mission=mission, by=officer)
    return mission


def paths(mission):
    draft = f"/workbench/missions/{mission.slug}"
    part = mission.contributions.first()
    names = [part.name.removeprefix("draft_") for part in PARTS]
    yield from (f"{draft}/{name}/" for name in names)
    yield from (f"{draft}/questions/{question.name}/" for question in QUESTIONS)
    yield from (f"{draft}/whole/", f"{draft}/solutions/{part.pk}/", f"{draft}/solutions/new/")
    yield f"{draft}/sectors/{mission.mission_sectors.first().pk}/"
    yield f"{draft}/milestones/{mission.milestones.get().pk}/"


def test_no_drafting_page_holds_a_field(mission, officer, signed_in):
    client = signed_in(officer)
    for path in paths(mission):
        page = client.get(path)
        assert page.status_code == 200, path
        text = page.content.decode().split("<main", 1)[1]
        assert "its words are frozen" in text, path
        assert "<textarea" not in text, path
        assert 'type="text"' not in text, path
        assert "govuk-button" not in text, path


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("words/", "The night bus is quiet."),
        ("target/", "Where the figures come from"),
        ("milestones/", "31 March 2028"),
        ("milestones/", "Half of the streets"),
    ],
)
def test_each_says_what_is_frozen(mission, officer, signed_in, path, says):
    assert says in words_of(signed_in(officer).get(f"/workbench/missions/{mission.slug}/{path}"))


def test_solutions_and_sectors_are_listed(mission, officer, signed_in):
    client, draft = signed_in(officer), f"/workbench/missions/{mission.slug}"
    solution, asked = mission.solutions.get(), mission.mission_sectors.get()
    assert solution.title in words_of(client.get(f"{draft}/portfolio/"))
    assert asked.sector.name in words_of(client.get(f"{draft}/sectors/"))
    assert solution.objective in words_of(client.get(f"{draft}/solutions/{mission.contributions.get().pk}/"))


def test_what_was_typed_too_late_is_shown_to_its_author_and_can_be_thrown_away(officer, signed_in):
    mission = factories.draft(officer)
    client, path = signed_in(officer), f"/workbench/missions/{mission.slug}/words/"
    data = opened(client, path) | {"statement": "A statement that comes too late.", "then": "autosave"}
    client.post(path, data)
    submit_for_check(mission=mission, by=officer)
    page = words_of(client.get(path))
    assert "it was not saved" in page
    assert "A statement that comes too late." in page
    client.post(f"/workbench/kept/{WorkingCopy.objects.get().pk}/discard/")
    assert "A statement that comes too late." not in words_of(client.get(path))


def test_nobody_else_sees_it(mission, officer, signed_in):
    other = factories.officer()
    Collaborator.objects.create(mission=mission, person=other, may="edit")
    path = f"/workbench/missions/{mission.slug}/words/"
    autosave(by=officer, address=path, label="Words", mission=mission, data=QueryDict("statement=Only for me to read."))
    assert "Only for me to read." not in signed_in(other).get(path).content.decode()
    assert "Only for me to read." in signed_in(officer).get(path).content.decode()
