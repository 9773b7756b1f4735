"""A thing that several missions share is changed only by somebody who works on every one of them."""

import pytest

from accounts.errors import NotAllowed
from roadmaps.drafting.collaborating import invite
from roadmaps.drafting.hierarchy import save_challenge, save_organisation
from roadmaps.drafting.missions import save_draft
from roadmaps.drafting.portfolio import copy_solution, join_solution, save_solution
from roadmaps.drafting.removing import archive
from roadmaps.drafting.restoring import keep_revision, restore_revision
from roadmaps.drafting.sharing import suggest_change
from roadmaps.errors import SharedWithOthers
from roadmaps.models import Challenge, Mission, Note, Organisation, Solution
from tests import factories
from tests.forms import send
from tests.letters import letters

pytestmark = pytest.mark.django_db


class Scene:
    """An officer's draft, and a second one with which it shares a solution, a challenge and an organisation."""

    def __init__(self, officer, second_by) -> None:
        self.organisation = Organisation.objects.create(name="Our Workshop", kind="public")
        self.mine = factories.draft(officer, led_by=self.organisation)
        self.theirs = factories.draft(second_by, challenge=self.mine.challenge)
        self.solution = self.mine.solutions.get()
        join_solution(mission=self.theirs, by=second_by, solution=self.solution, expected_share=None)


# Each changes one shared thing, as an officer who works on ``scene.mine``.
CHANGES = {
    "a solution": lambda scene, by: save_solution(
        mission=scene.mine, by=by, solution=scene.solution, objective="Changed."
    ),
    "the evidence of a challenge": lambda scene, by: save_draft(mission=scene.mine, by=by, evidence="Changed."),
    "a challenge": lambda scene, by: save_challenge(challenge=scene.mine.challenge, by=by, title="Changed."),
    "a challenge, by putting it away": lambda scene, by: archive(thing=scene.mine.challenge, by=by),
    "a roadmap, by putting it away": lambda scene, by: archive(thing=scene.mine.challenge.roadmap, by=by),
    "an organisation": lambda scene, by: save_organisation(
        by=by, organisation=scene.organisation, name="Changed.", kind="public"
    ),
    "an organisation, by putting it away": lambda scene, by: archive(thing=scene.organisation, by=by),
}
# How the officer stands to the other mission, and whether they may change what both share.
SHARED = {"mine": True, "theirs, where I edit": True, "theirs, where I comment": False, "theirs": False}


@pytest.fixture
def scene_of(officer):
    """Return a function that makes the scene for each way of sharing."""

    def make(shared: str) -> Scene:
        other = officer if shared == "mine" else factories.officer()
        scene = Scene(officer, other)
        if shared.startswith("theirs, where"):
            invite(mission=scene.theirs, by=other, person=officer, may="edit" if "edit" in shared else "comment")
        return scene

    return make


@pytest.mark.parametrize("shared", SHARED)
@pytest.mark.parametrize("change", CHANGES)
def test_the_table(officer, scene_of, change, shared):
    scene = scene_of(shared)
    if SHARED[shared]:
        CHANGES[change](scene, officer)
        return
    with pytest.raises(SharedWithOthers, match="which you do not work on"):
        CHANGES[change](scene, officer)
    for thing in (scene.solution, scene.mine.challenge, scene.organisation):
        assert not type(thing).objects.filter(pk=thing.pk, **{_words_of(thing): "Changed."}).exists()
        assert getattr(type(thing).objects.get(pk=thing.pk), "archived_at", None) is None


def _words_of(thing) -> str:
    return {Solution: "objective", Challenge: "title", Organisation: "name"}[type(thing)]


def test_what_is_no_change_needs_nobodys_leave(officer, scene_of):
    scene = scene_of("theirs")
    evidence = scene.mine.challenge.evidence
    save_draft(mission=scene.mine, by=officer, statement="By 2031, nobody is cold.", evidence=evidence)
    save_solution(mission=scene.mine, by=officer, solution=scene.solution, expected_share=20)
    assert Mission.objects.get(pk=scene.mine.pk).statement == "By 2031, nobody is cold."


