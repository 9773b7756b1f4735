"""In delivery a portfolio changes in the open: seen before it is made, decided by whoever it is for, kept as a revision."""

import pytest
from django.urls import reverse

from accounts.errors import NotAllowed
from roadmaps.delivery.changing import (
    add_part,
    approve_change,
    digest_of_parts,
    drop_part,
    send_change,
    start_change,
    withdraw_change,
)
from roadmaps.delivery.trying import try_change
from roadmaps.errors import ChangedMeanwhile, DoesNotFit, GateClosed
from roadmaps.models import Contribution, FundingLine, Mission, ProposedChange, Revision, Solution
from tests import factories
from tests.pages import words_of
from tests.roadmaps.delivery import changes
from tests.roadmaps.delivery.changes import WORDS, begun, sent, solutions, stop

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(officer) -> Mission:
    return changes.mission_of_fifths(officer)


def test_a_minor_change_is_made_by_its_officers_and_is_a_new_revision(mission, officer):
    first = solutions(mission)[0]
    made = sent(begun(mission, stop(first)))
    assert made.state == "made"
    first.refresh_from_db()
    assert first.status == "stopped"
    assert made.made_as.kind == Revision.Kind.CHANGED
    assert (made.base.number, made.made_as.number) == (1, 2)
    taken = mission.steps_taken.first()
    assert (taken.step, taken.by, taken.revision) == ("change", officer, made.made_as)
    assert "Nobody came." in first.status_changes.get().says


def test_nothing_changes_until_it_is_made(mission):
    first = solutions(mission)[0]
    change = begun(mission, stop(first), WORDS)
    tried = try_change(change, mission.lead_officer)
    assert tried.document["solutions"][0]["status"] == "stopped"
    first.refresh_from_db()
    assert first.status == "proposed"
    assert Mission.objects.get(pk=mission.pk).statement == mission.statement
    assert not first.status_changes.exists()
    assert mission.revisions.count() == 1


def test_it_shows_what_it_would_do_to_the_five_criteria_before_it_is_made(mission, officer, signed_in):
    begun(mission, *(stop(one) for one in solutions(mission)[:1]))
    page = words_of(signed_in(officer).get(f"/workbench/missions/{mission.slug}/delivery/change/"))
    assert "What it would do to the five criteria" in page
    assert "▼ Worse" in page
    assert "Its officers, because the change is minor." in page
    assert "Change the mission" in page


def test_what_changes_the_mission_itself_goes_to_the_commission(mission, officer):
    change = sent(begun(mission, WORDS))
    assert (change.state, change.material) == ("proposed", ["It changes the statement."])
    assert Mission.objects.get(pk=mission.pk).statement == mission.statement
    commissioner = factories.commissioner()
    approve_change(change=change, by=commissioner, reason="It is clearer.", seen=digest_of_parts(change))
    assert Mission.objects.get(pk=mission.pk).statement == WORDS["statement"]
    taken = mission.steps_taken.first()
    assert (taken.step, taken.by, taken.reason) == ("approve_change", commissioner, "It is clearer.")


def test_small_changes_that_add_up_go_to_the_commission_too(mission):
    first, second, *_ = solutions(mission)
    assert sent(begun(mission, stop(first))).state == "made"
    change = sent(begun(mission, stop(second)))
    assert change.state == "proposed"
    assert change.material[0].startswith("Since the adoption, 40% of the portfolio has changed.")


def test_what_was_approved_is_what_later_changes_are_compared_with(mission):
    change = sent(begun(mission, *(stop(one) for one in solutions(mission)[:2])))
    approve_change(change=change, by=factories.commissioner(), reason="Yes.", seen=digest_of_parts(change))
    assert sent(begun(mission, {**WORDS, "statement": mission.statement, "beneficiaries": "All."})).state == "made"
    assert ProposedChange.objects.get(number=2).base == ProposedChange.objects.get(number=1).made_as


PARTS = {
    "add": {
        "kind": "add",
        "title": "Street trees",
        "objective": "Shade.",
        "innovation_stage": "pilot",
        "lead_kind": "third",
        "lead_name": "Tree Trust",
        "instruments": ["planning"],
    },
    "scale": {"kind": "scale", "innovation_stage": "mainstream", "expected_share": "18", "says": "It works."},
    "split": {
        "kind": "split",
        "title": "The night shift",
        "objective": "At night too.",
        "expected_share": "12",
        "new_share": "8",
        "says": "Two things in one.",
    },
    "join": {"kind": "join", "expected_share": "40", "says": "They do the same."},
}


