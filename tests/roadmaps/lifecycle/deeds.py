"""What random people do to a mission, each deed as its page does it, or is refused."""

from datetime import timedelta

from django.utils import timezone

from engagement.consulting.closing import close_what_is_over
from engagement.consulting.opening import open_consultation
from engagement.models import Consultation
from engagement.responding import save_response
from roadmaps.checking.assigning import take_up
from roadmaps.checking.judging import open_revision, rate_first, save_verdict, submit_assessment
from roadmaps.checking.settling import call_another
from roadmaps.checking.submitting import submit_for_check
from roadmaps.delivery.changing import (
    add_part,
    approve_change,
    ask_about_change,
    digest_of_parts,
    refuse_change,
    send_change,
    start_change,
    withdraw_change,
)
from roadmaps.delivery.outcome import attest
from roadmaps.drafting.missions import save_draft
from roadmaps.drafting.restoring import keep_revision
from roadmaps.errors import WrongStage
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import CriteriaCheck, Mission
from tests import factories


def act(mission: Mission, deed: str, by, with_reason: bool) -> None:
    """Do one deed, or be refused."""
    reason = "Because." if with_reason else ""
    if deed == "in delivery":
        return
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
    elif deed in OF_DELIVERY:
        deliver(mission, deed, by, reason)
    else:
        take_step(mission=mission, name=deed, by=by, reason=reason)


def deliver(mission: Mission, deed: str, by, reason: str) -> None:
    """Do one deed of delivery, or be refused."""
    if deed == "deadline passes":
        Mission.objects.filter(pk=mission.pk).update(deadline=timezone.localdate() - timedelta(days=1))
    elif deed == "close":
        factories.closed(mission, by)
    elif deed.startswith("attest"):
        result = deed.removeprefix("attest_").replace("_", " ")
        figure = 100 if result == "achieved" else 50
        day = timezone.localdate()
        attest(mission=mission, by=by, result=result, evidence=reason, capacity="c", figure=figure, measured_on=day)
    elif deed in ("change", "propose_change"):
        change = start_change(mission=mission, by=by)
        words = {"statement": f"{mission.statement}y"} if deed == "propose_change" else {"beneficiaries": "Everybody."}
        add_part(change=change, by=by, part={"kind": "words", **words})
        change.refresh_from_db()
        send_change(change=change, by=by, reason=reason, seen=digest_of_parts(change))
    else:
        change = mission.changes.first()
        if change is None:
            raise WrongStage("Nothing is proposed.")
        DECIDE[deed](change=change, by=by, reason=reason)


def approve(*, change, by, reason) -> None:
    approve_change(change=change, by=by, reason=reason, seen=digest_of_parts(change))


def ask(*, change, by, reason) -> None:
    ask_about_change(change=change, by=by, check=True, consultation=True, reason=reason)


DECIDE = {
    "take_back_change": withdraw_change,
    "ask_about_change": ask,
    "approve_change": approve,
    "refuse_change": refuse_change,
}
OF_DELIVERY = {
    *DECIDE,
    *("deadline passes", "close", "change", "propose_change"),
    *("attest_achieved", "attest_partly_achieved", "attest_not_achieved"),
}


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
