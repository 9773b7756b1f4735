"""axe-core finds nothing, and nothing spills off the screen, on any page, on a phone and on a desk."""

import json

import pytest

from roadmaps.models import CriteriaCheck, Mission
from tests.camden_missions.addresses import DIFFERING, IN_CHECK
from tests.camden_missions.test_every_address_for_every_role import TABLE

pytestmark = [pytest.mark.django_db(transaction=True)]
# Who sees most of an address; the rest of the table is the same page or a refusal.
WHO = {
    "account_login": None,
    "account_signup": None,
    "person_roles": "admin",
    "people": "admin",
    "step": "commissioner",
    "decision": "commissioner",
}
WHO |= dict.fromkeys(
    ("check", "checks", "check_take", "check_verdict", "check_first_rating", "check_hand_in", "interests"), "assessor2"
)
WHO |= dict.fromkeys(("check_settlement", "check_another", "calibration"), "assessor2")
WHO |= dict.fromkeys(("check_seats", "check_release", "method"), "admin")
WHO |= dict.fromkeys(("method_thresholds", "method_rubric", "method_judges"), "admin")
WHO |= dict.fromkeys(("moderation", "moderate", "ban", "held_words", "house_rules_edit", "appeal_decide"), "moderator")
WHO |= dict.fromkeys((f"comment_{deed}" for deed in ("add", "edit", "withdraw", "amend", "appeal")), "resident")
WHO |= dict.fromkeys(("jobs", "job_cancel"), "admin")
WHO |= dict.fromkeys(("own_comments", "comment_reply", "comment_report", "consultation_answers"), "resident")
WHO |= dict.fromkeys(("mission_change_decide", "stage_report_answer", "board"), "commissioner")
WHO |= {"outcome_confirm": "resident", "capabilities_answer": "officer2"}
NO_PAGES = {
    "healthz",
    "healthz_live",
    "healthz_broker",
    "typed_throw_away",
    "job_retry",
    "report_file",
    "report_signed_file",
    "report_preview",
    "report_cancel",
    "open_data_json",
    "open_data_csv",
    "open_data_catalogue",
    "roadmap_calendar",
    "mission_calendar",
    "mission_card",
    "news_feed",
    "sitemap",
    "api_openapi",
    "api_nothing_here",
    "report_again",
    "recipe_make",
    "change_drop",
    "board_read",
    "capabilities_publish",
    "check_agree",
    "interest_end",
}
NO_PAGES |= {"draft_panel", "draft_presence", "autosaved_discard", "note_resolve", "roadmap_template"}
NO_PAGES |= {
    f"{one}_{form}"
    for one in (
        "roadmap_picture",
        "roadmap_picture_on",
        "roadmap_portfolio",
        "roadmap_timeline",
        "roadmap_wards",
        "mission_trajectory",
    )
    for form in ("svg", "png", "csv")
}
NO_PAGES |= {"comment_keep", "comment_kept", "comment_back", "ban_lift", "moderation_next"}
NO_PAGES |= {"consultation_document", "consultation_document_remove"}
NO_PAGES |= {"learning_feed", "learning_helped"}
NO_PAGES |= {"notify_came_back", "notification", "notifications_read", "job_email"}
NO_PAGES |= {"attachment", "roadmap_export_ask", "roadmap_export_file"}
# The page that asks is that of calling another; the second page of a table is its first.
NO_PAGES |= {"check_take_back", "draft_portfolio_page"}
NO_PAGES |= {"draft_sectors_order", "draft_solutions_order", "challenges_order", "missions_order"}
# Layouts change at 641 pixels: axe looks at one on each side, and a tablet is measured for what spills over.
WIDTHS, TABLET = (320, 1280), 768
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
LOOK = """async () => {
  const found = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"],
    preload: false
  });
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
  return {violations: found.violations.map(v => [v.id, v.nodes.map(n => n.target.join(" "))]), wide: wide};
}"""


def faults_of(visitor, axe: str) -> list:
    """Return what axe finds on a page, on a phone and on a desk."""
    visitor.page.evaluate(axe)
    found = []
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        found += look(visitor)
    return found


def look(visitor) -> list:
    """Return what axe finds on a page that has it already."""
    found = visitor.page.evaluate(LOOK)
    return found["violations"] + (["wider than the screen"] if found["wide"] else [])


