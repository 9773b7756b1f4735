"""Names and words of any length: nothing spills off a phone's screen."""

import uuid

import pytest

from engagement.models import Comment
from roadmaps.delivery.changing import add_part, start_change
from roadmaps.delivery.figures import report_figure
from roadmaps.delivery.pledges import record_pledge
from roadmaps.delivery.stage_reports import save_report
from roadmaps.drafting.collaborating import write_note
from roadmaps.drafting.missions import save_draft
from roadmaps.drafting.restoring import keep_revision
from roadmaps.models import FundingLine, Milestone, Mission
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True)]
# The elements that reach beyond the screen, for whoever has to mend it.
WIDEST = """[...document.querySelectorAll("body *")]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(-5).map(e => e.outerHTML.slice(0, 120))"""
LONG = "Donaudampfschifffahrtsgesellschaft" * 3


def test_a_page_of_one_long_word_after_another(visitors):
    officer = factories.officer()
    consultation = factories.consultation(
        officer, title=LONG, statement=LONG, beneficiaries=LONG, measure=LONG, unit=LONG[:60]
    )
    Comment.objects.create(
        consultation=consultation,
        author=factories.PersonFactory(name=LONG[:80]),
        stance="question",
        body=LONG * 3,
        form_key=uuid.uuid4(),
    )
    mission = consultation.mission
    visitor = visitors(width=320)
    pages = (
        mission.get_absolute_url(),
        f"{mission.get_absolute_url()}check/",
        mission.challenge.roadmap.get_absolute_url(),
        consultation.get_absolute_url(),
        "/",
        "/consultations/",
    )
    for path in pages:
        visitor.go(path)
        wide = visitor.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide, (path, visitor.page.evaluate(WIDEST))


def test_long_words_on_the_pages_of_officers(story, visitors):
    officer = story["officer"]
    draft = factories.draft(officer, title=LONG[:120], statement=LONG, beneficiaries=LONG, measure=LONG, unit=LONG[:60])
    draft.challenge.roadmap.title = LONG
    draft.challenge.roadmap.save()
    solution = draft.solutions.get()
    solution.title, solution.objective = LONG, LONG * 3
    solution.save()
    keep_revision(mission=draft, by=officer)
    save_draft(mission=draft, by=officer, statement=LONG[::-1])
    write_note(mission=draft, by=officer, field="statement", body=LONG * 2)
    visitor = visitors(width=320).sign_in("officer")
    Mission.objects.filter(pk=draft.pk).update(lead_officer=officer)
    base = f"/workbench/missions/{draft.slug}"
    parts = ("", "/words", "/whole", "/target", "/solutions", "/sectors", "/notes", "/history", "/revisions")
    paths = [f"{base}{part}/" for part in (*parts, "/revisions/compare", "/lifecycle", "/remove", "/submit", "/people")]
    paths += [f"{base}/solutions/{draft.contributions.get().pk}/", "/workbench/", "/workbench/missions/"]
    paths += [f"/workbench/roadmaps/{draft.challenge.roadmap.slug}/", f"/workbench/challenges/{draft.challenge_id}/"]
    for path in paths:
        visitor.go(path)
        wide = visitor.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide, (path, visitor.page.evaluate(WIDEST))


def test_long_words_on_the_pages_of_delivery(story, visitors):
    officer = story["officer"]
    long = {"title": LONG[:120], "statement": LONG, "measure": LONG, "unit": LONG[:60]}
    mission = factories.draft(officer, **long)
    solution = mission.solutions.get()
    solution.title = LONG
    solution.save()
    FundingLine.objects.create(solution=solution, kind="grant", funder=LONG, amount=99_999_999)
    milestone = Milestone.objects.create(mission=mission, title=LONG, due_on=mission.baseline_date)
    mission = factories.frozen_in_delivery(mission, officer)
    report_figure(mission=mission, by=officer, on=mission.baseline_date, value=9_999_999, source=LONG, note=LONG)
    record_pledge(mission=mission, by=officer, name=LONG, kind="third", says=LONG)
    change = start_change(mission=mission, by=officer)
    add_part(change=change, by=officer, part={"kind": "stop", "solution": solution.slug, "says": LONG})
    save_report(mission=mission, by=officer, summary=LONG, next=LONG)
    visitor = visitors(width=320).sign_in("officer")
    base, public = f"/workbench/missions/{mission.slug}/delivery", f"/missions/{mission.slug}"
    paths = [f"{public}/progress/", f"{public}/figure/", f"/roadmaps/{mission.challenge.roadmap.slug}/board/"]
    paths += [f"{base}{part}" for part in ("/", "/change/", "/change/add/scale/", "/report/", "/data/", "/outcome/")]
    paths += [f"{base}/milestones/{milestone.pk}/", f"{base}/money/{FundingLine.objects.latest('pk').pk}/"]
    for path in paths:
        visitor.go(path)
        wide = visitor.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide, (path, visitor.page.evaluate(WIDEST))
