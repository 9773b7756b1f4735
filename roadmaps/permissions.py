"""Who may do what with roadmaps and missions, as sentences."""

from typing import Any

import rules
from django.db.models import QuerySet
from rules import predicate

from accounts.permissions import (
    is_administrator,
    is_assessor,
    is_commissioner,
    is_officer,
    is_signed_in,
    is_staff,
)
from roadmaps.models import Challenge, Collaborator, Mission, Organisation, Roadmap, Solution

Shared = Solution | Challenge | Organisation | Roadmap


def missions_of(thing: Shared) -> QuerySet[Mission]:
    """Return the missions that a thing serves which several may share, but for those that were put away."""
    through = {
        Solution: "contributions__solution",
        Challenge: "challenge",
        Organisation: "contributions__solution__partnerships__organisation",
        Roadmap: "challenge__roadmap",
    }
    return Mission.objects.shown().filter(**{through[type(thing)]: thing}).distinct()


def missions_of_others(thing: Shared, person: Any) -> QuerySet[Mission]:
    """Return the missions that a shared thing serves and that ``person`` neither leads nor was asked to edit."""
    return of_others(missions_of(thing), person)


def of_others(missions: QuerySet[Mission], person: Any) -> QuerySet[Mission]:
    """Return those of ``missions`` that ``person`` neither leads nor was asked to edit."""
    asked = Collaborator.objects.filter(person=person.pk, may=Collaborator.May.EDIT)
    return missions.exclude(lead_officer=person.pk).exclude(collaborators__in=asked)


@predicate
def is_public(person: Any, mission: Any) -> bool:
    """The mission has reached a stage that anyone may read."""
    return mission is not None and mission.is_public


@predicate
def leads(person: Any, mission: Any) -> bool:
    """The person is the mission's lead officer."""
    return mission is not None and mission.lead_officer_id == person.pk


@predicate
def was_asked_to_edit(person: Any, mission: Any) -> bool:
    """The lead asked the person to edit the mission's draft."""
    return mission is not None and mission.part_of(person) == "edit"


@predicate
def collaborates(person: Any, mission: Any) -> bool:
    """The lead asked the person to edit the mission's draft, or to comment on it."""
    return mission is not None and mission.part_of(person) != ""


@predicate
def has_drafted(person: Any, mission: Any) -> bool:
    """The person has been one of the mission's drafters, at whatever time."""
    return mission is not None and mission.drafters.filter(pk=person.pk).exists()


@predicate
def had_a_hand_in(person: Any, mission: Any) -> bool:
    """The person leads the mission, works on it or has drafted it."""
    return mission is not None and (leads | collaborates | has_drafted)(person, mission)


@predicate
def had_no_part_in(person: Any, check: Any) -> bool:
    """The person has no hand in the mission that the check is about (criteria: nobody judges their own)."""
    if check is None:
        return False
    return not had_a_hand_in(person, check.revision.mission)


@predicate
def is_of_a_partner(person: Any, check: Any) -> bool:
    """The person belongs to an organisation that leads or joins a solution of the mission that the check is about."""
    if check is None:
        return False
    return person.affiliations.filter(
        organisation__partnerships__solution__contributions__mission=check.revision.mission_id
    ).exists()


@predicate
def has_handed_in(person: Any, check: Any) -> bool:
    """The person has handed in an assessment of the check."""
    return check is not None and check.assessments.filter(assessor=person, submitted_at__isnull=False).exists()


@predicate
def is_own_roadmap(person: Any, roadmap: Any) -> bool:
    """The roadmap is this council's, not one published elsewhere."""
    return roadmap is not None and roadmap.is_own


@predicate
def typed_it(person: Any, copy: Any) -> bool:
    """The person typed the text that is kept."""
    return copy is not None and copy.person_id == person.pk


@predicate
def sent_it(person: Any, which: Any) -> bool:
    """The person sent the file that is to be imported."""
    return which is not None and which.by_id == person.pk


@predicate
def works_on_all_it_serves(person: Any, thing: Any) -> bool:
    """The person works on every mission that a shared thing serves."""
    return thing is not None and not missions_of_others(thing, person).exists()