def test_whoever_changed_it_has_drafted_all_missions_that_it_serves(officer):
    other = factories.officer()
    scene = Scene(officer, other)
    invite(mission=scene.theirs, by=other, person=officer, may="edit")
    scene.theirs.drafters.remove(officer)
    save_solution(mission=scene.mine, by=officer, solution=scene.solution, objective="Changed.")
    assert scene.theirs.drafters.filter(pk=officer.pk).exists()


def test_a_copy_of_ones_own_can_be_changed(officer, scene_of):
    scene = scene_of("theirs")
    copied = copy_solution(contribution=scene.mine.contributions.get(), by=officer).solution
    save_solution(mission=scene.mine, by=officer, solution=copied, objective="Ours alone.")
    assert Solution.objects.get(pk=scene.solution.pk).objective == "Something is different."


def test_restoring_an_old_revision_changes_nothing_of_what_others_share(officer):
    scene = Scene(officer, officer)
    before = keep_revision(mission=scene.mine, by=officer)
    save_solution(mission=scene.mine, by=officer, solution=scene.solution, objective="Agreed by both.")
    Mission.objects.filter(pk=scene.theirs.pk).update(lead_officer=factories.officer())
    restore_revision(revision=before, by=officer)
    assert Solution.objects.get(pk=scene.solution.pk).objective == "Agreed by both."


# Suggesting


def test_a_suggestion_reaches_the_lead_and_the_editors_and_stands_in_their_draft(officer, scene_of):
    scene = scene_of("theirs")
    editor, reader = factories.officer(), factories.officer()
    invite(mission=scene.theirs, by=scene.theirs.lead_officer, person=editor, may="edit")
    invite(mission=scene.theirs, by=scene.theirs.lead_officer, person=reader, may="comment")
    assert suggest_change(thing=scene.solution, by=officer, says="Say which streets.") == [scene.theirs]
    told = {letter.to[0] for letter in letters("change.suggested")}
    assert told == {scene.theirs.lead_officer.email, editor.email}
    note = Note.objects.get(mission=scene.theirs)
    assert (note.author, note.solution) == (officer, scene.solution)
    assert "Say which streets." in note.body


def test_residents_suggest_nothing_here(scene_of):
    with pytest.raises(NotAllowed):
        suggest_change(thing=scene_of("theirs").solution, by=factories.resident(), says="Mine!")


@pytest.mark.parametrize("thing", ["solution", "challenge", "organisation"])
def test_the_pages_say_so_and_lead_to_a_suggestion(officer, signed_in, scene_of, thing):
    scene, client = scene_of("theirs"), signed_in(officer)
    draft = f"/workbench/missions/{scene.mine.slug}/solutions/{scene.mine.contributions.get().pk}/"
    page, suggest = {
        "solution": (draft, f"{draft}suggest/"),
        "challenge": (
            f"/workbench/challenges/{scene.mine.challenge_id}/edit/",
            f"/workbench/challenges/{scene.mine.challenge_id}/suggest/",
        ),
        "organisation": (
            f"/workbench/organisations/{scene.organisation.pk}/",
            f"/workbench/organisations/{scene.organisation.pk}/suggest/",
        ),
    }[thing]
    assert suggest in client.get(page).content.decode()
    assert str(scene.theirs) in client.get(suggest).content.decode()
    assert client.post(suggest, {"says": ""}).status_code == 422
    answer = client.post(suggest, {"says": "Say which streets."}, follow=True)
    assert "Your suggestion was sent." in answer.content.decode()


def test_saving_what_is_not_ones_own_to_change_is_refused_and_loses_nothing(officer, signed_in, scene_of):
    scene, client = scene_of("theirs"), signed_in(officer)
    path = f"/workbench/missions/{scene.mine.slug}/challenge/"
    answer = send(client, path, evidence="A survey of nine hundred households.")
    assert answer.status_code == 409
    assert "A survey of nine hundred households." in answer.content.decode()
    assert "A survey of nine hundred households." in client.get(path).content.decode()
    assert f"/workbench/challenges/{scene.mine.challenge_id}/suggest/" in client.get(path).content.decode()
