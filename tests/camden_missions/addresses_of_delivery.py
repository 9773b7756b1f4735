"""Addresses of delivery, filled with what the demonstration's story holds and what happens to it here."""

from datetime import timedelta

from django.utils import timezone

from roadmaps.delivery.capabilities import answer_alone, open_round
from roadmaps.delivery.changing import add_part, digest_of_parts, send_change, start_change
from roadmaps.delivery.figures import report_figure
from roadmaps.delivery.pledges import record_pledge
from roadmaps.delivery.stage_reports import save_report, send_report
from roadmaps.models import Contribution, FundingLine, Milestone, Mission
from roadmaps.models.capability import Capability
from tests import factories
from tests.camden_missions.address import Address

DELIVERED = "repairs-done-in-a-week"


def of_delivery(people: dict) -> tuple[Address, ...]:
    """Return the addresses of following a mission after its adoption."""
    mission = Mission.objects.get(slug=DELIVERED)
    roadmap = {"slug": mission.challenge.roadmap.slug}
    return (
        *_across(people, mission),
        Address("board", roadmap),
        Address("board_read", roadmap, "post"),
        *_of_reporting(people, mission),
        *_of_changing(people, mission),
        *_of_the_end(people, mission),
    )


def _across(people: dict, mission: Mission) -> tuple[Address, ...]:
    """Two officers have answered alone on what they are able to do, and not agreed yet."""
    roadmap = mission.challenge.roadmap
    for person in (people["officer"], factories.officer()):
        found = open_round(roadmap=roadmap, by=person)
        given = dict.fromkeys(Capability.values, (3, "Seen in March."))
        answer_alone(found=found, by=person, given=given, submit=True)
    slug = {"slug": roadmap.slug}
    return (
        *(Address(name, slug) for name in ("capabilities", "market_shaping", "capabilities_answer")),
        Address("capabilities_agree", slug),
        Address("capabilities_agree_one", {**slug, "key": "policy-mix"}),
        Address("capabilities_publish", slug, "post"),
        Address("market_answer", {**slug, "question": "risks"}),
    )


def _of_reporting(people: dict, mission: Mission) -> tuple[Address, ...]:
    slug, officer = {"slug": DELIVERED}, people["officer"]
    day = timezone.localdate() - timedelta(days=1)
    measured = report_figure(mission=mission, by=officer, on=day, value=50, source="The register")
    milestone = Milestone.objects.filter(mission=mission).first()
    contribution = Contribution.objects.filter(mission=mission).first()
    line = FundingLine.objects.filter(solution__missions=mission).first()
    pledge = record_pledge(
        mission=mission, by=officer, name="Tenants' Union", kind="civic", says="Ten people to knock."
    )
    report = save_report(mission=mission, by=officer, summary="It goes well.", next="More of it.")
    send_report(report=report, by=officer)
    return (
        *(Address(name, slug) for name in ("progress", "delivery", "figure_report", "data_owner", "attester")),
        *(Address(name, slug) for name in ("pledge_record", "stage_report_write")),
        Address("figure_correct", {**slug, "measurement_id": measured.pk}),
        Address("milestone_report", {**slug, "milestone_id": milestone.pk}),
        Address("solution_report", {**slug, "contribution_id": contribution.pk}),
        Address("money_report", {**slug, "line_id": line.pk}),
        Address("pledge_report", {"pledge_id": pledge.pk}),
        *(Address(name, {**slug, "number": report.number}) for name in ("stage_report", "stage_report_answer")),
    )


def _of_changing(people: dict, mission: Mission) -> tuple[Address, ...]:
    """One change waits for the commission; of another mission one is still being put together."""
    officer = people["officer"]
    change = start_change(mission=mission, by=officer)
    add_part(change=change, by=officer, part={"kind": "words", "statement": "Every repair is done within a week."})
    change.refresh_from_db()
    send_change(change=change, by=officer, reason="Residents asked for it.", seen=digest_of_parts(change))
    other = factories.in_delivery(officer)
    begun = start_change(mission=other, by=officer)
    own = {"slug": other.slug}
    return (
        *(
            Address(name, {"slug": DELIVERED, "number": change.number})
            for name in ("mission_change", "mission_change_decide")
        ),
        *(Address(name, own) for name in ("change_write", "change_withdraw")),
        Address("change_add", {**own, "kind": "stop"}),
        Address("change_drop", own, "post", {"place": "0", "seen": digest_of_parts(begun)}),
    )


def _of_the_end(people: dict, mission: Mission) -> tuple[Address, ...]:
    Mission.objects.filter(pk=mission.pk).update(attester=people["resident"])
    over = factories.in_delivery(people["officer"])
    factories.attested(over, figure=100)
    return (
        Address("outcome_confirm", {"slug": DELIVERED}),
        Address("closing_report_write", {"slug": over.slug}),
    )
