"""Documents are chosen, looked at, made, waited for, saved and downloaded, with JavaScript and without, on a phone too."""

import pytest
from playwright.sync_api import expect

from engagement.models import Consultation
from reports.models import Recipe
from roadmaps.models import Mission
from tests.browser.story import downloaded
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("documents")]
SLUG = "clean-air-on-every-school-street"


def text_of(pdf) -> str:
    return " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())


@pytest.mark.parametrize("javascript", [True, False])
def test_a_commissioner_chooses_looks_saves_and_downloads(story, worker, visitors, javascript):
    commissioner: Visitor = visitors(javascript=javascript, width=320).sign_in("commissioner")
    commissioner.go("/reports/ask/?roadmap=camden-practice&kind=roadmap")
    commissioner.choose("For printing on A4, without colour")
    for part in ("The roadmap as a picture", "Money", "When things are to happen"):
        commissioner.main.get_by_label(part, exact=True).uncheck()
    commissioner.press("Preview")
    commissioner.sees("It contains: At a glance")
    expect(commissioner.main.get_by_role("img").first).to_be_visible()
    expect(commissioner.main.get_by_label("Money", exact=True)).not_to_be_checked()
    commissioner.press("Save these choices")
    commissioner.choose("On the first day of each month")
    commissioner.press("Save your choices")
    commissioner.sees("Enter a name")
    commissioner.fill("Name", "For the board")
    commissioner.press("Save your choices")
    commissioner.sees("It is made next on")
    commissioner.press("Make it now")
    words = text_of(downloaded(commissioner, "Download the PDF"))
    assert "At a glance" in words and "When things are to happen" not in words
    recipe = Recipe.objects.get()
    assert (recipe.design, recipe.next_on is not None) == ("print", True)
    assert commissioner.problems == []


def test_anybody_takes_a_brief_and_a_report_of_a_consultation(story, worker, visitors):
    visitor: Visitor = visitors(width=320)
    mission = Mission.objects.get(slug=SLUG)
    visitor.go(mission.get_absolute_url())
    visitor.press("Make a PDF of this mission")
    visitor.follow("Brief on one page")
    visitor.press("Make the PDF")
    brief = downloaded(visitor, "Download the PDF")
    assert (len(brief.pages), mission.title in text_of(brief)) == (1, True)
    visitor.go(Consultation.objects.get(revision__mission=mission).get_absolute_url())
    visitor.press("Make a PDF of this consultation")
    visitor.press("Make the PDF")
    assert "What residents said, and what was answered" in text_of(downloaded(visitor, "Download the PDF"))
    assert visitor.problems == []


def test_it_is_chosen_with_the_keyboard_alone(story, visitors):
    commissioner: Visitor = visitors().sign_in("commissioner")
    commissioner.go("/reports/ask/?roadmap=camden-practice&kind=delivery")
    page = commissioner.page
    page.get_by_label("For reading on a screen").focus()
    page.keyboard.press("ArrowDown")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "preview":
            break
    page.keyboard.press("Enter")
    commissioner.sees("It contains: What moved")
    expect(page.get_by_label("For printing on A4, without colour")).to_be_checked()
