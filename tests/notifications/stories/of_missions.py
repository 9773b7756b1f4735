"""Stories of missions, of working on them, of checks, decisions and files."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from reports.making.asking import ask_for_report
from reports.making.recipes import save_recipe
from reports.making.rendering import build_report, give_up_report
from reports.making.scheduling import make_scheduled_reports
from reports.models import Recipe, Report
from roadmaps.checking.assigning import ask_assessor, remind_assessors
from roadmaps.checking.settling import propose
from roadmaps.delivery.learning import write_entry
from roadmaps.delivery.milestones import reach_milestone, remind_of_milestones
from roadmaps.drafting.collaborating import hand_over, invite, write_note
from roadmaps.drafting.sharing import suggest_change
from roadmaps.exchange.exporting import ask_export, give_up_export, make_export
from roadmaps.exchange.importing import ask_import, give_up_import, look_through
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import Contribution, Milestone, Mission
from roadmaps.models.choices import RoadmapKind
from tests import factories
from tests.notifications.stories import Stories, follower

STORIES = Stories()


def own_roadmap(mission: Mission):
    roadmap = mission.challenge.roadmap
    roadmap.kind = RoadmapKind.OWN
    roadmap.save()
    return roadmap


@STORIES.of("mission.moved")
def _(officer):
    mission = factories.answered_mission(officer)
    take_step(mission=mission, name="adopt", by=factories.person("commissioner"), reason="It is needed.")
    told = follower(mission)
    take_step(mission=mission, name="start_delivery", by=officer)
    return told, f"“{mission}”: Delivery started", "The mission is now in delivery."


@STORIES.of("check.passed")
def _(officer):
    mission = factories.checked(officer)
    return officer, f"“{mission}” passed its check", "All five are met."


@STORIES.of("milestone.reached")
def _(officer):
    mission = factories.in_delivery(officer)
    told = follower(mission)
    milestone = Milestone.objects.create(mission=mission, title="Half of them", due_on=timezone.localdate())
    reach_milestone(milestone=milestone, by=officer, on=timezone.localdate())
    return told, f"“{mission}” reached a milestone", "Half of them"


@STORIES.of("learning.written")
def _(officer):
    mission = factories.in_delivery(officer)
    told = follower(mission)
    said = {"tried": "Letters.", "found": "Few answered.", "changes": "Neighbours knock.", "stops": "The letters."}
    write_entry(mission=mission, by=officer, title="Doors open to neighbours", outcome="failed", **said)
    return told, f"“{mission}” has learnt something: Doors open to neighbours", "It did not work."


@STORIES.of("decision.taken")
def _(officer):
    mission = factories.answered_mission(officer)
    take_step(mission=mission, name="decline", by=factories.person("commissioner"), reason="Another is better.")
    return officer, f"“{mission}”: Declined", "Why: Another is better."


@STORIES.of("draft.invited")
def _(officer):
    told, mission = factories.officer(), factories.draft(officer)
    invite(mission=mission, by=officer, person=told, may="edit")
    return told, f"{officer} asks you to edit “{mission}”", "You find it on your workbench."


@STORIES.of("mission.handed_over")
def _(officer):
    told, mission = factories.officer(), factories.draft(officer)
    hand_over(mission=mission, by=officer, to=told)
    return told, f"You lead “{mission}” now", f"{officer} handed this mission over to you."


@STORIES.of("note.written")
def _(officer):
    mission, other = factories.draft(officer), factories.assessor()
    invite(mission=mission, by=officer, person=other, may="comment")
    write_note(mission=mission, by=other, field="daily_life", body="Shorter?")
    return officer, f"{other} wrote a note on “{mission}”", "About daily life: Shorter?"


@STORIES.of("note.mentions_you")
def _(officer):
    mission, other = factories.draft(officer), factories.assessor()
    invite(mission=mission, by=officer, person=other, may="comment")
    write_note(mission=mission, by=officer, field="statement", body=f"What do you think, @{other.name}?")
    return other, f"{officer} mentions you in a note on “{mission}”", "What do you think"


@STORIES.of("change.suggested")
def _(officer):
    mission, other = factories.draft(officer), factories.officer()
    solution = Contribution.objects.get(mission=mission).solution
    suggest_change(thing=solution, by=other, says="Start in March.")
    return officer, f"A change is suggested to “{solution}”", "Start in March."


@STORIES.of("changes.asked")
def _(officer):
    check = factories.in_check(officer)
    for _ in range(2):
        factories.judge(check, factories.assessor(), c2="not")
    return officer, f"“{check.revision.mission}” came back with changes to make", "Change 2."


@STORIES.of("milestone.due")
def _(officer):
    mission = factories.in_delivery(officer)
    Milestone.objects.create(mission=mission, title="Half of them", due_on=timezone.localdate() + timedelta(days=5))
    remind_of_milestones()
    return officer, f"A milestone of “{mission}” is due on", "Half of them"


@STORIES.of("milestone.late")
def _(officer):
    mission = factories.in_delivery(officer)
    Milestone.objects.create(mission=mission, title="Half of them", due_on=timezone.localdate() - timedelta(days=5))
    remind_of_milestones()
    return officer, f"A milestone of “{mission}” is late", "It was due on"


@STORIES.of("check.asked")
def _(officer):
    check, told = factories.in_check(officer), factories.assessor()
    ask_assessor(check=check, by=factories.officer(), assessor=told)
    return told, f"Judge “{check.revision.mission}” against the five criteria", "revision 1"


@STORIES.of("check.due")
def _(officer):
    check, told = factories.in_check(officer), factories.assessor()
    ask_assessor(check=check, by=factories.officer(), assessor=told, due_on=timezone.localdate() + timedelta(days=1))
    remind_assessors()
    return told, f"Your assessment of “{check.revision.mission}” is due on", "What you have saved is there."


@STORIES.of("check.taken_back")
def _(officer):
    check, told = factories.in_check(officer), factories.assessor()
    ask_assessor(check=check, by=factories.officer(), assessor=told)
    take_step(mission=check.revision.mission, name="take_back", by=officer)
    return told, f"You need not judge “{check.revision.mission}” for now", "there is nothing for you to do"


@STORIES.of("check.proposed")
def _(officer):
    check, first, told = factories.in_check(officer), factories.assessor(), factories.assessor()
    factories.judge(check, first)
    factories.judge(check, told, c3="not")
    propose(check=check, by=first, criterion=3, rating=1, reason="We looked again.")
    return told, f"A common verdict is proposed on “{check.revision.mission}”", "Why: We looked again."


@STORIES.of("check.done")
def _(officer):
    check, told = factories.in_check(officer), factories.assessor()
    factories.judge(check, told)
    factories.judge(check, factories.assessor())
    return told, f"The check of “{check.revision.mission}” is over", "It passed."


@STORIES.of("decision.waits")
def _(officer):
    told = factories.person("commissioner")
    mission = factories.answered_mission(officer)
    return told, f"A decision waits: “{mission}”", "stands on one page"


@STORIES.of("report.ready")
def _(officer):
    report = ask_for_report(factories.checked(officer), kind="dossier", by=officer)
    build_report(str(report.pk))
    return officer, f"“{report}” is ready", "downloaded from its page"


@STORIES.of("report.scheduled")
def _(officer):
    mission = factories.checked(officer)
    save_recipe(by=officer, name="Monthly", subject=mission, kind="dossier", monthly=True)
    Recipe.objects.update(next_on=timezone.localdate())
    make_scheduled_reports()
    report = build_report(str(Report.objects.get().pk))
    return officer, f"This month: {report}", "made each month"


@STORIES.of("report.failed")
def _(officer):
    report = ask_for_report(factories.checked(officer), kind="dossier", by=officer)
    give_up_report(str(report.pk))
    return officer, f"“{report}” could not be made", "It was tried three times."


@STORIES.of("export.ready")
def _(officer):
    roadmap = own_roadmap(factories.draft(officer))
    make_export(export_id=str(ask_export(roadmap=roadmap, by=officer, form="json").pk))
    return officer, f"The file of “{roadmap}” is ready", "downloaded from its page"


@STORIES.of("export.failed")
def _(officer):
    roadmap = own_roadmap(factories.draft(officer))
    give_up_export(export_id=str(ask_export(roadmap=roadmap, by=officer, form="json").pk))
    return officer, f"The file of “{roadmap}” could not be made", "You can ask for it again"


@STORIES.of("import.ready")
def _(officer):
    asked = ask_import(by=officer, name="ours.json", body=b"{}")
    look_through(import_id=str(asked.pk))
    return officer, "Your file “ours.json” was looked through", "problems to fix first"


@STORIES.of("import.failed")
def _(officer):
    asked = ask_import(by=officer, name="ours.json", body=ContentFile(b"{}").read())
    give_up_import(import_id=str(asked.pk))
    return officer, "Your file “ours.json” could not be imported", "Nothing of it was written."