def part(mission, kind: str) -> dict:
    first, second, *_ = solutions(mission)
    given = dict(PARTS[kind])
    if kind != "add":
        given["solution"] = first.slug
    return given | ({"other": second.slug} if kind == "join" else {})


def test_a_new_one_comes_in(mission):
    sent(begun(mission, part(mission, "add")))
    found = mission.contributions.get(solution__title="Street trees").solution
    assert found.instruments == ["planning"]
    assert found.partnerships.get(part="lead").organisation.name == "Tree Trust"


def test_one_scales_up(mission):
    sent(begun(mission, part(mission, "scale")))
    found = solutions(mission)[0]
    assert found.innovation_stage == "mainstream"
    assert mission.contributions.get(solution=found).expected_share == 18


def test_one_splits_and_the_same_people_lead_both(mission):
    sent(begun(mission, part(mission, "split")))
    shares = dict(mission.contributions.values_list("solution__title", "expected_share"))
    assert shares["The night shift"] == 8
    assert shares[solutions(mission)[0].title] == 12
    assert mission.contributions.get(solution__title="The night shift").solution.partnerships.get().kind == "public"


def test_two_join_and_the_second_says_where_it_went(mission):
    first, second, *_ = solutions(mission)
    FundingLine.objects.create(solution=second, kind="grant", amount=5)
    sent(begun(mission, part(mission, "join")))
    second.refresh_from_db()
    assert second.status == "stopped"
    assert second.funding_lines.count() == 1
    assert f"It goes on inside “{first}”." in second.status_changes.get().says
    assert mission.contributions.get(solution=first).expected_share == 40


@pytest.mark.parametrize("kind", PARTS)
def test_every_kind_of_part_is_asked_for_on_its_page(mission, officer, signed_in, kind):
    given = {name: value for name, value in part(mission, kind).items() if name != "kind"}
    path = f"/workbench/missions/{mission.slug}/delivery/change/add/{kind}/"
    browser = signed_in(officer)
    empty = browser.post(path, {})
    assert empty.status_code == 422
    assert "There is a problem" in words_of(empty)
    assert browser.post(path, given).status_code == 302
    page = words_of(browser.get(f"/workbench/missions/{mission.slug}/delivery/change/"))
    assert "What changes" in page
    assert ProposedChange.objects.get().parts[0]["kind"] == kind


def test_a_new_target_and_a_new_deadline_go_to_the_commission(mission, officer, signed_in):
    browser, path = signed_in(officer), f"/workbench/missions/{mission.slug}/delivery/change/add/target/"
    day = mission.deadline
    form = {"target_value": "90", "deadline_day": day.day, "deadline_month": day.month, "deadline_year": day.year + 1}
    same = browser.post(path, {**form, "target_value": "100", "deadline_year": day.year})
    assert "Change the target or the deadline first" in words_of(same)
    assert browser.post(path, form).status_code == 302
    change = ProposedChange.objects.get()
    assert set(change.parts[0]) == {"kind", "target_value", "deadline"}
    assert sent(change).material == ["It changes the deadline.", "It changes the value to reach."]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"kind": "target", "target_value": "5"}, "Enter a value higher than today's 10"),
        ({"kind": "add", "title": "X", "expected_share": "30"}, "Together the solutions would carry 130%"),
    ],
)
def test_what_does_not_stand_together_is_said_and_not_kept(mission, officer, wrong, says):
    with pytest.raises(DoesNotFit, match=says):
        begun(mission, wrong)
    assert ProposedChange.objects.get().parts == []


def test_what_was_stopped_meanwhile_is_not_changed_again(mission, officer):
    change = begun(mission, stop(solutions(mission)[0]))
    Solution.objects.filter(pk=solutions(mission)[0].pk).update(status="stopped")
    with pytest.raises(DoesNotFit, match="has stopped already"):
        sent(change)
    assert ProposedChange.objects.get().state == "drafted"


def test_a_solution_that_serves_another_mission_leaves_this_one_and_goes_on_there(mission, officer):
    first = solutions(mission)[0]
    other = factories.in_delivery(officer)
    Contribution.objects.create(mission=other, solution=first)
    sent(begun(mission, stop(first)))
    first.refresh_from_db()
    assert first.status == "proposed"
    assert not mission.contributions.filter(solution=first).exists()
    assert other.contributions.filter(solution=first).exists()


def test_what_others_adopted_is_not_changed_from_here(mission, officer):
    Contribution.objects.create(mission=factories.in_delivery(officer), solution=solutions(mission)[0])
    for kind in ("scale", "split", "join"):
        with pytest.raises(DoesNotFit, match="also serves"):
            begun(mission, part(mission, kind))