@pytest.mark.parametrize("part", [0, 1, 2, 3])
def test_every_page_at_every_width(addresses, visitors, axe, part):
    """A quarter of the addresses each, so that they run beside each other."""
    browsers, faults = {}, {}
    pages = {name for name in addresses if name not in NO_PAGES and not name.startswith("api-1:")}
    for name in sorted(pages)[part::4]:
        who = WHO.get(name, "officer")
        if who not in browsers:
            browsers[who] = visitors()
            if who:
                browsers[who].sign_in(who)
        browsers[who].go(addresses[name].path)
        browsers[who].page.evaluate(axe)
        for width in WIDTHS:
            browsers[who].page.set_viewport_size({"width": width, "height": 900})
            if found := look(browsers[who]):
                faults[f"{name} at {width}"] = found
        browsers[who].page.set_viewport_size({"width": TABLET, "height": 900})
        if browsers[who].page.evaluate(WIDE):
            faults[f"{name} at {TABLET}"] = "wider than the screen"
    assert set(addresses) == set(TABLE)
    assert not faults, json.dumps(faults, indent=1)
    assert not [problem for browser in browsers.values() for problem in browser.problems]


def test_pages_with_errors_and_refusals(addresses, visitors, axe):
    officer = visitors().sign_in("officer")
    faults = {}
    for path, button in (
        ("/workbench/missions/new/", "Start the draft"),
        ("/workbench/missions/somebody-to-call/dates/", "Save"),
        ("/workbench/missions/somebody-to-call/solutions/new/", "Save this solution"),
        ("/workbench/missions/quiet-nights/consultation/", "See how people will read it"),
    ):
        officer.go(path)
        officer.press(button)
        officer.sees("There is a problem")
        faults[path] = faults_of(officer, axe)
    officer.go("/workbench/missions/somebody-to-call/words/")
    faults["kept and not saved"] = faults_of(officer, axe) if _kept(officer) else ["not kept"]
    _collide(officer)
    faults["conflict"] = faults_of(officer, axe)
    faults |= _refused_to_judges(visitors, axe)
    for path in ("/nowhere/", "/moderation/", "/workbench/missions/no-cold-homes/words/"):
        officer.go(path)
        faults[path] = faults_of(officer, axe)
    assert not any(faults.values()), json.dumps(faults, indent=1)


def _refused_to_judges(visitors, axe: str) -> dict[str, list]:
    """Send what cannot stand as an assessor and as an administrator; return what axe finds on the pages that say so."""
    faults, people = {}, {}
    differing = CriteriaCheck.objects.get(revision__mission__slug=DIFFERING).pk
    judged = CriteriaCheck.objects.get(revision__mission__slug=IN_CHECK).pk
    for who, path, button in (
        ("assessor2", f"/checks/{judged}/criteria/1/", "Save"),
        ("assessor2", f"/checks/{judged}/take/", "Continue"),
        ("assessor2", f"/checks/{differing}/settlement/", "Propose it on Ambitious, realistic"),
        ("admin", "/workbench/method/assessors/", "Save as a new version"),
        ("admin", "/workbench/method/thresholds/", "Save as a new version"),
    ):
        if who not in people:
            people[who] = visitors().sign_in(who)
        person = people[who]
        person.go(path)
        if person.main.get_by_text("Propose another verdict").count():
            person.main.get_by_text("Propose another verdict").click()
        person.press(button)
        person.sees("There is a problem")
        faults[path] = faults_of(person, axe)
    return faults


def _kept(officer) -> bool:
    officer.fill("Statement", "Typed and not saved.")
    officer.sees("Copy kept at")
    officer.go("/workbench/missions/somebody-to-call/words/")
    officer.sees("You have not saved what you typed here.")
    return True


def _collide(officer) -> None:
    """Save what somebody else has changed meanwhile."""
    Mission.objects.filter(slug="somebody-to-call").update(statement="Saved by somebody else.")
    officer.press("Save")
    officer.sees("Somebody else has changed this too")


def test_after_a_refused_save_the_focus_is_on_the_summary(addresses, visitors):
    officer = visitors().sign_in("officer")
    officer.go("/workbench/missions/somebody-to-call/dates/")
    officer.press("Save")
    officer.sees("There is a problem")
    focused = officer.page.evaluate("document.activeElement.className")
    assert "govuk-error-summary" in focused


def test_a_mission_is_started_with_the_keyboard_alone(addresses, visitors):
    officer = visitors().sign_in("officer")
    officer.go("/workbench/missions/new/")
    keys = officer.page.keyboard
    keys.press("Tab")
    assert officer.page.evaluate("document.activeElement.textContent").strip() == "Skip to main content"
    keys.press("Enter")
    for _ in range(3):
        keys.press("Tab")
        if officer.page.evaluate("document.activeElement.id") == "id_challenge":
            break
    keys.type("Practice roadmap: Nobody")
    keys.press("Tab")
    keys.type("By keyboard alone")
    keys.press("Tab")
    keys.press("Enter")
    officer.sees("What should be true, and for whom?")