@predicate
def is_public_roadmap(person: Any, roadmap: Any) -> bool:
    """The roadmap is published, and nobody has put it away."""
    return roadmap is not None and roadmap.is_public


@predicate
def is_public_entry(person: Any, entry: Any) -> bool:
    """What was learnt was not kept inside, and anyone may read its mission."""
    return entry is not None and entry.is_public and entry.mission.is_public


@predicate
def has_its_data(person: Any, mission: Any) -> bool:
    """The lead said that the person has the data of the mission's figure, and reports it."""
    return mission is not None and mission.is_measured_by(person)


@predicate
def is_its_attester(person: Any, mission: Any) -> bool:
    """The person is whom the mission's target names to confirm the outcome."""
    return mission is not None and mission.attester_id is not None and mission.attester_id == person.pk


@predicate
def reports_on_pledge(person: Any, pledge: Any) -> bool:
    """The partner named the person to report on its pledge."""
    return pledge is not None and pledge.contact_id is not None and pledge.contact_id == person.pk


@predicate
def works_on_its_mission(person: Any, pledge: Any) -> bool:
    """The person leads the mission of a pledge, or was asked to edit it."""
    return pledge is not None and works_on(person, pledge.mission)


works_on = leads | was_asked_to_edit

rules.add_perm("roadmaps.read_mission", is_public | is_staff)
rules.add_perm("roadmaps.read_roadmap", is_public_roadmap | is_staff)
rules.add_perm("roadmaps.list_drafts", is_officer)
rules.add_perm("roadmaps.start_mission", is_officer)
rules.add_perm("roadmaps.edit_mission", is_officer & works_on)
rules.add_perm("roadmaps.discard_autosaved", typed_it)
rules.add_perm("roadmaps.annotate_mission", is_staff & (leads | collaborates))
rules.add_perm("roadmaps.choose_collaborators", (is_officer & leads) | is_administrator)
rules.add_perm("roadmaps.write_learning", is_officer & works_on)
rules.add_perm("roadmaps.read_learning", is_public_entry | is_staff)
rules.add_perm("roadmaps.say_it_helped", is_signed_in & (is_public_entry | is_staff))
rules.add_perm("roadmaps.take_officer_step", is_officer & works_on)
rules.add_perm("roadmaps.report_delivery", is_officer & works_on)
rules.add_perm("roadmaps.report_figure", (is_officer & works_on) | has_its_data)
rules.add_perm("roadmaps.report_on_pledge", (is_officer & works_on_its_mission) | reports_on_pledge)
rules.add_perm("roadmaps.attest", is_its_attester & ~had_a_hand_in)
rules.add_perm("roadmaps.see_board", is_staff)
rules.add_perm("roadmaps.assess_capabilities", is_officer & is_own_roadmap)
rules.add_perm("roadmaps.decide", is_commissioner & ~had_a_hand_in)
rules.add_perm("roadmaps.see_checks", is_assessor | is_officer | is_commissioner | is_administrator)
rules.add_perm("roadmaps.read_drafts", is_staff)
rules.add_perm("roadmaps.see_history", is_staff)
rules.add_perm("roadmaps.assess", is_assessor & had_no_part_in & ~is_of_a_partner)
rules.add_perm("roadmaps.take_checks", is_assessor)
rules.add_perm("roadmaps.ask_assessors", (is_officer | is_administrator) & had_no_part_in)
rules.add_perm("roadmaps.settle_differences", has_handed_in)
rules.add_perm("roadmaps.call_another", has_handed_in | ((is_officer | is_administrator) & had_no_part_in))
rules.add_perm("roadmaps.declare_interests", is_assessor)
rules.add_perm("roadmaps.change_method", is_administrator)
rules.add_perm("roadmaps.edit_roadmap", is_officer & is_own_roadmap)
rules.add_perm("roadmaps.start_roadmap", is_officer)
rules.add_perm("roadmaps.edit_shared", is_officer & works_on_all_it_serves)
rules.add_perm("roadmaps.edit_organisations", is_officer)
rules.add_perm("roadmaps.see_import", is_officer & sent_it)
