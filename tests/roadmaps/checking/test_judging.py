"""An assessor judges by the rubric, alone until all have handed in, and overrules the data only with a reason."""

import pytest
from django.db import IntegrityError, transaction

from roadmaps.checking.judging import save_verdict, submit_assessment
from roadmaps.checking.submitting import submit_for_check
from roadmaps.errors import AssessmentUnfinished, CheckIsClosed, VerdictUnsound
from roadmaps.models import ChangeAsked, Mission, Verdict, WorkingCopy
from tests import factories
from tests.forms import opened, send
from tests.pages import words_of

pytestmark = pytest.mark.django_db
SOUND = {"criterion": 1, "rating": 4, "reason": "I would want it."}


@pytest.fixture
def check(officer):
    return factories.in_check(officer)


@pytest.fixture
def assessor(check):
    return factories.seated(check)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"reason": " "}, "Enter your reason"),
        ({"rating": 1}, "Say what should change"),
        ({"rating": 2}, "Say what should change"),
        ({"rating": 1, "changes": [factories.asks("  ")]}, "Say what should change"),
    ],
)
def test_a_verdict_that_cannot_stand_is_refused_with_a_sentence(check, assessor, given, says):
    with pytest.raises(VerdictUnsound, match=says):
        save_verdict(check=check, by=assessor, **SOUND | given)
    assert not Verdict.objects.exists()


@pytest.mark.parametrize(("rating", "answer"), [(2, "met"), (3, "not"), (4, "partly")])
def test_the_database_holds_rating_and_verdict_together(check, assessor, rating, answer):
    verdict = save_verdict(check=check, by=assessor, **SOUND)
    with pytest.raises(IntegrityError), transaction.atomic():
        Verdict.objects.filter(pk=verdict.pk).update(rating=rating, answer=answer)


@pytest.mark.parametrize(("rating", "answer"), [(0, "not"), (1, "not"), (2, "partly"), (3, "met"), (4, "met")])
def test_the_rating_says_whether_it_is_met(check, assessor, rating, answer):
    given = SOUND | {"rating": rating, "changes": [factories.asks("The date.")]}
    assert save_verdict(check=check, by=assessor, **given).answer == answer


def test_a_verdict_can_be_changed_until_it_is_handed_in_and_not_after(check, assessor):
    save_verdict(check=check, by=assessor, **SOUND)
    less = SOUND | {"rating": 1, "changes": [factories.asks("The date.", "deadline")]}
    changed = save_verdict(check=check, by=assessor, **less)
    assert changed.assessment.verdicts.count() == 1
    assert ChangeAsked.objects.get().field == "deadline"
    factories.judge(check, assessor)
    assert not ChangeAsked.objects.exists()
    with pytest.raises(CheckIsClosed, match="You have submitted"):
        save_verdict(check=check, by=assessor, **SOUND)


def test_an_assessment_with_criteria_left_out_is_not_handed_in(check, assessor):
    save_verdict(check=check, by=assessor, **SOUND)
    with pytest.raises(AssessmentUnfinished) as refused:
        submit_assessment(check=check, by=assessor)
    assert len(refused.value.reasons) == 4


def test_a_finding_is_overruled_either_way_with_a_reason_that_stands_beside_it(check, assessor, signed_in):
    overrulings = [
        {"key": "daily_life", "holds": "met", "reason": "The statement says it all."},
        {"key": "statement", "holds": "partly", "reason": "Short, but it says nothing."},
    ]
    verdict = save_verdict(check=check, by=assessor, **SOUND, overrulings=overrulings)
    kept = {one.key: (one.found, one.holds) for one in verdict.overrulings.all()}
    assert kept == {"daily_life": ("not", "met"), "statement": ("met", "partly")}
    factories_judged = verdict.assessment
    assert factories_judged.verdicts.get().overrulings.first().said.endswith(".")
    page = signed_in(assessor).get(f"/checks/{check.pk}/criteria/1/").content.decode()
    assert "The statement says it all." in page


@pytest.mark.parametrize(
    ("one", "says"),
    [
        ({"key": "daily_life", "holds": "met", "reason": " "}, "Say why you disagree"),
        ({"key": "daily_life", "holds": "not", "reason": "Yes."}, "was found so already"),
        ({"key": "solutions", "holds": "met", "reason": "Yes."}, "no such finding on this criterion"),
    ],
)
def test_an_overruling_without_a_reason_or_a_difference_is_refused(check, assessor, one, says):
    with pytest.raises(VerdictUnsound, match=says):
        save_verdict(check=check, by=assessor, **SOUND, overrulings=[one])
    assert not Verdict.objects.exists()


