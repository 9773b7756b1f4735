"""Every kind of event: what makes it happen, who hears of it, and how its email reads, from subject to footer."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import Person
from engagement.commenting.backing import back
from engagement.commenting.writing import comment, reply
from engagement.consulting.closing import close_what_is_over
from engagement.consulting.opening import extend
from engagement.consulting.telling import tell_of_consultations
from engagement.models import Consultation
from engagement.moderating.appealing import appeal, decide
from engagement.moderating.banning import ban
from engagement.moderating.looking import allow, hide
from engagement.responding import save_response
from notifications.choices import Rhythm
from notifications.following import follow
from notifications.models import Event
from notifications.rhythms import choose_rhythms
from notifications.table import EVENTS
from notifications.things import thing
from reports.asking import ask_for_report
from reports.rendering import build_report, give_up_report
from roadmaps.checking.assigning import ask_assessor, remind_assessors
from roadmaps.checking.settling import propose
from roadmaps.delivery.learning import write_entry
from roadmaps.drafting.collaborating import hand_over, invite, write_note
from roadmaps.drafting.milestones import reach_milestone, remind_of_milestones
from roadmaps.drafting.sharing import suggest_change
from roadmaps.exchange.exporting import ask_export, give_up_export, make_export
from roadmaps.exchange.importing import ask_import, give_up_import, look_through
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import Contribution, Milestone, Mission
from roadmaps.models.choices import RoadmapKind
from tests import factories
from tests.letters import letters

pytestmark = pytest.mark.django_db
Told = tuple[Person, str, str]


def follower(mission: Mission) -> Person:
    person = factories.resident()
    follow(person=person, things=[thing("mission", mission.pk)])
    return person


def say(consultation: Consultation, by: Person | None = None, **given):
    by = by or factories.resident()
    said = {"stance": "support", "body": "Yes, at night too.", "form_key": uuid.uuid4(), **given}
    return comment(consultation=consultation, by=by, **said)


def own_roadmap(mission: Mission):
    roadmap = mission.challenge.roadmap
    roadmap.kind = RoadmapKind.OWN
    roadmap.save()
    return roadmap


def delivered(officer: Person) -> Mission:
    mission = factories.answered_mission(officer)
    take_step(mission=mission, name="adopt", by=factories.person("commissioner"), reason="It is needed.")
    take_step(mission=mission, name="start_delivery", by=officer)
    return Mission.objects.get(pk=mission.pk)


# What makes each kind of event happen: a function of an officer, which returns who is told, the subject of the email, and
# something that it says.
STORIES: dict[str, Callable[[Person], Told]] = {}


def story(kind: str) -> Callable:
    def register(function: Callable[[Person], Told]) -> Callable[[Person], Told]:
        STORIES[kind] = function
        return function

    return register


@story("mission.moved")
def _(officer):
    mission = factories.answered_mission(officer)
    take_step(mission=mission, name="adopt", by=factories.person("commissioner"), reason="It is needed.")
    told = follower(mission)
    take_step(mission=mission, name="start_delivery", by=officer)
    return told, f"“{mission}”: Delivery started", "The mission is now in delivery."


@story("check.passed")
def _(officer):
    mission = factories.checked(officer)
    return officer, f"“{mission}” passed its check", "All five are met."


@story("milestone.reached")
def _(officer):
    mission = delivered(officer)
    told = follower(mission)
    milestone = Milestone.objects.create(mission=mission, title="Half of them", due_on=timezone.localdate())
    reach_milestone(milestone=milestone, by=officer, on=timezone.localdate())
    return told, f"“{mission}” reached a milestone", "Half of them"


@story("learning.written")
def _(officer):
    mission = delivered(officer)
    told = follower(mission)
    said = {"tried": "Letters.", "found": "Few answered.", "changes": "Neighbours knock.", "stops": "The letters."}
    write_entry(mission=mission, by=officer, title="Doors open to neighbours", outcome="failed", **said)
    return told, f"“{mission}” has learnt something: Doors open to neighbours", "It did not work."


@story("decision.taken")
def _(officer):
    mission = factories.answered_mission(officer)
    take_step(mission=mission, name="decline", by=factories.person("commissioner"), reason="Another is better.")
    return officer, f"“{mission}”: Declined", "Why: Another is better."


@story("consultation.opened")
def _(officer):
    mission = factories.checked(officer)
    told = follower(mission)
    factories.open_on(mission, officer)
    return told, f"Have your say on “{mission}”", "To hear what you think."


@story("consultation.extended")
def _(officer):
    consultation = factories.consultation(officer)
    told = say(consultation).author
    later = consultation.closes_at + timedelta(days=7)
    extend(consultation=consultation, by=officer, closes_at=later, reason="A strike stopped the post.")
    return told, f"More time to comment on “{consultation.mission}”", "A strike stopped the post."


@story("consultation.closing")
def _(officer):
    consultation = factories.consultation(officer, opens=-30, closes=2)
    told = follower(consultation.mission)
    tell_of_consultations()
    return told, f"Last days to comment on “{consultation.mission}”", "do it before then"


@story("consultation.closed")
def _(officer):
    consultation = factories.consultation(officer)
    told = say(consultation).author
    Consultation.objects.filter(pk=consultation.pk).update(closes_at=timezone.now())
    close_what_is_over()
    return told, f"The consultation on “{consultation.mission}” has closed", "answers before the commission decides"


@story("response.published")
def _(officer):
    consultation = factories.consultation(officer)
    told = say(consultation).author
    Consultation.objects.filter(pk=consultation.pk).update(closes_at=timezone.now())
    close_what_is_over()
    save_response(consultation=consultation, by=officer, you_said="Nights.", we_did="We moved it.", publish=True)
    return told, f"What was done with what people said on “{consultation.mission}”", "We did: We moved it."


@story("comment.answered")
def _(officer):
    consultation = factories.consultation(officer)
    said = say(consultation)
    reply(to=said, by=officer, body="We will measure it.", form_key=uuid.uuid4())
    return said.author, f"The council replied to your comment on “{consultation.mission}”", "We will measure it."


@story("comment.backed")
def _(officer):
    said = say(factories.consultation(officer))
    back(comment=said, by=factories.resident())
    return said.author, f"Your comment on “{said.consultation.mission}” is backed", "1 so far"


@story("comment.shown")
def _(officer):
    said = say(factories.consultation(officer, asked={"moderation": "before"}))
    allow(comment=said, by=factories.moderator())
    return said.author, f"Your comment on “{said.consultation.mission}” is on the page", "Everybody can read it now."


@story("comment.hidden")
def _(officer):
    said = say(factories.consultation(officer))
    hide(comment=said, by=factories.moderator(), reason="It names a neighbour.", rule=factories.rule())
    return said.author, f"Your comment on “{said.consultation.mission}” was hidden", "Rule: Be civil"


@story("appeal.made")
def _(officer):
    said = say(factories.consultation(officer))
    other = factories.moderator()
    hide(comment=said, by=factories.moderator(), reason="It names a neighbour.")
    appeal(comment=said, by=said.author, says="It names nobody.")
    return other, f"An appeal waits: a comment on “{said.consultation.mission}”", "It names nobody."


@story("appeal.decided")
def _(officer):
    said = say(factories.consultation(officer))
    hide(comment=said, by=factories.moderator(), reason="It names a neighbour.")
    made = appeal(comment=said, by=said.author, says="It names nobody.")
    decide(appeal=made, by=factories.moderator(), outcome="upheld", reason="That is right.")
    return said.author, "Your appeal was decided", "It is shown again."


@story("person.banned")
def _(_officer):
    told = factories.resident()
    ban(person=told, by=factories.moderator(), until=timezone.now() + timedelta(days=3), reason="Adverts.")
    return told, "You cannot comment for a time", "Why: Adverts."


@story("draft.invited")
def _(officer):
    told, mission = factories.officer(), factories.draft(officer)
    invite(mission=mission, by=officer, person=told, may="edit")
    return told, f"{officer} asks you to edit “{mission}”", "You find it on your workbench."


@story("mission.handed_over")
def _(officer):
    told, mission = factories.officer(), factories.draft(officer)
    hand_over(mission=mission, by=officer, to=told)
    return told, f"You lead “{mission}” now", f"{officer} handed this mission over to you."


@story("note.written")
def _(officer):
    mission, other = factories.draft(officer), factories.assessor()
    invite(mission=mission, by=officer, person=other, may="comment")
    write_note(mission=mission, by=other, field="daily_life", body="Shorter?")
    return officer, f"{other} wrote a note on “{mission}”", "About daily life: Shorter?"


@story("note.mentions_you")
def _(officer):
    mission, other = factories.draft(officer), factories.assessor()
    invite(mission=mission, by=officer, person=other, may="comment")
    write_note(mission=mission, by=officer, field="statement", body=f"What do you think, @{other.name}?")
    return other, f"{officer} mentions you in a note on “{mission}”", "What do you think"


@story("change.suggested")
def _(officer):
    mission, other = factories.draft(officer), factories.officer()
    solution = Contribution.objects.get(mission=mission).solution
    suggest_change(thing=solution, by=other, says="Start in March.")
    return officer, f"A change is suggested to “{solution}”", "Start in March."


@story("changes.asked")
def _(officer):
    check = factories.in_check(officer)
    for _ in range(2):
        factories.judge(check, factories.assessor(), c2="not")
    return officer, f"“{check.revision.mission}” came back with changes to make", "Change 2."


@story("milestone.due")
def _(officer):
    mission = delivered(officer)
    Milestone.objects.create(mission=mission, title="Half of them", due_on=timezone.localdate() + timedelta(days=5))
    remind_of_milestones()
    return officer, f"A milestone of “{mission}” is due on", "Half of them"


@story("milestone.late")
def _(officer):
    mission = delivered(officer)
    Milestone.objects.create(mission=mission, title="Half of them", due_on=timezone.localdate() - timedelta(days=5))
    remind_of_milestones()
    return officer, f"A milestone of “{mission}” is late", "It was due on"


@story("check.asked")
def _(officer):
    check, told = factories.in_check(officer), factories.assessor()
    ask_assessor(check=check, by=factories.officer(), assessor=told)
    return told, f"Judge “{check.revision.mission}” against the five criteria", "revision 1"


@story("check.due")
def _(officer):
    check, told = factories.in_check(officer), factories.assessor()
    ask_assessor(check=check, by=factories.officer(), assessor=told, due_on=timezone.localdate() + timedelta(days=1))
    remind_assessors()
    return told, f"Your assessment of “{check.revision.mission}” is due on", "What you have saved is there."


@story("check.taken_back")
def _(officer):
    check, told = factories.in_check(officer), factories.assessor()
    ask_assessor(check=check, by=factories.officer(), assessor=told)
    take_step(mission=check.revision.mission, name="take_back", by=officer)
    return told, f"You need not judge “{check.revision.mission}” for now", "there is nothing for you to do"


@story("check.proposed")
def _(officer):
    check, first, told = factories.in_check(officer), factories.assessor(), factories.assessor()
    factories.judge(check, first)
    factories.judge(check, told, c3="not")
    propose(check=check, by=first, criterion=3, rating=1, reason="We looked again.")
    return told, f"A common verdict is proposed on “{check.revision.mission}”", "Why: We looked again."


@story("check.done")
def _(officer):
    check, told = factories.in_check(officer), factories.assessor()
    factories.judge(check, told)
    factories.judge(check, factories.assessor())
    return told, f"The check of “{check.revision.mission}” is over", "It passed."


@story("decision.waits")
def _(officer):
    told = factories.person("commissioner")
    mission = factories.answered_mission(officer)
    return told, f"A decision waits: “{mission}”", "stands on one page"


@story("report.ready")
def _(officer):
    report = ask_for_report(mission=factories.checked(officer), by=officer)
    build_report(str(report.pk))
    return officer, f"The report of “{report}” is ready", "downloaded from its page"


@story("report.failed")
def _(officer):
    report = ask_for_report(mission=factories.checked(officer), by=officer)
    give_up_report(str(report.pk))
    return officer, f"The report of “{report}” could not be made", "It was tried three times."


@story("export.ready")
def _(officer):
    roadmap = own_roadmap(factories.draft(officer))
    make_export(export_id=str(ask_export(roadmap=roadmap, by=officer, form="json").pk))
    return officer, f"The file of “{roadmap}” is ready", "downloaded from its page"


@story("export.failed")
def _(officer):
    roadmap = own_roadmap(factories.draft(officer))
    give_up_export(export_id=str(ask_export(roadmap=roadmap, by=officer, form="json").pk))
    return officer, f"The file of “{roadmap}” could not be made", "You can ask for it again"


@story("import.ready")
def _(officer):
    asked = ask_import(by=officer, name="ours.json", body=b"{}")
    look_through(import_id=str(asked.pk))
    return officer, "Your file “ours.json” was looked through", "problems to fix first"


@story("import.failed")
def _(officer):
    asked = ask_import(by=officer, name="ours.json", body=ContentFile(b"{}").read())
    give_up_import(import_id=str(asked.pk))
    return officer, "Your file “ours.json” could not be imported", "Nothing of it was written."


def test_every_kind_of_the_table_has_its_story_and_says_who_hears_of_it():
    assert set(STORIES) == set(EVENTS)
    for kind in EVENTS.values():
        assert kind.heard_by, kind.name
        assert kind.subject, kind.name
        assert kind.says, kind.name
        assert kind.button, kind.name


@pytest.mark.parametrize("kind", EVENTS)
def test_its_email_reads_well_from_subject_to_footer_and_leads_to_a_page_that_they_may_read(officer, kind, signed_in):
    person, subject, says = STORIES[kind](officer)
    # Whatever they chose: a letter about one event reads as this does.
    choose_rhythms(person=person, rhythms={EVENTS[kind].topic: Rhythm.AT_ONCE})
    (letter,) = letters(kind, to=person)
    text = letter.body
    html, media = letter.alternatives[0]
    assert letter.subject.startswith(subject)
    assert letter.to == [person.email]
    assert text.startswith(letter.subject)
    assert says in text
    assert f"{EVENTS[kind].button}:\n{settings.SERVICE_ADDRESS}" in text
    assert "{" not in text + letter.subject
    assert "None" not in text
    assert text.endswith(f"Camden Missions\n{settings.SERVICE_ADDRESS}\n")
    assert media == "text/html"
    assert 'lang="en-GB"' in html
    if EVENTS[kind].is_essential:
        assert "always sent" in text
        assert "List-Unsubscribe" not in letter.extra_headers
    else:
        assert "/notifications/stop/" in text
        assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    # Officers who open the page of a mission are led to where they work on it.
    address = Event.objects.filter(kind=kind).latest("pk").address
    assert signed_in(person).get(address, follow=True).status_code == 200


def test_whoever_does_it_is_not_told_of_it(officer):
    mission = factories.draft(officer)
    write_note(mission=mission, by=officer, field="statement", body="Shorter?")
    assert letters("note.written") == []
