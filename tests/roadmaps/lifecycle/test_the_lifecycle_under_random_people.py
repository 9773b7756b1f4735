"""Random people take random steps: no gate is passed that the table forbids, and every step is on the record.

The table here is written by hand from docs/method.md, so that it can disagree with the code.
"""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.errors import Refusal
from engagement.consulting.closing import close_what_is_over
from engagement.consulting.opening import open_consultation
from engagement.models import Consultation
from engagement.responding import save_response
from roadmaps.checking.assigning import take_up
from roadmaps.checking.judging import open_revision, rate_first, save_verdict, submit_assessment
from roadmaps.checking.settling import call_another
from roadmaps.checking.submitting import submit_for_check
from roadmaps.drafting.missions import save_draft
from roadmaps.drafting.restoring import keep_revision
from roadmaps.lifecycle.steps import STEPS, take_step
from roadmaps.models import CriteriaCheck, Mission
from tests import factories

pytestmark = pytest.mark.django_db
# step: from where, to where, and who: its officers, the commission, or nobody but the service itself.
ALLOWED = {
    "submit": ("draft returned", "in check", "officer"),
    "take_back": ("in check", "draft", "officer"),
    "pass_check": ("in check", "checked", "service"),
    "return": ("in check", "returned", "service"),
    "open_consultation": ("checked", "in consultation", "officer"),
    "close_consultation": ("in consultation", "deciding", "service"),
    "adopt": ("deciding", "adopted", "commissioner"),
    "send_back": ("deciding", "returned", "commissioner"),
    "decline": ("deciding", "withdrawn", "commissioner"),
    "start_delivery": ("adopted", "in delivery", "officer"),
    "attest_achieved": ("in delivery", "achieved", "officer"),
    "attest_not_achieved": ("in delivery", "not achieved", "officer"),
    "retire": ("achieved|not achieved", "retired", "officer"),
    "withdraw": ("draft returned|in check|checked|in consultation|deciding", "withdrawn", "officer"),
}
EDITABLE = {"draft", "returned"}
PEOPLE = ("officer", "stranger", "assessor", "other assessor", "third assessor", "commissioner", "resident", "admin")
DEEDS = ("submit", "judge met", "judge not", "consult", "time passes", "answer", "edit", "keep", *ALLOWED)
acts = st.lists(st.tuples(st.sampled_from(DEEDS), st.sampled_from(PEOPLE), st.booleans()), max_size=25)
# Random walks seldom come far: these begin where a mission has come far already.
BEGINNINGS = (
    (),
    (("submit", "officer", True),),
    (("submit", "officer", True), ("judge met", "assessor", True), ("judge met", "other assessor", True)),
    (
        ("submit", "officer", True),
        ("judge met", "assessor", True),
        ("judge met", "other assessor", True),
        ("consult", "officer", True),
        ("time passes", "officer", True),
    ),
    (
        ("submit", "officer", True),
        ("judge met", "assessor", True),
        ("judge met", "other assessor", True),
        ("consult", "officer", True),
        ("time passes", "officer", True),
        ("answer", "officer", True),
        ("adopt", "commissioner", True),
    ),
)


def starts_of(step: str) -> set[str]:
    stages = ALLOWED[step][0]
    parts = set(stages.split("|"))
    return (parts - {"draft returned"}) | (EDITABLE if "draft returned" in parts else set())


def test_the_code_has_the_steps_of_the_table_and_no_other():
    assert {step.name: set(step.starts) for step in STEPS} == {name: starts_of(name) for name in ALLOWED}
    assert {step.name: str(step.ends) for step in STEPS} == {name: row[1] for name, row in ALLOWED.items()}


def people() -> dict:
    return {
        "officer": factories.officer(),
        "stranger": factories.officer(),
        "assessor": factories.assessor(),
        "other assessor": factories.assessor(),
        "third assessor": factories.assessor(),
        "commissioner": factories.commissioner(),
        "resident": factories.resident(),
        "admin": factories.person("administrator"),
    }