def test_nobody_reads_anothers_verdict_before_both_are_in(check, assessors, officer, signed_in):
    factories.judge(check, assessors[0])
    factories.seated(check, assessors[1])
    words = "Because of what I saw about 1."
    for person in (officer, assessors[1], assessors[2]):
        assert words not in signed_in(person).get(f"/checks/{check.pk}/").content.decode()
    factories.judge(check, assessors[1], c1="not")
    for person in (assessors[0], assessors[1]):
        assert words in signed_in(person).get(f"/checks/{check.pk}/").content.decode()
    # Two differ, so the check is open still: to everybody else it stays closed.
    for person in (officer, assessors[2]):
        assert words not in signed_in(person).get(f"/checks/{check.pk}/").content.decode()


def test_a_verdict_is_saved_on_its_page_and_the_next_criterion_follows(check, assessor, signed_in):
    client, path = signed_in(assessor), f"/checks/{check.pk}/criteria/1/"
    data = opened(client, path) | {"rating": "4", "reason": "I would want it.", "then": "continue"}
    assert client.post(path, data).url == f"/checks/{check.pk}/criteria/2/"
    assert Verdict.objects.get().reason == "I would want it."


def test_what_is_wrong_is_named_and_nothing_typed_is_lost(check, assessor, signed_in):
    client, path = signed_in(assessor), f"/checks/{check.pk}/criteria/1/"
    data = opened(client, path) | {
        "rating": "2",
        "reason": "A long and careful reason.",
        "holds_daily_life": "met",
    }
    answer = client.post(path, data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Say what should change" in page
    assert "Say why you disagree on “What changes in daily life”" in page
    assert "A long and careful reason." in page


def test_what_an_assessor_types_is_kept_before_they_save(check, assessor, signed_in):
    client, path = signed_in(assessor), f"/checks/{check.pk}/criteria/3/"
    client.post(path, opened(client, path) | {"reason": "Half a thought", "then": "autosave"})
    assert WorkingCopy.objects.get(person=assessor).address == path
    assert not Verdict.objects.exists()
    assert "Half a thought" in client.get(path).content.decode()
    assert "Typed and not saved yet" in client.get(f"/checks/{check.pk}/hand-in/").content.decode()


def test_what_was_typed_and_not_saved_can_still_be_read_after_handing_in(check, assessor, signed_in):
    client, path = signed_in(assessor), f"/checks/{check.pk}/criteria/3/"
    client.post(path, opened(client, path) | {"reason": "A thought for another day", "then": "autosave"})
    factories.judge(check, assessor)
    page = client.get(path)
    assert page.status_code == 409
    assert "A thought for another day" in page.content.decode()
    client.post(f"/workbench/kept/{WorkingCopy.objects.get().pk}/discard/")
    assert not WorkingCopy.objects.exists()


def test_a_change_can_be_pinned_to_one_solution(check, assessor, signed_in):
    client, path = signed_in(assessor), f"/checks/{check.pk}/criteria/5/"
    solution = check.revision.document["solutions"][0]
    assert f"Solution: {solution['title']}" in client.get(path).content.decode()
    data = opened(client, path) | {"rating": "1", "reason": "One project."}
    data |= {"changes-0-about": f"solution:{solution['slug']}", "changes-0-says": "Name its lead."}
    assert client.post(path, data).status_code == 302
    asked = ChangeAsked.objects.get()
    assert (asked.field, asked.solution, asked.says) == ("solutions", solution["slug"], "Name its lead.")


def test_a_settled_check_takes_no_more_verdicts_and_keeps_what_was_typed(check, assessors, signed_in):
    late = assessors[2]
    for assessor in assessors[:2]:
        factories.judge(check, assessor)
    answer = send(signed_in(late), f"/checks/{check.pk}/criteria/1/", rating="4", reason="I would have said so too.")
    assert answer.status_code == 409
    assert "I would have said so too." in answer.content.decode()


def test_the_next_check_starts_from_the_last_and_shows_first_what_was_asked_for(officer, assessors, signed_in):
    mission = factories.draft(officer)
    check = submit_for_check(mission=mission, by=officer).criteria_check
    for assessor in assessors[:2]:
        factories.judge(check, assessor, c1="not")
    Mission.objects.filter(pk=mission.pk).update(statement="In five years we all sleep well.")
    again = submit_for_check(mission=mission, by=officer).criteria_check
    factories.seated(again, assessors[0])
    page = words_of(signed_in(assessors[0]).get(f"/checks/{again.pk}/criteria/1/"))
    assert "This starts from your verdict on revision 1." in page
    assert "Because of what I saw about 1." in page
    assert "Changed since revision 1" in page
    assert "Asked for last time:</b> Change 1." in page
    whole = words_of(signed_in(assessors[0]).get(f"/checks/{again.pk}/"))
    assert whole.index("0 of 2 changes asked for are ticked off") < whole.index("In five years we all sleep well.")
