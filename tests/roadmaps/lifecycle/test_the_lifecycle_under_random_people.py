"""Random people take random steps: no gate is passed that the table forbids, and every step is on the record.

The table here is written by hand from docs/method.md, so that it can disagree with the code.
"""

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.errors import Refusal
from engagement.models import Consultation
from roadmaps.lifecycle.table import STEPS
from roadmaps.models import Mission
from tests import factories
from tests.roadmaps.lifecycle.deeds import act

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
    "change": ("in delivery", "in delivery", "officer"),
    "propose_change": ("in delivery", "in delivery", "officer"),
    "take_back_change": ("in delivery", "in delivery", "officer"),
    "ask_about_change": ("in delivery", "in delivery", "commissioner"),
    "pass_check_of_change": ("in delivery", "in delivery", "service"),
    "fail_check_of_change": ("in delivery", "in delivery", "service"),
    "consult_on_change": ("in delivery", "in delivery", "officer"),
    "approve_change": ("in delivery", "in delivery", "commissioner"),
    "refuse_change": ("in delivery", "in delivery", "commissioner"),
    "attest_achieved": ("in delivery", "achieved", "attester"),
    "attest_partly_achieved": ("in delivery", "partly achieved", "attester"),
    "attest_not_achieved": ("in delivery", "not achieved", "attester"),
    "retire": ("achieved|partly achieved|not achieved", "retired", "officer"),
    "withdraw": ("draft returned|in check|checked|in consultation|deciding", "withdrawn", "officer"),
}
EDITABLE = {"draft", "returned"}
PEOPLE = (
    "officer",
    "stranger",
    "attester",
    "assessor",
    "other assessor",
    "third assessor",
    "commissioner",
    "resident",
    "admin",
)
DEEDS = (
    *("submit", "judge met", "judge not", "consult", "time passes", "answer", "edit", "keep"),
    *("deadline passes", "close", *ALLOWED),
)
acts = st.lists(st.tuples(st.sampled_from(DEEDS), st.sampled_from(PEOPLE), st.booleans()), max_size=25)
IN_DELIVERY = (("in delivery", "officer", True),)
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
    IN_DELIVERY,
    (*IN_DELIVERY, ("propose_change", "officer", True)),
    (*IN_DELIVERY, ("propose_change", "officer", True), ("ask_about_change", "commissioner", True)),
    (*IN_DELIVERY, ("deadline passes", "officer", True), ("attest_not_achieved", "attester", True)),
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
        "attester": factories.resident(),
        "admin": factories.person("administrator"),
    }


def begun(everybody: dict, beginning: tuple) -> Mission:
    """Return a mission where a beginning begins: a draft, or one in delivery that has its attester."""
    make = factories.in_delivery if beginning[:1] == IN_DELIVERY else factories.draft
    return make(everybody["officer"], attester=everybody["attester"])


def look(mission: Mission) -> tuple:
    mission.refresh_from_db()
    return mission.stage, mission.steps_taken.count(), mission.statement


def holds(mission: Mission, before: tuple, who: str, with_reason: bool, deed: str) -> None:
    """Hold what one deed did against the table."""
    stage, steps, statement = before
    now, number, words = look(mission)
    if words != statement and stage in EDITABLE:
        assert (deed, who) == ("edit", "officer")
    elif words != statement:
        assert (deed, who) == ("approve_change", "commissioner")
    if number == steps:
        assert now == stage
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
    needs_reason = may in ("commissioner", "attester") or taken.step in NEED_A_REASON
    assert not needs_reason or with_reason
    GATES.get(taken.step, lambda _: None)(mission)


NEED_A_REASON = ("retire", "withdraw", "change", "propose_change", "take_back_change")


def _passed(mission: Mission) -> None:
    assert mission.revisions.first().criteria_check.state == "passed"


def _answered(mission: Mission) -> None:
    consultation = Consultation.objects.filter(revision=mission.revisions.first()).get()
    assert consultation.ended_at
    assert consultation.response.published_at


def _decided(mission: Mission) -> None:
    change = mission.changes.filter(state="made").first()
    assert change.made_as == mission.revisions.first()
    if change.needs_check:
        assert change.revision.criteria_check.state == "passed"
    if change.needs_consultation:
        assert change.revision.consultation.response.published_at


def _deadline_passed(mission: Mission) -> None:
    assert mission.deadline < timezone.localdate()


def _closed(mission: Mission) -> None:
    assert mission.closing_report.published_at


GATES = {
    "open_consultation": _passed,
    "adopt": _answered,
    "approve_change": _decided,
    "attest_partly_achieved": _deadline_passed,
    "attest_not_achieved": _deadline_passed,
    "retire": _closed,
}


@given(beginning=st.sampled_from(BEGINNINGS), then=acts)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_whatever_people_try(beginning, then):
    with transaction.atomic():
        everybody = people()
        mission = begun(everybody, beginning)
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
        first = walked[0][0] if walked else "draft"
        assert [start for start, _ in walked] == [first, *(end for _, end in walked)][: len(walked)]
        transaction.set_rollback(True)


def test_every_beginning_comes_as_far_as_it_says():
    reached = []
    for beginning in BEGINNINGS:
        everybody = people()
        mission = begun(everybody, beginning)
        for deed, who, with_reason in beginning:
            act(mission, deed, everybody[who], with_reason)
        reached.append(look(mission)[0])
    assert reached == ["draft", "in check", "checked", "deciding", "adopted", *["in delivery"] * 3, "not achieved"]