def act(mission: Mission, deed: str, by, with_reason: bool) -> None:
    """Do one deed, or be refused."""
    reason = "Because." if with_reason else ""
    if deed == "submit":
        submit_for_check(mission=mission, by=by, note=reason)
    elif deed.startswith("judge"):
        judge(mission, by, deed.removeprefix("judge "))
    elif deed == "consult":
        open_consultation(
            mission=mission,
            by=by,
            purpose="p",
            may_change="m",
            decided_by="d",
            opens_at=factories.midnight(0),
            closes_at=factories.midnight(31),
        )
    elif deed == "time passes":
        found = Consultation.objects.filter(revision__mission=mission)
        found.update(opens_at=factories.midnight(-31), closes_at=factories.midnight(0))
        close_what_is_over()
    elif deed == "answer":
        for consultation in Consultation.objects.filter(revision__mission=mission):
            save_response(consultation=consultation, by=by, you_said="y", we_did="w", publish=True)
    elif deed == "edit":
        save_draft(mission=mission, by=by, statement=f"{mission.statement}x")
    elif deed == "keep":
        keep_revision(mission=mission, by=by)
    else:
        take_step(mission=mission, name=deed, by=by, reason=reason)


def judge(mission: Mission, by, answer: str) -> None:
    for check in CriteriaCheck.objects.filter(revision__mission=mission, state="open"):
        take_up(check=check, by=by)
        open_revision(check=check, by=by)
        for criterion in range(1, 6):
            rate_first(check=check, by=by, criterion=criterion, rating=2)
            save_verdict(
                check=check,
                by=by,
                criterion=criterion,
                rating=3 if answer == "met" else 1,
                reason="r",
                changes=[factories.asks("c")],
            )
        settlement = submit_assessment(check=check, by=by)
        if settlement.open:
            call_another(check=check, by=by)


def look(mission: Mission) -> tuple:
    mission.refresh_from_db()
    return mission.stage, mission.steps_taken.count(), mission.statement


def holds(mission: Mission, before: tuple, who: str, with_reason: bool, deed: str) -> None:
    """Hold what one deed did against the table."""
    stage, steps, statement = before
    now, number, words = look(mission)
    if words != statement:
        assert (deed, who) == ("edit", "officer")
        assert stage in EDITABLE
    if now == stage:
        assert number == steps
        return
    # A verdict or the clock moves a mission one step; nothing moves it two.
    assert number == steps + 1
    taken = mission.steps_taken.first()
    _, ends, may = ALLOWED[taken.step]
    assert stage in starts_of(taken.step)
    assert (taken.from_stage, taken.to_stage, now) == (stage, ends, ends)
    assert taken.revision is not None or taken.step == "withdraw"
    if may == "service":
        assert taken.by is None
        assert deed.startswith("judge") or deed == "time passes"
    else:
        assert who == may
        assert taken.by is not None
    needs_reason = may == "commissioner" or taken.step in ("retire", "withdraw") or taken.step.startswith("attest")
    assert not needs_reason or with_reason
    GATES.get(taken.step, lambda _: None)(mission)


def _passed(mission: Mission) -> None:
    assert mission.revisions.first().criteria_check.state == "passed"


def _answered(mission: Mission) -> None:
    consultation = Consultation.objects.filter(revision=mission.revisions.first()).get()
    assert consultation.ended_at
    assert consultation.response.published_at


GATES = {"open_consultation": _passed, "adopt": _answered}


@given(beginning=st.sampled_from(BEGINNINGS), then=acts)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_whatever_people_try(beginning, then):
    with transaction.atomic():
        everybody = people()
        mission = factories.draft(everybody["officer"])
        for deed, who, with_reason in (*beginning, *then):
            before = look(mission)
            try:
                with transaction.atomic():
                    act(mission, deed, everybody[who], with_reason)
            except Refusal as refusal:
                assert all(refusal.reasons)
                assert look(mission) == before
            holds(mission, before, who, with_reason, deed)
        walked = [(one.from_stage, one.to_stage) for one in mission.steps_taken.order_by("at", "pk")]
        assert [start for start, _ in walked] == ["draft", *(end for _, end in walked)][: len(walked)]
        transaction.set_rollback(True)


def test_every_beginning_comes_as_far_as_it_says():
    reached = []
    for beginning in BEGINNINGS:
        everybody = people()
        mission = factories.draft(everybody["officer"])
        for deed, who, with_reason in beginning:
            act(mission, deed, everybody[who], with_reason)
        reached.append(look(mission)[0])
    assert reached == ["draft", "in check", "checked", "deciding", "adopted"]