def test_there_is_one_change_at_a_time_and_a_part_can_be_taken_out_again(mission, officer, signed_in):
    change = begun(mission, stop(solutions(mission)[0]), WORDS)
    assert start_change(mission=mission, by=officer) == change
    path = f"/workbench/missions/{mission.slug}/delivery/change/drop/"
    assert signed_in(officer).post(path, {"place": "0", "seen": digest_of_parts(change)}).status_code == 302
    change.refresh_from_db()
    assert [one["kind"] for one in change.parts] == ["words"]
    with pytest.raises(ChangedMeanwhile):
        drop_part(change=change, by=officer, place=0, seen="something else")


def test_nobody_makes_or_approves_what_they_have_not_seen(mission, officer):
    change = begun(mission, stop(solutions(mission)[0]))
    seen = digest_of_parts(change)
    change = add_part(change=change, by=officer, part=WORDS)
    with pytest.raises(ChangedMeanwhile):
        send_change(change=change, by=officer, reason="Yes.", seen=seen)
    with pytest.raises(ChangedMeanwhile):
        approve_change(change=sent(change), by=factories.commissioner(), reason="Yes.", seen=seen)


def test_who_sends_what_a_colleague_added_to_meanwhile_reads_it_and_sends_it_again(mission, officer, signed_in):
    change = begun(mission, stop(solutions(mission)[0]))
    browser, path = signed_in(officer), reverse("change_write", args=[mission.slug])
    opened = {"reason": "It works better so.", "seen": digest_of_parts(change)}
    change = add_part(change=change, by=officer, part=WORDS)
    told = browser.post(path, opened)
    assert told.status_code == 422
    now = digest_of_parts(change)
    assert f'<input type="hidden" name="seen" value="{now}">\n        <div' in told.content.decode()
    assert browser.post(path, {**opened, "seen": now}).status_code == 302
    change.refresh_from_db()
    assert change.state == "proposed"


def test_without_parts_or_reason_nothing_is_sent(mission):
    with pytest.raises(GateClosed, match="Add something"):
        sent(begun(mission))
    with pytest.raises(GateClosed, match="Say why"):
        sent(begun(mission, WORDS), reason=" ")


def test_nobody_but_its_officers_puts_a_change_together(mission):
    for person in (factories.officer(), factories.commissioner(), factories.resident()):
        with pytest.raises(NotAllowed):
            start_change(mission=mission, by=person)
    change = begun(mission, WORDS)
    for person in (factories.officer(), factories.commissioner()):
        for deed in (
            lambda by: add_part(change=change, by=by, part=WORDS),
            lambda by: sent(change, by=by),
            lambda by: withdraw_change(change=change, by=by),
        ):
            with pytest.raises(NotAllowed):
                deed(person)


def test_what_its_officers_still_write_nobody_else_reads(mission, signed_in, client):
    change = begun(mission, WORDS)
    path = f"/missions/{mission.slug}/changes/{change.number}/"
    assert client.get(path).status_code == 404
    assert signed_in(factories.resident()).get(path).status_code == 404
    assert signed_in(factories.commissioner()).get(path).status_code == 200
    sent(change)
    assert client.get(path).status_code == 200


def test_a_change_is_taken_back_in_silence_while_nobody_saw_it_and_with_a_reason_after(mission, officer):
    withdraw_change(change=begun(mission, WORDS), by=officer)
    assert not mission.steps_taken.filter(step="take_back_change").exists()
    second = sent(begun(mission, WORDS))
    with pytest.raises(GateClosed):
        withdraw_change(change=second, by=officer)
    assert withdraw_change(change=second, by=officer, reason="We found a better way.").state == "withdrawn"
    assert mission.steps_taken.first().reason == "We found a better way."


def test_a_mission_that_was_published_before_this_service_is_compared_with_what_it_was(officer, client):
    mission = factories.draft(officer, stage="in delivery", published_year=2021)
    change = sent(begun(mission, WORDS))
    assert change.base.kind == Revision.Kind.KEPT
    approve_change(change=change, by=factories.commissioner(), reason="Yes.", seen=digest_of_parts(change))
    assert WORDS["statement"] in words_of(client.get(f"/missions/{mission.slug}/"))


def test_words_as_hostile_as_they_come_are_only_words(mission, officer, client):
    bad = "<script>alert(1)</script>"
    sent(begun(mission, {**WORDS, "statement": bad}), reason=bad)
    page = client.get(f"/missions/{mission.slug}/changes/1/").content.decode()
    assert bad not in page
